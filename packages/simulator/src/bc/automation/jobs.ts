import type { Simulation } from '../../simulation.ts'
import type { Environment, Tenant, UserJob } from '../../world.ts'
import type { MakeRows } from '../computed/asked.ts'
import { makeRow } from '../data/rows.ts'
import { ruleBroken } from '../errors.ts'

const category = 'APIUSERJOB'

/** Makes everybody in the directory who is enabled a user of the environment, without any permission set yet. */
const bringPeople = (tenant: Tenant, environment: Environment): void => {
  const name = environment.name.toLowerCase()
  for (const user of tenant.users.values())
    if (user.enabled && !user.permissionSets.has(name)) user.permissionSets.set(name, [])
}

const settle = (tenant: Tenant, environment: Environment, now: number): UserJob[] => {
  const jobs = environment.userJobs ?? []
  for (const job of jobs) {
    if (job.isDone || job.endsAt > now) continue
    job.isDone = true
    bringPeople(tenant, environment)
  }
  return jobs
}

/** A job that is over is shown as finished, as one that the queue no longer has. */
export const scheduledJobs: MakeRows = ({ plan, scope }) =>
  settle(scope.tenant, scope.environment, scope.now).map(({ id, startedAt, isDone }) =>
    makeRow(plan, {
      id,
      category,
      startDateTime: startedAt,
      status: isDone ? 'Finished' : 'In Process',
      description: 'Get new users from Microsoft 365',
      errorMessage: '',
    }),
  )

/** Begins to bring people from Microsoft 365. @throws Refusal While another such job runs. */
export const startUserJob = (
  { random, settings }: Simulation,
  tenant: Tenant,
  environment: Environment,
  now: number,
  waits: boolean,
): UserJob => {
  if (settle(tenant, environment, now).some(({ isDone }) => !isDone))
    throw ruleBroken('Another synchronization of users is already running.')
  const job: UserJob = {
    id: random.guid(),
    startedAt: now,
    endsAt: now + (waits ? 0 : settings.environmentOperationMs),
    isDone: false,
  }
  environment.userJobs = [...(environment.userJobs ?? []), job]
  settle(tenant, environment, now)
  return job
}
