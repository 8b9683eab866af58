import { getTenant } from '../../control/tenants.ts'
import type { Tenant } from '../../world.ts'
import { html } from '../html.ts'
import type { Page } from '../layout.ts'
import type { PageActions, PageContext } from '../pages.ts'
import { copyable, facts, table } from '../parts.ts'
import { entraPath, tenantPage } from './frame.ts'

/**
 * Microsoft's addresses name their pages behind a #, which no server sees: this turns them into plain paths. It is the
 * only script of all the pages; without it the links below lead to the same places.
 */
const fragmentScript = (base: string): string =>
  `(function () {
  function go() {
    var found = /^#?\\/?(view|blade)\\/(.+)$/.exec(location.hash.slice(1))
    if (found) location.replace(${JSON.stringify(base)} + '/view/' + found[2])
  }
  addEventListener('hashchange', go)
  go()
})()`

const links = (context: PageContext, tenant: Tenant) => html`<ul class="tiles">
<li><a href="${entraPath(context, tenant, 'appList')}"><strong>App registrations</strong>Applications whose home is this tenant</a></li>
<li><a href="${entraPath(context, tenant, 'appNew')}"><strong>New registration</strong>Register an application</a></li>
</ul>`

const tenantHome = (context: PageContext, tenant: Tenant): Page => ({
  ...tenantPage(context, tenant, {
    title: 'Home',
    body: html`<section class="card"><h2>${tenant.displayName}</h2>${facts([
      ['Directory (tenant) ID', copyable(tenant.id)],
      ['Primary domain', copyable(tenant.domains[0] ?? '')],
      ['Country', tenant.country],
    ])}</section>${links(context, tenant)}<noscript><p class="foot">Without scripts, an address with # leads here; choose the page above.</p></noscript>`,
  }),
  script: fragmentScript(`${context.request.addresses.entraAdminCenter}/${tenant.id}`),
})

/** The first page of one tenant; `/#view/...` addresses arrive here. */
export const home: PageActions = {
  show: (context) => tenantHome(context, getTenant(context.sim, context.values.tenant!)),
}

/** The first page without a tenant: the only one there is, or a choice. */
export const chooseTenant: PageActions = {
  show: (context) => {
    const tenants = [...context.sim.world.tenants.values()]
    const [only] = tenants
    if (only !== undefined && tenants.length === 1) return tenantHome(context, only)
    return {
      product: 'entra',
      title: 'Directories',
      home: context.request.addresses.entraAdminCenter,
      body: html`<section class="card">${table({
        caption: 'Directories of this simulator',
        columns: ['Name', 'Directory (tenant) ID', 'Domain'],
        rows: tenants.map((tenant) => [
          html`<a href="${entraPath(context, tenant, 'home')}">${tenant.displayName}</a>`,
          copyable(tenant.id),
          tenant.domains[0],
        ]),
        empty: 'There is no tenant.',
      })}</section>`,
    }
  },
}
