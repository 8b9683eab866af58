import { cut, oneLine, pad, textWidth } from './text.ts'

export interface Column {
  readonly title: string
  /** Numbers stand at the right. */
  readonly right?: boolean
}

/** A column is not made narrower than this to make room for others: fewer that can be read are better than many cut. */
const leastWidth = 16
const gap = '  '

/** Widths that fit: the widest columns give way first, then the last ones are left out. */
export const fitWidths = (natural: readonly number[], columns: number): number[] => {
  const widths = [...natural]
  const total = () => widths.reduce((sum, width) => sum + width, 0) + gap.length * (widths.length - 1)
  while (
    widths.length > 1 &&
    widths.reduce((sum, w) => sum + Math.min(w, leastWidth) + gap.length, -gap.length) > columns
  )
    widths.pop()
  while (total() > columns) {
    const widest = Math.max(...widths)
    if (widest <= leastWidth) break
    widths[widths.indexOf(widest)] = widest - 1
  }
  return widths
}

export interface Table {
  readonly lines: readonly string[]
  /** Titles of the columns that did not fit. */
  readonly left: readonly string[]
  /** Lines for further rows, under the same columns. */
  readonly more: (rows: readonly (readonly string[])[]) => string[]
}

/**
 * A table that fits.
 *
 * @param columns Width to fit into; may be endless.
 * @param heading Makes the line of titles stand out.
 */
export const drawTable = (
  head: readonly Column[],
  rows: readonly (readonly string[])[],
  columns: number,
  heading: (line: string) => string = (line) => line,
): Table => {
  const natural = head.map(({ title }, at) =>
    Math.max(textWidth(title), ...rows.map((row) => textWidth(oneLine(row[at] ?? '')))),
  )
  const widths = fitWidths(natural, columns)
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, at) => pad(cut(oneLine(cells[at] ?? ''), width), width, head[at]?.right === true))
      .join(gap)
      .trimEnd()
  return {
    lines: [heading(line(head.map(({ title }) => title))), ...rows.map(line)],
    left: head.slice(widths.length).map(({ title }) => title),
    more: (further) => further.map(line),
  }
}
