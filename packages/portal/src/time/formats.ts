import { localeNow } from '../words/words.ts'

/** Dates and numbers as the viewer's locale writes them; it follows the language of the page. */

const inLocale = <F>(make: (locale: string) => F): (() => F) => {
  const made = new Map<string, F>()
  return () => {
    const locale = localeNow()
    const known = made.get(locale) ?? make(locale)
    made.set(locale, known)
    return known
  }
}

const dates = (options: Intl.DateTimeFormatOptions) => inLocale((locale) => new Intl.DateTimeFormat(locale, options))
const numbers = (options: Intl.NumberFormatOptions) => inLocale((locale) => new Intl.NumberFormat(locale, options))

const exact = dates({ dateStyle: 'full', timeStyle: 'long' })
const dayOnly = dates({ dateStyle: 'medium', timeZone: 'UTC' })
const moment = dates({ dateStyle: 'medium', timeStyle: 'short' })
const relative = inLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
const number = numbers({ maximumFractionDigits: 5 })
const money = numbers({ minimumFractionDigits: 2, maximumFractionDigits: 5 })

export const exactTime = (at: string): string => exact().format(new Date(at))
export const shortTime = (at: string): string => moment().format(new Date(at))
/** A day without a zone, `YYYY-MM-DD`. */
export const plainDay = (value: string): string => dayOnly().format(new Date(`${value}T00:00:00Z`))
export const plainNumber = (value: number): string => number().format(value)
export const amountOf = (value: number): string => money().format(value)

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
  return relative().format(unit === 'second' ? 0 : Math.round(seconds / size), unit)
}

/** "in 12 seconds", "in 3 hours": to the second under a minute, for what is waited for. */
export const spanTo = (at: string, nowMs: number): string => {
  const seconds = Math.max(0, Math.ceil((Date.parse(at) - nowMs) / 1_000))
  return seconds < 60 ? relative().format(seconds, 'second') : relativeTime(at, nowMs)
}

/** Whole days from now until then; negative when it has passed. */
export const daysUntil = (at: string, nowMs: number): number => Math.floor((Date.parse(at) - nowMs) / 86_400_000)
