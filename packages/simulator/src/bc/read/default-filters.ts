import type { Condition } from '../computed/asked.ts'
import type { Term } from '../filter/compile.ts'
import type { Plan } from '../plan.ts'

/** The default journal template of each page over journal batches (GraphMgtJournal, in the source). */
const templates: Readonly<Record<string, string>> = {
  journals: 'GENERAL',
  customerPaymentJournals: 'CASHRCPT',
  vendorPaymentJournals: 'PAYMENT',
}

/** The journal template whose batches a page lists and makes; undefined for pages that know no templates. */
export const templateOf = (plan: Plan): string | undefined => templates[plan.set]

/**
 * Conditions that a list has without being asked for: batches of the default template, unless a filter names another
 * one. A record asked for by its key is found whatever its template.
 */
export const defaultConditions = (plan: Plan, terms: readonly Term[]): readonly Condition[] => {
  const template = templateOf(plan)
  const at = plan.layout.at.get('Journal Template Name')
  return template === undefined || at === undefined || terms.some((term) => term.at === at) ? [] : [[at, template]]
}
