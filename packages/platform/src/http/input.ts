import type { Operation, Shape } from '@landbridge/contract'
import { Fault } from '@landbridge/model'

/** What a request carries, before it is judged. */
export interface RawInput {
  readonly params: Readonly<Record<string, string>>
  /** The part of the address after `?`, undecoded. */
  readonly query: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Undefined where there is no body. */
  readonly body: unknown
}

const invalid = (field: string, message: string) =>
  new Fault('request.invalid', { field, message: `${field}: ${message}` })

/**
 * Puts the input of an operation together from where its fields travel, and checks it.
 *
 * @returns The input that the handler gets: valid, with defaults filled in.
 * @throws Fault `request.invalid` naming the field, `request.malformed`
 */
export const readInput = (operation: Operation, shape: Shape, raw: RawInput): unknown => {
  const given: Record<string, unknown> = { ...raw.params }
  for (const [field, header] of Object.entries(shape.inHeaders)) {
    if (raw.headers[header] !== undefined) given[field] = raw.headers[header]
  }
  for (const [name, value] of readQuery(raw.query)) {
    if (!shape.inQuery.includes(name)) throw invalid(name, 'There is no such query option.')
    if (Object.hasOwn(given, name)) throw invalid(name, 'It is given twice.')
    given[name] = value
  }
  addBody(given, shape, raw.body)
  const unfit = findUnfit(given, '')
  if (unfit !== undefined) throw invalid(unfit, 'It holds a character that no text may have.')

  const result = operation.input.safeParse(given)
  if (!result.success) {
    const [first] = result.error.issues
    const field = first?.path.join('.') ?? ''
    throw field === ''
      ? new Fault('request.invalid', { message: first?.message ?? '' })
      : invalid(field, first?.message ?? '')
  }
  const unknown = findUnknown(given, result.data, '')
  if (unknown !== undefined) throw invalid(unknown, 'There is no such field.')
  return result.data
}

const readQuery = (query: string): [string, string][] => {
  try {
    return query
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', ...rest] = part.split('=')
        return [decode(name), decode(rest.join('='))]
      })
  } catch {
    throw new Fault('request.malformed', { message: 'The query is not properly percent-encoded.' })
  }
}

const decode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))

const addBody = (given: Record<string, unknown>, shape: Shape, body: unknown): void => {
  if (shape.wholeBody !== undefined) {
    if (body !== undefined) given[shape.wholeBody] = body
    return
  }
  if (body === undefined) return
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Fault('request.malformed', { message: 'The body must be a JSON object.' })
  }
  for (const [name, value] of Object.entries(body)) {
    if (!shape.inBody.includes(name)) throw invalid(name, 'There is no such field.')
    given[name] = value
  }
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** A NUL, or half of a surrogate pair: neither PostgreSQL nor Business Central takes it. */
const isUnfit = (text: string): boolean => text.includes('\0') || /\p{Surrogate}/u.test(text)

/** The first field that holds an unfit text, or is named by one; undefined where there is none. */
const findUnfit = (value: unknown, path: string): string | undefined => {
  if (typeof value === 'string') return isUnfit(value) ? path : undefined
  if (!isPlain(value)) return undefined
  for (const [name, each] of Object.entries(value)) {
    if (isUnfit(name)) return path
    const found = findUnfit(each, path === '' ? name : `${path}.${name}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** The first field that was given and that the schema has silently left out, however deep; undefined where there is none. */
const findUnknown = (given: unknown, kept: unknown, path: string): string | undefined => {
  if (given === kept || !isPlain(given) || !isPlain(kept)) return undefined
  for (const [name, value] of Object.entries(given)) {
    const at = path === '' ? name : `${path}.${name}`
    if (!Object.hasOwn(kept, name)) return at
    const deeper = findUnknown(value, kept[name], at)
    if (deeper !== undefined) return deeper
  }
  return undefined
}
