import type { Response } from '../http.ts'
import { checkPassword, findAccount, isKnownDomain } from './accounts.ts'
import { EntraRefusal } from './refusal.ts'
import { passwordProof } from './sessions.ts'
import { answerTokens, type GrantRequest, knownClient } from './user-answers.ts'

/**
 * Takes name and password of a person from the client, which Entra advises against and many scripts do.
 *
 * @throws EntraRefusal 9001023 at `common` and `consumers`, 50128 when the name leads to no tenant, and for whatever is
 *         wrong with the account; 50076 or 50079 where a second factor is wanted, since nobody is there to show it.
 * @see RFC 6749, section 4.3
 */
export const askByPassword = async (asked: GrantRequest): Promise<Response> => {
  const { sim, form, authority, claim } = asked
  if ('shared' in authority && authority.shared !== 'organizations')
    throw new EntraRefusal(9001023, { grantType: 'password' })
  const login = form.get('username')
  const password = form.get('password')
  const home = findAccount(sim, login)
  if ('shared' in authority && !isKnownDomain(sim, login)) throw new EntraRefusal(50128, { tenant: login })
  const tenant = 'tenant' in authority ? authority.tenant : home?.tenant
  if (tenant === undefined) throw new EntraRefusal(50034, { account: login, tenant: asked.segment })
  const { client, proof } = await knownClient(asked, tenant)
  // A guest has no password in the directory that was asked; so somebody of another directory stays outside.
  if (home !== undefined && home.tenant !== tenant) throw new EntraRefusal(50020, { account: login, tenant: tenant.id })
  const scope = asked.version === 2 ? form.get('scope') : ''
  const { user } = checkPassword(sim, { tenant }, login, password, claim.clientId.toLowerCase())
  return answerTokens(asked, {
    tenant,
    client,
    user,
    proof,
    signIn: passwordProof(sim),
    signInScope: scope,
    signInResource: form.find('resource'),
    platform: proof === '0' ? 'public' : 'web',
  })
}
