import { type Kind, ordinalsOf, type Property } from '@landbridge/model'

/** What a cell of a stored row holds. Instants are milliseconds since 1970, dates are `YYYY-MM-DD`. */
export type Value = string | number | boolean | readonly object[]

/** A stored record: cells by position, see {@link Layout}. Never changed in place; a change makes a new one. */
export type Row = readonly Value[]

export const blankGuid = '00000000-0000-0000-0000-000000000000'
export const blankDate = '0001-01-01'
const blankInstant = Date.parse('0001-01-01T00:00:00Z')

/** What Business Central shows for nothing; it knows no null. */
export const blankOf = (property: Property): Value => {
  if (property.initial !== undefined) return property.initial
  switch (property.kind) {
    case 'guid':
      return blankGuid
    case 'text':
    case 'stream':
      return ''
    case 'flag':
      return false
    case 'date':
      return blankDate
    case 'instant':
      return blankInstant
    case 'option':
      return firstMember(property)
    case 'choice':
      return property.members[0] ?? ''
    case 'collection':
      return []
    default:
      return 0
  }
}

/** The member with the ordinal 0, which is what an enum column holds when nothing was chosen. */
const firstMember = ({ of }: Property & { kind: 'option' }): string => {
  const ordinals = Object.entries(ordinalsOf(of))
  return (ordinals.find(([, ordinal]) => ordinal === 0) ?? ordinals[0])?.[0] ?? ''
}

const edmTypes: Readonly<Record<Exclude<Kind, 'option' | 'collection'>, string>> = {
  guid: 'Edm.Guid',
  text: 'Edm.String',
  choice: 'Edm.String',
  amount: 'Edm.Decimal',
  unitAmount: 'Edm.Decimal',
  decimal: 'Edm.Decimal',
  integer: 'Edm.Int32',
  bigInteger: 'Edm.Int64',
  flag: 'Edm.Boolean',
  date: 'Edm.Date',
  instant: 'Edm.DateTimeOffset',
  stream: 'Edm.Stream',
}

/** Name of the type in `$metadata`. */
export const edmTypeOf = (property: Property): string => {
  if (property.kind === 'option') return `Microsoft.NAV.${property.of.name}`
  if (property.kind === 'collection') return `Collection(Microsoft.NAV.${property.of})`
  return edmTypes[property.kind]
}

export const isNumeric = (kind: Kind): boolean =>
  kind === 'amount' || kind === 'unitAmount' || kind === 'decimal' || kind === 'integer' || kind === 'bigInteger'

/** An instant as the wire shows it: UTC, trailing zeros of the fraction cut. */
export const wireInstant = (ms: number): string => {
  const known = instants.get(ms)
  if (known !== undefined) return known
  const text = new Date(ms).toISOString().replace(/\.?0*Z$/, 'Z')
  if (instants.size > 5_000) instants.clear()
  instants.set(ms, text)
  return text
}

const instants = new Map<number, string>()

/** The decimal places that a number is rounded to when it is stored; undefined where it is kept as sent. */
export const placesOf = (property: Property): number | undefined => {
  if (property.decimals !== undefined) return Number(property.decimals.split(':')[1])
  if (property.kind === 'amount') return 2
  return property.kind === 'unitAmount' ? 5 : undefined
}

/** Rounds half away from zero, as AL does. */
export const roundTo = (value: number, places: number): number => {
  const factor = 10 ** places
  const scaled = Math.abs(value) * factor
  // The last bit of a product such as 1.005 * 100 falls short of the half that was meant.
  return (Math.sign(value) * Math.round(scaled + scaled * Number.EPSILON)) / factor
}

/** Order of two cells of one column. */
export const compareValues = (a: Value, b: Value): number => (a < b ? -1 : a > b ? 1 : 0)

/** Order of texts in the dictionary's way: case decides only between texts that are otherwise the same. */
export const compareTexts = (a: string, b: string): number => {
  if (a === b) return 0
  const lowerA = a.toLowerCase()
  const lowerB = b.toLowerCase()
  return lowerA < lowerB ? -1 : lowerA > lowerB ? 1 : a < b ? -1 : 1
}
