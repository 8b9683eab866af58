import { adminCenterLink, businessCentralAppId, microsoftEndpoints } from '@landbridge/model'
import { authorizeApp, withdrawApp } from '../../control/authorized-apps.ts'
import { invalid } from '../../control/refused.ts'
import { getTenant } from '../../control/tenants.ts'
import { findApplication } from '../../lookups.ts'
import type { Tenant } from '../../world.ts'
import { html } from '../html.ts'
import type { Page } from '../layout.ts'
import type { PageActions, PageContext } from '../pages.ts'
import { actionButton, copyable, field, problemOf, table } from '../parts.ts'
import { adminMenu, authorizedAppsPath } from './admin-menu.ts'
import { question } from './confirm.ts'

const title = 'Authorized Microsoft Entra Apps'

const tenantOf = ({ sim, values }: PageContext): Tenant => getTenant(sim, values.tenant!)

const isConsented = ({ servicePrincipals }: Tenant, clientId: string): boolean =>
  servicePrincipals.get(clientId)?.grantedRoles.get(businessCentralAppId)?.has('AdminCenter.ReadWrite.All') === true

/** Consent is given in Entra; the page only opens it. */
const consentUrl = ({ request }: PageContext, { id }: Tenant, clientId: string): string => {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: `${microsoftEndpoints.webClient}/OAuthLanding.htm`,
  })
  return `${request.addresses.authority}/${id}/adminconsent?${query}`
}

const rowsOf = (context: PageContext, tenant: Tenant) =>
  [...(tenant.authorizedApps ?? [])].map((clientId) => [
    copyable(clientId),
    findApplication(context.sim.world, clientId)?.displayName ?? 'unknown in Entra',
    isConsented(tenant, clientId)
      ? html`<span class="state-good">Granted</span>`
      : html`<span class="state-warn">Not granted</span>`,
    html`<a class="button" href="${consentUrl(context, tenant, clientId)}" aria-label="Grant admin consent to ${clientId}">Grant admin consent</a> ${actionButton('ask-remove', 'Remove', { clientId }, 'quiet', `Remove ${clientId}`)}`,
  ])

const frame = (context: PageContext, tenant: Tenant, body: Page['body']): Page => ({
  product: 'admin',
  title,
  where: `${tenant.displayName} (${tenant.domains[0]})`,
  home: adminCenterLink(context.request.addresses, tenant.id).url,
  menu: adminMenu(context.request, tenant, title),
  lead: 'Applications that may call the Admin Center API. Each needs a place here and the role AdminCenter.ReadWrite.All.',
  body,
})

/** The applications that may call the Admin Center API; being here and having consent are two things. */
export const authorizedApps: Required<PageActions> = {
  show: (context) => {
    const tenant = tenantOf(context)
    const { form, problem } = context
    return frame(
      context,
      tenant,
      html`${problemOf(problem)}<section class="card">${table({
        caption: title,
        columns: ['Application (client) ID', 'Name', 'Admin consent', ''],
        rows: rowsOf(context, tenant),
        empty: 'No application is authorized.',
      })}</section>
<form method="post" class="card"><h2>Authorize Microsoft Entra app</h2><input type="hidden" name="action" value="authorize">
${field({ name: 'clientId', label: 'Application (client) ID', value: form.get('clientId') ?? '', maxLength: 100, hint: 'Authorizing neither grants consent nor assigns permission sets.', problem })}
<button class="primary">Authorize</button></form>`,
    )
  },
  send: (context) => {
    const tenant = tenantOf(context)
    const clientId = context.form.get('clientId')?.trim() ?? ''
    const back = authorizedAppsPath(context.request, tenant)
    switch (context.form.get('action')) {
      case 'authorize':
        authorizeApp(tenant, clientId)
        return back
      case 'ask-remove':
        return frame(
          context,
          tenant,
          question(`Remove ${clientId}? Consent that it has stays.`, 'remove', { clientId }, back),
        )
      case 'remove':
        withdrawApp(tenant, clientId)
        return back
      default:
        throw invalid('action', 'There is no such action on this page.')
    }
  },
}
