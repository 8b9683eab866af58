import { getServicePrincipal, revokePermission, setAccountEnabled } from '../../control/consent.ts'
import { invalid } from '../../control/refused.ts'
import type { ServicePrincipal } from '../../world.ts'
import { html } from '../html.ts'
import type { PageActions } from '../pages.ts'
import { actionButton, copyable, facts, problemOf, radios, table } from '../parts.ts'
import { enterprisePath, entraPath, tenantOf, tenantPage } from './frame.ts'

type Kind = 'Role' | 'Scope'

const grantsOf = (principal: ServicePrincipal, type: Kind) =>
  [...(type === 'Role' ? principal.grantedRoles : principal.grantedScopes)].flatMap(([resource, names]) =>
    [...names].map((name) => ({ resource, name, type })),
  )

const choices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

/** The enterprise application: whether it is switched on here, and what was granted to it. */
export const enterprise: PageActions = {
  show: (context) => {
    const tenant = tenantOf(context)
    const principal = getServicePrincipal(tenant, context.values.clientId!)
    const grants = [...grantsOf(principal, 'Role'), ...grantsOf(principal, 'Scope')]
    return {
      ...tenantPage(context, tenant, {
        title: 'Permissions',
        trail: [
          { label: 'Home', href: entraPath(context, tenant, 'home') },
          { label: 'App registrations', href: entraPath(context, tenant, 'appList') },
        ],
        body: html`${problemOf(context.problem)}<section class="card"><h2>Properties</h2>${facts([
          ['Name', principal.displayName],
          ['Application ID', copyable(principal.appId)],
          ['Object ID', copyable(principal.id)],
        ])}</section>
<form method="post" class="card"><input type="hidden" name="action" value="enable">
${radios('enabled', 'Enabled for users to sign-in?', choices, principal.accountEnabled ? 'yes' : 'no')}
<button class="primary">Save</button></form>
<section class="card">${table({
          caption: 'Admin consent',
          columns: ['API', 'Permission', 'Type', ''],
          rows: grants.map(({ resource, name, type }) => [
            tenant.servicePrincipals.get(resource)?.displayName ?? resource,
            name,
            type === 'Role' ? 'Application' : 'Delegated',
            actionButton('revoke', 'Revoke permission', { resource, name, type }, 'quiet', `Revoke permission ${name}`),
          ]),
          empty: 'No admin consented permissions found for the application.',
        })}</section>`,
      }),
      heading: `${principal.displayName} | Permissions`,
    }
  },
  send: (context) => {
    const tenant = tenantOf(context)
    const { form, values } = context
    const clientId = values.clientId!
    if (form.get('action') === 'enable') setAccountEnabled(tenant, clientId, form.get('enabled') === 'yes')
    else if (form.get('action') === 'revoke')
      revokePermission(tenant, clientId, {
        resource: form.get('resource') ?? '',
        name: form.get('name') ?? '',
        type: form.get('type') === 'Scope' ? 'Scope' : 'Role',
      })
    else throw invalid('action', 'There is no such action on this page.')
    return enterprisePath(context, tenant, clientId)
  },
}
