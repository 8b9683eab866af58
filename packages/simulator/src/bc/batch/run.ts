import type { Request, Response } from '../../http.ts'
import { environmentPath, routePath } from '../address.ts'
import { answerError } from '../answer-error.ts'
import type { CompanyData } from '../company-data.ts'
import { badExpression, NotSimulated } from '../errors.ts'
import { metadataOf } from '../reply.ts'
import type { Scope } from '../scope.ts'
import type { Part, PartAnswer } from './part.ts'
import { notePlace, type Places, withPlaces } from './references.ts'

/** What answers one request behind the route. */
export type Run = (scope: Scope, segments: readonly string[]) => Response | Promise<Response>

const shownHeaders = ['location', 'content-type', 'odata-version', 'preference-applied', 'retry-after']

const bytesOf = (body: Response['body']): Buffer => {
  if (body === undefined) return Buffer.alloc(0)
  if (typeof body === 'string') return Buffer.from(body)
  return Buffer.isBuffer(body) ? body : Buffer.from([...body].join(''))
}

const toAnswer = ({ id, group }: Part, { status, headers = {}, body }: Response): PartAnswer => ({
  id,
  group,
  status,
  headers: Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      shownHeaders.includes(name) ? [[name, typeof value === 'string' ? value : value.join(', ')]] : [],
    ),
  ),
  body: status === 204 ? Buffer.alloc(0) : bytesOf(body),
})

export const isGood = ({ status }: PartAnswer): boolean => status < 400

/** Path and query of a part, and the segments behind the route. */
interface Located {
  readonly path: string
  readonly rawQuery: string
  readonly segments: readonly string[]
}

const locate = (scope: Scope, url: string): Located => {
  const [withoutQuery = '', rawQuery = ''] = url.split(/\?(.*)/s)
  const isWhole = /^https?:\/\//i.test(url) || withoutQuery.toLowerCase().startsWith('/v2.0/')
  const base = scope.base.replace(/^https?:\/\/[^/]*/i, '')
  if (!isWhole) {
    const relative = withoutQuery.replace(/^\//, '')
    return { path: `${base}/${relative}`, rawQuery, segments: relative.split('/').filter((part) => part !== '') }
  }
  const path = withoutQuery.replace(/^https?:\/\/[^/]*/i, '')
  const address = environmentPath(path)
  const isHere = address?.environment.toLowerCase() === scope.environment.name.toLowerCase()
  if (address === undefined || !isHere) throw badExpression(`The address '${url}' is not below that of the batch.`)
  const { route, segments } = routePath(address.rest, url)
  if (route !== scope.plans.route) throw badExpression(`The address '${url}' is not below that of the batch.`)
  return { path, rawQuery, segments }
}

const requestOf = ({ sim, request }: Scope, part: Part, { path, rawQuery }: Located): Request => {
  let query: URLSearchParams | undefined
  return {
    ...request,
    method: part.method,
    path,
    rawQuery,
    get query() {
      query ??= new URLSearchParams(rawQuery)
      return query
    },
    headers: {
      ...(request.headers.authorization !== undefined && { authorization: request.headers.authorization }),
      ...part.headers,
    },
    body: part.body,
    id: sim.random.guid(),
  }
}

const startPart = (scope: Scope, asked: Part, places: Places, run: Run): Response | Promise<Response> => {
  const part = withPlaces(asked, places)
  const located = locate(scope, part.url)
  if (located.segments[0]?.toLowerCase() === '$batch') throw badExpression('A batch cannot hold another batch.')
  const request = requestOf(scope, part, located)
  return run({ ...scope, request, metadata: metadataOf(request) }, located.segments)
}

/** Runs a part that stands for itself. Whatever becomes of it is its answer. */
export const runPart = async (scope: Scope, part: Part, places: Places, run: Run): Promise<PartAnswer> => {
  try {
    const answer = toAnswer(part, await startPart(scope, part, places, run))
    notePlace(places, part, answer)
    return answer
  } catch (error) {
    return toAnswer(part, answerError(scope.sim, scope.request, error))
  }
}

/** Sets that the world keeps rather than a table: no transaction takes their changes back. */
const beyondTables = /(^|\/)(subscriptions|extensions|extensionUpload|userPermissions|automationCompanies)(\(|\/|\?|$)/i

const reachesBeyond = ({ method, url }: Part): boolean => method !== 'GET' && beyondTables.test(url)

/** As {@link runPart}, in one go, so that it can stand inside of a transaction. */
const runPartAtOnce = (scope: Scope, part: Part, places: Places, run: Run): PartAnswer => {
  try {
    if (reachesBeyond(part)) throw new NotSimulated(`${part.method} ${part.url} inside of a transaction`)
    const response = startPart(scope, part, places, run)
    if (response instanceof Promise) throw new NotSimulated(`'${part.url}' inside of a transaction`)
    const answer = toAnswer(part, response)
    notePlace(places, part, answer)
    return answer
  } catch (error) {
    return toAnswer(part, answerError(scope.sim, scope.request, error))
  }
}

/** Thrown through the transactions, so that they are taken back. */
class Failed extends Error {}

const within = <T>([first, ...rest]: readonly CompanyData[], work: () => T): T =>
  first === undefined ? work() : first.transaction(() => within(rest, work))

const keepStreams = (data: CompanyData): (() => void) => {
  const streams = new Map(data.streams)
  return () => {
    data.streams.clear()
    for (const [name, bytes] of streams) data.streams.set(name, bytes)
  }
}

/** AL commits what was done so far when it posts; nothing takes that back. */
const commits = ({ url }: Part): boolean => /\.(post|ship|receive|cancel|correct)\w*(\?|$)/i.test(url)

/**
 * Runs parts as one transaction, up to the first that fails.
 *
 * @returns The answers so far; when the last of them is a failure, everything since the last commit was taken back.
 */
export const runTogether = (scope: Scope, parts: readonly Part[], places: Places, run: Run): PartAnswer[] => {
  const answers: PartAnswer[] = []
  const data = [scope.shared.data, ...[...scope.environment.companies.values()].map((company) => company.data)]
  for (let next = 0; next < parts.length; ) {
    const putBack = data.map(keepStreams)
    try {
      within(data, () => {
        while (next < parts.length) {
          const part = parts[next++]!
          const answer = runPartAtOnce(scope, part, places, run)
          answers.push(answer)
          if (!isGood(answer)) throw new Failed()
          if (commits(part)) return
        }
      })
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      for (const undo of putBack) undo()
      return answers
    }
  }
  return answers
}
