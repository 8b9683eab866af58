import type { PropertyView } from '@landbridge/contract'
import { amountOf, plainDay, plainNumber, shortTime } from '../time/formats.ts'

/**
 * How Business Central's values are read. Nothing is null on the wire: a blank GUID is all zeros, a blank day the first
 * of year 1, a blank enum member `_x0020_`.
 */

const zeroGuid = /^0{8}-(0{4}-){3}0{12}$/
const zeroDay = /^0001-01-01/

/** The plain name behind a wire name: `Credit_x0020_Memo` is "Credit Memo". */
export const plainOption = (wire: string): string =>
  wire.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

export const isBlank = (value: unknown): boolean => {
  if (value === undefined || value === null) return true
  if (Array.isArray(value)) return value.length === 0
  if (typeof value !== 'string') return false
  return value.trim() === '' || value === '_x0020_' || zeroGuid.test(value) || zeroDay.test(value)
}

const isNumeric: ReadonlySet<string> = new Set(['amount', 'unitAmount', 'decimal', 'integer', 'bigInteger'])
export const isNumber = ({ kind }: PropertyView): boolean => isNumeric.has(kind)

export interface FlagWords {
  readonly yes: string
  readonly no: string
}

/** A value as a person reads it, by the viewer's locale; blank values are empty. */
export const shownValue = (property: PropertyView | undefined, value: unknown, words: FlagWords): string => {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (isBlank(value)) return ''
  if (typeof value === 'number') {
    if (property?.kind === 'amount' || property?.kind === 'unitAmount') return amountOf(value)
    // Whole numbers are often numbers of entries, which are written without separators.
    return property?.kind === 'integer' || property?.kind === 'bigInteger' ? String(value) : plainNumber(value)
  }
  if (typeof value !== 'string') return JSON.stringify(value)
  if (property?.kind === 'date') return plainDay(value)
  if (property?.kind === 'instant') return shortTime(value)
  if (property?.kind === 'option' || property?.kind === 'choice')
    return property.options?.find((each) => each.value === value)?.label.trim() || plainOption(value)
  return value
}
