import type { Entity, Property } from '@landbridge/model'

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const date = /^\d{4}-\d{2}-\d{2}$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})$/

/** What may stand for a value in a filter or a key. */
export type LiteralValue = string | number | boolean | Date

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

const mistake = (name: string, expected: string): TypeError => new TypeError(`${name} must be ${expected}`)

/**
 * A value as it stands in `$filter` and in keys: texts and enum members quoted with `'` doubled; GUIDs, days, moments,
 * numbers and flags bare.
 *
 * @param value    `null` and `undefined` are refused: Business Central drops such a condition and returns everything.
 * @param property Facts of the property; without them the value itself tells, a text shaped like a GUID being one.
 * @param name     How the caller named the value, for the error.
 * @throws TypeError The value does not fit the property.
 */
export const literal = (value: unknown, property: Property | undefined, name: string): string => {
  if (value instanceof Date) return literalOfDate(value, property, name)
  switch (property?.kind) {
    case 'guid':
      return matching(value, guid, name, 'a GUID')
    case 'date':
      return matching(value, date, name, 'a day, YYYY-MM-DD')
    case 'instant':
      return matching(value, instant, name, 'a moment such as 2026-01-31T10:00:00Z, or a Date')
    case 'flag':
      if (typeof value !== 'boolean') throw mistake(name, 'true or false')
      return String(value)
    case 'amount':
    case 'unitAmount':
    case 'decimal':
    case 'integer':
    case 'bigInteger':
      return literalOfNumber(value, name)
    case 'option':
      return quote(wireName(textOf(value, name), property.of.members))
    case 'text':
    case 'choice':
      return quote(textOf(value, name))
    default:
      return literalByValue(value, name)
  }
}

const textOf = (value: unknown, name: string): string => {
  if (typeof value !== 'string') throw mistake(name, 'a text')
  return value
}

const matching = (value: unknown, shape: RegExp, name: string, expected: string): string => {
  if (typeof value !== 'string' || !shape.test(value)) throw mistake(name, expected)
  return value
}

const literalOfNumber = (value: unknown, name: string): string => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw mistake(name, 'a finite number')
  return String(value)
}

const literalOfDate = (value: Date, property: Property | undefined, name: string): string => {
  if (Number.isNaN(value.getTime())) throw mistake(name, 'a valid Date')
  if (property !== undefined && property.kind !== 'instant') throw mistake(name, `a ${property.kind}, not a Date`)
  return value.toISOString()
}

const literalByValue = (value: unknown, name: string): string => {
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return literalOfNumber(value, name)
  const text = textOf(value, name)
  return guid.test(text) ? text : quote(text)
}

/** The wire accepts both names; the escaped one is what answers hold. */
const wireName = (value: string, members: Readonly<Record<string, string>>): string =>
  Object.hasOwn(members, value) ? value : (Object.keys(members).find((name) => members[name] === value) ?? value)

/** A key as the caller gives it: the one value, or an object with every key property. */
export type KeyInput = string | Readonly<Record<string, unknown>>

/**
 * A key in brackets as it stands in the path, percent-encoded: `(3f2...)`, `('X')` or `(code='X',userId=3f2...)`.
 *
 * @param entity Facts of the set; without them the key is `id`.
 * @throws TypeError A key property is missing, or does not fit.
 */
export const keySegment = (key: KeyInput, entity: Entity | undefined): string => {
  const names = entity?.key ?? ['id']
  const [only] = names
  if (names.length === 1 && only !== undefined) {
    const value = typeof key === 'object' ? key[only] : key
    return `(${encodeURIComponent(literal(value, entity?.properties[only], only))})`
  }
  if (typeof key !== 'object') throw mistake('key', `an object with ${names.join(', ')}`)
  const parts = names.map((name) => `${name}=${literal(key[name], entity?.properties[name], name)}`)
  return `(${encodeURIComponent(parts.join(','))})`
}
