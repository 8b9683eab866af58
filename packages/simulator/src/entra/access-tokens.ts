import { graphAppId } from '@landbridge/model'
import type { Request } from '../http.ts'
import { signJwt, signOpaqueJwt } from '../jwt.ts'
import { findApplication } from '../lookups.ts'
import type { Simulation } from '../simulation.ts'
import type { Tenant } from '../world.ts'
import type { Client, ProofLevel } from './clients.ts'
import { EntraRefusal } from './refusal.ts'
import { optionalClaims } from './registrations.ts'
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
  /** When a client had better renew a long-lived token, in seconds from now. */
  readonly refreshIn?: number
}

/** Claims that mean nothing to anybody but Entra; every token has its own. */
export const newTokenMarks = ({ random }: Simulation): { rh: string; uti: string } => ({
  rh: `1.A${random.text(43, base64url)}.`,
  uti: random.text(22, base64url),
})

/** A claim that only Entra can read. */
export const newAio = ({ random }: Simulation): string => `E2Ng${random.text(36, base64url)}AA==`

/** Claims that Microsoft's own services read, and whose meaning is not told. */
export const newServiceMarks = ({ random }: Simulation, idrel: string): { xms_ftd: string; xms_idrel: string } => ({
  xms_ftd: random.text(43, base64url),
  xms_idrel: idrel,
})

/** Roles granted to a client on a resource, as far as they have reached the token service. */
const rolesOf = ({ clock, settings }: Simulation, client: Client, resource: Resource): string[] => {
  const { grantedRoles, grantedAt } = client.principal
  const { appId } = resource.principal
  return [...(grantedRoles.get(appId) ?? [])].filter(
    (role) => clock.now() >= (grantedAt.get(`${appId} ${role}`) ?? 0) + settings.roleDelayMs,
  )
}

/** Signs an access token; one for Microsoft Graph is readable by Graph alone. */
export const signFor = ({ world, random }: Simulation, { principal }: Resource, payload: object): string => {
  const key = world.keys[0]!
  return principal.appId === graphAppId
    ? signOpaqueJwt(payload, key, random.text(43, base64url))
    : signJwt(payload, key)
}

/** Life of a new access token, in seconds. */
export const lifeSeconds = ({ settings, random }: Simulation): number =>
  settings.accessTokenSeconds ?? random.between(3_599, 5_399)

/** Who issues a token, by its version. */
export const issuerOf = ({ addresses }: Request, { id }: Tenant, version: 1 | 2): string =>
  version === 1 ? `https://sts.windows.net/${id}/` : `${addresses.authority}/${id}/v2.0`

/** Audience and client of a token, under the names of its version. */
export const partiesOf = (
  { audience, version, principal }: Resource,
  { application: { appId } }: Client,
  proof: ProofLevel,
): Record<string, string> =>
  version === 1 ? { aud: audience, appid: appId, appidacr: proof } : { aud: principal.appId, azp: appId, azpacr: proof }

/** Whether a resource is told what kind of token it gets: Microsoft's own are, others where they want to be. */
const tellsKind = ({ world }: Simulation, { principal }: Resource): boolean => {
  const registration = findApplication(world, principal.appId)
  return registration === undefined || optionalClaims(registration, 'accessToken').has('idtyp')
}

/**
 * Issues a token for the application itself. Nothing granted is no refusal: the token then has no `roles`, and the
 * resource turns it away.
 *
 * @throws EntraRefusal 501051 when nothing is granted and the resource wants an assignment, 53003 when conditional access
 *         keeps applications out.
 * @see Microsoft, "Access token claims reference"; Business Central is a version 1 resource.
 */
export const issueApplicationToken = async (
  sim: Simulation,
  request: Request,
  tenant: Tenant,
  client: Client,
  resource: Resource,
  proof: ProofLevel,
): Promise<IssuedToken> => {
  await sim.keysReady()
  const { clock } = sim
  const now = Math.floor(clock.now() / 1_000)
  const expiresIn = lifeSeconds(sim)
  const marks = newTokenMarks(sim)
  const roles = rolesOf(sim, client, resource)
  const names = { clientId: client.application.appId, resource: resource.audience, tenant: tenant.id }
  if (tenant.policy.blockApplications === true) throw new EntraRefusal(53003, names)
  if (roles.length === 0 && resource.principal.appRoleAssignmentRequired) throw new EntraRefusal(501051, names)
  const [notBefore, expiresOn] = [now - predatedSeconds, now + expiresIn + 1]
  const { aud, ...ofClient } = partiesOf(resource, client, proof)
  const payload = {
    aud,
    iss: issuerOf(request, tenant, resource.version),
    iat: notBefore,
    nbf: notBefore,
    exp: expiresOn,
    aio: newAio(sim),
    ...ofClient,
    ...(resource.version === 1 && { idp: issuerOf(request, tenant, 1) }),
    ...(tellsKind(sim, resource) && { idtyp: 'app' }),
    oid: client.principal.id,
    rh: marks.rh,
    ...(roles.length > 0 && { roles }),
    sub: client.principal.id,
    tid: tenant.id,
    uti: marks.uti,
    ver: `${resource.version}.0`,
    ...newServiceMarks(sim, '7 12'),
  }
  return { token: signFor(sim, resource, payload), expiresIn, notBefore, expiresOn }
}
