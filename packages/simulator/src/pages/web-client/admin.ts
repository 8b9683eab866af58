import { adminCenterLink, versions } from '@landbridge/model'
import { createEnvironment, currentVersion, environmentTypes } from '../../control/environments.ts'
import { getTenant } from '../../control/tenants.ts'
import type { Environment } from '../../world.ts'
import { html } from '../html.ts'
import type { PageActions, PageContext } from '../pages.ts'
import { copyable, field, problemOf, radios, select, table } from '../parts.ts'
import { adminMenu } from './admin-menu.ts'
import { environmentPath } from './frame.ts'

const tenantOf = ({ sim, values }: PageContext) => getTenant(sim, values.tenant!)

const stateOf = ({ status }: Environment) =>
  status === 'Active' ? html`<span class="state-good">Active</span>` : html`<span class="state-warn">${status}</span>`

/** The admin center of one tenant: its environments. */
export const admin: PageActions = {
  show: (context) => {
    const tenant = tenantOf(context)
    const { form, problem } = context
    return {
      product: 'admin',
      title: 'Environments',
      where: `${tenant.displayName} (${tenant.domains[0]})`,
      home: adminCenterLink(context.request.addresses, tenant.id).url,
      menu: adminMenu(context.request, tenant, 'Environments'),
      body: html`${problemOf(problem)}<section class="card">${table({
        caption: 'Environments',
        columns: ['Name', 'Type', 'State', 'Country/Region', 'Version', 'Application', 'URL'],
        rows: [...tenant.environments.values()].map((environment) => [
          copyable(environment.name),
          environment.type,
          stateOf(environment),
          environment.countryCode,
          environment.version,
          environment.applicationFamily,
          html`<a href="${environmentPath(context, { tenant, environment })}" aria-label="Open ${environment.name}">Open</a>`,
        ]),
        empty: 'This tenant has no environments.',
      })}</section>
<form method="post" class="card"><h2>Create environment</h2>
${field({ name: 'name', label: 'Environment name', value: form.get('name') ?? '', maxLength: 29, hint: 'Begins with a letter; letters, digits, _ and - only.', problem })}
${radios(
  'type',
  'Environment type',
  environmentTypes.map((type) => ({ value: type, label: type })),
  form.get('type') ?? 'Sandbox',
)}
${select(
  'version',
  'Version',
  versions.map(({ version, ring }) => ({ value: version, label: ring === 'PROD' ? version : `${version} (preview)` })),
  form.get('version') ?? currentVersion,
)}
<button class="primary">Create</button></form>`,
    }
  },
  send: (context) => {
    const tenant = tenantOf(context)
    const { form, request } = context
    createEnvironment(tenant, {
      name: form.get('name') ?? '',
      type: form.get('type') ?? 'Sandbox',
      version: form.get('version') || currentVersion,
    })
    return adminCenterLink(request.addresses, tenant.id).url
  },
}
