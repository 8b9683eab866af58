import { settleDeployments } from '../bc/extensions/deploy.ts'
import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import { viewAppOperation } from './app-operations.ts'
import { type AdminAnswer, type Asked, environmentOf, needText, oneEnvironment, readFields, route } from './asked.ts'
import { quotas, viewOperation } from './environments.ts'
import { AdminRefusal, invalidInput } from './refusal.ts'
import type { UpdateWindow } from './state.ts'
import { nextWindow, timeZones, viewTimeZone } from './time-zones.ts'

const viewWindow = ({ sim }: Asked, window: UpdateWindow): object => ({
  preferredStartTime: window.start,
  preferredEndTime: window.end,
  timeZoneId: window.timeZoneId,
  ...nextWindow(window, sim.clock.now()),
})

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/
const leastWindowMinutes = 6 * 60

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const setWindow = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const fields = readFields(asked)
  const [start, end] = ['preferredStartTime', 'preferredEndTime'].map((name) => {
    const time = needText(fields, name)
    if (!clockTime.test(time)) throw invalidInput(name, `${name} must be a time such as 22:00.`)
    return time
  }) as [string, string]
  const timeZoneId = needText(fields, 'timeZoneId')
  if (!timeZones.some(({ id }) => id === timeZoneId))
    throw invalidInput('timeZoneId', `The simulator does not know the time zone '${timeZoneId}'.`)
  if ((minutesOf(end) - minutesOf(start) + 1_440) % 1_440 < leastWindowMinutes)
    throw new AdminRefusal('invalidRange', 'The window must be six hours long at least.')
  environment.updateWindow = { start, end, timeZoneId }
  return json(200, viewWindow(asked, environment.updateWindow))
}

/** All that was asked of an environment and of its apps, newest first. */
const operationsOf = (asked: Asked, name?: string) => {
  const { tenant } = asked.administrator
  const own = (tenant.environmentOperations ?? [])
    .filter(({ environmentName }) => name === undefined || environmentName.toLowerCase() === name.toLowerCase())
    .map((operation) => ({ id: operation.id, at: operation.createdAt, view: () => viewOperation(asked, operation) }))
  const environments = [...tenant.environments.values()].filter(
    (environment) => name === undefined || environment.name.toLowerCase() === name.toLowerCase(),
  )
  const apps = environments.flatMap((environment) => {
    settleDeployments(environment, asked.sim.clock.now())
    return (environment.extensions?.deployments ?? []).map((deployment) => ({
      id: deployment.id,
      at: deployment.startedAt,
      view: () => viewAppOperation(asked, environment, deployment),
    }))
  })
  return [...own, ...apps].sort((a, b) => b.at - a.at)
}

const listOperations = (asked: Asked): Response => {
  const name = asked.values.name!
  const found = operationsOf(asked, name)
  // The history outlives the name; without any the environment must be there.
  if (found.length === 0) environmentOf(asked)
  return json(200, { value: found.map(({ view }) => view()) })
}

const oneOperation = (asked: Asked): Response => {
  const { operation = '', name } = asked.values
  const found = operationsOf(asked, name).find(({ id }) => id === operation.toLowerCase())
  if (found === undefined)
    throw new AdminRefusal('resourceDoesNotExist', 'There is no such operation.', { status: 404, target: operation })
  return json(200, found.view())
}

const totalKilobytes = 80 * 1024 * 1024

/** Update windows, time zones, sessions, quotas and the history of operations. */
export const settingRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', `${oneEnvironment}/settings/upgrade`, 13, (asked) => {
    const { updateWindow } = environmentOf(asked)
    return json(200, updateWindow === undefined ? null : viewWindow(asked, updateWindow))
  }),
  route('PUT', `${oneEnvironment}/settings/upgrade`, 13, setWindow),
  route('GET', '/applications/settings/timezones', 13, ({ sim }) =>
    json(200, { value: timeZones.map((zone) => viewTimeZone(zone, sim.clock.now())) }),
  ),
  // Nobody is signed in to the simulated web client.
  route('GET', `${oneEnvironment}/sessions`, 0, (asked) => json(200, { value: environmentOf(asked) && [] })),
  route('GET', '/environments/quotas', 0, () =>
    json(200, {
      environmentsCount: { production: quotas.Production, sandbox: quotas.Sandbox },
      storageInKilobytes: { default: totalKilobytes, userLicenses: 0, additionalCapacity: 0, total: totalKilobytes },
    }),
  ),
  route('GET', `${oneEnvironment}/operations`, 9, listOperations),
  route('GET', `${oneEnvironment}/operations/`, 9, listOperations),
  route('GET', `${oneEnvironment}/operations/{operation}`, 9, oneOperation),
  route('GET', '/environments/operations/{operation}', 28, oneOperation),
]
