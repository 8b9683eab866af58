import { findOptionName, type Property } from '@landbridge/model'
import { edmTypeOf, type Value } from '../data/values.ts'
import { badExpression, notImplemented, Refusal } from '../errors.ts'
import type { Literal, LiteralType } from './expression.ts'

const edmOfLiteral: Readonly<Record<LiteralType, string>> = {
  string: 'Edm.String',
  number: 'Edm.Decimal',
  guid: 'Edm.Guid',
  date: 'Edm.Date',
  instant: 'Edm.DateTimeOffset',
  time: 'Edm.TimeOfDay',
  binary: 'Edm.Binary',
  geo: 'Edm.Geography',
  enum: 'Edm.String',
  duration: 'Edm.Duration',
  boolean: 'Edm.Boolean',
  null: 'null',
}

const incompatible = (property: Property, literal: Literal): Refusal =>
  badExpression(
    `A binary operator with incompatible types was detected. Found operand types '${edmTypeOf(property)}' and '${edmOfLiteral[literal.type]}'.`,
  )

/** Months have 28 to 31 days, and a day that does not exist is no date. */
const isDay = (text: string): boolean => {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

const instantOf = (text: string): number | undefined => {
  // JavaScript reads three places of the fraction at most reliably; more are cut, as they are when stored.
  const ms = Date.parse(text.replace(/(\.\d{3})\d+/, '$1').toUpperCase())
  return Number.isNaN(ms) ? undefined : ms
}

const memberOf = (property: Property & { kind: 'option' }, text: string): string => {
  const found = findOptionName(property.of, text)
  if (found === undefined) throw badExpression(`The string '${text}' is not a valid enumeration type constant.`)
  return found
}

const choiceOf = ({ members }: Property & { kind: 'choice' }, text: string): string => {
  if (members.length === 0) return text
  const found = members.find((member) => member.toLowerCase() === text.toLowerCase())
  if (found === undefined)
    throw new Refusal('Application_FilterErrorException', `The filter "${text}" does not fit the options of the field.`)
  return found
}

/** Infinity is a number of OData's that no column of Business Central can hold. */
const numberOf = (text: string): number => {
  if (/INF|NaN/.test(text)) throw notImplemented(`The constant '${text}' is not supported on an OData filter.`)
  const value = Number(text.replace(/[mlfd]$/i, ''))
  if (!Number.isFinite(value)) throw badExpression(`The number '${text}' is out of range.`)
  return value
}

/**
 * The constant as the cells of this property hold it; undefined for `null`, which nothing is ever equal to.
 *
 * @throws Refusal `BadRequest` when the type does not fit.
 */
export const valueOfLiteral = (property: Property, literal: Literal): Value | undefined => {
  const { type, text } = literal
  if (type === 'null') return undefined
  switch (property.kind) {
    case 'guid':
      if (type === 'guid') return text.toLowerCase()
      break
    case 'text':
      if (type === 'string') return property.upperCase ? text.trim().toUpperCase() : text
      break
    case 'choice':
      if (type === 'string' || type === 'enum') return choiceOf(property, text)
      break
    case 'option':
      if (type === 'string' || type === 'enum') return memberOf(property, text)
      break
    case 'flag':
      if (type === 'boolean') return text === 'true'
      break
    case 'date':
      if (type === 'date' && isDay(text)) return text
      break
    case 'instant': {
      // OData widens a date to the instant at which it begins.
      const ms = type === 'instant' ? instantOf(text) : type === 'date' && isDay(text) ? instantOf(text) : undefined
      if (ms !== undefined) return ms
      break
    }
    case 'stream':
    case 'collection':
      break
    default:
      if (type === 'number') return numberOf(text)
  }
  throw incompatible(property, literal)
}

const guidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A cell as a literal of an address. */
export const literalOf = (property: Property, value: Value): string => {
  switch (property.kind) {
    case 'guid':
      return guidShape.test(value as string) ? (value as string) : `'${String(value)}'`
    case 'text':
    case 'choice':
    case 'option':
      return `'${String(value).replaceAll("'", "''")}'`
    case 'instant':
      return new Date(value as number).toISOString()
    default:
      return String(value)
  }
}
