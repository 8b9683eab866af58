import { type Endpoints, type Entity, findEntity, type Verb } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { onTestFinished } from 'vitest'
import {
  type CheckLine,
  type CheckSubject,
  planCheck,
  provingCheck,
  type Reach,
  type WantedEntity,
} from '../src/index.ts'

/** A simulator with the demonstration tenant, stopped when the test ends. */
export const startWorld = async (): Promise<Simulator> => {
  const simulator = await startSimulator({ ports: 'free' })
  onTestFinished(() => simulator.stop())
  return simulator
}

export const wanted = (set: string, verbs: readonly Verb[] = ['list', 'get']): WantedEntity => ({
  entity: findEntity(set) as Entity,
  verbs,
})

/** What a check of the demonstration connection knows beforehand. */
export const demoSubject = ({ env, addresses }: Simulator, changes: Partial<CheckSubject> = {}): CheckSubject => ({
  endpoints: addresses satisfies Endpoints,
  tenant: env.TENANT,
  clientId: env.CLIENT_ID,
  credential: { secret: env.CLIENT_SECRET },
  credentialEndsAt: Date.now() + 300 * 86_400_000,
  environment: env.ENVIRONMENT,
  companies: [{ id: env.COMPANY, name: env.COMPANY_NAME, displayName: env.COMPANY_NAME }],
  wanted: [wanted('customers'), wanted('items')],
  ownUse: () => ({ used: 40, inFlight: 1, waiting: 0, pausedForMs: 0 }),
  ...changes,
})

/** All lines of a check, in the order in which they were decided. */
export const runCheck = async (subject: CheckSubject, reach: Reach = {}): Promise<CheckLine[]> => {
  const lines: CheckLine[] = []
  for await (const line of provingCheck(planCheck(subject), reach)) lines.push(line)
  return lines
}

export const lineOf = (lines: readonly CheckLine[], id: string): CheckLine => {
  const line = lines.find((each) => each.id === id)
  if (line === undefined) throw new Error(`There is no line ${id}.`)
  return line
}
