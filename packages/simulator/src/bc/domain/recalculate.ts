import type { Books } from '../data/books.ts'
import { findBy, lookUp, valueIn } from '../data/books.ts'
import { stamp, type Values, valueAt, withValues } from '../data/rows.ts'
import type { Row, Value } from '../data/values.ts'
import type { Plan } from '../plan.ts'
import { findRows } from '../read/source.ts'
import { booksFor, type Scope } from '../scope.ts'
import { documentAmounts } from './amounts.ts'
import { type DocumentFacts, draftStatuses } from './document-facts.ts'

/** VAT percent of a business and a product group; 0 where the setup has no such combination. */
const vatPercent = (books: Books, area: string, group: string): number => {
  const table = 'VAT Posting Setup'
  const { layout, all } = books.data.table(table)
  const [areaAt, groupAt] = [layout.at.get('VAT Bus. Posting Group')!, layout.at.get('VAT Prod. Posting Group')!]
  const found = all().find((row) => row[areaAt] === area && row[groupAt] === group)
  return (valueIn(books, table, found, 'VAT %') as number | undefined) ?? 0
}

/** Vendors show no VAT area; they are taken to be in the country where they trade. */
const vendorArea = 'DOMESTIC'

/** The VAT group of the customer or vendor of a document. */
export const vatAreaOf = (books: Books, facts: DocumentFacts, headers: Plan, header: Row): string => {
  if (facts.party === 'vendor') return vendorArea
  const customer = valueAt(headers, header, 'customerId') ?? ''
  const area = lookUp(books, 'Customer', customer, 'Tax Area ID') ?? ''
  return String(lookUp(books, 'taxAreas', area, 'Code') ?? '')
}

const numberAt = (plan: Plan, row: Row, name: string): number => (valueAt(plan, row, name) as number | undefined) ?? 0

const hasChanged = (plan: Plan, row: Row, values: Values): boolean =>
  Object.entries(values).some(([name, value]) => plan.byName.has(name) && valueAt(plan, row, name) !== value)

/** The lines of a document, in their order. */
export const linesOf = (scope: Scope, facts: DocumentFacts, documentId: Value): Row[] => {
  const lines = scope.plans.find(facts.lines)!
  return findRows(lines, scope, [[lines.byName.get('documentId')!.at, documentId]])
}

/**
 * Works out the lines and the totals of a draft again, and stores what has changed: a line changes the header's etag,
 * and the invoice discount of the header changes the lines.
 */
export const recalculate = (scope: Scope, facts: DocumentFacts, documentId: string): void => {
  const headers = scope.plans.find(facts.set)
  const lines = scope.plans.find(facts.lines)
  const books = headers && booksFor(scope, headers)
  const header = headers && books?.data.table(headers.table).find(documentId)
  if (headers === undefined || lines === undefined || books === undefined || header === undefined) return
  if (facts.holdsPosted && !draftStatuses.has(valueAt(headers, header, 'status'))) return
  const area = vatAreaOf(books, facts, headers, header)
  const rows = linesOf(scope, facts, documentId)
  const percents = rows.map((row) => vatPercent(books, area, String(valueAt(lines, row, 'taxCode') ?? '')))
  const pricesIncludeTax = valueAt(headers, header, 'pricesIncludeTax') === true
  const inputs = rows.map((row, at) => ({
    quantity: numberAt(lines, row, 'quantity'),
    unitPrice: numberAt(lines, row, facts.price),
    discountAmount: numberAt(lines, row, 'discountAmount'),
    taxPercent: percents[at]!,
  }))
  const amounts = documentAmounts(inputs, numberAt(headers, header, 'discountAmount'), pricesIncludeTax)
  const put = (plan: Plan, row: Row, values: Values): void => {
    if (!hasChanged(plan, row, values)) return
    const next = stamp(withValues(plan, row, values), books.data.nextVersion(), scope.now)
    books.data.table(plan.table).replace(row, next)
  }
  for (const [at, row] of rows.entries())
    put(lines, row, { ...amounts.lines[at], taxPercent: percents[at]!, discountAppliedBeforeTax: !pricesIncludeTax })
  put(headers, header, { ...amounts.totals, discountAppliedBeforeTax: !pricesIncludeTax })
}

/** The record of a set by its number or code. */
export const byNumber = (scope: Scope, set: string, number: Value): Row | undefined => {
  const plan = scope.plans.find(set)
  if (plan === undefined) return undefined
  const field = plan.byName.get(plan.byName.has('number') ? 'number' : 'code')!.property.field!
  return findBy(booksFor(scope, plan), plan.table, field, number)
}
