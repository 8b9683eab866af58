import type { CompanySwitches } from '../bc/index.ts'
import type { PathValues, Route } from '../router.ts'
import type { Simulation } from '../simulation.ts'
import { type CardPlace, deleteCard, getCard, putCard } from './cards.ts'
import { type Change, change, given, tenantOf } from './change.ts'
import {
  changeEnvironment,
  createCompany,
  createEnvironment,
  deleteCompany,
  setEnvironmentStatus,
  setUpCompany,
} from './environments.ts'
import { createPermissionSet } from './permission-sets.ts'
import { invalid } from './refused.ts'
import { getEnvironment } from './tenants.ts'
import { viewCard, viewCompany, viewEnvironment } from './views.ts'

const placeOf = (sim: Simulation, values: PathValues): CardPlace => {
  const tenant = tenantOf(sim, values)
  return { tenant, environment: getEnvironment(tenant, values.environment!) }
}

const companyTexts = ['emailAccount', 'allowPostingFrom', 'allowPostingTo']
const companyFlags = [
  'preventNegativeInventory',
  'manualNumbers',
  'contactsForParties',
  'salesNeedExternalNumber',
  'purchasesNeedExternalNumber',
  'apiTemplates',
]

const environments = '/tenants/{tenant}/environments'
const environment = `${environments}/{environment}`

/** What can be changed of Business Central: environments, their companies and application cards. */
export const environmentRoutes: readonly Route<Change>[] = [
  change(
    'POST',
    environments,
    'Makes an environment.',
    ['name', 'type', 'countryCode', 'applicationFamily', 'version'],
    (sim, values, input) =>
      viewEnvironment(
        createEnvironment(tenantOf(sim, values), {
          name: input.text('name') ?? '',
          ...given({
            type: input.text('type'),
            countryCode: input.text('countryCode'),
            applicationFamily: input.text('applicationFamily'),
            version: input.text('version'),
          }),
        }),
      ),
    201,
  ),
  change('GET', environment, 'Shows an environment.', [], (sim, values) =>
    viewEnvironment(placeOf(sim, values).environment),
  ),
  change(
    'PATCH',
    environment,
    'Puts an environment into another state or version; perTenantExtensions false makes it refuse uploads.',
    ['status', 'version', 'perTenantExtensions'],
    (sim, values, input) => {
      const found = placeOf(sim, values).environment
      changeEnvironment(
        found,
        given({ version: input.text('version'), perTenantExtensions: input.flag('perTenantExtensions') }),
      )
      setEnvironmentStatus(found, input.text('status') ?? found.status)
      return viewEnvironment(found)
    },
  ),
  change(
    'POST',
    `${environment}/companies`,
    "Makes a company; data is 'demo', 'large', 'small' or 'empty'.",
    ['name', 'displayName', 'data'],
    (sim, values, input) =>
      viewCompany(
        createCompany(sim, placeOf(sim, values).environment, {
          name: input.text('name') ?? '',
          ...given({ displayName: input.text('displayName'), data: input.text('data') }),
        }),
      ),
    201,
  ),
  change(
    'PATCH',
    `${environment}/companies/{company}`,
    'Turns what decides about postings and mail in a company.',
    [...companyFlags, ...companyTexts],
    (sim, values, input) =>
      setUpCompany(
        placeOf(sim, values).environment,
        values.company!,
        given<CompanySwitches>({
          emailAccount: input.text('emailAccount'),
          allowPostingFrom: input.text('allowPostingFrom'),
          allowPostingTo: input.text('allowPostingTo'),
          preventNegativeInventory: input.flag('preventNegativeInventory'),
          manualNumbers: input.flag('manualNumbers'),
          contactsForParties: input.flag('contactsForParties'),
          salesNeedExternalNumber: input.flag('salesNeedExternalNumber'),
          purchasesNeedExternalNumber: input.flag('purchasesNeedExternalNumber'),
          apiTemplates: input.flag('apiTemplates'),
        }),
      ),
  ),
  change('DELETE', `${environment}/companies/{company}`, 'Deletes a company.', [], (sim, values) =>
    deleteCompany(placeOf(sim, values).environment, values.company!),
  ),
  change(
    'POST',
    `${environment}/permissionSets`,
    'Makes a permission set: one that an extension brings, or a copy of another such as SUPER.',
    ['roleId', 'name', 'like', 'appId', 'appName'],
    (sim, values, input) =>
      createPermissionSet(placeOf(sim, values).environment, {
        roleId: input.text('roleId') ?? '',
        ...given({
          name: input.text('name'),
          like: input.text('like'),
          appId: input.text('appId'),
          appName: input.text('appName'),
        }),
      }),
    201,
  ),
  change('GET', `${environment}/cards/{clientId}`, 'Shows an application card.', [], (sim, values) =>
    viewCard(getCard(placeOf(sim, values), values.clientId!)),
  ),
  ...['PUT', 'PATCH'].map((method) =>
    change(
      method,
      `${environment}/cards/{clientId}`,
      method === 'PUT' ? 'Makes an application card as wanted.' : 'Changes an application card that exists.',
      ['description', 'contact', 'state', 'permissionSets'],
      (sim, values, input) => {
        const place = placeOf(sim, values)
        const clientId = values.clientId!
        if (method === 'PATCH') getCard(place, clientId)
        const state = input.text('state')
        if (state !== undefined && state !== 'Enabled' && state !== 'Disabled')
          throw invalid('state', 'state must be Enabled or Disabled.')
        const permissionSets = input
          .items('permissionSets', ['roleId', 'company'])
          ?.map((each) => ({ roleId: each.text('roleId') ?? '', company: each.text('company') ?? '' }))
        const card = putCard(sim, place, {
          clientId,
          ...given({ description: input.text('description'), contact: input.text('contact'), state, permissionSets }),
        })
        return viewCard(card)
      },
    ),
  ),
  change('DELETE', `${environment}/cards/{clientId}`, 'Deletes an application card and its user.', [], (sim, values) =>
    deleteCard(placeOf(sim, values), values.clientId!),
  ),
]
