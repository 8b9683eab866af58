import { type BusinessCentralPage, businessCentralLink } from '@landbridge/model'
import type { CardPlace } from '../../control/cards.ts'
import { getEnvironment, getTenant } from '../../control/tenants.ts'
import type { Fragment } from '../html.ts'
import type { Link, Page } from '../layout.ts'
import type { PageContext } from '../pages.ts'

/** The environment that the address names. */
export const placeOf = ({ sim, values }: PageContext): CardPlace => {
  const tenant = getTenant(sim, values.tenant!)
  return { tenant, environment: getEnvironment(tenant, values.environment!) }
}

/** Address of the role centre of an environment. */
export const environmentPath = ({ request }: PageContext, { tenant, environment }: CardPlace): string =>
  `${request.addresses.webClient}/${tenant.id}/${environment.name}`

/** Address of a page by its number, as Microsoft's own links have it. */
export const pagePath = (
  { request }: PageContext,
  { tenant, environment }: CardPlace,
  page: BusinessCentralPage,
): string => businessCentralLink(request.addresses, { tenant: tenant.id, environment: environment.name }, page).url

/** Address of the card of one application. */
export const cardPath = (context: PageContext, place: CardPlace, clientId: string): string =>
  `${pagePath(context, place, 'entraApplicationCard')}&clientId=${clientId}`

/** Address of the card of one user. */
export const userPath = (context: PageContext, place: CardPlace, userId: string): string =>
  `${pagePath(context, place, 'userCard')}&userId=${userId}`

export const environmentPage = (
  context: PageContext,
  place: CardPlace,
  page: {
    readonly title: string
    readonly heading?: string
    readonly lead?: Fragment
    readonly trail?: readonly Link[]
    readonly body: Fragment
    readonly status?: number
  },
): Page => ({
  product: 'businessCentral',
  where: `${place.environment.name} (${place.environment.type}), ${place.tenant.displayName}`,
  home: environmentPath(context, place),
  ...page,
  ...(page.trail && { trail: [{ label: 'Home', href: environmentPath(context, place) }, ...page.trail] }),
})
