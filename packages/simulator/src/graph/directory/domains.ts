import type { PlainObject, Tenant } from '../../world.ts'
import type { Operation } from '../asked.ts'
import { answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { resourceNotFound } from '../refusal.ts'
import { needRight } from '../rights.ts'

const source: Source = { of: collections.domain, named: 'domains' }

/** The first domain is the initial one; the one after it, where there is one, is what new names get. */
export const marksOf = (at: number, { domains }: Tenant): { isDefault: boolean; isInitial: boolean } => ({
  isDefault: at === Math.min(1, domains.length - 1),
  isInitial: at === 0,
})

const rowsOf = (tenant: Tenant): PlainObject[] =>
  tenant.domains.map((id, at) => ({
    id,
    authenticationType: 'Managed',
    availabilityStatus: null,
    isAdminManaged: true,
    ...marksOf(at, tenant),
    isRoot: true,
    isVerified: true,
    model: null,
    passwordNotificationWindowInDays: null,
    passwordValidityPeriodInDays: null,
    state: null,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
  }))

export const listDomains: Operation = (asked) => {
  needRight(asked.caller, 'readDomains')
  return answerList(asked, source, rowsOf(asked.caller.tenant))
}

export const readDomain: Operation = (asked) => {
  needRight(asked.caller, 'readDomains')
  const { value } = asked.keys.domain!
  const found = rowsOf(asked.caller.tenant).find(({ id }) => id === value.toLowerCase())
  if (found === undefined) throw resourceNotFound(value)
  return answerOne(asked, source, found)
}
