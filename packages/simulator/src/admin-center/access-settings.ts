import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import { isGuid } from '../texts.ts'
import {
  type AdminAnswer,
  type Asked,
  environmentOf,
  needFields,
  needText,
  oneEnvironment,
  orderedBy,
  route,
} from './asked.ts'
import { noteChange } from './changes.ts'
import { startOperation } from './operations.ts'
import { AdminRefusal, doesNotExist, forbidden, invalidInput } from './refusal.ts'
import { type PartnerAccess, settingsOf } from './state.ts'

/** Sets the key of Application Insights; the environment is started anew for it. */
const setInsightsKey = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const key = needText(needFields(asked), 'key')
  if (environment.status !== 'Active')
    throw new AdminRefusal('cannotSetAppInsightsKey', `The environment is ${environment.status}; it must be Active.`)
  settingsOf(environment).appInsightsKey = key
  noteChange(asked, environment, { appInsightsKey: key })
  environment.status = 'NotReady'
  startOperation(asked.sim, asked.administrator.tenant, environment, 'restart', orderedBy(asked))
  return { status: 200 }
}

const getGroup = (asked: Asked): Response => {
  const { settings } = environmentOf(asked)
  const id = settings?.securityGroup
  if (id === undefined) return { status: 204 }
  const displayName = asked.administrator.tenant.securityGroups?.get(id)?.displayName ?? ''
  return json(200, { id, displayName })
}

const setGroup = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const id = needText(needFields(asked), 'Value').toLowerCase()
  if (!isGuid(id)) throw invalidInput('Value', 'Value must be the object id of a group.')
  if (!asked.administrator.tenant.securityGroups?.has(id)) throw doesNotExist(id, 'There is no such group.')
  settingsOf(environment).securityGroup = id
  noteChange(asked, environment, { securityGroup: id })
  return { status: 200 }
}

const clearGroup = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  delete settingsOf(environment).securityGroup
  noteChange(asked, environment, { securityGroup: '' })
  return { status: 200 }
}

/** Lets only global administrators of the tenant itself pass. */
const requireOwnGlobal = ({ administrator }: Asked): void => {
  if (!administrator.isGlobal) throw forbidden('Only a global administrator of the tenant may ask for this.')
}

const partnerStatuses = ['Disabled', 'AllowAllPartnerTenants', 'AllowSelectedPartnerTenants'] as const
const mostPartners = 10

const viewPartnerAccess = ({ status, allowedPartnerTenantIds }: PartnerAccess): object => ({
  status,
  ...(status === 'AllowSelectedPartnerTenants' && { allowedPartnerTenantIds }),
})

const openToAll: PartnerAccess = { status: 'AllowAllPartnerTenants', allowedPartnerTenantIds: [] }

const getPartnerAccess = (asked: Asked): Response => {
  requireOwnGlobal(asked)
  return json(200, viewPartnerAccess(environmentOf(asked).settings?.partnerAccess ?? openToAll))
}

const readPartners = (fields: ReadonlyMap<string, unknown>): string[] => {
  const sent = fields.get('allowedpartnertenantids') ?? []
  if (!Array.isArray(sent) || !sent.every((each): each is string => typeof each === 'string' && isGuid(each)))
    throw invalidInput('allowedPartnerTenantIds', 'allowedPartnerTenantIds must be a list of tenant ids.')
  if (sent.length > mostPartners)
    throw invalidInput('allowedPartnerTenantIds', `There can be ${mostPartners} tenants at most.`)
  return sent.map((each) => each.toLowerCase())
}

const setPartnerAccess = (asked: Asked): Response => {
  requireOwnGlobal(asked)
  const environment = environmentOf(asked)
  const fields = needFields(asked)
  const wanted = needText(fields, 'status')
  const status = partnerStatuses.find((each) => each.toLowerCase() === wanted.toLowerCase())
  if (status === undefined) throw invalidInput('status', `status must be one of ${partnerStatuses.join(', ')}.`)
  const selected = status === 'AllowSelectedPartnerTenants' ? readPartners(fields) : []
  const access: PartnerAccess = { status, allowedPartnerTenantIds: selected }
  settingsOf(environment).partnerAccess = access
  noteChange(asked, environment, { partnerAccess: status })
  return json(200, viewPartnerAccess(access))
}

const setOfficeAccess = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  // The documentation's own example has the value as a text.
  const sent = String(needFields(asked).get('enabled')).toLowerCase()
  if (sent !== 'true' && sent !== 'false') throw invalidInput('enabled', 'enabled must be true or false.')
  settingsOf(environment).accessWithM365Licenses = sent === 'true'
  noteChange(asked, environment, { accessWithM365Licenses: sent === 'true' })
  return { status: 200 }
}

const cadences = ['Default', 'DuringMajorUpgrade', 'DuringMajorMinorUpgrade'] as const

const setCadence = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const wanted = needText(needFields(asked), 'value')
  const cadence = cadences.find((each) => each.toLowerCase() === wanted.toLowerCase())
  if (cadence === undefined) throw invalidInput('value', `value must be one of ${cadences.join(', ')}.`)
  settingsOf(environment).appUpdateCadence = cadence
  noteChange(asked, environment, { appSourceAppsUpdateCadence: cadence })
  return { status: 200 }
}

const settings = `${oneEnvironment}/settings`

/** Who may use an environment, and what else is set for it. */
export const accessRoutes: readonly Route<AdminAnswer>[] = [
  route('POST', `${settings}/appinsightskey`, 0, setInsightsKey),
  route('GET', `${settings}/securitygroupaccess`, 8, getGroup),
  route('POST', `${settings}/securitygroupaccess`, 8, setGroup),
  route('DELETE', `${settings}/securitygroupaccess`, 8, clearGroup),
  route('GET', `${settings}/partneraccess`, 22, getPartnerAccess),
  route('PUT', `${settings}/partneraccess`, 22, setPartnerAccess),
  route('GET', `${settings}/accesswithm365licenses`, 12, (asked) =>
    json(200, { enabled: environmentOf(asked).settings?.accessWithM365Licenses === true }),
  ),
  route('POST', `${settings}/accesswithm365licenses`, 12, setOfficeAccess),
  route('PUT', `${settings}/appSourceAppsUpdateCadence`, 19, setCadence),
]
