import { type BusinessCentralPage, businessCentralPages } from '@landbridge/model'
import { settleAllOperations } from '../../admin-center/index.ts'
import { invalid } from '../../control/refused.ts'
import { getTenant } from '../../control/tenants.ts'
import type { Handler, Response } from '../../http.ts'
import type { Simulation } from '../../simulation.ts'
import { html } from '../html.ts'
import { type Page, seeOther } from '../layout.ts'
import { notSimulatedPage, type PageActions, type PageContext, pagesHandler } from '../pages.ts'
import { table } from '../parts.ts'
import { admin } from './admin.ts'
import { applicationCard } from './application-card.ts'
import { applicationList } from './application-list.ts'
import { authorizedApps } from './authorized-apps.ts'
import { companies } from './companies.ts'
import { consentLanding } from './consent-landing.ts'
import { deployment } from './deployment.ts'
import { extensionManagement } from './extension-management.ts'
import { extensionStatus } from './extension-status.ts'
import { extensionUpload } from './extension-upload.ts'
import { environmentPath, pagePath, placeOf } from './frame.ts'
import { permissionSets } from './permission-sets.ts'
import { roleCenter } from './role-center.ts'
import { userCard } from './user-card.ts'
import { users } from './users.ts'

/** The pages that are simulated. */
const simulated: Partial<Readonly<Record<BusinessCentralPage, PageActions>>> = {
  entraApplications: applicationList,
  entraApplicationCard: applicationCard,
  companies,
  extensionManagement,
  extensionUpload,
  extensionStatus,
  users,
  userCard,
  permissionSets,
}

const pageNames = Object.keys(businessCentralPages) as BusinessCentralPage[]

/** What an address with `?page=` means: a page of the table, none, or one that nobody knows. */
const findPage = ({ request }: PageContext): BusinessCentralPage | 'none' | undefined => {
  const number = request.query.get('page')
  if (number === null) return 'none'
  return pageNames.find((name) => String(businessCentralPages[name].number) === number.trim())
}

const missing = (context: PageContext): Response => {
  placeOf(context)
  const name = findPage(context)
  const known = name === undefined || name === 'none' ? undefined : businessCentralPages[name].page
  return notSimulatedPage(context, 'businessCentral', known ?? `page ${context.request.query.get('page') ?? ''}`)
}

/** The pages of one environment share one address; `?page=` tells which. */
const environmentPages: PageActions = {
  show: (context) => {
    const name = findPage(context)
    if (name === 'none') return roleCenter.show(context)
    const actions = name && simulated[name]
    return actions ? actions.show(context) : missing(context)
  },
  send: (context) => {
    const name = findPage(context)
    const send = name !== undefined && name !== 'none' ? simulated[name]?.send : undefined
    if (send === undefined) throw invalid('page', 'This page takes no changes.')
    return send(context)
  },
}

/** An address that leaves the environment out: the only production one there is, or a choice. */
const chooseEnvironment: PageActions = {
  show: (context): Page | Response => {
    const { sim, request, values } = context
    const all = [...sim.world.tenants.values()]
      .filter((tenant) => values.tenant === undefined || tenant === getTenant(sim, values.tenant))
      .flatMap((tenant) => [...tenant.environments.values()].map((environment) => ({ tenant, environment })))
    const name = findPage(context)
    const production = all.filter(({ environment }) => environment.type === 'Production')
    const [only] = production
    if (name !== undefined && name !== 'none' && only !== undefined && production.length === 1)
      return seeOther(pagePath(context, only, name))
    return {
      product: 'businessCentral',
      title: 'Choose an environment',
      home: request.addresses.webClient,
      body: html`<section class="card">${table({
        caption: 'Environments',
        columns: ['Environment', 'Type', 'Tenant'],
        rows: all.map((place) => [
          html`<a href="${environmentPath(context, place)}">${place.environment.name}</a>`,
          place.environment.type,
          place.tenant.displayName,
        ]),
        empty: 'There are no environments.',
      })}</section>`,
    }
  },
}

/** The simulated web client and admin center of Business Central. */
export const webClient = (sim: Simulation): Handler => {
  const pages = pagesHandler(sim, 'businessCentral', [
    ['/', chooseEnvironment],
    ['/OAuthLanding.htm', consentLanding],
    ['/{tenant}', chooseEnvironment],
    ['/{tenant}/', chooseEnvironment],
    ['/{tenant}/admin', admin],
    ['/{tenant}/admin/authorized-apps', authorizedApps],
    ['/{tenant}/{environment}/deployment/url', deployment],
    ['/{tenant}/{environment}', environmentPages],
    ['/{tenant}/{environment}/', environmentPages],
  ])
  return (request) => {
    settleAllOperations(sim)
    return pages(request)
  }
}
