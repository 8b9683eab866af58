import { findBy } from '../../data/books.ts'
import { blankGuid, type Row, type Value } from '../../data/values.ts'
import { draftStatuses } from '../../domain/document-facts.ts'
import { mismatch, ruleBroken, unresolved } from '../../errors.ts'
import { partyColumns, postedFacts } from '../../posting/facts.ts'
import { read } from '../../posting/rows.ts'
import type { Behaviour } from '../behaviour.ts'
import { type Draft, get, isBlank, put } from '../draft.ts'

type Party = 'customer' | 'vendor'

const tableOf = (party: Party): string =>
  postedFacts[party === 'customer' ? 'salesInvoices' : 'purchaseInvoices']!.table

/** A payment that names an invoice is one of the invoice's customer or vendor. */
const takeInvoice = (draft: Draft, party: Party, property: string, invoice: Row | undefined): void => {
  const table = tableOf(party)
  if (invoice === undefined || draftStatuses.has(read(draft.scope, table, invoice, 'Status')))
    throw unresolved(property, 'Invoice')
  const owner = read(draft.scope, table, invoice, partyColumns[party].billId)
  const named = get(draft, `${party}Id`)
  if (!isBlank(named) && named !== owner)
    throw ruleBroken(`The invoice that the payment names belongs to another ${party}.`)
  put(draft, `${party}Id`, owner)
  put(draft, `${party}Number`, read(draft.scope, partyColumns[party].master, partyRow(draft, party, owner), 'No.'))
  put(draft, 'appliesToInvoiceId', invoice[0]!)
  put(draft, 'appliesToInvoiceNumber', read(draft.scope, table, invoice, 'No.'))
}

const partyRow = (draft: Draft, party: Party, id: Value): Row | undefined =>
  draft.books.data.table(partyColumns[party].master).find(String(id))

const clear = (draft: Draft): void => {
  put(draft, 'appliesToInvoiceId', blankGuid)
  put(draft, 'appliesToInvoiceNumber', '')
}

/** Lines of payment journals: `finish` is what they have in common with other journal lines. */
export const payments = (party: Party, finish: (draft: Draft) => void): Behaviour => ({
  assign: {
    appliesToInvoiceId(draft, id) {
      if (isBlank(id)) return clear(draft)
      const invoice = draft.books.data.table(tableOf(party)).find(String(id))
      if (draft.given.has('appliesToInvoiceNumber') && get(draft, 'appliesToInvoiceId') !== id)
        throw mismatch('appliesToInvoiceId', 'appliesToInvoiceNumber', 'Invoice')
      takeInvoice(draft, party, 'appliesToInvoiceId', invoice)
    },
    appliesToInvoiceNumber(draft, number) {
      if (number === '') return clear(draft)
      if (draft.given.has('appliesToInvoiceId') && get(draft, 'appliesToInvoiceNumber') !== number)
        throw mismatch('appliesToInvoiceId', 'appliesToInvoiceNumber', 'Invoice')
      takeInvoice(draft, party, 'appliesToInvoiceNumber', findBy(draft.books, tableOf(party), 'No.', number))
    },
  },
  finish(draft) {
    const invoiceId = get(draft, 'appliesToInvoiceId')
    if (!isBlank(invoiceId)) {
      const invoice = draft.books.data.table(tableOf(party)).find(String(invoiceId))
      if (
        invoice &&
        read(draft.scope, tableOf(party), invoice, partyColumns[party].billId) !== get(draft, `${party}Id`)
      )
        throw ruleBroken(`The invoice that the payment names belongs to another ${party}.`)
    }
    takeName(draft, party)
    finish(draft)
  },
})

/** A payment without words of its own is named after who pays or is paid. */
const takeName = (draft: Draft, party: Party): void => {
  if (draft.old !== undefined || draft.given.has('description')) return
  const { master } = partyColumns[party]
  put(draft, 'description', read(draft.scope, master, partyRow(draft, party, get(draft, `${party}Id`)), 'Name'))
}
