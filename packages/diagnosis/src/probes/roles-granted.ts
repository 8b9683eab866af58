import { type AppRole, appRoles, entraLink, Fault } from '@landbridge/model'
import { type Facts, probe } from '../facts.ts'
import { type Cause, type Evidence, failed, pass, untold } from '../finding.ts'

/** Whether the token carries the application roles that the integration needs. No request. */
export const rolesGranted = probe({
  name: 'rolesGranted',
  requests: 0,
  needs: ['endpoints', 'tenantId', 'clientId', 'claims', 'neededRoles'],
  gives: ['usableRoles'],
  look: async (facts) => judge(facts),
})

type Given = Pick<Facts, 'endpoints' | 'tenantId' | 'clientId' | 'claims' | 'neededRoles'>

const judge = ({ endpoints, tenantId, clientId, claims, neededRoles }: Given) => {
  const id = 'token.roles'
  if (claims === null)
    return {
      finding: untold(id, 'The token cannot be read; the next lines show what it opens.'),
      facts: { usableRoles: neededRoles },
    }
  const found = neededRoles.filter((role) => claims.roles.includes(role))
  const missing = neededRoles.filter((role) => !claims.roles.includes(role))
  const evidence = compare(neededRoles, claims.roles)
  const facts = found.length > 0 || neededRoles.length === 0 ? { usableRoles: found } : {}
  if (missing.length === 0) return { finding: pass(id, 'All needed permissions are granted.', evidence), facts }
  const finding = failed(
    id,
    missing.length === 1 ? `${missing[0]} is not granted.` : `${missing.join(' and ')} are not granted.`,
    new Fault('auth.roles_missing'),
    { evidence, causes, link: entraLink(endpoints, tenantId, 'appPermissions', clientId) },
  )
  return { finding, facts }
}

/** Needed beside found, each role once. */
const compare = (needed: readonly AppRole[], found: readonly string[]): Evidence[] => [
  ...needed.map((role) => ({
    label: `Needed: ${role}`,
    value: found.includes(role) ? 'found in the token' : 'not in the token',
  })),
  ...found
    .filter((role) => !needed.some((each) => each === role))
    .map((role) => ({ label: `Not needed: ${role}`, value: role in appRoles ? 'found in the token' : 'unknown role' })),
]

const remedy = 'Add it under Application permissions and choose Grant admin consent.'

/** A token of the application itself looks the same in all three cases. */
const causes: readonly Cause[] = [
  {
    id: 'consent.missing',
    text: 'the permission was added, but admin consent was not granted',
    remedy: 'Choose Grant admin consent on the page API permissions.',
    who: 'entra-admin',
  },
  {
    id: 'consent.delegated',
    text: 'it was added under Delegated permissions, which such a token never shows',
    remedy,
    who: 'entra-admin',
  },
  { id: 'consent.not_added', text: 'it was not added at all', remedy, who: 'entra-admin' },
]
