import type { Response } from '../http.ts'
import type { ServicePrincipal } from '../world.ts'
import { grantedScopes, readDelegatedScope } from './delegated-scopes.ts'
import { sendBack } from './returning.ts'
import { proofOf, type SignedIn } from './sessions.ts'
import { newOpaque } from './user-answers.ts'
import { clientInfo, issueIdToken, issueUserToken, type Person } from './user-tokens.ts'
import type { Visit } from './visit.ts'

const keepCode = ({ sim, back, wish }: Visit, { tenant, user, ...proof }: SignedIn): string => {
  const code = newOpaque(sim, 600)
  sim.grants.codes.set(code, {
    ...proofOf(proof),
    clientId: back.application.appId,
    tenantId: tenant.id,
    userId: user.id,
    redirectUri: back.redirectUri,
    platform: back.platform,
    scope: wish.scope,
    resource: wish.resource,
    nonce: wish.nonce,
    challenge: wish.challenge,
    issuedAt: sim.clock.now(),
    isRedeemed: false,
  })
  return code
}

/** An access token for a page, without a code in between. Only one resource can be asked for. */
const accessTokenOf = async ({ sim, request, wish }: Visit, person: Person): Promise<Record<string, string>> => {
  const [one] = readDelegatedScope(sim, person.tenant, wish.scope).asked
  if (one === undefined) return {}
  const names = grantedScopes(sim.world, person.client, person.user, one)
  const { token, expiresIn } = await issueUserToken(sim, request, person, one, names, '0', false)
  const scope = names.map((name) => `${one.resource.audience.replace(/\/$/, '')}/${name}`).join(' ')
  return { access_token: token, token_type: 'Bearer', expires_in: String(expiresIn), scope }
}

/** Sends the browser back to the application with all that it asked for. */
export const answerApplication = async (
  visit: Visit,
  signedIn: SignedIn,
  principal: ServicePrincipal,
): Promise<Response> => {
  const { sim, request, back, wish } = visit
  const { types } = wish
  const { tenant, user } = signedIn
  const client = { application: back.application, principal }
  const person: Person = { tenant, user, client, proof: proofOf(signedIn) }
  const code = types.has('code') ? keepCode(visit, signedIn) : undefined
  const access = types.has('token') ? await accessTokenOf(visit, person) : {}
  const idToken = types.has('id_token')
    ? await issueIdToken(sim, request, person, {
        nonce: wish.nonce,
        withEmail: wish.scope.split(/\s+/).includes('email'),
        version: back.version,
        ...(code !== undefined && { code }),
        ...(access.access_token !== undefined && { accessToken: access.access_token }),
      })
    : undefined
  return sendBack(request, back, {
    ...(code !== undefined && { code }),
    ...access,
    ...(idToken !== undefined && { id_token: idToken }),
    ...(wish.wantsClientInfo && { client_info: clientInfo(sim, { tenant, user }) }),
    session_state: sim.random.guid(),
  })
}
