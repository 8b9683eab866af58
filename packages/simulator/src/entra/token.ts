import { createHash } from 'node:crypto'
import { authorityAliases } from '@landbridge/model'
import { json, type Request, type Response } from '../http.ts'
import type { Tenant } from '../world.ts'
import { issueApplicationToken } from './access-tokens.ts'
import { authenticateClient, findClient, readClientClaim } from './clients.ts'
import { redeemDevice } from './device-code.ts'
import { type Form, readForm } from './form.ts'
import type { SignInSimulation } from './grants.ts'
import { askOnBehalf } from './on-behalf-of.ts'
import { askByPassword } from './password.ts'
import { EntraRefusal } from './refusal.ts'
import { findResource, type Resource, resourceOfScope } from './resources.ts'
import { type Authority, checkCloud, resolveAuthority } from './tenants.ts'
import type { EndpointVersion, GrantRequest } from './user-answers.ts'
import { redeemCode, refresh } from './user-grants.ts'

/** @throws EntraRefusal 9001023 or 50059: an application is always asked for in one tenant. */
const oneTenant = (authority: Authority, grantType: string): Tenant => {
  if ('tenant' in authority) return authority.tenant
  throw authority.shared === 'organizations' ? new EntraRefusal(50059) : new EntraRefusal(9001023, { grantType })
}

/** Addresses that an assertion may name as its audience: the token endpoints and the issuers, at any alias. */
const audiencesOf = ({ addresses }: Request, { id, domains }: Tenant, segment: string): string[] =>
  [addresses.authority, ...authorityAliases.map((host) => `https://${host}`)].flatMap((authority) =>
    [id, ...domains, segment].flatMap((name) =>
      ['oauth2/v2.0/token', 'oauth2/token', 'v2.0', ''].map((path) => `${authority}/${name}/${path}`.toLowerCase()),
    ),
  )

const resourceOf = ({ sim, form, version }: GrantRequest, tenant: Tenant): Resource =>
  version === 1 ? findResource(sim, tenant, form.get('resource')) : resourceOfScope(sim, tenant, form.get('scope'))

const ofApplication: Grant = async (asked) => {
  const { sim, request, claim, authority, checkOf, version } = asked
  const tenant = oneTenant(authority, 'client_credentials')
  const client = findClient(sim, tenant, claim.clientId)
  const proof = await authenticateClient(sim, client, claim, checkOf(tenant))
  const resource = resourceOf(asked, tenant)
  const issued = await issueApplicationToken(sim, request, tenant, client, resource, proof)
  const { token, expiresIn, notBefore, expiresOn } = issued
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

type Grant = (asked: GrantRequest) => Promise<Response>

/** Grants that Entra knows. The short name of the device code is that of version 1. */
const grants: Readonly<Record<string, Grant>> = {
  client_credentials: ofApplication,
  authorization_code: redeemCode,
  refresh_token: refresh,
  password: askByPassword,
  device_code: redeemDevice,
  'urn:ietf:params:oauth:grant-type:device_code': redeemDevice,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': askOnBehalf,
}

/** Grants for which an address of one tenant is needed. */
const inOneTenant: readonly Grant[] = [ofApplication]
/** Grants that know by themselves which origins they take. */
const ofPages: readonly Grant[] = [redeemCode, refresh]

/** @throws EntraRefusal 90055 while the setting says so. */
const throttle = ({ settings }: SignInSimulation, segment: string): void => {
  if (settings.signInThrottledRequests <= 0) return
  settings.signInThrottledRequests--
  const headers = { 'retry-after': String(settings.signInRetryAfterSeconds) }
  throw new EntraRefusal(90055, { tenant: segment }, { headers })
}

const loopWindowMs = 300_000

/** @throws EntraRefusal 50196 for a client that sends the same again and again. */
const checkLoop = ({ grants: { repeats }, clock, settings }: SignInSimulation, path: string, form: Form): void => {
  const most = settings.signInLoopRequests
  if (most <= 0) return
  const same = ['client_id', 'grant_type', 'scope', 'resource', 'refresh_token', 'username', 'assertion']
  const text = [path, ...same.map((name) => form.find(name) ?? '')].join('\n')
  const key = createHash('sha256').update(text).digest('base64url')
  const now = clock.now()
  const times = [...(repeats.get(key)?.times ?? []).filter((at) => at > now - loopWindowMs), now]
  repeats.set(key, { times })
  if (times.length > most) throw new EntraRefusal(50196, { clientId: form.find('client_id') ?? '' })
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
  throttle(sim, segment)
  const form = readForm(request)
  const grantType = form.get('grant_type')
  const authority = resolveAuthority(sim.world, segment)
  const grant = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined
  if (grant === undefined) throw new EntraRefusal(70003, { grantType })
  if (inOneTenant.includes(grant)) oneTenant(authority, grantType)
  if (version === 1 && 'shared' in authority && authority.shared === 'consumers') throw new EntraRefusal(90027)
  if (version === 2 && form.find('resource') !== undefined) throw new EntraRefusal(901002)
  const claim = readClientClaim(form, request.headers.authorization)
  checkCloud(authority, claim)
  checkLoop(sim, request.path, form)
  const { origin } = request.headers
  if (origin !== undefined && !ofPages.includes(grant)) throw new EntraRefusal(9002326, { origin })
  const checkOf = (tenant: Tenant) => ({ audiences: audiencesOf(request, tenant, segment), grantType })
  return grant({ sim, request, form, authority, segment, version, claim, checkOf })
}
