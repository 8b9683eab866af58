import { createHash } from 'node:crypto'
import { graphAppId } from '@landbridge/model'
import type { Request } from '../http.ts'
import { signJwt } from '../jwt.ts'
import type { Simulation } from '../simulation.ts'
import type { Tenant, User } from '../world.ts'
import { type IssuedToken, lifeSeconds, newTokenMarks, predatedSeconds } from './access-tokens.ts'
import type { Client, ProofLevel } from './clients.ts'
import type { AskedScopes } from './delegated-scopes.ts'

/** A person who signed in to a client, in a tenant. */
export interface Person {
  readonly tenant: Tenant
  readonly client: Client
  readonly user: User
}

/** The subject of a person is another one for each application. */
const subjectOf = ({ client, user }: Person): string =>
  createHash('sha256').update(`${client.application.appId} ${user.id}`).digest('base64url')

const namesOf = ({ displayName }: User): { given_name: string; family_name: string } => {
  const [first = '', ...rest] = displayName.split(' ')
  return { given_name: first, family_name: rest.join(' ') }
}

/** Number of the account in Microsoft's own counting: sixteen digits that belong to the person. */
const puidOf = ({ id }: User): string =>
  `1003${createHash('sha256').update(id).digest('hex').slice(0, 12).toUpperCase()}`

/**
 * Issues an access token for a person.
 *
 * @see Microsoft, "Access token claims reference"; Business Central and Graph are version 1 resources.
 */
export const issueUserToken = async (
  sim: Simulation,
  person: Person,
  { resource }: AskedScopes,
  scopes: readonly string[],
  proof: ProofLevel,
): Promise<IssuedToken> => {
  await sim.keysReady()
  const { tenant, client, user } = person
  const now = Math.floor(sim.clock.now() / 1_000)
  const expiresIn = lifeSeconds(sim)
  const [notBefore, expiresOn] = [now - predatedSeconds, now + expiresIn + 1]
  const payload = {
    aud: resource.audience,
    iss: `https://sts.windows.net/${tenant.id}/`,
    iat: notBefore,
    nbf: notBefore,
    exp: expiresOn,
    acr: '1',
    amr: ['pwd'],
    appid: client.application.appId,
    appidacr: proof,
    ...namesOf(user),
    ipaddr: '127.0.0.1',
    name: user.displayName,
    oid: user.id,
    puid: puidOf(user),
    scp: scopes.join(' '),
    sub: subjectOf(person),
    tid: tenant.id,
    unique_name: user.userPrincipalName,
    upn: user.userPrincipalName,
    ver: '1.0',
    ...newTokenMarks(sim),
    ...(resource.principal.appId === graphAppId && { wids: user.directoryRoles }),
  }
  return { token: signJwt(payload, sim.world.keys[0]!), expiresIn, notBefore, expiresOn }
}

const idTokenSeconds = 3_600

/** Issues the token that tells the client who signed in; always of version 2. */
export const issueIdToken = async (
  sim: Simulation,
  { addresses }: Request,
  person: Person,
  nonce: string | undefined,
  withEmail: boolean,
): Promise<string> => {
  await sim.keysReady()
  const { tenant, client, user } = person
  const now = Math.floor(sim.clock.now() / 1_000)
  const payload = {
    aud: client.application.appId,
    iss: `${addresses.authority}/${tenant.id}/v2.0`,
    iat: now - predatedSeconds,
    nbf: now - predatedSeconds,
    exp: now + idTokenSeconds,
    ...(withEmail && { email: user.userPrincipalName }),
    name: user.displayName,
    ...(nonce !== undefined && { nonce }),
    oid: user.id,
    preferred_username: user.userPrincipalName,
    sub: subjectOf(person),
    tid: tenant.id,
    ver: '2.0',
    ...newTokenMarks(sim),
  }
  return signJwt(payload, sim.world.keys[0]!)
}

/** What a client library gets when it asks for `client_info`. */
export const clientInfo = ({ tenant, user }: Pick<Person, 'tenant' | 'user'>): string =>
  Buffer.from(JSON.stringify({ uid: user.id, utid: tenant.id })).toString('base64url')
