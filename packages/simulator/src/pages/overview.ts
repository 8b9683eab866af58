import { adminCenterLink, type BusinessCentralPage, businessCentralLink, entraLink } from '@landbridge/model'
import type { Request, Response } from '../http.ts'
import type { Journal } from '../journal.ts'
import type { Settings } from '../settings.ts'
import type { Simulation } from '../simulation.ts'
import type { Environment, Tenant } from '../world.ts'
import { type Html, html } from './html.ts'
import { pageAnswer, simulatorHome } from './layout.ts'
import { overviewPlaces } from './overview-places.ts'
import { copyable, facts, table } from './parts.ts'
import { authorizedAppsPath } from './web-client/admin-menu.ts'

const shownRequests = 20

const plainPath = (url: string): string => url.replace('/#view/', '/view/')

const stateOf = ({ status }: Environment): Html =>
  html`<span class="${status === 'Active' ? 'state-good' : 'state-warn'}">${status}</span>`

/** What people open of an environment, beside its first page. */
const shortcuts: readonly (readonly [BusinessCentralPage, string])[] = [
  ['entraApplications', 'applications'],
  ['users', 'users'],
  ['permissionSets', 'permission sets'],
  ['extensionManagement', 'extensions'],
  ['extensionStatus', 'deployments'],
  ['companies', 'companies'],
]

const environmentPart = ({ addresses }: Request, tenant: Tenant, environment: Environment): Html => {
  const { name, type, countryCode, version, applicationFamily, companies } = environment
  const at = { tenant: tenant.id, environment: name }
  const kind = [type, countryCode, ...(applicationFamily === 'BusinessCentral' ? [] : [applicationFamily]), version]
  return html`<li class="entry"><p><a href="${addresses.webClient}/${tenant.id}/${name}"><strong>${name}</strong></a> ${stateOf(environment)} <span class="soft">${kind.join(', ')}</span></p>
<p>${companies.size === 0 ? 'No company.' : [...companies.values()].map((company, index) => html`${index > 0 && ', '}${company.name}`)}</p>
<p class="links">${shortcuts.map(
    ([page, label]) =>
      html`<a href="${businessCentralLink(addresses, at, page).url}" aria-label="${label} of ${name}">${label}</a> `,
  )}</p></li>`
}

const applicationPart = ({ addresses }: Request, tenant: Tenant, clientId: string, name: string): Html => {
  const enabledIn = [...tenant.environments.values()].filter(({ cards }) => cards.get(clientId)?.state === 'Enabled')
  const places = [
    ...enabledIn.map((environment) => `card enabled in ${environment.name}`),
    ...(tenant.authorizedApps?.has(clientId) ? ['authorized for the admin center'] : []),
  ]
  return html`<li class="entry"><p><a href="${plainPath(entraLink(addresses, tenant.id, 'appOverview', clientId).url)}"><strong>${name}</strong></a></p>
<p>${copyable(clientId)} <span class="soft">${places.length === 0 ? 'no card is enabled' : places.join(', ')}</span></p></li>`
}

const listPart = (title: string, entries: readonly Html[]): Html =>
  html`<h3>${title}</h3>${entries.length === 0 ? html`<p class="soft">None.</p>` : html`<ul class="entries">${entries}</ul>`}`

const tenantPart = (request: Request, tenant: Tenant): Html => {
  const { addresses } = request
  return html`<section class="card" aria-label="${tenant.displayName}"><h2>${tenant.displayName}</h2>${facts([
    ['Tenant', copyable(tenant.id)],
    ['Domains', tenant.domains.map((domain) => html`${copyable(domain)} `)],
    ['People', [...tenant.users.values()].map(({ userPrincipalName }) => html`${userPrincipalName}<br>`)],
    [
      'Administration',
      html`<a href="${addresses.entraAdminCenter}/${tenant.id}">Microsoft Entra admin center</a><br><a href="${adminCenterLink(addresses, tenant.id).url}">Business Central admin center</a><br><a href="${authorizedAppsPath(request, tenant)}">Authorized Microsoft Entra Apps</a>`,
    ],
  ])}
${listPart(
  'Environments',
  [...tenant.environments.values()].map((environment) => environmentPart(request, tenant, environment)),
)}
${listPart(
  'App registrations',
  [...tenant.applications.values()].map(({ appId, displayName }) =>
    applicationPart(request, tenant, appId, displayName),
  ),
)}</section>`
}

const lookOf = (status: number): string => (status >= 500 ? 'state-bad' : status >= 400 ? 'state-warn' : 'state-good')

const requestsPart = (journal: Journal): Html => {
  const shown = journal.entries().slice(-shownRequests).reverse()
  const entries = shown.map(
    ({ at, method, path, status, ms }) =>
      html`<li class="entry"><span class="mono path">${method} ${path.slice(0, 160)}</span> <span class="${lookOf(status)}">${status}</span> <span class="soft">${new Date(at).toISOString().slice(11, 19)} UTC, ${ms.toFixed(1)} ms</span></li>`,
  )
  return html`<section class="card"><h2>Recent requests, newest first</h2>${
    entries.length === 0
      ? html`<p class="soft">Nobody has asked for anything yet.</p>`
      : html`<ul class="entries">${entries}</ul>`
  }</section>`
}

const shownValue = (value: unknown): string => (value === undefined ? 'by chance' : String(value))

const settingsPart = (settings: Settings): Html =>
  html`<section class="card"><details><summary><h2>Settings</h2></summary><p>They are changed with <code>PATCH /_simulator/settings</code>.</p>${table(
    {
      caption: 'Settings as they are now',
      columns: ['Name', 'Value'],
      rows: Object.entries(settings)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => [html`<code>${name}</code>`, shownValue(value)]),
      empty: 'None.',
    },
  )}</details></section>`

/** The first page of the simulator, the same at every listener: what it is and what is in it. */
export const overviewPage = (sim: Simulation, journal: Journal, request: Request): Response =>
  pageAnswer({
    product: 'simulator',
    title: 'Landbridge simulator',
    home: simulatorHome(request),
    lead: 'Microsoft Entra ID, Microsoft Graph and Dynamics 365 Business Central on this machine, for tests and demonstrations. Client ids can be seen here; secrets cannot.',
    body: html`${overviewPlaces(request)}${[...sim.world.tenants.values()].map((tenant) => tenantPart(request, tenant))}
${requestsPart(journal)}${settingsPart(sim.settings)}
<p class="foot">Simulated time: ${new Date(sim.clock.now()).toISOString().slice(0, 19).replace('T', ' ')} UTC. The clock can be moved ahead with POST /_simulator/clock/advance.</p>`,
  })
