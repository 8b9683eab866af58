import type { StepId } from '@landbridge/contract'
import { Complaint } from '../complaint.ts'
import type { Outside } from '../outside.ts'
import { readJsonObject } from '../read-json.ts'

export type Values = Record<string, string | string[]>

/** A set-up told beforehand, so that no person is needed. */
export interface Answers {
  /** Name or id of an integration, or what to make one of where none has that name. */
  readonly integration?: string | { readonly name: string; readonly wanted: readonly WantedAnswer[] }
  readonly linkedAccount?: { readonly id: string; readonly name: string }
  /** Values by step and field; the names are those that the steps ask for. */
  readonly steps: Partial<Record<StepId, Values>>
}

/** An entity set, with every verb it allows, or with those named. */
export type WantedAnswer = string | { readonly set: string; readonly verbs: readonly string[] }

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'

const wrong = (what: string): never => {
  throw new Complaint(
    'usage',
    `The answers are not as expected: ${what}.`,
    'See the README of @landbridge/cli for an example.',
  )
}

/** A value, or `{ "env": "NAME" }` for one that must not stand in a file. */
const readValue = (where: string, value: unknown, env: Outside['env']): string | string[] => {
  if (isText(value)) return value
  if (Array.isArray(value) && value.every(isText)) return value
  if (isObject(value) && isText(value.env))
    return env[value.env] ?? wrong(`${where} names the environment variable ${value.env}, which is not set`)
  return wrong(`${where} is text, a list of texts or { "env": "NAME" }`)
}

const readSteps = (steps: unknown, env: Outside['env']): Answers['steps'] => {
  if (steps === undefined) return {}
  if (!isObject(steps)) return wrong('"steps" is an object')
  return Object.fromEntries(
    Object.entries(steps).map(([step, values]) => {
      if (!isObject(values)) return wrong(`"steps.${step}" is an object`)
      const read = Object.entries(values).map(([name, value]) => [name, readValue(`steps.${step}.${name}`, value, env)])
      return [step, Object.fromEntries(read)]
    }),
  )
}

const readWanted = (wanted: unknown): WantedAnswer => {
  if (isText(wanted)) return wanted
  if (isObject(wanted) && isText(wanted.set) && Array.isArray(wanted.verbs) && wanted.verbs.every(isText))
    return { set: wanted.set, verbs: wanted.verbs }
  return wrong('"integration.wanted" lists entity sets, or objects with "set" and "verbs"')
}

const readIntegration = (integration: unknown): NonNullable<Answers['integration']> => {
  if (isText(integration)) return integration
  if (!isObject(integration) || !isText(integration.name) || !Array.isArray(integration.wanted))
    return wrong('"integration" is a name, an id, or an object with "name" and "wanted"')
  return { name: integration.name, wanted: integration.wanted.map(readWanted) }
}

const readAccount = (account: unknown): NonNullable<Answers['linkedAccount']> =>
  isObject(account) && isText(account.id) && isText(account.name)
    ? { id: account.id, name: account.name }
    : wrong('"linkedAccount" has "id" and "name"')

/** @throws Complaint `usage` for answers that cannot be understood */
export const readAnswers = async (outside: Outside, where: string): Promise<Answers> => {
  const { integration, linkedAccount, steps, ...rest } = await readJsonObject(outside, '--answers', where)
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) wrong(`there is no "${unknown}"`)
  return {
    ...(integration === undefined ? {} : { integration: readIntegration(integration) }),
    ...(linkedAccount === undefined ? {} : { linkedAccount: readAccount(linkedAccount) }),
    steps: readSteps(steps, outside.env),
  }
}
