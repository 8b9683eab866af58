import { createHash } from 'node:crypto'
import { limits } from '@landbridge/model'
import type { Response } from '../http.ts'
import type { Tenant, User } from '../world.ts'
import { accountAt, homeAccount } from './accounts.ts'
import type { CodeGrant, RefreshGrant } from './grants.ts'
import { EntraRefusal } from './refusal.ts'
import { activeUser, answerTokens, type GrantRequest, knownClient } from './user-answers.ts'

const wrongTenant = ({ authority }: GrantRequest): EntraRefusal =>
  new EntraRefusal(700005, { tenant: 'tenant' in authority ? authority.tenant.id : authority.shared })

/** @throws EntraRefusal 700005 when the address is of another tenant than the code. */
const tenantOfCode = (asked: GrantRequest, { tenantId }: CodeGrant): Tenant => {
  const { sim, authority } = asked
  const tenant = sim.world.tenants.get(tenantId)
  if (tenant === undefined || ('tenant' in authority && authority.tenant !== tenant)) throw wrongTenant(asked)
  return tenant
}

const challengeOf = (verifier: string, method: 'S256' | 'plain'): string =>
  method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url')

/** @throws EntraRefusal 501481 for a verifier that is missing or wrong, 9002325 for a page without any. */
const checkVerifier = ({ form }: GrantRequest, { challenge, platform }: CodeGrant): void => {
  const verifier = form.find('code_verifier')
  if (challenge === undefined && platform === 'spa') throw new EntraRefusal(9002325)
  if (challenge === undefined) return
  if (verifier === undefined && platform === 'spa') throw new EntraRefusal(9002325)
  if (verifier === undefined || challengeOf(verifier, challenge.method) !== challenge.value)
    throw new EntraRefusal(501481)
}

/** @throws EntraRefusal 9002326 for a browser that redeems another app's grant, 9002327 for a server with a page's. */
const checkOrigin = ({ request }: GrantRequest, { platform }: Pick<CodeGrant, 'platform'>): void => {
  const { origin } = request.headers
  if (origin === undefined && platform === 'spa') throw new EntraRefusal(9002327)
  if (origin !== undefined && platform !== 'spa') throw new EntraRefusal(9002326, { origin })
}

/** Redeems an authorization code. @see RFC 6749, section 4.1.3, and RFC 7636 */
export const redeemCode = async (asked: GrantRequest): Promise<Response> => {
  const { sim, form } = asked
  const code = form.get('code')
  const redirectUri = form.get('redirect_uri')
  const grant = sim.grants.codes.get(code)
  if (grant === undefined) {
    // Who asks is looked at first, where that can be told without the code.
    if ('tenant' in asked.authority) await knownClient(asked, asked.authority.tenant)
    throw new EntraRefusal(code.startsWith('1.A') ? 70000 : 9002313, { parameter: 'code' })
  }
  const tenant = tenantOfCode(asked, grant)
  const isOwn = grant.clientId === asked.claim.clientId.toLowerCase()
  const { client, proof } = await knownClient(asked, tenant, isOwn ? grant.platform : undefined)
  if (!isOwn) throw new EntraRefusal(70000)
  if (grant.isRedeemed) throw new EntraRefusal(54005)
  if (sim.clock.now() >= grant.issuedAt + limits.authorizationCodeSeconds.value * 1_000) throw new EntraRefusal(70008)
  if (grant.redirectUri !== redirectUri) throw new EntraRefusal(500112, { redirectUri })
  checkOrigin(asked, grant)
  checkVerifier(asked, grant)
  const user = activeUser(tenant, grant)
  const answer = await answerTokens(asked, {
    tenant,
    client,
    user,
    proof,
    signIn: grant,
    signInScope: grant.scope,
    signInResource: grant.resource,
    nonce: grant.nonce,
    platform: grant.platform,
  })
  grant.isRedeemed = true
  return answer
}

/** The person of a refresh token at the address that was asked: another tenant may know them as a guest. */
const personOf = (asked: GrantRequest, grant: RefreshGrant): { tenant: Tenant; user: User } => {
  const { sim, authority, claim } = asked
  const home = sim.world.tenants.get(grant.tenantId)
  if (home === undefined) throw wrongTenant(asked)
  const user = activeUser(home, grant)
  if ('shared' in authority || authority.tenant === home) return { tenant: home, user }
  return accountAt(authority, homeAccount(sim, { tenant: home, user }), claim.clientId.toLowerCase())
}

/** @throws EntraRefusal 700084 or 700081 after its whole life, 700082 when it was not used for long. */
const checkLife = ({ sim }: GrantRequest, { issuedAt, authAt, platform }: RefreshGrant): void => {
  const { refreshTokenIdleSeconds, refreshTokenMaxSeconds, spaRefreshTokenSeconds } = sim.settings
  const now = sim.clock.now()
  if (platform === 'spa' && now >= authAt + spaRefreshTokenSeconds * 1_000) throw new EntraRefusal(700084)
  if (refreshTokenMaxSeconds > 0 && now >= authAt + refreshTokenMaxSeconds * 1_000) throw new EntraRefusal(700081)
  if (now >= issuedAt + refreshTokenIdleSeconds * 1_000) throw new EntraRefusal(700082)
}

/** @throws EntraRefusal 50132 or 50133 when the password behind the token of a public client changed or expired. */
const checkPasswordSince = (
  { sim }: GrantRequest,
  grant: RefreshGrant,
  person: { tenant: Tenant; user: User },
): void => {
  if (!grant.isPublic || !grant.methods.includes('pwd')) return
  const { user } = homeAccount(sim, person)
  const { passwordChangedAt = 0, passwordExpiredAt = 0 } = user.signIn ?? {}
  const names = { account: user.userPrincipalName }
  if (passwordChangedAt > grant.authAt) throw new EntraRefusal(50132, names)
  if (passwordExpiredAt > grant.authAt) throw new EntraRefusal(50133, names)
}

/** Gives new tokens for a refresh token; that one stays valid, as it does at Entra. */
export const refresh = async (asked: GrantRequest): Promise<Response> => {
  const { sim, form } = asked
  const token = form.get('refresh_token')
  const grant = sim.grants.refreshTokens.get(token)
  if (grant === undefined) {
    if ('tenant' in asked.authority) await knownClient(asked, asked.authority.tenant)
    throw new EntraRefusal(token.startsWith('1.A') ? 70000 : 9002313, { parameter: 'refresh_token' })
  }
  const isOwn = grant.clientId === asked.claim.clientId.toLowerCase()
  const platform = isOwn && (grant.platform === 'spa' || grant.isPublic) ? grant.platform : undefined
  const home = sim.world.tenants.get(grant.tenantId)
  const at = 'tenant' in asked.authority ? asked.authority.tenant : home
  if (at === undefined) throw wrongTenant(asked)
  const { client, proof } = await knownClient(asked, at, platform)
  if (!isOwn) throw new EntraRefusal(70000)
  checkOrigin(asked, grant)
  const person = personOf(asked, grant)
  checkPasswordSince(asked, grant, person)
  checkLife(asked, grant)
  return answerTokens(asked, {
    ...person,
    client,
    proof,
    signIn: grant,
    signInScope: grant.scope,
    signInResource: grant.resource,
    platform: grant.platform,
    endsAt: grant.authAt + sim.settings.spaRefreshTokenSeconds * 1_000,
  })
}
