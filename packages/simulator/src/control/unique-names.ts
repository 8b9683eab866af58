import type { Simulation } from '../simulation.ts'
import type { Application, Tenant } from '../world.ts'
import { binOf } from './deletion.ts'
import { invalid, needText } from './refused.ts'

/** The registration of this unique name, without regard to case. */
export const findByUniqueName = (tenant: Tenant, uniqueName: string): Application | undefined => {
  const wanted = uniqueName.toLowerCase()
  return [...tenant.applications.values()].find((each) => each.uniqueName?.toLowerCase() === wanted)
}

/**
 * Whether a registration may take a unique name.
 *
 * @param current The registration; undefined while it is still to be made.
 * @throws Refused when it has another one already, or the name is another's, be it in the bin.
 */
export const checkUniqueName = (
  sim: Simulation,
  tenant: Tenant,
  current: Application | undefined,
  uniqueName: string,
): string => {
  const name = needText('uniqueName', uniqueName, 120)
  if (current?.uniqueName === name) return name
  if (current?.uniqueName !== undefined)
    throw invalid('uniqueName', 'The property uniqueName cannot be changed once it is set.')
  if (findByUniqueName(tenant, name) !== undefined)
    throw invalid(
      'uniqueName',
      'Another object with the same value for property uniqueName already exists.',
      'Request_MultipleObjectsWithSameKeyValue',
    )
  for (const deleted of binOf(sim, tenant).values())
    if ('application' in deleted && deleted.application.uniqueName?.toLowerCase() === name.toLowerCase())
      throw invalid(
        'uniqueName',
        `A deleted object has the same value for property uniqueName: ${deleted.application.id}. Restore it, or delete it for good.`,
        'ObjectConflict',
      )
  return name
}
