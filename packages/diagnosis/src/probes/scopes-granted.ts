import { delegatedScopes, Fault } from '@landbridge/model'
import { type Facts, probe } from '../facts.ts'
import { type Cause, failed, pass, untold } from '../finding.ts'
import { isForBusinessCentral, otherService } from './token-facts.ts'

/** Whether the token of a person carries a scope of Business Central. No request. */
export const scopesGranted = probe({
  name: 'scopesGranted',
  requests: 0,
  needs: ['claims', 'neededRoles'],
  gives: ['usableRoles'],
  look: async (facts) => judge(facts),
})

const id = 'token.scopes'

const judge = ({ claims, neededRoles }: Pick<Facts, 'claims' | 'neededRoles'>) => {
  const facts = { usableRoles: neededRoles }
  if (claims === null)
    return { finding: untold(id, 'The token cannot be read; the next lines show what it opens.'), facts }
  if (!isForBusinessCentral(claims)) return { finding: untold(id, otherService), facts: {} }
  const found = claims.scp.filter((scope) => scope in delegatedScopes)
  const evidence = [{ label: 'Delegated permissions', value: claims.scp.join(' ') || 'none' }]
  if (found.length > 0)
    return { finding: pass(id, 'Business Central is opened as the person may open it.', evidence), facts }
  const fault = new Fault('auth.consent_missing')
  return {
    finding: failed(id, 'The sign-in opens nothing of Business Central.', fault, { evidence, causes: [notAsked] }),
    facts: {},
  }
}

const notAsked: Cause = {
  id: 'consent.scope_missing',
  text: 'the app registration asks for no delegated permission of Dynamics 365 Business Central',
  remedy: 'Add Financials.ReadWrite.All under Delegated permissions of the app registration, then sign in again.',
  who: 'builder',
}
