import { signJwt } from '../jwt.ts'
import type { Simulation } from '../simulation.ts'
import type { Tenant } from '../world.ts'
import type { Client, ProofLevel } from './clients.ts'
import { EntraRefusal } from './refusal.ts'
import type { Resource } from './resources.ts'

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** How long before its issue a token is dated, so that clocks that are behind accept it. */
export const predatedSeconds = 300

/** A token with the seconds for which the caller may use it. */
export interface IssuedToken {
  readonly token: string
  readonly expiresIn: number
  readonly notBefore: number
  readonly expiresOn: number
}

/** Claims that mean nothing to anybody but Entra; every token has its own. */
export const newTokenMarks = ({ random }: Simulation): { rh: string; uti: string } => ({
  rh: `1.A${random.text(43, base64url)}.`,
  uti: random.text(22, base64url),
})

/** Roles granted to a client on a resource, as far as they have reached the token service. */
const rolesOf = ({ clock, settings }: Simulation, client: Client, resource: Resource): string[] => {
  const { grantedRoles, grantedAt } = client.principal
  const { appId } = resource.principal
  return [...(grantedRoles.get(appId) ?? [])].filter(
    (role) => clock.now() >= (grantedAt.get(`${appId} ${role}`) ?? 0) + settings.roleDelayMs,
  )
}

/** Life of a new access token, in seconds. */
export const lifeSeconds = ({ settings, random }: Simulation): number =>
  settings.accessTokenSeconds ?? random.between(3_599, 5_399)

/**
 * Issues a token for the application itself. Nothing granted is no refusal: the token then has no `roles`, and the
 * resource turns it away.
 *
 * @throws EntraRefusal 501051 when nothing is granted and the resource wants an assignment.
 * @see Microsoft, "Access token claims reference"; Business Central is a version 1 resource.
 */
export const issueApplicationToken = async (
  sim: Simulation,
  tenant: Tenant,
  client: Client,
  resource: Resource,
  proof: ProofLevel,
): Promise<IssuedToken> => {
  await sim.keysReady()
  const { random, world, clock } = sim
  const now = Math.floor(clock.now() / 1_000)
  const expiresIn = lifeSeconds(sim)
  const issuer = `https://sts.windows.net/${tenant.id}/`
  const marks = newTokenMarks(sim)
  const roles = rolesOf(sim, client, resource)
  if (roles.length === 0 && resource.principal.appRoleAssignmentRequired)
    throw new EntraRefusal(501051, { clientId: client.application.appId, resource: resource.audience })
  const [notBefore, expiresOn] = [now - predatedSeconds, now + expiresIn + 1]
  const payload = {
    aud: resource.audience,
    iss: issuer,
    iat: notBefore,
    nbf: notBefore,
    exp: expiresOn,
    aio: `E2Ng${random.text(36, base64url)}AA==`,
    appid: client.application.appId,
    appidacr: proof,
    idp: issuer,
    idtyp: 'app',
    oid: client.principal.id,
    rh: marks.rh,
    ...(roles.length > 0 && { roles }),
    sub: client.principal.id,
    tid: tenant.id,
    uti: marks.uti,
    ver: '1.0',
    xms_ftd: random.text(43, base64url),
    xms_idrel: '7 12',
  }
  return { token: signJwt(payload, world.keys[0]!), expiresIn, notBefore, expiresOn }
}
