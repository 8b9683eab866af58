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
  { id: 'Central Standard Time', displayName: 'Central Time (US & Canada)', iana: 'America/Chicago' },
  { id: 'Mountain Standard Time', displayName: 'Mountain Time (US & Canada)', iana: 'America/Denver' },
  { id: 'Atlantic Standard Time', displayName: 'Atlantic Time (Canada)', iana: 'America/Halifax' },
  { id: 'Newfoundland Standard Time', displayName: 'Newfoundland', iana: 'America/St_Johns' },
  { id: 'Alaskan Standard Time', displayName: 'Alaska', iana: 'America/Anchorage' },
  { id: 'Hawaiian Standard Time', displayName: 'Hawaii', iana: 'Pacific/Honolulu' },
  {
    id: 'Central Standard Time (Mexico)',
    displayName: 'Guadalajara, Mexico City, Monterrey',
    iana: 'America/Mexico_City',
  },
  { id: 'E. South America Standard Time', displayName: 'Brasilia', iana: 'America/Sao_Paulo' },
  { id: 'Greenwich Standard Time', displayName: 'Monrovia, Reykjavik', iana: 'Atlantic/Reykjavik' },
  {
    id: 'Central Europe Standard Time',
    displayName: 'Belgrade, Bratislava, Budapest, Ljubljana, Prague',
    iana: 'Europe/Budapest',
  },
  { id: 'Central European Standard Time', displayName: 'Sarajevo, Skopje, Warsaw, Zagreb', iana: 'Europe/Warsaw' },
  { id: 'FLE Standard Time', displayName: 'Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius', iana: 'Europe/Helsinki' },
  { id: 'GTB Standard Time', displayName: 'Athens, Bucharest', iana: 'Europe/Bucharest' },
  { id: 'Turkey Standard Time', displayName: 'Istanbul', iana: 'Europe/Istanbul' },
  { id: 'South Africa Standard Time', displayName: 'Harare, Pretoria', iana: 'Africa/Johannesburg' },
  { id: 'Arabian Standard Time', displayName: 'Abu Dhabi, Muscat', iana: 'Asia/Dubai' },
  { id: 'India Standard Time', displayName: 'Chennai, Kolkata, Mumbai, New Delhi', iana: 'Asia/Kolkata' },
  { id: 'Singapore Standard Time', displayName: 'Kuala Lumpur, Singapore', iana: 'Asia/Singapore' },
  { id: 'Tokyo Standard Time', displayName: 'Osaka, Sapporo, Tokyo', iana: 'Asia/Tokyo' },
  { id: 'W. Australia Standard Time', displayName: 'Perth', iana: 'Australia/Perth' },
  { id: 'Cen. Australia Standard Time', displayName: 'Adelaide', iana: 'Australia/Adelaide' },
  { id: 'AUS Eastern Standard Time', displayName: 'Canberra, Melbourne, Sydney', iana: 'Australia/Sydney' },
  { id: 'E. Australia Standard Time', displayName: 'Brisbane', iana: 'Australia/Brisbane' },
  { id: 'New Zealand Standard Time', displayName: 'Auckland, Wellington', iana: 'Pacific/Auckland' },
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

const utcOffset = (minutes: number): string => {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`
}

export const viewTimeZone = (zone: TimeZone, now: number): object => {
  const year = new Date(now).getUTCFullYear()
  const [winter, summer] = [offsetMinutes(zone, Date.UTC(year, 0, 1)), offsetMinutes(zone, Date.UTC(year, 6, 1))]
  const offset = offsetMinutes(zone, now)
  const standard = Math.min(winter, summer)
  return {
    id: zone.id,
    displayName: `(UTC${standard === 0 ? '' : utcOffset(standard)}) ${zone.displayName}`,
    currentUtcOffset: utcOffset(offset),
    supportsDaylightSavingTime: winter !== summer,
    isCurrentlyDaylightSavingTime: offset > standard,
  }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The window that is open now, or the next one, in milliseconds since 1970. */
export const nextWindow = ({ start, end, timeZoneId }: UpdateWindow, now: number): { from: number; to: number } => {
  const zone = timeZones.find(({ id }) => id === timeZoneId) ?? timeZones[0]!
  const lead = offsetMinutes(zone, now) * minuteMs
  const length = ((minutesOf(end) - minutesOf(start) + 1_440) % 1_440) * minuteMs
  const today = Math.floor((now + lead) / dayMs) * dayMs
  const starts = [-1, 0, 1].map((days) => today + days * dayMs + minutesOf(start) * minuteMs - lead)
  const from = starts.find((at) => at + length > now)!
  return { from, to: from + length }
}

/** The window where an administrator chose none. Microsoft has one for each country, which is not published. */
const usualWindow: UpdateWindow = { start: '22:00', end: '06:00', timeZoneId: 'UTC' }

/** When what waits for the update window of an environment begins: now while it is open, else when it opens. */
export const windowOpensAt = ({ updateWindow = usualWindow }: { updateWindow?: UpdateWindow }, now: number): number =>
  Math.max(now, nextWindow(updateWindow, now).from)
