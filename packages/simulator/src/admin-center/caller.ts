import { directoryRoles } from '@landbridge/model'
import { isForBusinessCentral } from '../bc/access.ts'
import type { Request } from '../http.ts'
import type { Simulation } from '../simulation.ts'
import type { TokenVerifier } from '../tokens.ts'
import type { Tenant } from '../world.ts'
import { TurnedAway } from './refusal.ts'

/** Who administers. */
export interface Administrator {
  readonly tenant: Tenant
  readonly isApplication: boolean
  /** Whether it is a global administrator of the tenant itself. */
  readonly isGlobal: boolean
  /** Client id of the application that holds the token. */
  readonly clientId: string
  /** Sign-in name of a person, client id of an application. */
  readonly name: string
}

const bearer = /^Bearer\s+(\S+)$/i

/** Template ids of the directory roles that administer environments. */
const administrators: readonly string[] = [
  directoryRoles.globalAdministrator.id,
  directoryRoles.dynamicsAdministrator.id,
  directoryRoles.businessCentralAdministrator.id,
]

/**
 * Finds out who calls; the tenant is that of the token.
 *
 * @throws TurnedAway 401 for a token that is not good here, and for an application that is not on the page Authorized
 *         Microsoft Entra apps; 403 for an application without the role and a person who is no administrator.
 */
export const findAdministrator = (sim: Simulation, tokens: TokenVerifier, { headers }: Request): Administrator => {
  const token = bearer.exec(headers.authorization ?? '')?.[1]
  const claims = token === undefined ? undefined : tokens.verifyAccessToken(token)
  const tenant = claims && sim.world.tenants.get(claims.tid)
  if (claims === undefined || tenant === undefined || !isForBusinessCentral(claims)) throw new TurnedAway(401)
  const clientId = claims.appid.toLowerCase()
  if (claims.idtyp === 'app' || claims.scp === undefined) {
    if (claims.roles?.includes('AdminCenter.ReadWrite.All') !== true) throw new TurnedAway(403)
    if (tenant.authorizedApps?.has(clientId) !== true) throw new TurnedAway(401)
    return { tenant, isApplication: true, isGlobal: false, clientId, name: clientId }
  }
  const user = tenant.users.get(claims.oid)
  const isAdministrator = user?.directoryRoles.some((role) => administrators.includes(role)) === true
  if (user?.enabled !== true) throw new TurnedAway(401)
  if (!isAdministrator || !claims.scp.split(' ').includes('user_impersonation')) throw new TurnedAway(403)
  const isGlobal = user.directoryRoles.includes(directoryRoles.globalAdministrator.id)
  return { tenant, isApplication: false, isGlobal, clientId, name: user.userPrincipalName }
}
