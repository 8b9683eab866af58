import { authorityAliases } from '@landbridge/model'
import { json, type Request, type Response } from '../http.ts'
import { notSimulated } from '../not-simulated.ts'
import type { Tenant } from '../world.ts'
import { issueApplicationToken } from './access-tokens.ts'
import { authenticateClient, findClient, readClientClaim } from './clients.ts'
import { type Form, readForm } from './form.ts'
import type { SignInSimulation } from './grants.ts'
import { EntraRefusal } from './refusal.ts'
import { findResource, type Resource, resourceOfScope } from './resources.ts'
import { type Authority, resolveAuthority } from './tenants.ts'
import { type GrantRequest, redeemCode, refresh } from './user-grants.ts'

/** Version of the endpoint: it decides how the resource is named and how numbers are written. */
export type EndpointVersion = 1 | 2

/** @throws EntraRefusal 9001023 or 50059: an application is always asked for in one tenant. */
const oneTenant = (authority: Authority, grantType: string): Tenant => {
  if ('tenant' in authority) return authority.tenant
  throw authority.shared === 'organizations' ? new EntraRefusal(50059) : new EntraRefusal(9001023, { grantType })
}

/** Addresses that an assertion may name as its audience: the token endpoints and the issuers, at any alias. */
const audiencesOf = ({ addresses }: Request, { id, domains }: Tenant): string[] =>
  [addresses.authority, ...authorityAliases.map((host) => `https://${host}`)].flatMap((authority) =>
    [id, ...domains].flatMap((name) =>
      ['oauth2/v2.0/token', 'oauth2/token', 'v2.0', ''].map((path) => `${authority}/${name}/${path}`.toLowerCase()),
    ),
  )

const resourceOf = (tenant: Tenant, form: Form, version: EndpointVersion): Resource =>
  version === 1 ? findResource(tenant, form.get('resource')) : resourceOfScope(tenant, form.get('scope'))

const ofApplication = async (asked: GrantRequest, version: EndpointVersion): Promise<Response> => {
  const { sim, form, claim, authority, checkOf } = asked
  const tenant = oneTenant(authority, 'client_credentials')
  const client = findClient(sim, tenant, claim.clientId)
  const proof = await authenticateClient(sim, client, claim, checkOf(tenant))
  const resource = resourceOf(tenant, form, version)
  const { token, expiresIn, notBefore, expiresOn } = await issueApplicationToken(sim, tenant, client, resource, proof)
  if (version === 2)
    return json(200, { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token })
  return json(200, {
    token_type: 'Bearer',
    expires_in: String(expiresIn),
    ext_expires_in: String(expiresIn),
    expires_on: String(expiresOn),
    not_before: String(notBefore),
    resource: resource.audience,
    access_token: token,
  })
}

const ofPerson =
  (redeem: (asked: GrantRequest) => Promise<Response>, what: string): Grant =>
  (asked, version) =>
    version === 2
      ? redeem(asked)
      : Promise.resolve(notSimulated(asked.sim.log, asked.request, `${what} at the version 1 endpoint`))

type Grant = (asked: GrantRequest, version: EndpointVersion) => Promise<Response>

/** Grants that Entra knows; a text says what is missing here. */
const grants: Readonly<Record<string, Grant | string>> = {
  client_credentials: ofApplication,
  authorization_code: ofPerson(redeemCode, 'the authorization code grant'),
  refresh_token: ofPerson(refresh, 'the refresh token grant'),
  password: 'the password grant',
  device_code: 'the device code grant',
  'urn:ietf:params:oauth:grant-type:device_code': 'the device code grant',
  'urn:ietf:params:oauth:grant-type:jwt-bearer': 'the on-behalf-of grant',
}

/**
 * The token endpoint. The order of its checks is the one the real service shows: a wrong secret for an app that is
 * absent from the tenant is told as an absent app.
 *
 * @throws EntraRefusal
 */
export const answerToken = async (
  sim: SignInSimulation,
  request: Request,
  segment: string,
  version: EndpointVersion,
): Promise<Response> => {
  const form = readForm(request)
  const grantType = form.get('grant_type')
  const authority = resolveAuthority(sim.world, segment)
  const grant = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined
  if (grant === undefined) throw new EntraRefusal(70003, { grantType })
  if (typeof grant === 'string') return notSimulated(sim.log, request, grant)
  if (grant === ofApplication) oneTenant(authority, grantType)
  if (version === 2 && form.find('resource') !== undefined) throw new EntraRefusal(901002)
  const claim = readClientClaim(form, request.headers.authorization)
  const checkOf = (tenant: Tenant) => ({ audiences: audiencesOf(request, tenant), grantType })
  return grant({ sim, grants: sim.grants, request, form, authority, claim, checkOf }, version)
}
