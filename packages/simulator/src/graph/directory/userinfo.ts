import { json, type Request, type Response } from '../../http.ts'
import type { Caller } from '../caller.ts'
import { malformed } from '../refusal.ts'

/** Who signed in, as OpenID Connect tells it. @see OpenID Connect Core 1.0, section 5.3 */
export const answerUserinfo = (caller: Caller, { addresses }: Request): Response => {
  if (caller.kind === 'application')
    throw malformed('UserInfo endpoint is only valid with delegated authentication flow.')
  const { displayName, userPrincipalName } = caller.user
  const [first = '', ...rest] = displayName.split(' ')
  return json(200, {
    sub: caller.claims.sub,
    name: displayName,
    family_name: rest.join(' '),
    given_name: first,
    picture: `${addresses.graph}/v1.0/me/photo/$value`,
    email: userPrincipalName,
  })
}
