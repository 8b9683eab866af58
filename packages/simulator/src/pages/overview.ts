import { adminCenterLink, entraLink } from '@landbridge/model'
import type { Request, Response } from '../http.ts'
import type { Journal } from '../journal.ts'
import type { Simulation } from '../simulation.ts'
import type { Tenant } from '../world.ts'
import { type Html, html } from './html.ts'
import { pageAnswer, simulatorHome } from './layout.ts'
import { copyable, facts, table } from './parts.ts'

const shownRequests = 20

const doors = ({ addresses }: Request): Html =>
  html`<section class="card"><h2>Where to reach what</h2>${facts([
    ['Sign-in (Entra)', copyable(addresses.authority)],
    ['Microsoft Graph', copyable(addresses.graph)],
    ['Business Central services', copyable(addresses.api)],
    ['Business Central web client', html`<a href="${addresses.webClient}">${addresses.webClient}</a>`],
    ['Microsoft Entra admin center', html`<a href="${addresses.entraAdminCenter}">${addresses.entraAdminCenter}</a>`],
    [
      'Control',
      html`<a href="/_simulator/">/_simulator/</a> on each of them: <a href="/_simulator/state">state</a>, <a href="/_simulator/requests">requests</a>, <a href="/_simulator/log">log</a>`,
    ],
    ['Errors of Entra', html`<a href="${addresses.authority}/error">Look up a number</a>`],
  ])}</section>`

const plainPath = (url: string): string => url.replace('/#view/', '/view/')

const tenantPart = ({ addresses }: Request, tenant: Tenant): Html => {
  const apps = [...tenant.applications.values()].map((application) => [
    html`<a href="${plainPath(entraLink(addresses, tenant.id, 'appOverview', application.appId).url)}">${application.displayName}</a>`,
    copyable(application.appId),
    [...tenant.environments.values()]
      .filter(({ cards }) => cards.get(application.appId)?.state === 'Enabled')
      .map(({ name }) => html`${name} `),
  ])
  const environments = [...tenant.environments.values()].map((environment) => [
    html`<a href="${addresses.webClient}/${tenant.id}/${environment.name}">${environment.name}</a>`,
    environment.type,
    environment.status,
    [...environment.companies.values()].map(({ name }) => html`${name}<br>`),
  ])
  return html`<section class="card"><h2>${tenant.displayName}</h2>${facts([
    ['Tenant', copyable(tenant.id)],
    ['Domains', tenant.domains.map((domain) => html`${copyable(domain)} `)],
    [
      'Administration',
      html`<a href="${addresses.entraAdminCenter}/${tenant.id}">Microsoft Entra admin center</a>, <a href="${adminCenterLink(addresses, tenant.id).url}">Business Central admin center</a>`,
    ],
  ])}</section>
<section class="card">${table({ caption: `App registrations of ${tenant.displayName}`, columns: ['Display name', 'Application (client) ID', 'Card enabled in'], rows: apps, empty: 'None.' })}</section>
<section class="card">${table({ caption: `Environments of ${tenant.displayName}`, columns: ['Name', 'Type', 'State', 'Companies'], rows: environments, empty: 'None.' })}</section>`
}

const requestsPart = (journal: Journal): Html =>
  html`<section class="card">${table({
    caption: 'Recent requests, newest first',
    columns: ['Time (UTC)', 'Method', 'Path', 'Status', 'ms'],
    rows: journal
      .entries()
      .slice(-shownRequests)
      .reverse()
      .map(({ at, method, path, status, ms }) => [
        new Date(at).toISOString().slice(11, 19),
        method,
        html`<span class="mono">${path.slice(0, 160)}</span>`,
        status,
        ms.toFixed(1),
      ]),
    empty: 'Nobody has asked for anything yet.',
  })}</section>`

/** The first page of the simulator, the same at every listener: what it is and what is in it. */
export const overviewPage = (sim: Simulation, journal: Journal, request: Request): Response =>
  pageAnswer({
    product: 'simulator',
    title: 'Landbridge simulator',
    home: simulatorHome(request),
    lead: 'Microsoft Entra ID, Microsoft Graph and Dynamics 365 Business Central on this machine, for tests and demonstrations. Client ids can be seen here; secrets cannot.',
    body: html`${doors(request)}${[...sim.world.tenants.values()].map((tenant) => tenantPart(request, tenant))}
${requestsPart(journal)}
<p class="foot">Simulated time: ${new Date(sim.clock.now()).toISOString().slice(0, 19).replace('T', ' ')} UTC. The clock can be moved ahead with POST /_simulator/clock/advance.</p>`,
  })
