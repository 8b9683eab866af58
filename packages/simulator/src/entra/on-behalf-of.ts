import type { Response } from '../http.ts'
import { type Jwt, parseJwt, verifyJwt } from '../jwt.ts'
import type { Application, Tenant, User } from '../world.ts'
import { homeAccount } from './accounts.ts'
import { authenticateClient, findClient } from './clients.ts'
import { splitScope } from './delegated-scopes.ts'
import type { Proof, SignInMethod } from './grants.ts'
import { EntraRefusal } from './refusal.ts'
import { textsOf } from './registrations.ts'
import { activeUser, answerTokens, type GrantRequest } from './user-answers.ts'

const invalid = (reason: string): EntraRefusal => new EntraRefusal(50013, { reason })

const isFor = (application: Application, audience: unknown): boolean => {
  const own = [application.appId, ...textsOf(application, 'identifierUris')].map((name) => name.toLowerCase())
  return typeof audience === 'string' && own.includes(audience.toLowerCase().replace(/\/$/, ''))
}

/** An ID token is meant for the client as well; what tells it apart is that it names no client that asked. */
const isIdToken = ({ payload }: Jwt): boolean => payload.appid === undefined && payload.azp === undefined

/** @throws EntraRefusal 50013 malformed, forged or of somebody else, 500133 expired, 240002 ID token, 7000114 app token. */
const readAssertion = ({ sim, form }: GrantRequest, tenant: Tenant, application: Application): Jwt => {
  const text = form.get('assertion')
  const jwt = parseJwt(text)
  if (jwt === undefined) throw invalid('it is not a signed JSON Web Token')
  if (verifyJwt(text, sim.world.keys) === undefined) throw invalid('its signature is not valid')
  const { payload } = jwt
  const now = sim.clock.now() / 1_000
  if (typeof payload.exp !== 'number' || now >= payload.exp) throw new EntraRefusal(500133)
  if (payload.tid !== tenant.id) throw invalid('it was issued in another tenant')
  if (!isFor(application, payload.aud)) throw invalid('its audience is not the app that presents it')
  if (isIdToken(jwt)) throw new EntraRefusal(240002)
  if (payload.scp === undefined) throw new EntraRefusal(7000114, { clientId: application.appId })
  return jwt
}

const isMethod = (name: unknown): name is SignInMethod => name === 'pwd' || name === 'mfa'

/** How the person proved themselves to the first application, as far as its token tells. */
const proofOf = (asked: GrantRequest, { payload }: Jwt, person: { tenant: Tenant; user: User }): Proof => {
  const signedInAt = Number(payload.iat) * 1_000 + 300_000
  const amr = Array.isArray(payload.amr) ? payload.amr.filter(isMethod) : undefined
  // Tokens of version 2 do not tell the methods; then what the directory wants now is taken as having been passed.
  const { user } = homeAccount(asked.sim, person)
  const isUsual = person.tenant.policy.mfaRequired === true || user.signIn?.mfaRequired === true
  const methods: readonly SignInMethod[] = amr ?? (isUsual ? ['pwd', 'mfa'] : ['pwd'])
  return { authAt: signedInAt, mfaAt: methods.includes('mfa') ? signedInAt : undefined, methods }
}

/**
 * Exchanges the token that a person sent to an application for one with which the application calls the next.
 *
 * @throws EntraRefusal for the client and the assertion, 700023 for a scope without resource, 65001 without consent, and
 *         for what policies want of the person.
 * @see RFC 7523, section 2.1; Microsoft, "On-behalf-of flow"
 */
export const askOnBehalf = async (asked: GrantRequest): Promise<Response> => {
  const { sim, form, authority, claim, checkOf, version } = asked
  if (form.get('requested_token_use') !== 'on_behalf_of')
    throw new EntraRefusal(90100, { parameter: 'requested_token_use' })
  const named = parseJwt(form.find('assertion') ?? '')?.payload.tid
  const tenant = 'tenant' in authority ? authority.tenant : sim.world.tenants.get(String(named))
  if (tenant === undefined) throw new EntraRefusal(50059)
  const client = findClient(sim, tenant, claim.clientId)
  if (claim.secret === undefined && claim.assertion === undefined) throw new EntraRefusal(7000218)
  const proof = await authenticateClient(sim, client, claim, checkOf(tenant))
  const jwt = readAssertion(asked, tenant, client.application)
  const scope = version === 2 ? form.get('scope') : ''
  if (version === 2 && splitScope(scope).byResource.size === 0) throw new EntraRefusal(700023, { scope })
  const user = activeUser(tenant, {
    userId: String(jwt.payload.oid),
    issuedAt: Number(jwt.payload.iat) * 1_000 + 300_000,
  })
  return answerTokens(asked, {
    tenant,
    client,
    user,
    proof,
    signIn: proofOf(asked, jwt, { tenant, user }),
    signInScope: scope,
    signInResource: form.find('resource'),
    platform: 'web',
  })
}
