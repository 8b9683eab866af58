import { findApplication, homeOf } from '../lookups.ts'
import type { Environment, Tenant, World } from '../world.ts'

/**
 * Whether an environment is closed to an application of another tenant. The setting governs foreign multi-tenant
 * applications as it does delegated administrators; one of the tenant itself is never meant.
 */
export const isClosedToPartner = (
  world: World,
  tenant: Tenant,
  { settings }: Pick<Environment, 'settings'>,
  clientId: string,
): boolean => {
  const access = settings?.partnerAccess
  if (access === undefined || access.status === 'AllowAllPartnerTenants') return false
  const application = findApplication(world, clientId)
  const home = application && homeOf(world, application)
  if (home === undefined || home.id === tenant.id) return false
  return access.status === 'Disabled' || !access.allowedPartnerTenantIds.includes(home.id)
}
