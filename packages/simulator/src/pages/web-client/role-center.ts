import type { BusinessCentralPage } from '@landbridge/model'
import { adminCenterLink } from '@landbridge/model'
import { html } from '../html.ts'
import type { PageActions } from '../pages.ts'
import { copyable, facts } from '../parts.ts'
import { environmentPage, pagePath, placeOf } from './frame.ts'

const tiles: readonly (readonly [BusinessCentralPage, string, string])[] = [
  [
    'entraApplications',
    'Microsoft Entra Applications',
    'Applications that may call the web services of this environment',
  ],
  ['companies', 'Companies', 'The companies of this environment'],
  ['users', 'Users', 'People and application users'],
  ['permissionSets', 'Permission Sets', 'What users may do'],
  ['extensionManagement', 'Extension Management', 'Installed extensions'],
  ['extensionStatus', 'Extension Installation Status', 'What became of uploads'],
]

/** The first page of an environment: where to go. */
export const roleCenter: PageActions = {
  show: (context) => {
    const place = placeOf(context)
    const { environment, tenant } = place
    return environmentPage(context, place, {
      title: environment.name,
      lead: 'The real client shows a role centre here. These are the pages that setting up a connection needs.',
      body: html`<section class="card">${facts([
        ['Environment', copyable(environment.name)],
        ['Type', environment.type],
        ['Country', environment.countryCode],
        ['Version', environment.version],
        ['Tenant', copyable(tenant.id)],
        [
          'Admin center',
          html`<a href="${adminCenterLink(context.request.addresses, tenant.id).url}">Business Central admin center</a>`,
        ],
      ])}</section><ul class="tiles">${tiles.map(
        ([page, label, about]) =>
          html`<li><a href="${pagePath(context, place, page)}"><strong>${label}</strong>${about}</a></li>`,
      )}</ul>`,
    })
  },
}
