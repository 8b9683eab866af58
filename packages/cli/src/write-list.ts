import type { Session } from './session.ts'
import { type Column, drawTable } from './table.ts'

/** Writes a list: all of it as JSON, or a table; `none` is said to the person where it is empty. */
export const writeList = (
  { output }: Session,
  value: unknown,
  head: readonly Column[],
  rows: readonly (readonly string[])[],
  none: string,
): void => {
  if (output.json) {
    output.value(value)
    return
  }
  if (rows.length === 0) {
    output.say(none)
    return
  }
  const table = drawTable(head, rows, output.columns, (line) => output.paint('bold', line, 'answer'))
  for (const line of table.lines) output.answer(line)
}
