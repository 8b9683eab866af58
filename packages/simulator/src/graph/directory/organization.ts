import type { Plain, PlainObject, Tenant } from '../../world.ts'
import type { Asked, Operation } from '../asked.ts'
import { answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { resourceNotFound } from '../refusal.ts'
import { needRight } from '../rights.ts'
import { marksOf } from './domains.ts'

const source: Source = { of: collections.organization, named: 'organization' }

const viewDomains = (tenant: Tenant): PlainObject[] =>
  tenant.domains.map((name, at) => ({
    capabilities: 'Email, OfficeCommunicationsOnline',
    ...marksOf(at, tenant),
    name,
    type: 'Managed',
  }))

const view = (tenant: Tenant): PlainObject => ({
  id: tenant.id,
  deletedDateTime: null,
  businessPhones: [],
  city: null,
  country: null,
  countryLetterCode: tenant.country,
  createdDateTime: null,
  defaultUsageLocation: null,
  displayName: tenant.displayName,
  onPremisesSyncEnabled: null,
  postalCode: null,
  preferredLanguage: null,
  state: null,
  street: null,
  technicalNotificationMails: [],
  tenantType: 'AAD',
  assignedPlans: [],
  provisionedPlans: [],
  verifiedDomains: viewDomains(tenant),
})

const ofSignIn: readonly string[] = ['openid', 'profile', 'email', 'offline_access']
const basic = ['id', 'displayName', 'verifiedDomains']

/** Whoever holds only `User.Read` sees the basic properties; the others are null. */
const seen = ({ caller }: Asked): PlainObject => {
  const full = view(caller.tenant)
  const isBasic =
    caller.kind === 'person' &&
    [...caller.scopes].every((each) => each.startsWith('User.Read') || ofSignIn.includes(each))
  if (!isBasic) return full
  return Object.fromEntries(
    Object.entries(full).map(([name, value]): [string, Plain] => [name, basic.includes(name) ? value : null]),
  )
}

/** The directory of the caller, as a list of one. */
export const listOrganization: Operation = (asked) => {
  needRight(asked.caller, 'readOrganization')
  return answerList(asked, source, [seen(asked)])
}

export const readOrganization: Operation = (asked) => {
  needRight(asked.caller, 'readOrganization')
  const { value } = asked.keys.tenant!
  if (value.toLowerCase() !== asked.caller.tenant.id) throw resourceNotFound(value)
  return answerOne(asked, source, seen(asked))
}
