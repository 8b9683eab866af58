import type { BusinessRecord } from '@landbridge/contract'
import type { Column } from './table.ts'

/** What people know a record by; stands first. */
const wellKnown = ['number', 'code', 'displayName', 'name', 'description']

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const blanks = new Set<unknown>(['', '0001-01-01', '0001-01-01T00:00:00Z', '_x0020_', null, undefined])

/** A value of a record as a person reads it: Business Central has no null, so its blank values show as nothing. */
export const cellText = (value: unknown): string => {
  if (blanks.has(value)) return ''
  if (typeof value === 'string')
    return value.replace(/_x([0-9A-F]{4})_/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const isAnnotation = (name: string): boolean => name.includes('@')

/**
 * The properties to show of records: those asked for, else what tells a person something: no keys of other records, no
 * annotations, nothing that is blank in every record.
 */
export const chooseColumns = (records: readonly BusinessRecord[], select: string | undefined): string[] => {
  if (select !== undefined)
    return select
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))].filter((name) => !isAnnotation(name))
  const telling = names.filter((name) =>
    records.some(
      ({ [name]: value }) => cellText(value) !== '' && typeof value !== 'object' && !guid.test(String(value)),
    ),
  )
  const chosen = telling.length > 0 ? telling : names
  return [...wellKnown.filter((name) => chosen.includes(name)), ...chosen.filter((name) => !wellKnown.includes(name))]
}

/** Titles for those columns; what is a number in every record stands at the right. */
export const columnHeads = (names: readonly string[], records: readonly BusinessRecord[]): Column[] =>
  names.map((title) => ({
    title,
    right: records.length > 0 && records.every((record) => typeof record[title] === 'number'),
  }))
