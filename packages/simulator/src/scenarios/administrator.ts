import { businessCentralResource, graphResource } from '@landbridge/model'
import { signJwt } from '../jwt.ts'
import type { Simulation } from '../simulation.ts'
import type { Tenant, User } from '../world.ts'

/** What a token of an administrator may, by the face that it is for. */
const scopes = {
  graph: {
    aud: graphResource,
    scp: [
      'Application.ReadWrite.All',
      'AppRoleAssignment.ReadWrite.All',
      'DelegatedPermissionGrant.ReadWrite.All',
      'Directory.ReadWrite.All',
      'User.Read',
    ].join(' '),
  },
  api: { aud: businessCentralResource, scp: 'Financials.ReadWrite.All user_impersonation' },
} as const

/** Microsoft's command line, as which the simulator itself asks. */
const ownClientId = '04b07795-8ddb-461a-bbee-02f9e1bf7b46'

/** A token of a person for what the simulator does by itself, over the same faces as everybody. */
export const tokenOfPerson = async (
  sim: Simulation,
  tenant: Tenant,
  user: User,
  face: keyof typeof scopes,
): Promise<string> => {
  await sim.keysReady()
  const now = Math.floor(sim.clock.now() / 1_000)
  const claims = {
    ...scopes[face],
    tid: tenant.id,
    oid: user.id,
    sub: user.id,
    upn: user.userPrincipalName,
    wids: user.directoryRoles,
    appid: ownClientId,
    iss: `https://sts.windows.net/${tenant.id}/`,
    iat: now,
    nbf: now - 60,
    exp: now + 600,
    ver: '1.0',
  }
  return signJwt(claims, sim.world.keys[0]!)
}
