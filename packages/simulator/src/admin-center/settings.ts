import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import {
  type AdminAnswer,
  type Asked,
  environmentOf,
  instantOf,
  needFields,
  needText,
  oneEnvironment,
  route,
  textOf,
} from './asked.ts'
import { noteChange } from './changes.ts'
import { AdminRefusal, invalidInput } from './refusal.ts'
import type { UpdateWindow } from './state.ts'
import { nextWindow, timeZones, viewTimeZone } from './time-zones.ts'

/** From this version on a window can be given by the clock of a time zone. */
const wallTimeSince = 13

const viewWindow = ({ sim, minor }: Asked, window: UpdateWindow): object => {
  const { from, to } = nextWindow(window, sim.clock.now())
  return {
    ...(minor >= wallTimeSince && {
      preferredStartTime: window.start,
      preferredEndTime: window.end,
      timeZoneId: window.timeZoneId,
    }),
    preferredStartTimeUtc: new Date(from).toISOString(),
    preferredEndTimeUtc: new Date(to).toISOString(),
  }
}

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/
const leastWindowMinutes = 6 * 60

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

type Fields = ReadonlyMap<string, unknown>

/** The window by instants, of which only the time of the day counts. */
const utcWindow = (fields: Fields): UpdateWindow => {
  const [start, end] = ['preferredStartTimeUtc', 'preferredEndTimeUtc'].map((name) =>
    new Date(instantOf(name, needText(fields, name))).toISOString().slice(11, 16),
  ) as [string, string]
  return { start, end, timeZoneId: 'UTC' }
}

const wallWindow = (fields: Fields): UpdateWindow => {
  const [start, end] = ['preferredStartTime', 'preferredEndTime'].map((name) => {
    const time = needText(fields, name)
    if (!clockTime.test(time)) throw invalidInput(name, `${name} must be a time such as 22:00.`)
    return time
  }) as [string, string]
  const timeZoneId = needText(fields, 'timeZoneId')
  if (!timeZones.some(({ id }) => id === timeZoneId))
    throw invalidInput('timeZoneId', `The simulator does not know the time zone '${timeZoneId}'.`)
  return { start, end, timeZoneId }
}

const has = (fields: Fields, ...names: readonly string[]): boolean =>
  names.some((name) => textOf(fields, name) !== undefined)

const readWindow = ({ minor }: Asked, fields: Fields): UpdateWindow => {
  const isUtc = has(fields, 'preferredStartTimeUtc', 'preferredEndTimeUtc')
  if (minor < wallTimeSince) return utcWindow(fields)
  if (isUtc && has(fields, 'preferredStartTime', 'preferredEndTime', 'timeZoneId'))
    throw invalidInput('preferredStartTimeUtc', 'Give the window by a time zone or by UTC, not by both.')
  return isUtc ? utcWindow(fields) : wallWindow(fields)
}

const setWindow = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const window = readWindow(asked, needFields(asked))
  if ((minutesOf(window.end) - minutesOf(window.start) + 1_440) % 1_440 < leastWindowMinutes)
    throw new AdminRefusal('invalidRange', 'The window must be six hours long at least.', {
      target: 'Preferred Upgrade Window',
    })
  environment.updateWindow = window
  noteChange(asked, environment, { updateWindow: `${window.start}-${window.end} ${window.timeZoneId}` })
  return json(200, viewWindow(asked, window))
}

/** Update windows and the time zones in which they can be given. */
export const settingRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', `${oneEnvironment}/settings/upgrade`, 0, (asked) => {
    const { updateWindow } = environmentOf(asked)
    return json(200, updateWindow === undefined ? null : viewWindow(asked, updateWindow))
  }),
  route('PUT', `${oneEnvironment}/settings/upgrade`, 0, setWindow),
  route('GET', '/applications/settings/timezones', wallTimeSince, ({ sim }) =>
    json(200, { value: timeZones.map((zone) => viewTimeZone(zone, sim.clock.now())) }),
  ),
]
