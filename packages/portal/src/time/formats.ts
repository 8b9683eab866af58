/** Dates and numbers as the viewer's locale writes them. */

const locale = typeof navigator === 'undefined' ? 'en' : navigator.language

const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' })
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
const dayOnly = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 5 })
const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 5 })

export const exactTime = (at: string): string => exact.format(new Date(at))
export const shortTime = (at: string): string => moment.format(new Date(at))
export const dayOf = (at: string): string => day.format(new Date(at))
/** A day without a zone, `YYYY-MM-DD`. */
export const plainDay = (value: string): string => dayOnly.format(new Date(`${value}T00:00:00Z`))
export const plainNumber = (value: number): string => number.format(value)
export const amountOf = (value: number): string => money.format(value)

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** "3 minutes ago", "in 2 days"; anything within 45 s is "now". */
export const relativeTime = (at: string, nowMs: number): string => {
  const seconds = (Date.parse(at) - nowMs) / 1_000
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each * 0.75) ?? ['second', 45]
  return relative.format(unit === 'second' ? 0 : Math.round(seconds / size), unit)
}

/** Whole days from now until then; negative when it has passed. */
export const daysUntil = (at: string, nowMs: number): number => Math.floor((Date.parse(at) - nowMs) / 86_400_000)
