import { createHash } from 'node:crypto'
import { businessCentralAppId, graphAppId } from '@landbridge/model'
import type { Request } from '../http.ts'
import { signJwt } from '../jwt.ts'
import { findApplication } from '../lookups.ts'
import { offeredBy } from '../offers.ts'
import type { Simulation } from '../simulation.ts'
import type { ServicePrincipal, Tenant, User } from '../world.ts'
import {
  type IssuedToken,
  issuerOf,
  lifeSeconds,
  newAio,
  newServiceMarks,
  newTokenMarks,
  partiesOf,
  predatedSeconds,
  signFor,
} from './access-tokens.ts'
import { homeAccount } from './accounts.ts'
import type { Client, ProofLevel } from './clients.ts'
import type { AskedScopes } from './delegated-scopes.ts'
import type { Proof } from './grants.ts'
import { optionalClaims } from './registrations.ts'

/** A person who signed in to a client, in a tenant. */
export interface Person {
  readonly tenant: Tenant
  readonly client: Client
  readonly user: User
  readonly proof: Proof
}

/** The subject of a person is another one for each application. */
const subjectOf = ({ client, user }: Person): string =>
  createHash('sha256').update(`${client.application.appId} ${user.id}`).digest('base64url')

const personNames = ({ displayName }: User): { given_name: string; family_name: string } => {
  const [first = '', ...rest] = displayName.split(' ')
  return { given_name: first, family_name: rest.join(' ') }
}

/** Number of the account in Microsoft's own counting: sixteen digits that belong to the person. */
const puidOf = ({ id }: User): string =>
  `1003${createHash('sha256').update(id).digest('hex').slice(0, 12).toUpperCase()}`

/** The name by which a person signs in: of a guest the one at home. */
const loginOf = (sim: Simulation, { tenant, user }: Person): string =>
  homeAccount(sim, { tenant, user }).user.userPrincipalName

/** Of a guest: where the account lives. */
const homeIssuer = (sim: Simulation, request: Request, { tenant, user }: Person): string | undefined =>
  user.guestOf && issuerOf(request, homeAccount(sim, { tenant, user }).tenant, 1)

/** Names of the application roles that a person was given on a resource. */
const personalRoles = (sim: Simulation, { assignedPeople = [], appId }: ServicePrincipal, user: User): string[] => {
  const { roles } = offeredBy(sim.world, appId)
  const ids = assignedPeople.filter(({ userId }) => userId === user.id).map(({ roleId }) => roleId)
  return roles.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
}

/** Claims that a registration can ask for, with their values. */
const optional = (sim: Simulation, person: Person, wanted: ReadonlySet<string>): Record<string, unknown> => {
  const { user, tenant, proof } = person
  const isGuest = user.guestOf !== undefined
  const all: Readonly<Record<string, () => unknown>> = {
    acct: () => (isGuest ? 1 : 0),
    auth_time: () => Math.floor(proof.authAt / 1_000),
    ctry: () => tenant.country,
    email: () => loginOf(sim, person),
    family_name: () => personNames(user).family_name,
    given_name: () => personNames(user).given_name,
    idtyp: () => 'user',
    ipaddr: () => '127.0.0.1',
    login_hint: () => Buffer.from(loginOf(sim, person)).toString('base64url'),
    tenant_ctry: () => tenant.country,
    upn: () => (isGuest ? undefined : user.userPrincipalName),
    verified_primary_email: () => [loginOf(sim, person)],
    wids: () => user.directoryRoles,
  }
  const entries = [...wanted].flatMap((name) => (Object.hasOwn(all, name) ? [[name, all[name]!()] as const] : []))
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** What tokens of version 1 say of a person. */
const ofVersion1 = (sim: Simulation, request: Request, person: Person): Record<string, unknown> => {
  const { user, proof } = person
  const idp = homeIssuer(sim, request, person)
  return {
    acr: '1',
    amr: proof.methods,
    ...personNames(user),
    ...(idp !== undefined && { idp }),
    ipaddr: '127.0.0.1',
    name: user.displayName,
    puid: puidOf(user),
    unique_name: loginOf(sim, person),
    ...(idp === undefined && { upn: user.userPrincipalName }),
  }
}

const ofVersion2 = (sim: Simulation, request: Request, person: Person): Record<string, unknown> => {
  const idp = homeIssuer(sim, request, person)
  return {
    ...(idp !== undefined && { idp }),
    name: person.user.displayName,
    preferred_username: loginOf(sim, person),
  }
}

const byVersion = { 1: ofVersion1, 2: ofVersion2 } as const

/** Microsoft's services that are told the directory roles of a person unasked. */
const toldRoles: readonly string[] = [graphAppId, businessCentralAppId]

/** Life of a token of a client that bears the end of a session in between: 20 to 28 hours. */
const longLife = ({ random, settings }: Simulation): number | undefined =>
  settings.accessTokenSeconds === undefined ? random.between(72_000, 100_800) : undefined

/**
 * Issues an access token for a person.
 *
 * @param isAware Whether the client said that it understands continuous access evaluation; only Graph does so here.
 * @see Microsoft, "Access token claims reference"; Business Central and Graph are version 1 resources.
 */
export const issueUserToken = async (
  sim: Simulation,
  request: Request,
  person: Person,
  { resource }: AskedScopes,
  scopes: readonly string[],
  proof: ProofLevel,
  isAware: boolean,
): Promise<IssuedToken> => {
  await sim.keysReady()
  const { tenant, client, user } = person
  const { principal, version } = resource
  const now = Math.floor(sim.clock.now() / 1_000)
  const long = isAware && principal.appId === graphAppId ? longLife(sim) : undefined
  const expiresIn = long ?? lifeSeconds(sim)
  const [notBefore, expiresOn] = [now - predatedSeconds, now + expiresIn + 1]
  const registration = findApplication(sim.world, principal.appId)
  const roles = personalRoles(sim, principal, user)
  const { aud, ...ofClient } = partiesOf(resource, client, proof)
  const tellsRoles =
    toldRoles.includes(principal.appId) && (user.directoryRoles.length > 0 || principal.appId === graphAppId)
  const payload = {
    aud,
    iss: issuerOf(request, tenant, version),
    iat: notBefore,
    nbf: notBefore,
    exp: expiresOn,
    aio: newAio(sim),
    ...ofClient,
    ...byVersion[version](sim, request, person),
    oid: user.id,
    ...(roles.length > 0 && { roles }),
    scp: scopes.join(' '),
    sub: subjectOf({ ...person, client: registration ? { application: registration, principal } : client }),
    tid: tenant.id,
    ver: `${version}.0`,
    ...newTokenMarks(sim),
    ...(tellsRoles && { wids: user.directoryRoles }),
    ...(long !== undefined && { xms_cc: ['cp1'] }),
    ...newServiceMarks(sim, user.guestOf === undefined ? '1 2' : '5 2'),
    ...(registration && optional(sim, person, optionalClaims(registration, 'accessToken'))),
  }
  const refreshIn = long === undefined ? {} : { refreshIn: Math.floor(long / 2) }
  return { token: signFor(sim, resource, payload), expiresIn, notBefore, expiresOn, ...refreshIn }
}

const idTokenSeconds = 3_600

/** What an ID token is bound to. */
export interface IdTokenBinding {
  readonly nonce: string | undefined
  readonly withEmail: boolean
  /** Version of the address that was asked. @default 2 */
  readonly version?: 1 | 2
  /** What comes with it from the authorize endpoint. */
  readonly code?: string
  readonly accessToken?: string
}

/** Left half of the hash of what a token belongs to. @see OpenID Connect Core 1.0, section 3.3.2.11 */
const halfHash = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')

/** Issues the token that tells the client who signed in. */
export const issueIdToken = async (
  sim: Simulation,
  request: Request,
  person: Person,
  { nonce, withEmail, version = 2, code, accessToken }: IdTokenBinding,
): Promise<string> => {
  await sim.keysReady()
  const { tenant, client, user } = person
  const now = Math.floor(sim.clock.now() / 1_000)
  const roles = personalRoles(sim, client.principal, user)
  const payload = {
    aud: client.application.appId,
    iss: issuerOf(request, tenant, version),
    iat: now - predatedSeconds,
    nbf: now - predatedSeconds,
    exp: now + idTokenSeconds,
    aio: newAio(sim),
    ...(version === 1 ? { amr: person.proof.methods } : {}),
    ...(withEmail && { email: loginOf(sim, person) }),
    ...(code !== undefined && { c_hash: halfHash(code) }),
    ...(accessToken !== undefined && { at_hash: halfHash(accessToken) }),
    ...(version === 1
      ? {
          ...personNames(user),
          ipaddr: '127.0.0.1',
          name: user.displayName,
          unique_name: loginOf(sim, person),
          ...(user.guestOf === undefined && { upn: user.userPrincipalName }),
        }
      : ofVersion2(sim, request, person)),
    ...(nonce !== undefined && { nonce }),
    oid: user.id,
    ...(roles.length > 0 && { roles }),
    sub: subjectOf(person),
    tid: tenant.id,
    ver: `${version}.0`,
    ...newTokenMarks(sim),
    ...optional(sim, person, optionalClaims(client.application, 'idToken')),
  }
  return signJwt(payload, sim.world.keys[0]!)
}

/** What a client library gets when it asks for `client_info`. */
export const clientInfo = (sim: Simulation, { tenant, user }: Pick<Person, 'tenant' | 'user'>): string => {
  const home = homeAccount(sim, { tenant, user })
  return Buffer.from(JSON.stringify({ uid: home.user.id, utid: home.tenant.id })).toString('base64url')
}
