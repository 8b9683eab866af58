import type { Request } from '../http.ts'
import { type Html, html } from './html.ts'
import { copyable, facts } from './parts.ts'

/** Where each of the simulated services is, and how the simulator itself is looked into. */
export const overviewPlaces = ({ addresses }: Request): Html =>
  html`<section class="card"><h2>Where to reach what</h2>${facts([
    ['Sign-in (Entra)', copyable(addresses.authority)],
    ['Microsoft Graph', copyable(addresses.graph)],
    ['Business Central services', copyable(addresses.api)],
    ['Admin Center API', copyable(`${addresses.api}/admin/v2.29`)],
    ['Business Central web client', html`<a href="${addresses.webClient}">${addresses.webClient}</a>`],
    ['Microsoft Entra admin center', html`<a href="${addresses.entraAdminCenter}">${addresses.entraAdminCenter}</a>`],
    [
      'Control',
      html`<a href="/_simulator/">/_simulator/</a> on each of them: <a href="/_simulator/state">state</a>, <a href="/_simulator/requests">requests</a>, <a href="/_simulator/log">log</a>`,
    ],
    ['Errors of Entra', html`<a href="${addresses.authority}/error">Look up a number</a>`],
  ])}</section>`
