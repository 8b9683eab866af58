import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import type { Environment } from '../world.ts'
import {
  type AdminAnswer,
  type Asked,
  environmentOf,
  instant,
  instantOf,
  needFields,
  needText,
  oneEnvironment,
  orderedBy,
  route,
} from './asked.ts'
import { copyEnvironment } from './copies.ts'
import { requireFreeName, requireRoom, requireType } from './new-environment.ts'
import { startOperation } from './operations.ts'
import { AdminRefusal } from './refusal.ts'
import { viewOrdered } from './views.ts'

const keptMs = 28 * 86_400_000

/** Since when there are backups: its oldest company, or as long as they are kept. */
const backedUpFrom = (environment: Environment, now: number): number => {
  const oldest = Math.min(now, ...[...environment.companies.values()].map(({ createdAt }) => createdAt))
  return Math.max(oldest, now - keptMs)
}

const periods = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const now = asked.sim.clock.now()
  const from = backedUpFrom(environment, now)
  const period = {
    from: instant(from),
    to: instant(now),
    correspondingApplicationPackageVersion: environment.version,
  }
  return json(200, { value: from < now ? [period] : [] })
}

/**
 * Makes a new environment of an earlier one. The simulator keeps no backups: what it restores is what the environment
 * holds now, whatever the instant.
 */
const restore = (asked: Asked): Response => {
  const { sim, administrator } = asked
  const source = environmentOf(asked)
  const fields = needFields(asked)
  const name = needText(fields, 'environmentName')
  const type = requireType(needText(fields, 'environmentType'), 'environmentType')
  const pointInTime = needText(fields, 'pointInTime')
  const at = instantOf('pointInTime', pointInTime)
  const now = sim.clock.now()
  if (source.status !== 'Active' || at < backedUpFrom(source, now) || at > now)
    throw new AdminRefusal('PitRestoreFailed', 'There is no backup of that time.')
  requireFreeName(asked, name, type)
  requireRoom(asked, type)
  const restored = copyEnvironment(administrator.tenant, source, name, type)
  if (fields.get('skipinstallingptes') === true) delete restored.extensions
  const parameters = {
    environmentName: name,
    environmentType: type,
    restorePointInTime: instant(at),
    destinationEnvironmentName: name,
  }
  const operation = startOperation(sim, administrator.tenant, source, 'restore', { ...orderedBy(asked), parameters })
  return json(202, viewOrdered(asked, operation))
}

/** Going back to an earlier time. */
export const restoreRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', `${oneEnvironment}/availableRestorePeriods`, 4, periods),
  route('POST', `${oneEnvironment}/restore`, 4, restore),
]
