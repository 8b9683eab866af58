import { createHash } from 'node:crypto'
import { type EntraErrorFact, type EntraErrorNumber, type EntraErrorPlace, entraErrors } from '@landbridge/model'
import type { Clock } from '../clock.ts'
import { json, type Request, type Response } from '../http.ts'
import { isGuid } from '../texts.ts'

/** Names that the texts of the table leave open. */
export type RefusalValues = Readonly<Record<string, string>>

/** What of an answer is otherwise than the table says. */
export interface RefusalOptions {
  /** The OAuth `error` in the place of the one in the table. */
  readonly error?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown inside the sign-in face where Entra would refuse; turned into an answer at its edge. */
export class EntraRefusal extends Error {
  readonly number: EntraErrorNumber
  readonly values: RefusalValues
  readonly options: RefusalOptions

  constructor(number: EntraErrorNumber, values: RefusalValues = {}, options: RefusalOptions = {}) {
    super(`AADSTS${number}`)
    this.number = number
    this.values = values
    this.options = options
  }
}

const maxValue = 300

const fill = (text: string, values: RefusalValues): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => (values[name] ?? '(not known)').slice(0, maxValue))

/** The id by which caller and service name one exchange: the caller's own, when it sent a GUID. */
export const correlationOf = (request: Request): string => {
  const sent = request.headers['client-request-id'] ?? request.query.get('client-request-id')
  return typeof sent === 'string' && isGuid(sent) ? sent : request.id
}

/** Time as Entra writes it in refusals, for example `2026-01-31 10:11:12Z`. */
const stampOf = (clock: Clock): string => `${new Date(clock.now()).toISOString().slice(0, 19).replace('T', ' ')}Z`

const errorOf = ({ number, options }: EntraRefusal, place: EntraErrorPlace): string => {
  const fact: EntraErrorFact = entraErrors[number]
  if (options.error !== undefined) return options.error
  if (place === 'discovery') return fact.errorAtDiscovery ?? fact.error
  return place === 'authorize' ? (fact.errorAtAuthorize ?? fact.error) : fact.error
}

/** What a refusal says, with the trailer that support asks for. */
const describe = ({ number, values }: EntraRefusal, request: Request, clock: Clock): string =>
  `AADSTS${number}: ${refusalText(number, values)} Trace ID: ${request.id} Correlation ID: ${correlationOf(request)} Timestamp: ${stampOf(clock)}`

/** The text of the table with its gaps filled. */
export const refusalText = (number: EntraErrorNumber, values: RefusalValues): string =>
  fill(entraErrors[number].text, values)

/** Id of the policy that wants more of a person: always the same for one refusal and tenant. */
const policyOf = ({ number, values }: EntraRefusal): string =>
  createHash('sha256')
    .update(`${number} ${values.tenant ?? ''}`)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, '$1-$2-4$3-8$4-$5')

/** What a client sends along with the next sign-in, so that the person is asked for more; a text of JSON. */
const claimsOf = (refusal: EntraRefusal): string =>
  JSON.stringify({ access_token: { capolids: { essential: true, values: [policyOf(refusal)] } } })

/** What the application hears when the browser is sent back to it. */
export const refusalValues = (refusal: EntraRefusal, request: Request, clock: Clock): Record<string, string> => {
  const fact: EntraErrorFact = entraErrors[refusal.number]
  return {
    error: errorOf(refusal, 'authorize'),
    error_description: describe(refusal, request, clock),
    error_uri: `${request.addresses.authority}/error?code=${refusal.number}`,
    ...(fact.challenges && { claims: claimsOf(refusal) }),
  }
}

/** The body of a refusal. */
export const refusalBody = (refusal: EntraRefusal, request: Request, clock: Clock, place: EntraErrorPlace): object => {
  const fact: EntraErrorFact = entraErrors[refusal.number]
  return {
    error: errorOf(refusal, place),
    error_description: describe(refusal, request, clock),
    error_codes: [refusal.number],
    timestamp: stampOf(clock),
    trace_id: request.id,
    correlation_id: correlationOf(request),
    error_uri: `${request.addresses.authority}/error?code=${refusal.number}`,
    ...(fact.suberror !== undefined && { suberror: fact.suberror }),
    ...(fact.challenges && { claims: claimsOf(refusal) }),
  }
}

export const refusalAnswer = (
  refusal: EntraRefusal,
  request: Request,
  clock: Clock,
  place: EntraErrorPlace,
  headers: Response['headers'] = {},
): Response =>
  json(entraErrors[refusal.number].status, refusalBody(refusal, request, clock, place), {
    ...refusal.options.headers,
    ...headers,
  })
