import { type Handler, json, type Request, type Response } from '../http.ts'
import { malformed } from './refusal.ts'

const maxSteps = 20
const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD']

/** One request of a batch. */
interface Step {
  readonly id: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly dependsOn: readonly string[]
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is string => typeof value === 'string'

const readHeaders = (value: unknown): Record<string, string> => {
  if (value === undefined || value === null) return {}
  if (!isFields(value)) throw malformed('Invalid batch payload format: headers must be an object.')
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name.toLowerCase(), isText(each) ? each : JSON.stringify(each)]),
  )
}

const readStep = (value: unknown): Step => {
  if (!isFields(value)) throw malformed('Invalid batch payload format.')
  const { id, method, url, headers, body, dependsOn = [] } = value
  if (!isText(id) || id === '' || !isText(method) || !isText(url))
    throw malformed('Invalid batch payload format: a request needs id, method and url.')
  if (!methods.includes(method.toUpperCase())) throw malformed(`Invalid batch payload format: method of request ${id}.`)
  const before = dependsOn ?? []
  if (!Array.isArray(before) || !before.every(isText)) throw malformed('Invalid batch payload format: dependsOn.')
  return { id, method: method.toUpperCase(), url, headers: readHeaders(headers), body, dependsOn: before }
}

const readSteps = ({ body }: Request): Step[] => {
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    throw malformed('Invalid batch payload format.')
  }
  const requests = isFields(value) ? value.requests : undefined
  if (!Array.isArray(requests)) throw malformed('Invalid batch payload format.')
  if (requests.length > maxSteps)
    throw malformed(`Number of batch request steps exceeds the maximum value of ${maxSteps}.`)
  const steps = requests.map(readStep)
  const known = new Set<string>()
  for (const { id, dependsOn } of steps) {
    if (known.has(id)) throw malformed(`Request Id ${id} has to be unique in a batch.`)
    // What is waited for must stand before: that also rules out circles.
    if (dependsOn.some((each) => !known.has(each)))
      throw malformed(`Request ${id} depends on a request that does not stand before it.`)
    known.add(id)
  }
  return steps
}

/** The request of a step: the headers of the whole apply where it has none of its own. */
const requestOf = (whole: Request, base: string, { method, url, headers, body }: Step, id: string): Request => {
  const [path = '', ...rest] = `${base}/${url.replace(/^\//, '')}`.split('?')
  const rawQuery = rest.join('?')
  const { authorization, 'client-request-id': correlation } = whole.headers
  const inherited = {
    ...(authorization && { authorization }),
    ...(correlation && { 'client-request-id': correlation }),
  }
  return {
    method,
    // A batch is JSON, so its addresses may hold blanks and other signs that a request line cannot.
    path: encodeURI(path).replace(/%25(?=[0-9a-f]{2})/gi, '%'),
    query: new URLSearchParams(rawQuery),
    rawQuery,
    headers: { ...inherited, ...headers },
    body: body === undefined || body === null ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body)),
    addresses: whole.addresses,
    id,
  }
}

const bodyOf = ({ body, headers }: Response): unknown => {
  if (body === undefined) return undefined
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : [...body].join('')
  try {
    return String(headers?.['content-type'] ?? '').includes('json') ? JSON.parse(text) : text
  } catch {
    return text
  }
}

/**
 * Inside of a batch the names of headers are JSON, and so their letters count: Microsoft's own JavaScript client looks for
 * `Content-Type` to the letter.
 */
const headerNames: Readonly<Record<string, string>> = Object.fromEntries(
  ['Cache-Control', 'Content-Type', 'ETag', 'Location', 'OData-Version', 'Preference-Applied', 'Retry-After'].map(
    (name) => [name.toLowerCase(), name],
  ),
)

const answerOf = (id: string, { status, headers = {}, ...rest }: Response): object => {
  const body = bodyOf({ status, headers, ...rest })
  const named = Object.entries(headers).map(([name, value]) => [headerNames[name.toLowerCase()] ?? name, value])
  return { id, status, headers: Object.fromEntries(named), ...(body !== undefined && { body }) }
}

const failedDependency: Response = json(424, {
  error: { code: 'FailedDependency', message: 'Request was not run because a request that it depends on failed.' },
})

/**
 * Answers a JSON batch: up to twenty requests, one after the other; what depends on a failed one is not run.
 *
 * @param base   Version of the address, for example `/v1.0`.
 * @param handle Answers one request.
 * @throws GraphRefusal 400 for a batch that cannot be read.
 */
export const answerBatch = async (
  whole: Request,
  base: string,
  handle: Handler,
  newId: () => string,
): Promise<Response> => {
  const failed = new Set<string>()
  const responses: object[] = []
  for (const step of readSteps(whole)) {
    const isBlocked = step.dependsOn.some((each) => failed.has(each))
    const response = isBlocked ? failedDependency : await handle(requestOf(whole, base, step, newId()))
    if (response.status >= 400) failed.add(step.id)
    responses.push(answerOf(step.id, response))
  }
  return json(200, { responses })
}
