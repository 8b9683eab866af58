import { resourceApplications } from '@landbridge/model'
import { addPermission, type PermissionName, removePermission } from '../../control/applications.ts'
import { type AskedPermission, askedPermissions, grantAdminConsent } from '../../control/consent.ts'
import { invalid } from '../../control/refused.ts'
import type { Application, Tenant } from '../../world.ts'
import { html } from '../html.ts'
import type { PageActions, PageContext } from '../pages.ts'
import { actionButton, message, problemOf, table } from '../parts.ts'
import { entraPath, registrationOf, registrationPage } from './frame.ts'

const kinds = { Role: 'Application', Scope: 'Delegated' } as const

const statusOf = ({ isGranted }: AskedPermission, tenant: Tenant) =>
  isGranted
    ? html`<span class="state-good">Granted for ${tenant.displayName}</span>`
    : html`<span class="state-warn">Not granted for ${tenant.displayName}</span>`

const rowsOf = (tenant: Tenant, application: Application) =>
  askedPermissions(tenant, application).map((each) => [
    html`<strong>${each.name}</strong><br><span class="hint">${each.resourceName}</span>`,
    kinds[each.type],
    // Delegated permissions of Business Central may be granted by the person alone.
    each.type === 'Role' ? 'Yes' : 'No',
    statusOf(each, tenant),
    actionButton(
      'remove',
      'Remove permission',
      { type: each.type, name: each.name, resource: each.resource },
      'quiet',
      `Remove permission ${each.name} (${kinds[each.type]})`,
    ),
  ])

const choices = (type: 'Role' | 'Scope', legend: string, hint: string) => {
  const { appRoles, delegatedScopes } = resourceApplications.businessCentral
  const offered: readonly (readonly [string, { opens?: string }])[] = Object.entries(
    type === 'Role' ? appRoles : delegatedScopes,
  )
  return html`<fieldset><legend>${legend}</legend><p class="hint">${hint}</p>${offered.map(
    ([name, { opens }]) =>
      html`<label><input type="checkbox" name="permission" value="${type} ${name}"><span><strong>${name}</strong>${opens !== undefined && html`<br><span class="hint">${opens}</span>`}</span></label>`,
  )}</fieldset>`
}

const addForm = html`<form method="post" class="card"><h2>Add a permission: ${resourceApplications.businessCentral.displayName}</h2>
<input type="hidden" name="action" value="add">
${choices('Role', 'Application permissions', 'The application acts as itself, without a signed-in person (service-to-service).')}
${choices('Scope', 'Delegated permissions', 'The application acts as the signed-in person.')}
<button class="primary">Add permissions</button></form>`

const consentQuestion = (
  tenant: Tenant,
  path: string,
) => html`<section class="card"><h2>Grant admin consent confirmation</h2>
<p>Grant the permissions below to this application for all accounts in ${tenant.displayName}? An earlier consent of an administrator is replaced by what is listed.</p>
<div class="commands">${actionButton('consent', 'Yes', {}, 'primary')}<a class="button" href="${path}">No</a></div></section>`

const commands = (
  tenant: Tenant,
  path: string,
) => html`<div class="commands"><a class="button" href="${path}?add=1#main">Add a permission</a>
<a class="button" href="${path}?confirm=consent">Grant admin consent for ${tenant.displayName}</a></div>`

/** API permissions: what the registration asks for, and whether it is granted. */
export const permissions: PageActions = {
  show: (context) => {
    const { tenant, application } = registrationOf(context)
    const { query } = context.request
    const path = entraPath(context, tenant, 'appPermissions', application.appId)
    const confirming = query.get('confirm') === 'consent'
    return registrationPage(
      context,
      tenant,
      application,
      'appPermissions',
      html`${problemOf(context.problem)}${query.get('done') === 'consent' && message('good', 'Grant consent successful.')}
${confirming ? consentQuestion(tenant, path) : commands(tenant, path)}
<section class="card">${table({
        caption: 'Configured permissions',
        columns: ['API / Permission name', 'Type', 'Admin consent required', 'Status', ''],
        rows: rowsOf(tenant, application),
        empty: 'No permissions added.',
      })}</section>${query.has('add') && addForm}`,
    )
  },
  send: (context) => {
    const { tenant, application } = registrationOf(context)
    const path = entraPath(context, tenant, 'appPermissions', application.appId)
    const { form, sim } = context
    switch (form.get('action')) {
      case 'add':
        for (const permission of chosen(form)) addPermission(application, permission)
        return path
      case 'remove':
        removePermission(application, removed(context))
        return path
      case 'consent':
        grantAdminConsent(sim, tenant, application)
        return `${path}?done=consent`
      default:
        throw invalid('action', 'There is no such action on this page.')
    }
  },
}

const chosen = (form: URLSearchParams): PermissionName[] => {
  const names = form.getAll('permission')
  if (names.length === 0) throw invalid('permission', 'Choose at least one permission.')
  return names.map((each) => {
    const [type, name = ''] = each.split(' ')
    if (type !== 'Role' && type !== 'Scope') throw invalid('permission', 'There is no such kind of permission.')
    return { name, type }
  })
}

const removed = ({ form }: PageContext): PermissionName => ({
  name: form.get('name') ?? '',
  type: form.get('type') === 'Scope' ? 'Scope' : 'Role',
  resource: form.get('resource') ?? '',
})
