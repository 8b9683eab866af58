import { findOptionName, type Property } from '@landbridge/model'
import type { Request } from '../../http.ts'
import { blankOf, edmTypeOf, placesOf, roundTo, type Value } from '../data/values.ts'
import { readDateFormula } from '../domain/date-formula.ts'
import { badExpression, notAnOption, Refusal, ruleBroken, tooLong, wrongType } from '../errors.ts'

const jsonTypes = /^(application|text)\/([\w.-]+\+)?json\s*(;|$)/i

/** @throws Refusal 415 or 400 where there is no JSON object to be read. */
export const readBody = (request: Request): Readonly<Record<string, unknown>> => {
  const type = request.headers['content-type']
  if (type === undefined && request.body.length > 0)
    throw badExpression('A content type must be given for the body of the request.')
  if (type !== undefined && !jsonTypes.test(type))
    throw new Refusal('BadRequest', `The content type '${type}' is not supported; send application/json.`, {
      status: 415,
    })
  if (request.body.length === 0) throw badExpression('A body with a JSON object was expected.')
  return parseObject(request.body.toString('utf8').replace(/^\ufeff/, ''))
}

const parseObject = (text: string): Readonly<Record<string, unknown>> => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw badExpression('An error occurred while reading the body: it is not valid JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badExpression('A body with a JSON object was expected.')
  return value as Readonly<Record<string, unknown>>
}

const guidShape = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i
const dayShape = /^\d{4}-\d{2}-\d{2}$/
const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,12})?)?(z|[+-]\d{2}:\d{2})$/i

const maxInt32 = 2 ** 31 - 1
const maxInt64 = 2 ** 63
/** What the 96-bit decimal of the platform below AL holds at most. */
const maxDecimal = 2 ** 96

const readText = (property: Property & { kind: 'text' }, sent: string): string => {
  if (property.format === 'dateFormula') return readFormula(sent)
  const text = property.upperCase ? sent.trim().toUpperCase() : sent
  if (property.length > 0 && text.length > property.length) throw tooLong(text, property.length)
  return text
}

const readFormula = (sent: string): string => {
  const formula = readDateFormula(sent)
  if (formula === undefined) throw ruleBroken(`The value "${sent}" is not a date formula.`)
  return formula
}

const readOption = ({ of }: Property & { kind: 'option' }, sent: string): string => {
  const found = findOptionName(of, sent) ?? (sent.trim() === '' ? findOptionName(of, ' ') : undefined)
  if (found === undefined) throw notAnOption(sent, Object.values(of.members))
  return found
}

const readChoice = ({ members }: Property & { kind: 'choice' }, sent: string): string => {
  if (members.length === 0) return sent
  const found = members.find((member) => member.toLowerCase() === sent.toLowerCase())
  if (found === undefined) throw notAnOption(sent, members)
  return found
}

const readNumber = (property: Property, sent: number): number => {
  const places = placesOf(property)
  const value = places === undefined ? sent : roundTo(sent, places)
  if (property.min !== undefined && value < property.min)
    throw ruleBroken(`The value must be greater than or equal to ${property.min}. Value: ${value}.`)
  if (property.max !== undefined && value > property.max)
    throw ruleBroken(`The value must be less than or equal to ${property.max}. Value: ${value}.`)
  return value
}

const readDay = (sent: string): string | undefined => {
  if (!dayShape.test(sent)) return undefined
  const ms = Date.parse(`${sent}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(sent) ? sent : undefined
}

const readInstant = (sent: string): number | undefined => {
  if (!instantShape.test(sent)) return undefined
  const ms = Date.parse(sent.replace(/(\.\d{3})\d+/, '$1').toUpperCase())
  return Number.isNaN(ms) ? undefined : ms
}

/** The cell for what was sent; undefined where the type does not fit. */
const cellOf = (property: Property, sent: unknown): Value | undefined => {
  switch (property.kind) {
    case 'guid':
      return typeof sent === 'string' ? guidShape.exec(sent)?.[1]?.toLowerCase() : undefined
    case 'text':
      return typeof sent === 'string' ? readText(property, sent) : undefined
    case 'option':
      return typeof sent === 'string' ? readOption(property, sent) : undefined
    case 'choice':
      return typeof sent === 'string' ? readChoice(property, sent) : undefined
    case 'flag':
      return typeof sent === 'boolean' ? sent : undefined
    case 'date':
      return typeof sent === 'string' ? readDay(sent) : undefined
    case 'instant':
      return typeof sent === 'string' ? readInstant(sent) : undefined
    case 'integer':
      return Number.isInteger(sent) && Math.abs(sent as number) <= maxInt32
        ? readNumber(property, sent as number)
        : undefined
    case 'bigInteger':
      return Number.isInteger(sent) && Math.abs(sent as number) <= maxInt64
        ? readNumber(property, sent as number)
        : undefined
    case 'stream':
    case 'collection':
      return undefined
    default:
      return typeof sent === 'number' && Math.abs(sent) <= maxDecimal ? readNumber(property, sent) : undefined
  }
}

/**
 * The cell for a value of a body. `null` blanks what may be blank.
 *
 * @throws Refusal For a wrong type, a text too long, a member that does not exist, a number out of bounds.
 */
export const readValue = (name: string, property: Property, sent: unknown): Value => {
  if (sent === null) {
    if (property.notNull)
      throw badExpression(
        `A null value was found for the property named '${name}', which has the expected type '${edmTypeOf(property)}[Nullable=False]'.`,
      )
    const { initial: _initial, ...plain } = property
    return blankOf(plain as Property)
  }
  const cell = cellOf(property, sent)
  if (cell === undefined) throw wrongType(sent, edmTypeOf(property))
  return cell
}
