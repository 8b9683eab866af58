import { bcErrors, type EntraErrorFact, entraErrors } from '@landbridge/model'
import { AdminRefusal, answerRefusal } from '../admin-center/refusal.ts'
import { refuse as refuseByBusinessCentral } from '../bc/reply.ts'
import { EntraRefusal, refusalAnswer, refusalValues } from '../entra/refusal.ts'
import { json, type Request, type Response } from '../http.ts'
import { pageAnswer } from '../pages/layout.ts'
import { refusalPage } from '../pages/sign-in/pages.ts'
import type { Simulation } from '../simulation.ts'
import type { Plain, PlainObject } from '../world.ts'
import { formOf } from './match.ts'
import type { FaultAnswer, FaultChange, FaultSend } from './scenario.ts'

const isForPeople = (path: string): boolean => /\/(authorize|adminconsent|login)$/i.test(path)

/** Refuses as sign-in does: a page, back to the application, or JSON. */
const refuseSignIn = ({ clock }: Simulation, request: Request, { aadsts, headers }: FaultAnswer): Response => {
  const refusal = new EntraRefusal(aadsts!, { account: 'the account', ...Object.fromEntries(request.query) })
  const fact: EntraErrorFact = entraErrors[aadsts!]
  if (!isForPeople(request.path)) return refusalAnswer(refusal, request, clock, 'token', headers)
  const target = request.query.get('redirect_uri')
  if (fact.page || target === null) return pageAnswer(refusalPage(request, refusal))
  const state = request.query.get('state')
  const values = { ...refusalValues(refusal, request, clock), ...(state !== null && { state }) }
  const mark = target.includes('?') ? '&' : '?'
  return { status: 302, headers: { location: `${target}${mark}${new URLSearchParams(values)}`, ...headers } }
}

/** What a rule answers in the place of the face. */
export const answerOf = (sim: Simulation, request: Request, said: FaultAnswer): Response => {
  const { headers = {}, message = 'The simulated service refuses, because a scenario says so.' } = said
  if (said.aadsts !== undefined) return refuseSignIn(sim, request, said)
  if (said.bc !== undefined) {
    const status = said.status ?? bcErrors[said.bc].status
    return refuseByBusinessCentral(request, { code: said.bc, status, message, headers })
  }
  const status = said.status ?? 200
  if (said.graph !== undefined) {
    const innerError = { date: new Date(sim.clock.now()).toISOString().slice(0, 19), 'request-id': request.id }
    return json(status, { error: { code: said.graph, message, innerError } }, headers)
  }
  if (said.admin !== undefined)
    return withHeaders(answerRefusal(new AdminRefusal(said.admin, message, { status })), headers)
  if (said.json !== undefined) return json(status, said.json, headers)
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body: said.text ?? '' }
}

const withHeaders = (response: Response, changes: Readonly<Record<string, string | null>>): Response => {
  const headers: Record<string, string | readonly string[]> = { ...response.headers }
  for (const [name, value] of Object.entries(changes)) {
    for (const known of Object.keys(headers)) if (known.toLowerCase() === name.toLowerCase()) delete headers[known]
    if (value !== null) headers[name.toLowerCase()] = value
  }
  return { ...response, headers }
}

const isObject = (value: Plain | undefined): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @see RFC 7396 */
const merge = (value: Plain | undefined, patch: PlainObject): PlainObject => {
  const merged: Record<string, Plain> = isObject(value) ? { ...value } : {}
  for (const [name, part] of Object.entries(patch)) {
    if (part === null) delete merged[name]
    else merged[name] = isObject(part) ? merge(merged[name], part) : part
  }
  return merged
}

const textOf = (body: Response['body']): string => {
  if (body === undefined || typeof body === 'string') return body ?? ''
  return Buffer.isBuffer(body) ? body.toString('utf8') : [...body].join('')
}

const mergeText = (text: string, patch: PlainObject): string => {
  try {
    return JSON.stringify(merge(JSON.parse(text) as Plain, patch))
  } catch {
    return text
  }
}

/** What a rule changes of an answer. */
export const changed = (response: Response, { status, headers = {}, json: patch, text }: FaultChange): Response => {
  const other = withHeaders(status === undefined ? response : { ...response, status }, headers)
  if (text !== undefined) return { ...other, body: text }
  return patch === undefined ? other : { ...other, body: mergeText(textOf(response.body), patch) }
}

/** The request with what a rule exchanges of it. */
export const exchanged = (request: Request, { path, headers = {}, form = {} }: FaultSend): Request => {
  const sent = { ...request.headers }
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) delete sent[name.toLowerCase()]
    else sent[name.toLowerCase()] = value
  }
  const fields = formOf(request)
  for (const [name, value] of Object.entries(form)) {
    if (value === null) fields?.delete(name)
    else fields?.set(name, value)
  }
  return {
    ...request,
    query: request.query,
    headers: sent,
    path: path === undefined ? request.path : request.path.replaceAll(path.from, path.to),
    body: fields === undefined ? request.body : Buffer.from(fields.toString()),
  }
}
