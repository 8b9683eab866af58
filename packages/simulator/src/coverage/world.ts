import { businessCentralResource, graphResource } from '@landbridge/model'
import { startClock } from '../clock.ts'
import type { Addresses } from '../http.ts'
import { signJwt } from '../jwt.ts'
import { seededRandom } from '../random.ts'
import { type Simulator, startSimulator } from '../simulator.ts'

/** What came back of one thing that was tried. */
export interface Reply {
  readonly status: number
  /** Whether the simulator said that it does not play this; the real service has other reasons for a 501. */
  readonly isRefused: boolean
  readonly text: string
  readonly headers: Headers
}

/** One request of a trial. */
export interface Trial {
  readonly method: string
  /** Behind the host. */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** @default the token of the administrator for that face */
  readonly token?: string
}

/** A simulator in which anything may be tried, and how to ask it. */
export interface TrialWorld {
  readonly sim: Simulator
  /** Counts, for values that must not repeat. */
  next(): number
  ask(face: keyof Addresses, trial: Trial): Promise<Reply>
  stop(): Promise<void>
}

const refusal = /not_simulated|The simulator does not play this/

/** Long ago enough for no secret of the demonstration to be over, and the same at every start. */
const startsAt = Date.UTC(2026, 10, 20, 9)

type Sent = NonNullable<RequestInit['body']>

const encode = (body: unknown): Sent | undefined => {
  if (body === undefined) return undefined
  return typeof body === 'string' || body instanceof FormData || body instanceof Uint8Array
    ? (body as Sent)
    : JSON.stringify(body)
}

/** Tokens of the demonstration's administrator, who may do everything. */
const tokensOf = (sim: Simulator): Readonly<Record<keyof Addresses, string | undefined>> => {
  const { TENANT, CLIENT_ID, TEST_USER } = sim.env
  const users = [...sim.world.tenants.get(TENANT)!.users.values()]
  const { id } = users.find(({ userPrincipalName }) => userPrincipalName === TEST_USER)!
  const now = Math.floor(sim.clock.now() / 1_000)
  const whose = { tid: TENANT, oid: id, sub: id, appid: CLIENT_ID, upn: TEST_USER, appidacr: '1' }
  const iss = `https://sts.windows.net/${TENANT}/`
  const issue = (aud: string, scp: string): string =>
    signJwt({ ...whose, iss, aud, scp, iat: now, nbf: now - 60, exp: now + 86_400 }, sim.world.keys[0]!)
  const services = issue(businessCentralResource, 'Financials.ReadWrite.All user_impersonation')
  const scopes = ['Directory.AccessAsUser.All', 'AppRoleAssignment.ReadWrite.All', 'User.Read', 'openid', 'profile']
  return {
    authority: undefined,
    webClient: undefined,
    entraAdminCenter: undefined,
    api: services,
    graph: issue(graphResource, scopes.join(' ')),
  }
}

/** Starts a simulator that is the same at every start, with tokens of its administrator at hand. */
export const startTrialWorld = async (): Promise<TrialWorld> => {
  const sim = await startSimulator({
    ports: 'free',
    clock: startClock(() => startsAt),
    random: seededRandom('coverage'),
    settings: { accessTokenSeconds: 86_400 },
  })
  // The signing keys are there once somebody waited for them.
  await fetch(`${sim.addresses.authority}/common/discovery/v2.0/keys`)
  const tokens = tokensOf(sim)
  let count = 0
  return {
    sim,
    next: () => ++count,
    stop: () => sim.stop(),
    async ask(face, { method, path, body, headers, token = tokens[face] }) {
      const sent = encode(body)
      const response = await fetch(`${sim.addresses[face]}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(typeof sent === 'string' && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(sent !== undefined && { body: sent }),
      })
      const text = await response.text()
      const isRefused = response.status === 501 && refusal.test(text)
      return { status: response.status, isRefused, text, headers: response.headers }
    },
  }
}
