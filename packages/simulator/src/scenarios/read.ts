import { type BcErrorCode, bcErrors, type EntraErrorNumber, entraErrors } from '@landbridge/model'
import { invalid } from '../control/refused.ts'
import type { FaceName } from '../hosts.ts'
import { type Settings, settingNames } from '../settings.ts'
import type { PlainObject } from '../world.ts'
import { readDocument } from './document.ts'
import type { FaultAnswer, FaultRule, Scenario, Step } from './scenario.ts'
import { either, listOf, mapOf, number, objectOf, oneOf, plain, type Shape, text, whole } from './shapes.ts'

const faces = ['signIn', 'graph', 'api', 'webClient', 'entraAdminCenter'] as const satisfies readonly FaceName[]
const texts = mapOf(text)
const isNull = (value: unknown): boolean => value === null
const textsOrNull = mapOf(either((): null => null, text, isNull))
const anyObject = mapOf(plain) as Shape<PlainObject>
const isList = (value: unknown): boolean => Array.isArray(value)

const match = objectOf(
  {},
  { method: text, face: oneOf(faces), host: text, path: text, set: text, headers: texts, query: texts, form: texts },
)

const when = objectOf({}, { nth: either(listOf(whole), whole, isList), first: whole, after: whole, every: whole })

const send = objectOf({}, { path: objectOf({ from: text, to: text }, {}), headers: textsOrNull, form: textsOrNull })

const numbers = Object.keys(entraErrors).map(Number) as EntraErrorNumber[]
const codes = Object.keys(bcErrors) as BcErrorCode[]

const answerFields: Shape<FaultAnswer> = objectOf(
  {},
  {
    aadsts: oneOf(numbers),
    bc: oneOf(codes),
    graph: text,
    admin: text,
    message: text,
    status: whole,
    headers: texts,
    json: anyObject,
    text,
  },
)

const bodies = ['aadsts', 'bc', 'graph', 'admin', 'json', 'text'] as const

const answer: Shape<FaultAnswer> = (value, at) => {
  const read = answerFields(value, at)
  const said = bodies.filter((name) => read[name] !== undefined)
  if (said.length > 1) throw invalid(at, `${at} can have one of ${said.join(' and ')} only.`)
  if ((read.graph ?? read.admin) !== undefined && read.status === undefined)
    throw invalid(`${at}.status`, `${at}.status is missing; this code has no usual one.`)
  return read
}

const changes = objectOf({}, { status: whole, headers: textsOrNull, json: anyObject, text })

const ruleFields: Shape<FaultRule> = objectOf(
  {},
  {
    name: text,
    on: match,
    when,
    send,
    answer,
    change: changes,
    delayMs: whole,
    breaks: oneOf(['before headers', 'after headers', 'not http']),
    keepBytes: whole,
  },
)

const deeds = ['send', 'answer', 'change', 'delayMs', 'breaks', 'keepBytes'] as const

/** What happens to some requests, checked. */
export const faultRule: Shape<FaultRule> = (value, at) => {
  const rule = ruleFields(value, at)
  if (deeds.every((name) => rule[name] === undefined))
    throw invalid(at, `${at} does nothing; it needs one of ${deeds.join(', ')}.`)
  return rule
}

const settings: Shape<Partial<Settings>> = (value, at) => {
  const read = mapOf(number)(value, at)
  for (const name of Object.keys(read)) oneOf(settingNames)(name, at === '' ? name : `${at}.${name}`)
  return read as Partial<Settings>
}

const durations = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Milliseconds of a duration such as `91d`. @throws Refused that names `at` */
export const durationMs = (value: string | number, at: string): number => {
  if (typeof value === 'number') return value
  const { size = '', unit = '' } = /^(?<size>\d+(?:\.\d+)?)\s*(?<unit>ms|s|m|h|d)$/.exec(value.trim())?.groups ?? {}
  if (unit === '') throw invalid(at, `${at} must be a duration, such as 91d, 36h, 10m, 30s or 250ms.`)
  return Number(size) * durations[unit as keyof typeof durations]
}

const clock: Shape<string | number> = (value, at) => {
  durationMs(typeof value === 'number' ? number(value, at) : text(value, at), at)
  return value as string | number
}

const methodAndPath =
  (pattern: RegExp, example: string): Shape<string> =>
  (value, at) => {
    const read = text(value, at)
    if (!pattern.test(read)) throw invalid(at, `${at} must be of the form '${example}'.`)
    return read
  }

const keep = texts

/** Each kind of step by the field that says which it is. */
const steps = {
  change: objectOf(
    { change: methodAndPath(/^[A-Z]+ \/\S*$/, 'PATCH /tenants/{TENANT}/policy') },
    { with: anyObject, keep },
  ),
  request: objectOf(
    { request: methodAndPath(/^[A-Z]+ (graph|api|signIn|webClient) \/.*$/, 'POST graph /v1.0/applications') },
    { json: anyObject, headers: texts, tenant: text, keep },
  ),
  settings: objectOf({ settings }, {}),
  clock: objectOf({ clock }, {}),
  program: objectOf({ program: texts }, {}),
  fault: objectOf({ fault: faultRule }, {}),
} as const satisfies Readonly<Record<string, Shape<Step>>>

const step: Shape<Step> = (value, at) => {
  const kinds = Object.keys(steps) as (keyof typeof steps)[]
  const fields = mapOf(plain)(value, at)
  const kind = kinds.find((name) => fields[name] !== undefined)
  if (kind === undefined) throw invalid(at, `${at} must have one of ${kinds.join(', ')}.`)
  return steps[kind](value, at)
}

const id: Shape<string> = (value, at) => {
  const read = text(value, at)
  if (!/^[\w.-]{1,80}$/.test(read)) throw invalid(at, `${at} must hold letters, digits, '-', '_' and dots only.`)
  return read
}

/** A scenario, checked. @throws Refused that names the place that is wrong */
export const scenarioShape: Shape<Scenario> = objectOf({ id, title: text, steps: listOf(step) }, { shows: text })

/** Reads a scenario from a JSON or YAML file. @throws Refused that names the file and the place in it */
export const readScenario = (path: string): Scenario => readDocument(path, scenarioShape)
