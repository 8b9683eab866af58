import { type EntraPage, entraLink } from '@landbridge/model'
import { getApplication } from '../../control/applications.ts'
import { getTenant } from '../../control/tenants.ts'
import type { Application, Tenant } from '../../world.ts'
import type { Fragment } from '../html.ts'
import type { Link, Page } from '../layout.ts'
import type { PageContext } from '../pages.ts'

/** Address of a page without a fragment, so that it works without a script: `#view/...` becomes `view/...`. */
export const entraPath = ({ request }: PageContext, tenant: Tenant, page: EntraPage, clientId = ''): string =>
  entraLink(request.addresses, tenant.id, page, clientId).url.replace('/#view/', '/view/')

/** The enterprise application: where consent in one tenant is kept. */
export const enterprisePath = ({ request }: PageContext, tenant: Tenant, clientId: string): string => {
  const objectId = tenant.servicePrincipals.get(clientId)?.id ?? ''
  return `${request.addresses.entraAdminCenter}/${tenant.id}/view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Permissions/objectId/${objectId}/appId/${clientId}`
}

export const tenantOf = ({ sim, values }: PageContext): Tenant => getTenant(sim, values.tenant!)

/** The registration that the address names, with its tenant. */
export const registrationOf = (context: PageContext): { tenant: Tenant; application: Application } => {
  const tenant = tenantOf(context)
  return { tenant, application: getApplication(tenant, context.values.clientId!) }
}

const appPages = {
  appOverview: 'Overview',
  appAuthentication: 'Authentication',
  appCredentials: 'Certificates & secrets',
  appPermissions: 'API permissions',
} as const satisfies Partial<Record<EntraPage, string>>

export type AppPage = keyof typeof appPages

export const tenantPage = (
  context: PageContext,
  tenant: Tenant,
  page: { readonly title: string; readonly trail?: readonly Link[]; readonly lead?: Fragment; readonly body: Fragment },
): Page => ({
  product: 'entra',
  where: `${tenant.displayName} (${tenant.domains[0]})`,
  home: entraPath(context, tenant, 'home'),
  ...page,
})

/** The frame of a page of one registration: its menu beside, the way to it above. */
export const registrationPage = (
  context: PageContext,
  tenant: Tenant,
  application: Application,
  page: AppPage,
  body: Fragment,
): Page => ({
  ...tenantPage(context, tenant, {
    title: appPages[page],
    trail: [
      { label: 'Home', href: entraPath(context, tenant, 'home') },
      { label: 'App registrations', href: entraPath(context, tenant, 'appList') },
      { label: application.displayName, href: entraPath(context, tenant, 'appOverview', application.appId) },
    ],
    body,
  }),
  heading: `${application.displayName} | ${appPages[page]}`,
  menu: {
    label: 'Manage',
    current: appPages[page],
    links: (Object.keys(appPages) as AppPage[]).map((each) => ({
      label: appPages[each],
      href: entraPath(context, tenant, each, application.appId),
    })),
  },
})
