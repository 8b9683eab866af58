import { adminCenterLink } from '@landbridge/model'
import type { Request } from '../../http.ts'
import type { Tenant } from '../../world.ts'
import type { Page } from '../layout.ts'

/** Address of the list of applications that may use the Admin Center API. */
export const authorizedAppsPath = ({ addresses }: Request, { id }: Pick<Tenant, 'id'>): string =>
  `${adminCenterLink(addresses, id).url}/authorized-apps`

/** The pages of the admin center. */
export const adminMenu = (request: Request, tenant: Tenant, current: string): NonNullable<Page['menu']> => ({
  label: 'Business Central admin center',
  current,
  links: [
    { label: 'Environments', href: adminCenterLink(request.addresses, tenant.id).url },
    { label: 'Authorized Microsoft Entra Apps', href: authorizedAppsPath(request, tenant) },
  ],
})
