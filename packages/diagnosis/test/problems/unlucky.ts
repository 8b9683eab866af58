import { clientCredentials } from '@landbridge/auth'
import { graphAppId, networkFault } from '@landbridge/model'
import type { Problem, Simulator } from '@landbridge/simulator'
import {
  programs,
  type Seen,
  sendAll,
  type WatchedExchange,
  watching,
} from '../../../simulator/test/scenarios/programs.ts'
import { type DiagnosisSubject, diagnose, type Failure, type LastGood, type Reach } from '../../src/index.ts'
import { wanted } from '../support.ts'

type Env = Readonly<Record<string, string>>

/** What was met, and all that the program itself knows. Nothing in it comes from the table of problems. */
export interface Unlucky {
  readonly sim: Simulator
  readonly failure: Failure
  readonly subject: DiagnosisSubject
  readonly lastGood?: LastGood
  readonly reach: Reach
  readonly seen: Seen
}

/**
 * What the records of the program say, by the program's own history: whose application it is and where it was
 * registered, and what it made a moment ago. A program that has no such history has none here either.
 */
const records: Readonly<Record<string, (env: Env, now: number) => Partial<DiagnosisSubject>>> = {
  // The program itself has just had the secret made.
  P03: (_, now) => ({ credentialMadeAt: now - 1_000 }),
  // A vendor knows that its application is a multi-tenant one, and in which directory it lives.
  P08: (env) => ({ application: { kind: 'shared', home: env.vendor! } }),
  // One click writes down in which directory the person was signed in who let it register.
  P23: (env) => ({ application: { kind: 'own', home: env.consultant! } }),
  P43: (env) => ({ application: { kind: 'shared', home: env.partner! } }),
  P43b: (env) => ({ application: { kind: 'shared', home: env.partner! } }),
  // The set-up has just seen that an administrator accepted.
  P26: (_, now) => ({ consentedAt: now - 60_000 }),
  // The wizard has just made what it does not find.
  P68: (_, now) => ({ objectMadeAt: now - 1_000 }),
}

const historyOf = (ids: readonly string[], env: Env, now: number): Partial<DiagnosisSubject> =>
  Object.assign(
    { application: { kind: 'own' } },
    ...ids.flatMap((id) => records[id]?.(env, now) ?? []),
  ) as Partial<DiagnosisSubject>

/** A token for Graph of somebody in the customer's directory who allows a look. */
const graphOf = async (sim: Simulator): Promise<NonNullable<DiagnosisSubject['graph']>> => {
  const { appId } = sim.control.createApplication(sim.env.TENANT, { displayName: 'Reader of the directory' })
  sim.control.grant(sim.env.TENANT, appId, { resource: graphAppId, name: 'Directory.Read.All', type: 'Role' })
  const source = clientCredentials({
    authority: sim.addresses.authority,
    tenant: sim.env.TENANT,
    clientId: appId,
    credential: { secret: sim.control.addSecret(sim.env.TENANT, appId).text },
    scope: 'https://graph.microsoft.com/.default',
  })
  const token = await source()
  return async () => token
}

/** A later problem has replaced what made the program of an earlier one unlucky. */
export class Overtaken extends Error {}

/** Plays problems in their order and lets the program of the first run into them. */
export const meet = async (
  sim: Simulator,
  met: readonly Problem[],
  options: { readonly graph?: boolean } = {},
): Promise<Unlucky> => {
  const [first] = met as readonly [Problem, ...Problem[]]
  const { prepare = async () => ({ ...sim.env }) as Env, run } = programs[first.program]
  const graph = options.graph === true ? await graphOf(sim) : undefined
  let env: Env = await prepare(sim)
  const given = env
  for (const { id } of met) {
    const next = { ...env, ...(await sim.scenarios.play(id, env)).env }
    // Whom another scenario gave another account is not the unlucky one any more.
    if (Object.keys(next).some((name) => env[name] !== given[name] && next[name] !== env[name])) throw new Overtaken()
    env = next
  }
  const exchanges: WatchedExchange[] = []
  const requests = met.find((each) => each.requests !== undefined)?.requests
  const seen = await watching.run(exchanges, () => (requests ? sendAll(requests, env) : run(sim, env)))
  const now = sim.clock.now()
  const isOnPage = seen.status !== 0 && exchanges.at(-1)?.answer?.body !== seen.text
  return {
    sim,
    seen,
    failure: isOnPage ? { text: seen.text } : failureOf(exchanges.at(-1)!),
    reach: { now: sim.clock.now },
    subject: {
      endpoints: sim.addresses,
      tenant: env.TENANT!,
      clientId: env.CLIENT_ID!,
      environment: env.ENVIRONMENT!,
      companies: [{ id: env.COMPANY!, name: env.COMPANY_NAME!, displayName: env.COMPANY_NAME! }],
      ...(first.flow.includes('s2s') && { credential: { secret: env.CLIENT_SECRET! } }),
      actsAs: /^(person|connection of a person)/.test(first.program) ? 'person' : 'application',
      wanted: [wanted('customers')],
      ...(env.SCOPE !== undefined && { scope: env.SCOPE }),
      ...(first.program.startsWith('app uploads') && { extensionId: idOfFile(env) }),
      ...(/person|wizard/.test(first.program) && { person: env.TEST_USER! }),
      ...(graph && { graph }),
      ...historyOf(
        met.map(({ id }) => id),
        env,
        now,
      ),
    },
  }
}

/** The id in the manifest of the file that is uploaded. */
const idOfFile = (env: Env): string =>
  env.APP_FILE === 'an app that is there for all tenants' ? 'c1335042-3002-4257-bf8a-75c898ccb1b8' : env.APP_ID!

const failureOf = ({ sent, answer, error }: WatchedExchange): Failure =>
  answer === undefined
    ? { sent, fault: networkFault(error, { ended: undefined, correlation: {}, hidden: [] }) }
    : { sent, answer }

/** The diagnosis of what was met, with the time and the requests that it took. */
export const judge = async ({ sim, failure, subject, reach, lastGood }: Unlucky, withoutFailure = false) => {
  const before = sim.requests().length
  const startedAt = performance.now()
  const diagnosis = await diagnose({
    ...(!withoutFailure && { failure }),
    subject,
    reach,
    ...(lastGood && { lastGood }),
  })
  const ms = performance.now() - startedAt
  return { diagnosis, ms, requests: sim.requests().length - before }
}
