import type { Request } from '../http.ts'
import { parseText } from '../scenarios/document.ts'
import { invalid } from './refused.ts'

/** The fields of a JSON body, each read with the type that is wanted. An unknown field is refused: it is a typing error. */
export interface Input {
  text(name: string): string | undefined
  flag(name: string): boolean | undefined
  number(name: string): number | undefined
  texts(name: string): string[] | undefined
  /** An instant as ISO text or milliseconds, in milliseconds since 1970. */
  instant(name: string): number | undefined
  /** A list of objects, each read as input of its own. */
  items(name: string, fields: readonly string[]): Input[] | undefined
  /** All fields as they were sent, for whoever reads them by a shape of its own. */
  all(): unknown
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const readerOf = (fields: Fields, known: readonly string[]): Input => {
  const unknown = Object.keys(fields).find((name) => !known.includes(name))
  if (unknown !== undefined) throw invalid(unknown, `There is no field '${unknown}'; known: ${known.join(', ')}.`)
  const read =
    <Value>(kind: string, accept: (value: unknown) => Value | undefined) =>
    (name: string): Value | undefined => {
      const value = fields[name]
      if (value === undefined || value === null) return undefined
      const accepted = accept(value)
      if (accepted === undefined) throw invalid(name, `${name} must be ${kind}.`)
      return accepted
    }
  const isText = (value: unknown): value is string => typeof value === 'string'
  return {
    all: () => fields,
    text: read('a text', (value) => (isText(value) ? value : undefined)),
    flag: read('true or false', (value) => (typeof value === 'boolean' ? value : undefined)),
    number: read('a number', (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)),
    texts: read('a list of texts', (value) => (Array.isArray(value) && value.every(isText) ? value : undefined)),
    instant: read('an instant, such as 2030-01-31T00:00:00Z', (value) => {
      const ms = typeof value === 'number' ? value : isText(value) ? Date.parse(value) : Number.NaN
      return Number.isFinite(ms) ? ms : undefined
    }),
    items: (name, itemFields) =>
      read('a list of objects', (value) =>
        Array.isArray(value) && value.every(isFields) ? value.map((each) => readerOf(each, itemFields)) : undefined,
      )(name),
  }
}

const isYaml = (type = ''): boolean => /\byaml\b/i.test(type)

/** @throws Refused when the body is not a JSON or YAML object of known fields; an empty body is an empty object. */
export const readInput = ({ body, headers }: Request, known: readonly string[]): Input => {
  if (body.length === 0) return readerOf({}, known)
  if (isYaml(headers['content-type'])) {
    const document = parseText(body.toString('utf8'))
    if (!isFields(document)) throw invalid('body', 'The body must be a YAML object.')
    return readerOf(document, known)
  }
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    throw invalid('body', 'The body must be JSON.')
  }
  if (!isFields(value)) throw invalid('body', 'The body must be a JSON object.')
  return readerOf(value, known)
}
