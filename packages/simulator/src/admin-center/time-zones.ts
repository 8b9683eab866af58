import type { UpdateWindow } from './state.ts'

/** A time zone by its Windows name, with the name under which this runtime knows it. */
interface TimeZone {
  readonly id: string
  readonly displayName: string
  readonly iana: string
}

/** Some of those that Windows has. */
export const timeZones: readonly TimeZone[] = [
  { id: 'UTC', displayName: 'Coordinated Universal Time', iana: 'UTC' },
  { id: 'GMT Standard Time', displayName: 'Dublin, Edinburgh, Lisbon, London', iana: 'Europe/London' },
  { id: 'Romance Standard Time', displayName: 'Brussels, Copenhagen, Madrid, Paris', iana: 'Europe/Paris' },
  { id: 'W. Europe Standard Time', displayName: 'Amsterdam, Berlin, Bern, Rome, Stockholm', iana: 'Europe/Berlin' },
  { id: 'Eastern Standard Time', displayName: 'Eastern Time (US & Canada)', iana: 'America/New_York' },
  { id: 'Pacific Standard Time', displayName: 'Pacific Time (US & Canada)', iana: 'America/Los_Angeles' },
]

const minuteMs = 60_000
const dayMs = 86_400_000

/** How far local time is ahead of UTC at an instant, in minutes. */
const offsetMinutes = ({ iana }: TimeZone, at: number): number => {
  const options = { timeZone: iana, timeZoneName: 'longOffset' } as const
  const name = new Intl.DateTimeFormat('en', options).formatToParts(at).find(({ type }) => type === 'timeZoneName')
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name?.value ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

export const viewTimeZone = (zone: TimeZone, now: number): object => {
  const year = new Date(now).getUTCFullYear()
  const [winter, summer] = [offsetMinutes(zone, Date.UTC(year, 0, 1)), offsetMinutes(zone, Date.UTC(year, 6, 1))]
  const offset = offsetMinutes(zone, now)
  const size = Math.abs(offset)
  return {
    id: zone.id,
    displayName: zone.displayName,
    currentUtcOffset: `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`,
    supportsDaylightSavingTime: winter !== summer,
    isCurrentlyDaylightSavingTime: offset > Math.min(winter, summer),
  }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The window that is open now, or the next one, in UTC. */
export const nextWindow = ({ start, end, timeZoneId }: UpdateWindow, now: number): object => {
  const zone = timeZones.find(({ id }) => id === timeZoneId) ?? timeZones[0]!
  const lead = offsetMinutes(zone, now) * minuteMs
  const length = ((minutesOf(end) - minutesOf(start) + 1_440) % 1_440) * minuteMs
  const today = Math.floor((now + lead) / dayMs) * dayMs
  const starts = [-1, 0, 1].map((days) => today + days * dayMs + minutesOf(start) * minuteMs - lead)
  const from = starts.find((at) => at + length > now)!
  return {
    preferredStartTimeUtc: new Date(from).toISOString(),
    preferredEndTimeUtc: new Date(from + length).toISOString(),
  }
}
