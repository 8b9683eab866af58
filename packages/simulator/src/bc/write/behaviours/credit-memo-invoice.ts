import { findBy } from '../../data/books.ts'
import { blankGuid, type Row, type Value } from '../../data/values.ts'
import { documentOf, draftStatuses } from '../../domain/document-facts.ts'
import { mismatch, ruleBroken, unresolved } from '../../errors.ts'
import { partyColumns, postedFacts } from '../../posting/facts.ts'
import { read } from '../../posting/rows.ts'
import { type Draft, get, isBlank, put } from '../draft.ts'

/** Table of the invoices to which a credit memo of this set may be applied; undefined for other documents. */
const invoicesOf = ({ plan }: Draft): string | undefined => {
  const facts = postedFacts[plan.set]
  return facts?.documentType === 'Credit_x0020_Memo' ? postedFacts[facts.countered]!.table : undefined
}

const take = (draft: Draft, property: string, value: Value, found: Row | undefined): void => {
  const table = invoicesOf(draft)!
  if (isBlank(value)) {
    put(draft, 'invoiceId', blankGuid)
    put(draft, 'invoiceNumber', '')
    return
  }
  if (found === undefined || draftStatuses.has(read(draft.scope, table, found, 'Status')))
    throw unresolved(property, 'Invoice')
  const other = property === 'invoiceId' ? 'invoiceNumber' : 'invoiceId'
  const next = { invoiceId: found[0]!, invoiceNumber: read(draft.scope, table, found, 'No.') }
  if (draft.given.has(other) && !isBlank(get(draft, other)) && get(draft, other) !== next[other])
    throw mismatch('invoiceId', 'invoiceNumber', 'Invoice')
  put(draft, 'invoiceId', next.invoiceId)
  put(draft, 'invoiceNumber', next.invoiceNumber)
}

/** The invoice to which a credit memo is applied when it is posted; either half may be given. */
export const assignInvoice = {
  invoiceId: (draft: Draft, id: Value): void =>
    take(draft, 'invoiceId', id, draft.books.data.table(invoicesOf(draft)!).find(String(id))),
  invoiceNumber: (draft: Draft, number: Value): void =>
    take(draft, 'invoiceNumber', number, findBy(draft.books, invoicesOf(draft)!, 'No.', number)),
}

/** @throws Refusal Where the invoice is one of somebody else. */
export const checkInvoiceParty = (draft: Draft): void => {
  const table = invoicesOf(draft)
  if (table === undefined || isBlank(get(draft, 'invoiceId'))) return
  const { party } = documentOf(draft.plan.set)
  const invoice = draft.books.data.table(table).find(String(get(draft, 'invoiceId')))
  if (invoice && read(draft.scope, table, invoice, partyColumns[party].id) !== get(draft, `${party}Id`))
    throw ruleBroken(`The invoice belongs to another ${party} than the credit memo.`)
}
