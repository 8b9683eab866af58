import type { PropertyView } from '@landbridge/contract'
import { isNumber } from './values.ts'

/** Writes `$filter` as Business Central reads it. */

export const operators = ['contains', 'startswith', 'endswith', 'eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
export type Operator = (typeof operators)[number]

const texts: readonly Operator[] = ['contains', 'startswith', 'endswith', 'eq', 'ne']
const ordered: readonly Operator[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le']
const members: readonly Operator[] = ['eq', 'ne']

/** The conditions that make sense for a property. */
export const operatorsOf = (property: PropertyView): readonly Operator[] => {
  if (property.kind === 'text') return texts
  if (isNumber(property) || property.kind === 'date' || property.kind === 'instant') return ordered
  return members
}

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** A typed value as a literal, or undefined where it is none of that kind. */
export const literalOf = (property: PropertyView, typed: string): string | undefined => {
  const value = typed.trim()
  if (isNumber(property)) return /^[+-]?\d+([.,]\d+)?$/.test(value) ? value.replace(',', '.') : undefined
  switch (property.kind) {
    case 'flag':
      return value === 'true' ? 'true' : 'false'
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
    case 'instant':
      return Number.isNaN(Date.parse(value)) ? undefined : new Date(value).toISOString()
    case 'guid':
      return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value) ? value : undefined
    default:
      return quoted(property.kind === 'text' ? typed : value)
  }
}

/** One condition, or undefined where the value is not of the property's kind. */
export const clauseOf = (property: PropertyView, operator: Operator, typed: string): string | undefined => {
  const literal = literalOf(property, typed)
  if (literal === undefined) return undefined
  const isFunction = operator === 'contains' || operator === 'startswith' || operator === 'endswith'
  return isFunction ? `${operator}(${property.name},${literal})` : `${property.name} ${operator} ${literal}`
}

/** Adds a condition to what is already written. An `or` outside of quotes is bracketed first. */
export const addClause = (filter: string, clause: string): string => {
  const before = filter.trim()
  if (before === '') return clause
  const hasOr = /\sor\s/i.test(before.replace(/'(?:[^']|'')*'/g, "''"))
  return `${hasOr ? `(${before})` : before} and ${clause}`
}
