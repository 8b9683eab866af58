import type { Plain, PlainObject } from '../world.ts'
import { badRequest, NotSimulated } from './refusal.ts'

/** What a property of a body may be. */
export type Field =
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'guid' | 'flag' | 'whole' | 'instant' | 'any' }
  | { readonly kind: 'texts' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'object' | 'objects'; readonly fields: Fields }

export type Fields = Readonly<Record<string, Field>>

export const text = (max = 1_024): Field => ({ kind: 'text', max })
export const flag: Field = { kind: 'flag' }
export const guid: Field = { kind: 'guid' }
export const whole: Field = { kind: 'whole' }
export const instant: Field = { kind: 'instant' }
export const texts: Field = { kind: 'texts' }
/** A property that Graph takes and the simulator does not. */
export const missing: Field = { kind: 'missing' }
export const object = (fields: Fields): Field => ({ kind: 'object', fields })
export const objects = (fields: Fields): Field => ({ kind: 'objects', fields })

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const instantPattern = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/
const maxItems = 1_200

const isObject = (value: Plain): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isInstant = (value: string): boolean => instantPattern.test(value) && Number.isFinite(Date.parse(value))

const wrong = (name: string) => badRequest(`Invalid value specified for property '${name}'.`)

const readValue = (name: string, field: Field, value: Plain): Plain => {
  if (field.kind === 'missing') throw new NotSimulated(`writing the property ${name}`)
  if (value === null) {
    if (field.kind === 'texts' || field.kind === 'objects') return []
    return field.kind === 'object' ? {} : null
  }
  switch (field.kind) {
    case 'text':
      if (typeof value !== 'string') throw wrong(name)
      if (value.length > field.max) throw badRequest(`The property '${name}' must be at most ${field.max} characters.`)
      return value
    case 'guid':
      if (typeof value !== 'string' || !guidPattern.test(value)) throw wrong(name)
      return value.toLowerCase()
    case 'instant':
      if (typeof value !== 'string' || !isInstant(value)) throw wrong(name)
      return value
    case 'flag':
      if (typeof value !== 'boolean') throw wrong(name)
      return value
    case 'whole':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrong(name)
      return value
    case 'texts':
      if (!Array.isArray(value) || value.length > maxItems) throw wrong(name)
      if (!value.every((each) => typeof each === 'string')) throw wrong(name)
      return value
    case 'object':
      if (!isObject(value)) throw wrong(name)
      return readFields(value, field.fields)
    case 'objects':
      if (!Array.isArray(value) || value.length > maxItems || !value.every(isObject)) throw wrong(name)
      return value.map((each) => readFields(each as PlainObject, field.fields))
    default:
      return value
  }
}

/**
 * Checks the properties of a body against a table; annotations are left out.
 *
 * @throws GraphRefusal 400 for a property that is not in the table, or of the wrong kind.
 */
export const readFields = (body: PlainObject, fields: Fields): PlainObject =>
  Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => !name.includes('@'))
      .map(([name, value]) => {
        if (!Object.hasOwn(fields, name)) throw badRequest(`Invalid property '${name.slice(0, 100)}'.`)
        return [name, readValue(name, fields[name]!, value)]
      }),
  )

/** Lays changes over what is there: objects are joined, everything else - lists too - is replaced whole. */
export const overlay = (base: PlainObject, changes: PlainObject): PlainObject => {
  const merged: Record<string, Plain> = { ...base }
  for (const [name, value] of Object.entries(changes)) {
    const before = merged[name] ?? null
    merged[name] = isObject(value) && isObject(before) ? overlay(before, value) : value
  }
  return merged
}

/** An instant of an object in milliseconds since 1970; one without a zone is meant in UTC. */
export const instantOf = (value: PlainObject, name: string): number | undefined => {
  const found = textOf(value, name)
  if (found === undefined) return undefined
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(found) || !found.includes('T') ? found : `${found}Z`)
}

/** A text of an object that was read by a table; undefined where it is absent or null. */
export const textOf = (value: PlainObject | undefined, name: string): string | undefined => {
  const found = value?.[name]
  return typeof found === 'string' ? found : undefined
}

export const textsOf = (value: PlainObject | undefined, name: string): readonly string[] | undefined => {
  const found = value?.[name]
  return Array.isArray(found) ? (found as readonly string[]) : undefined
}

export const objectOf = (value: PlainObject | undefined, name: string): PlainObject | undefined => {
  const found = value?.[name]
  return found !== undefined && isObject(found) ? found : undefined
}

export const objectsOf = (value: PlainObject | undefined, name: string): readonly PlainObject[] | undefined => {
  const found = value?.[name]
  return Array.isArray(found) ? (found as readonly PlainObject[]) : undefined
}
