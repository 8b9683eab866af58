import { Refused } from '../control/refused.ts'
import { json, type Request, type Response } from '../http.ts'
import { notSimulated } from '../not-simulated.ts'
import type { Simulation } from '../simulation.ts'
import { isGuid } from '../texts.ts'

/** One cause among several, below the error itself. */
export interface RefusalDetail {
  readonly code: string
  readonly message: string
  readonly target: string
}

/** Thrown inside the Graph face where Graph would refuse; turned into an answer at its edge. */
export class GraphRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly details: readonly RefusalDetail[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: string,
    message: string,
    more: { details?: readonly RefusalDetail[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.details = more.details ?? []
    this.headers = more.headers ?? {}
  }
}

/** Thrown for what Graph can do and the simulator cannot: the answer is a 501 that says so. */
export class NotSimulated extends Error {
  readonly what: string

  constructor(what: string) {
    super(what)
    this.what = what
  }
}

/** The request is understood, and makes no sense for this object. */
export const badRequest = (message: string): GraphRefusal => new GraphRefusal(400, 'Request_BadRequest', message)

/** The request is malformed as OData or JSON. */
export const malformed = (message: string): GraphRefusal => new GraphRefusal(400, 'BadRequest', message)

export const unsupportedQuery = (message: string): GraphRefusal =>
  new GraphRefusal(400, 'Request_UnsupportedQuery', message)

export const resourceNotFound = (named: string): GraphRefusal =>
  new GraphRefusal(
    404,
    'Request_ResourceNotFound',
    `Resource '${named}' does not exist or one of its queried reference-property objects are not present.`,
  )

const statusOf = { invalid: 400, 'not found': 404, conflict: 409 } as const
const codeOf = {
  invalid: 'Request_BadRequest',
  'not found': 'Request_ResourceNotFound',
  conflict: 'Request_MultipleObjectsWithSameKeyValue',
} as const

/** A rule of the world that was broken, as Graph tells it. */
const ofRule = ({ because, message, field, graphCode }: Refused): GraphRefusal =>
  new GraphRefusal(statusOf[because], graphCode ?? codeOf[because], message, {
    details: field === undefined ? [] : [{ code: 'InvalidValue', message, target: field }],
  })

/** The id by which caller and Graph name one exchange: the caller's own, when it sent a GUID. */
export const clientRequestId = ({ headers, id }: Request): string => {
  const sent = headers['client-request-id']
  return typeof sent === 'string' && isGuid(sent) ? sent : id
}

const errorOf = ({ code, message, details }: GraphRefusal, request: Request, { clock }: Simulation): object => ({
  error: {
    code,
    message,
    ...(details.length > 0 && { details }),
    innerError: {
      date: new Date(clock.now()).toISOString().slice(0, 19),
      'request-id': request.id,
      'client-request-id': clientRequestId(request),
    },
  },
})

const refusalAnswer = (refusal: GraphRefusal, request: Request, sim: Simulation): Response =>
  json(refusal.status, errorOf(refusal, request, sim), refusal.headers)

/** The refusal of what is not simulated, in the shape that clients of Graph can read. */
const missing = (what: string, request: Request, sim: Simulation): Response => {
  notSimulated(sim.log, request, what)
  const message = `The Landbridge simulator does not simulate this yet: ${what}.`
  return json(501, { ...errorOf(new GraphRefusal(501, 'not_simulated', message), request, sim), simulator: true })
}

/** Turns what was thrown into an answer. @throws what is none of ours */
export const answerThrown = (error: unknown, request: Request, sim: Simulation): Response => {
  if (error instanceof NotSimulated) return missing(error.what, request, sim)
  if (error instanceof GraphRefusal) return refusalAnswer(error, request, sim)
  if (error instanceof Refused) return refusalAnswer(ofRule(error), request, sim)
  throw error
}
