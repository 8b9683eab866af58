import type { Plain, PlainObject, Tenant } from '../../world.ts'
import type { Asked, Operation } from '../asked.ts'
import { answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { resourceNotFound } from '../refusal.ts'
import { needRight } from '../rights.ts'

const source: Source = { of: collections.organization, named: 'organization' }

const viewDomains = ({ domains }: Tenant): PlainObject[] =>
  domains.map((name, at) => ({
    capabilities: 'Email, OfficeCommunicationsOnline',
    isDefault: at === Math.min(1, domains.length - 1),
    isInitial: at === 0,
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

const basic = ['id', 'displayName', 'verifiedDomains']

/** Whoever holds only `User.Read` sees the basic properties; the others are null. */
const seen = ({ caller }: Asked): PlainObject => {
  const full = view(caller.tenant)
  const isBasic = caller.kind === 'person' && [...caller.scopes].every((scope) => scope.startsWith('User.Read'))
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
