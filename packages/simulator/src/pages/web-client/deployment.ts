import { loginUrlOf } from '../../bc/environments.ts'
import { json, type Response } from '../../http.ts'
import { findTenant } from '../../lookups.ts'
import type { Environment } from '../../world.ts'
import type { PageActions } from '../pages.ts'

/** `Ready` is usable and `DoesNotExist` is not there; every other status means that it starts or changes. */
const statuses: Partial<Readonly<Record<Environment['status'], string>>> = {
  Active: 'Ready',
  SoftDeleting: 'DoesNotExist',
  SoftDeleted: 'DoesNotExist',
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
    const status = environment === undefined ? 'DoesNotExist' : (statuses[environment.status] ?? environment.status)
    if (tenant === undefined || environment === undefined || status === 'DoesNotExist')
      return json(200, { status: 'DoesNotExist' })
    return json(200, {
      status,
      data: loginUrlOf(request, tenant, environment),
      environmentType: environment.type === 'Sandbox' ? 1 : 0,
    })
  },
}
