import { limits } from '@landbridge/model'
import type { Request } from '../../http.ts'
import { badExpression, Refusal } from '../errors.ts'
import { readBody } from '../write/body.ts'
import { isMultipart, readMultipart } from './multipart.ts'
import type { Part } from './part.ts'

const wrongPart = (at: number, what: string) => badExpression(`Request ${at + 1} of the batch is not valid: ${what}.`)

const textOf = (at: number, fields: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') throw wrongPart(at, `'${name}' must be a text`)
  return value
}

const headersOf = (at: number, value: unknown): Record<string, string> => {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) throw wrongPart(at, "'headers' must be an object")
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => [
      name.toLowerCase(),
      typeof text === 'string' ? text : JSON.stringify(text),
    ]),
  )
}

/** A body stands there as JSON; where the part names another type it is a text, or base64 where it is binary. */
const bodyOf = (value: unknown, type: string): Buffer => {
  if (value === undefined || value === null) return Buffer.alloc(0)
  if (typeof value !== 'string' || /json/i.test(type)) return Buffer.from(JSON.stringify(value))
  return /^text\//i.test(type) ? Buffer.from(value) : Buffer.from(value, 'base64')
}

const readPart = (value: unknown, at: number): Part => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongPart(at, 'it must be an object')
  const fields = value as Readonly<Record<string, unknown>>
  const method = textOf(at, fields, 'method')?.toUpperCase()
  const url = textOf(at, fields, 'url')
  if (method === undefined || url === undefined) throw wrongPart(at, "'method' and 'url' must be given")
  const headers = headersOf(at, fields.headers)
  const body = bodyOf(fields.body, headers['content-type'] ?? 'application/json')
  const dependsOn = fields.dependsOn ?? []
  if (!Array.isArray(dependsOn)) throw wrongPart(at, "'dependsOn' must be a list")
  return {
    id: textOf(at, fields, 'id') ?? null,
    method,
    url,
    headers: body.length > 0 ? { 'content-type': 'application/json', ...headers } : headers,
    body,
    dependsOn: dependsOn.map(String),
    group: textOf(at, fields, 'atomicityGroup'),
  }
}

const readJson = (request: Request): Part[] => {
  const { requests } = readBody(request)
  if (!Array.isArray(requests)) throw badExpression("A batch must have a list 'requests'.")
  return requests.map(readPart)
}

const checkReferences = (parts: readonly Part[]): void => {
  const seen = new Set<string>()
  const groups = new Set<string>()
  for (const [at, { id, dependsOn, group }] of parts.entries()) {
    const unknown = dependsOn.find((name) => !seen.has(name) && !groups.has(name))
    if (unknown !== undefined) throw wrongPart(at, `it depends on '${unknown}', which does not come before it`)
    if (id !== null && seen.has(id)) throw wrongPart(at, `the id '${id}' is there twice`)
    if (id !== null) seen.add(id)
    if (group !== undefined) groups.add(group)
    if (group !== undefined && parts[at - 1]?.group !== group && parts.slice(0, at).some((of) => of.group === group))
      throw wrongPart(at, `the requests of the group '${group}' must follow each other`)
  }
}

/**
 * Reads the parts of a batch, as JSON or as `multipart/mixed`.
 *
 * @throws Refusal 400 for what cannot be read; 500 beyond a hundred parts, as measured by others.
 */
export const readParts = (request: Request): Part[] => {
  const parts = isMultipart(request) ? readMultipart(request) : readJson(request)
  if (parts.length > limits.batchOperations.value)
    throw new Refusal('Internal_ServerError', `A batch has ${limits.batchOperations.value} operations at most.`)
  checkReferences(parts)
  return parts
}
