import { valueAt } from '../../data/rows.ts'
import { type Row, roundTo } from '../../data/values.ts'
import type { DocumentFacts } from '../../domain/document-facts.ts'
import { mustBeEqual } from '../../errors.ts'
import type { Scope } from '../../scope.ts'

/** What an order line counts as delivered, with the field that says what of it is not invoiced yet. */
const counted = [
  ['shippedQuantity', 'Qty. Shipped Not Invoiced', 'Sales Line'],
  ['receivedQuantity', 'Qty. Rcd. Not Invoiced', 'Purchase Line'],
] as const

/**
 * What was delivered and is not invoiced yet keeps a line from being deleted (tables Sales Line and Purchase Line, in the
 * source); what is both, or neither, does not.
 *
 * @throws Refusal `Application_FieldValidationException`
 */
export const requireInvoiced = (scope: Scope, facts: DocumentFacts, line: Row): void => {
  const plan = scope.plans.find(facts.lines)!
  const of = (name: string): number => Number(valueAt(plan, line, name) || 0)
  for (const [name, field, table] of counted) {
    const open = roundTo(of(name) - of('invoicedQuantity'), 5)
    if (plan.byName.has(name) && open !== 0)
      throw mustBeEqual(field, '0', table, `Document Type=Order, Line No.=${of('sequence')}`, String(open))
  }
}
