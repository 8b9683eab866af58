import { json, type Response } from '../../http.ts'
import { findTenant } from '../../lookups.ts'
import type { Environment } from '../../world.ts'
import type { PageActions } from '../pages.ts'

const statuses: Readonly<Record<Environment['status'], string>> = {
  Active: 'Ready',
  NotReady: 'NotReady',
  Upgrading: 'Upgrading',
  Preparing: 'Preparing',
  SoftDeleting: 'DoesNotExist',
  SoftDeleted: 'DoesNotExist',
  Recovering: 'NotReady',
}

/**
 * The state of an environment, told to anybody without sign-in.
 *
 * @see Microsoft, AL-Go for GitHub, which asks here before each deployment
 */
export const deployment: PageActions = {
  show: ({ sim, request, values }): Response => {
    const tenant = findTenant(sim.world, values.tenant!)
    const environment = tenant?.environments.get(values.environment!.toLowerCase())
    const status = environment === undefined ? 'DoesNotExist' : statuses[environment.status]
    if (tenant === undefined || environment === undefined || status === 'DoesNotExist')
      return json(200, { status: 'DoesNotExist' })
    return json(200, {
      status,
      data: `${request.addresses.webClient}/${tenant.id}/${environment.name}`,
      environmentType: environment.type === 'Sandbox' ? 1 : 0,
    })
  },
}
