import { changeRow, read } from '../posting/rows.ts'
import type { Perform } from './outcome.ts'

const restartable: ReadonlySet<unknown> = new Set(['Error', 'On Hold'])

/** An entry that failed or is on hold is ready again; any other stays as it is. */
export const restart: Perform = ({ scope, plan, row, id }) => {
  if (restartable.has(read(scope, plan.table, row, 'Status')))
    changeRow(scope, plan.table, row, {
      Status: 'Ready',
      'Error Message': '',
      'No. of Attempts to Run': 0,
      'Last Ready State': scope.now,
    })
  return { id }
}
