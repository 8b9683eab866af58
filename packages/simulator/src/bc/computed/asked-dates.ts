import { addDays } from '../data/books.ts'
import type { Term } from '../filter/compile.ts'

/** The days that a filter on a date lets pass, both included; undefined where it sets no bound. */
export interface AskedDays {
  readonly from: string | undefined
  readonly to: string | undefined
}

/** What a filter on a column says about days. */
export const askedDays = (terms: readonly Term[], name: string): AskedDays => {
  let from: string | undefined
  let to: string | undefined
  for (const term of terms.filter((each) => each.name === name)) {
    const day = String(term.value)
    if (term.operator === 'eq') [from, to] = [day, day]
    else if (term.operator === 'ge' || term.operator === 'gt') from = term.operator === 'ge' ? day : addDays(day, 1)
    else if (term.operator === 'le' || term.operator === 'lt') to = term.operator === 'le' ? day : addDays(day, -1)
  }
  return { from, to }
}
