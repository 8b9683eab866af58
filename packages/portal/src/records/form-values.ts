import type { BusinessRecord, PropertyView } from '@landbridge/contract'
import { isBlank, isNumber } from './values.ts'

/** What a form holds for each property: text, or true and false. */
export type FormValues = Record<string, string | boolean>

const unsent: ReadonlySet<string> = new Set(['stream', 'collection'])

/** Properties that may be sent. */
export const writable = (properties: readonly PropertyView[]): PropertyView[] =>
  properties.filter(({ kind, readOnly }) => !readOnly && !unsent.has(kind))

const toForm = (property: PropertyView, value: unknown): string | boolean => {
  if (property.kind === 'flag') return value === true
  if (property.kind === 'option' || property.kind === 'choice') return value === undefined ? '' : String(value)
  if (isBlank(value)) return ''
  // An input for a moment has no zone and no fraction; it shows the viewer's own time.
  if (property.kind === 'instant') return localMoment(String(value))
  return String(value)
}

const localMoment = (value: string): string => {
  const at = new Date(value)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** What is sent for a typed value; an emptied one goes as Business Central's own blank. */
const fromForm = (property: PropertyView, value: string | boolean): unknown => {
  if (typeof value === 'boolean') return value
  const text = value.trim()
  if (isNumber(property)) return text === '' ? 0 : Number(text.replace(',', '.'))
  if (property.kind === 'guid') return text === '' ? '00000000-0000-0000-0000-000000000000' : text
  if (property.kind === 'date') return text === '' ? '0001-01-01' : text
  if (property.kind === 'instant') return text === '' ? '0001-01-01T00:00:00Z' : new Date(text).toISOString()
  return value
}

export const formOf = (properties: readonly PropertyView[], record: BusinessRecord): FormValues =>
  Object.fromEntries(properties.map((each) => [each.name, toForm(each, record[each.name])]))

/** Only what differs from what was read, in the order of the entity set. */
export const changesOf = (
  properties: readonly PropertyView[],
  record: BusinessRecord,
  values: FormValues,
): BusinessRecord =>
  Object.fromEntries(
    properties.flatMap((property) => {
      const value = values[property.name]
      if (value === undefined || value === toForm(property, record[property.name])) return []
      return [[property.name, fromForm(property, value)]]
    }),
  )

/** Only what was filled in: Business Central sets the rest. */
export const draftOf = (properties: readonly PropertyView[], values: FormValues): BusinessRecord =>
  Object.fromEntries(
    properties.flatMap((property) => {
      const value = values[property.name]
      if (value === undefined || value === '' || value === false) return []
      return [[property.name, fromForm(property, value)]]
    }),
  )

export type ValueProblem = 'number' | 'guid' | 'length' | 'required'

/** What is wrong with a typed value, before it is sent. Business Central knows the other rules. */
export const findValueProblem = (
  property: PropertyView,
  value: string | boolean,
  isNew: boolean,
): ValueProblem | undefined => {
  if (typeof value === 'boolean') return undefined
  const text = value.trim()
  if (text === '') return isNew && property.required ? 'required' : undefined
  if (isNumber(property)) return /^[+-]?\d+([.,]\d+)?$/.test(text) ? undefined : 'number'
  if (property.kind === 'guid') return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text) ? undefined : 'guid'
  return property.length && value.length > property.length ? 'length' : undefined
}
