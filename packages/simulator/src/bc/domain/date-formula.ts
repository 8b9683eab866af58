const step = /([+-]?)(C|\d*)(D|WD|W|M|Q|Y)/gi

const whole = /^([+-]?(C|\d+)(D|WD|W|M|Q|Y)|[+-]?(D|WD|W|M|Q|Y)\d+)([+-](C|\d+)(D|WD|W|M|Q|Y))*$/i

/** A date formula as Business Central stores it, without blanks and in capitals; undefined for what is none. */
export const readDateFormula = (text: string): string | undefined => {
  const formula = text.replace(/[\s<>]/g, '').toUpperCase()
  return formula === '' || whole.test(formula) ? formula : undefined
}

const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`)
const asDay = (date: Date): string => date.toISOString().slice(0, 10)

const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

const addMonths = (day: string, months: number): string => {
  const date = asDate(day)
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  const last = lastOfMonth(first.getUTCFullYear(), first.getUTCMonth())
  first.setUTCDate(Math.min(date.getUTCDate(), last))
  return asDay(first)
}

const addDaysTo = (day: string, days: number): string => {
  const date = asDate(day)
  date.setUTCDate(date.getUTCDate() + days)
  return asDay(date)
}

const endOf = (day: string, unit: string): string => {
  const date = asDate(day)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth()
  switch (unit) {
    case 'W':
      return addDaysTo(day, (7 - date.getUTCDay()) % 7)
    case 'M':
      return asDay(new Date(Date.UTC(year, month + 1, 0)))
    case 'Q':
      return asDay(new Date(Date.UTC(year, month - (month % 3) + 3, 0)))
    case 'Y':
      return `${year}-12-31`
    default:
      return day
  }
}

const addTo = (day: string, count: number, unit: string): string => {
  switch (unit) {
    case 'W':
      return addDaysTo(day, 7 * count)
    case 'M':
      return addMonths(day, count)
    case 'Q':
      return addMonths(day, 3 * count)
    case 'Y':
      return addMonths(day, 12 * count)
    default:
      return addDaysTo(day, count)
  }
}

/**
 * The day that a date formula such as `30D`, `1M` or `CM+10D` makes of another one. What it cannot read leaves the day
 * as it is.
 */
export const applyDateFormula = (day: string, formula: string): string => {
  let result = day
  for (const [, sign, count = '', unit = 'D'] of formula.matchAll(step)) {
    if (count.toUpperCase() === 'C') result = endOf(result, unit.toUpperCase())
    else result = addTo(result, (sign === '-' ? -1 : 1) * (count === '' ? 1 : Number(count)), unit.toUpperCase())
  }
  return result
}
