import { findBy } from '../../data/books.ts'
import { valueAt } from '../../data/rows.ts'
import { blankDate, blankGuid } from '../../data/values.ts'
import { ruleBroken } from '../../errors.ts'
import { findRows } from '../../read/source.ts'
import type { Behaviour } from '../behaviour.ts'
import { get, put } from '../draft.ts'

const unit = 'HOUR'

/** Hours of an employee on one day, as long as nobody has submitted them. */
export const timeRegistrationEntries: Behaviour = {
  finish(draft) {
    const { plan, scope, books } = draft
    if (get(draft, 'date') === blankDate) throw ruleBroken('The "date" must be provided.')
    if (get(draft, 'status') !== 'Open') throw ruleBroken('The time registration entry has been submitted already.')
    if (draft.old !== undefined) return
    const own = findRows(plan, scope, [[plan.byName.get('employeeId')!.at, get(draft, 'employeeId')]])
    const last = Math.max(0, ...own.map((row) => Number(valueAt(plan, row, 'lineNumber'))))
    put(draft, 'lineNumber', last + 10_000)
    put(draft, 'unitOfMeasureId', findBy(books, 'Unit of Measure', 'Code', unit)?.[0] ?? blankGuid)
    put(draft, 'unitOfMeasureCode', unit)
  },
}
