import { businessCentralResource } from '@landbridge/model'
import type { Simulator, SimulatorOptions } from '@landbridge/simulator'
import { signJwt } from '../../src/jwt.ts'
import { type SocketAnswer, sendTo } from '../bc/over-socket.ts'
import { askToken, startForTest } from '../support.ts'

export interface Administration {
  readonly sim: Simulator
  /** Token of the demonstration's administrator. */
  readonly person: string
  /** Asks the newest version as the administrator; an address from `/admin` on is taken as it is. */
  ask(method: string, path: string, body?: unknown, token?: string): Promise<SocketAnswer>
  /** A token of the demonstration's application, with the roles that it has now. */
  application(): Promise<string>
  /** A token of a person, with other claims where given. */
  personal(claims?: object): string
  /** Gives the application its role, and puts it on the list. */
  admit(): Promise<string>
}

export const adminRole = { name: 'AdminCenter.ReadWrite.All', type: 'Role' } as const

/** A simulator on free ports with ways to ask its Admin Center API. */
export const startAdministration = async (options: SimulatorOptions = {}): Promise<Administration> => {
  const sim = await startForTest(options)
  const application = async () => (await askToken(sim)).body.access_token
  // Signing keys are there once a token was asked for.
  await application()
  const { TENANT, CLIENT_ID, TEST_USER } = sim.env
  const users = [...sim.world.tenants.get(TENANT)!.users.values()]
  const { id } = users.find(({ userPrincipalName }) => userPrincipalName === TEST_USER)!
  const personal = (claims: object = {}): string => {
    const now = Math.floor(sim.clock.now() / 1_000)
    const times = { iat: now, nbf: now - 60, exp: now + 100 * 86_400 }
    const who = { tid: TENANT, oid: id, sub: id, appid: CLIENT_ID, iss: 'x', aud: businessCentralResource }
    return signJwt({ ...who, ...times, scp: 'user_impersonation', ...claims }, sim.world.keys[0]!)
  }
  const person = personal()
  const ask: Administration['ask'] = (method, path, body, token = person) =>
    sendTo(token, method, `${sim.addresses.api}${path.startsWith('/admin') ? path : `/admin/v2.29${path}`}`, body)
  const admit = async (): Promise<string> => {
    sim.control.addPermission(TENANT, CLIENT_ID, adminRole)
    sim.control.grant(TENANT, CLIENT_ID, adminRole)
    await ask('PUT', `/authorizedAadApps/${CLIENT_ID}`)
    return application()
  }
  return { sim, person, ask, application, personal, admit }
}
