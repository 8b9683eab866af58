import { type AppRole, appRoles, entraLink, Fault } from '@landbridge/model'
import { type Facts, type Look, probe, type Reach } from '../facts.ts'
import { type Cause, type Evidence, failed, pass, untold } from '../finding.ts'
import { type ConsentRecord, readConsentRecord } from './consent-record.ts'
import { isForBusinessCentral, otherService } from './token-facts.ts'

/**
 * Whether the token carries the application roles that the integration needs. Where one is missing and the application
 * may look at its directory, Microsoft Graph tells why.
 */
export const rolesGranted = probe({
  name: 'rolesGranted',
  requests: 3,
  needs: ['endpoints', 'tenantId', 'clientId', 'claims', 'neededRoles'],
  gives: ['usableRoles'],
  look: (facts, reach) => judge(facts, reach),
})

type Given = Pick<Facts, 'endpoints' | 'tenantId' | 'clientId' | 'claims' | 'neededRoles'> &
  Partial<Pick<Facts, 'graph'>>

const judge = async (given: Given, reach: Reach): Promise<Look<'usableRoles'>> => {
  const { endpoints, tenantId, clientId, claims, neededRoles } = given
  const id = 'token.roles'
  if (claims === null)
    return {
      finding: untold(id, 'The token cannot be read; the next lines show what it opens.'),
      facts: { usableRoles: neededRoles },
    }
  if (!isForBusinessCentral(claims)) return { finding: untold(id, otherService), facts: {} }
  const found = neededRoles.filter((role) => claims.roles.includes(role))
  const missing = neededRoles.filter((role) => !claims.roles.includes(role))
  const evidence = compare(neededRoles, claims.roles)
  const facts = found.length > 0 || neededRoles.length === 0 ? { usableRoles: found } : {}
  if (missing.length === 0) return { finding: pass(id, 'All needed permissions are granted.', evidence), facts }
  const record = await readConsentRecord(given, reach)
  const finding = failed(
    id,
    missing.length === 1 ? `${missing[0]} is not granted.` : `${missing.join(' and ')} are not granted.`,
    new Fault('auth.roles_missing'),
    {
      evidence: [...evidence, ...shownRecord(record)],
      causes: record === undefined ? causes : [causeIn(record, missing)],
      link: entraLink(endpoints, tenantId, 'appPermissions', clientId),
    },
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

const shownRecord = (record: ConsentRecord | undefined): Evidence[] =>
  record === undefined
    ? []
    : [
        {
          label: 'Granted, by Microsoft Graph',
          value: record.granted === undefined ? 'not shown to the application' : record.granted.join(', ') || 'none',
        },
        { label: 'Asked for by the registration', value: record.asked.join(', ') || 'no application permission' },
      ]

/** Which of them it is, where the directory has said so. */
const causeIn = ({ granted, asked, delegated }: ConsentRecord, missing: readonly AppRole[]): Cause => {
  if (missing.every((role) => granted?.includes(role))) return newer
  if (missing.every((role) => asked.includes(role))) return notConsented
  return delegated ? onlyDelegated : notAdded
}

const newer: Cause = {
  id: 'consent.newer',
  text: 'the permission is granted, and the token does not show it yet',
  remedy: 'Wait some minutes; the next token has it.',
  who: 'microsoft',
}

const notConsented: Cause = {
  id: 'consent.missing',
  text: 'the permission was added, but admin consent was not granted',
  remedy: 'Choose Grant admin consent on the page API permissions.',
  who: 'entra-admin',
}

const onlyDelegated: Cause = {
  id: 'consent.delegated',
  text: 'it was added under Delegated permissions, which such a token never shows',
  remedy,
  who: 'entra-admin',
}

const notAdded: Cause = { id: 'consent.not_added', text: 'it was not added at all', remedy, who: 'entra-admin' }

/** A token of the application itself looks the same in all three cases. */
const causes: readonly Cause[] = [notConsented, onlyDelegated, notAdded]
