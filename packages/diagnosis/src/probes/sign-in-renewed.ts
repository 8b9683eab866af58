import { readClaims } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import { probe } from '../facts.ts'
import { type Cause, failed, pass } from '../finding.ts'

/** Whether Entra still renews the token of the person who signed in. Always asks Entra. */
export const signInRenewed = probe({
  name: 'signInRenewed',
  requests: 1,
  needs: ['tenantId', 'signIn'],
  gives: ['token', 'tokenEndsAt', 'claims'],
  look: async ({ signIn }, { signal }) => {
    const id = 'token.issued'
    try {
      const { token, expiresAt } = await signIn({ fresh: true, ...(signal && { signal }) })
      const claims = readClaims(token) ?? null
      const evidence = [
        ...(claims?.upn === undefined ? [] : [{ label: 'Signed in as', value: claims.upn }]),
        { label: 'Ends', value: new Date(expiresAt).toISOString() },
      ]
      return {
        finding: pass(id, 'Entra renews the sign-in.', evidence),
        facts: { token, tokenEndsAt: expiresAt, claims },
      }
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      const causes = causesOf(error)
      return { finding: failed(id, 'Entra does not renew the sign-in.', error, { causes }), facts: {} }
    }
  },
})

const again = 'Choose Connect again on the page of the connection, and sign in. The connection keeps its id.'

const cause = (id: string, text: string, remedy = again): readonly Cause[] => [
  { id, text, remedy, who: 'signed-in-person' },
]

const policy = cause(
  'sign_in.policy',
  'a policy of the directory asks the person for another proof, such as multifactor authentication',
  `${again} Where that comes back again and again, a connection that acts as an application is the better way.`,
)

const revoked = cause(
  'sign_in.revoked',
  'the password was reset, or the sessions of the person were ended by an administrator',
)

/** Why, by Entra's number where that says more than our fault does. */
const causesByNumber: Readonly<Record<string, readonly Cause[]>> = {
  AADSTS50173: revoked,
  AADSTS50132: revoked,
  AADSTS50133: revoked,
  AADSTS700082: cause('sign_in.idle', 'it was not used for 90 days'),
  AADSTS700084: cause(
    'sign_in.single_page',
    'the redirect address is registered for a single-page application, where a sign-in ends after 24 hours',
    'Move the redirect address to the platform Web of the app registration, then sign in again.',
  ),
  AADSTS70043: cause('sign_in.frequency', 'a policy of the directory asks people to sign in again from time to time'),
}

const causesOf = ({ code, details }: Fault): readonly Cause[] =>
  causesByNumber[details.theirs ?? ''] ?? (code === 'auth.interaction_required' ? policy : [])
