import { type EntraErrorFact, type EntraErrorNumber, type EntraErrorPlace, entraErrors } from '@landbridge/model'
import type { Clock } from '../clock.ts'
import { json, type Request, type Response } from '../http.ts'
import { isGuid } from '../texts.ts'

/** Names that the texts of the table leave open. */
export type RefusalValues = Readonly<Record<string, string>>

/** Thrown inside the sign-in face where Entra would refuse; turned into an answer at its edge. */
export class EntraRefusal extends Error {
  readonly number: EntraErrorNumber
  readonly values: RefusalValues

  constructor(number: EntraErrorNumber, values: RefusalValues = {}) {
    super(`AADSTS${number}`)
    this.number = number
    this.values = values
  }
}

const maxValue = 300

const fill = (text: string, values: RefusalValues): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => (values[name] ?? '(not known)').slice(0, maxValue))

/** The id by which caller and service name one exchange: the caller's own, when it sent a GUID. */
export const correlationOf = (request: Request): string => {
  const sent = request.headers['client-request-id']
  return typeof sent === 'string' && isGuid(sent) ? sent : request.id
}

/** Time as Entra writes it in refusals, for example `2026-01-31 10:11:12Z`. */
const stampOf = (clock: Clock): string => `${new Date(clock.now()).toISOString().slice(0, 19).replace('T', ' ')}Z`

const errorOf = (fact: EntraErrorFact, place: EntraErrorPlace): string => {
  if (place === 'discovery') return fact.errorAtDiscovery ?? fact.error
  return place === 'authorize' ? (fact.errorAtAuthorize ?? fact.error) : fact.error
}

/** What a refusal says, with the trailer that support asks for. */
const describe = ({ number, values }: EntraRefusal, request: Request, clock: Clock): string =>
  `AADSTS${number}: ${refusalText(number, values)} Trace ID: ${request.id} Correlation ID: ${correlationOf(request)} Timestamp: ${stampOf(clock)}`

/** The text of the table with its gaps filled. */
export const refusalText = (number: EntraErrorNumber, values: RefusalValues): string =>
  fill(entraErrors[number].text, values)

/** What the application hears when the browser is sent back to it. */
export const refusalValues = (refusal: EntraRefusal, request: Request, clock: Clock): Record<string, string> => ({
  error: errorOf(entraErrors[refusal.number], 'authorize'),
  error_description: describe(refusal, request, clock),
  error_uri: `${request.addresses.authority}/error?code=${refusal.number}`,
})

/** The body of a refusal. */
export const refusalBody = (refusal: EntraRefusal, request: Request, clock: Clock, place: EntraErrorPlace): object => {
  const fact: EntraErrorFact = entraErrors[refusal.number]
  return {
    error: errorOf(fact, place),
    error_description: describe(refusal, request, clock),
    error_codes: [refusal.number],
    timestamp: stampOf(clock),
    trace_id: request.id,
    correlation_id: correlationOf(request),
    error_uri: `${request.addresses.authority}/error?code=${refusal.number}`,
    ...(fact.suberror !== undefined && { suberror: fact.suberror }),
  }
}

export const refusalAnswer = (
  refusal: EntraRefusal,
  request: Request,
  clock: Clock,
  place: EntraErrorPlace,
  headers: Response['headers'] = {},
): Response => json(entraErrors[refusal.number].status, refusalBody(refusal, request, clock, place), headers)
