import type { Party } from '../../computed/party-balances.ts'
import { cell } from '../../data/layouts.ts'
import type { Values } from '../../data/rows.ts'
import type { Row } from '../../data/values.ts'
import { postedColumn } from '../../domain/document-facts.ts'
import { ruleBroken } from '../../errors.ts'
import { isClosed } from '../../posting/dates.ts'
import { partyColumns } from '../../posting/facts.ts'
import { changeRow, read, readNumber, readText, rowsWith } from '../../posting/rows.ts'
import { type Draft, get } from '../draft.ts'

// What keeps a customer, a vendor or an item from being deleted (codeunit Move Entries and the tables, in the source).

const refusal = (draft: Draft, why: string) =>
  ruleBroken(`You cannot delete ${draft.plan.entity.name} ${String(get(draft, 'number'))} because it has ${why}.`)

/** Tables of documents by party, with the column that says who pays or is paid. */
const documents: Readonly<Record<Party, readonly string[]>> = {
  customer: [
    'Sales Quote Entity Buffer',
    'Sales Order Entity Buffer',
    'Sales Invoice Entity Aggregate',
    'Sales Cr. Memo Entity Buffer',
  ],
  vendor: ['Purchase Order Entity Buffer', 'Purch. Inv. Entity Aggregate', 'Purch. Cr. Memo Entity Buffer'],
}

const isOutstanding = ({ scope }: Draft, table: string, row: Row): boolean =>
  read(scope, table, row, postedColumn) !== true

/** Whether entries of a day still keep a record: those of closed fiscal years no longer do. */
const isInOpenYear = ({ scope }: Draft, table: string, row: Row): boolean =>
  !isClosed(scope, readText(scope, table, row, 'Posting Date'))

/** Refuses to delete a customer or vendor who is still in the books; older entries lose whose they are. */
export const removeParty =
  (party: Party) =>
  (draft: Draft): void => {
    const { scope } = draft
    const { ledger, idColumn, id, billId } = partyColumns[party]
    const own = draft.row[cell.id]!
    const entries = rowsWith(scope, ledger, { [idColumn]: own })
    if (entries.some((row) => isInOpenYear(draft, ledger, row)))
      throw refusal(draft, 'ledger entries in a fiscal year that is not closed')
    if (entries.some((row) => readNumber(scope, ledger, row, 'Remaining Amount') !== 0))
      throw refusal(draft, 'open ledger entries')
    for (const table of documents[party]) {
      const mine: readonly Values[] = [{ [id]: own }, { [billId]: own }]
      if (mine.some((key) => rowsWith(scope, table, key).some((row) => isOutstanding(draft, table, row))))
        throw refusal(draft, 'outstanding documents')
    }
    for (const row of entries) changeRow(scope, ledger, row, { [idColumn]: '' })
  }

/** Lines of documents that may name an item, with the tables of their headers. */
const itemLines = [
  ['salesQuoteLines', 'Sales Quote Entity Buffer'],
  ['salesOrderLines', 'Sales Order Entity Buffer'],
  ['salesInvoiceLines', 'Sales Invoice Entity Aggregate'],
  ['salesCreditMemoLines', 'Sales Cr. Memo Entity Buffer'],
  ['purchaseOrderLines', 'Purchase Order Entity Buffer'],
  ['purchaseInvoiceLines', 'Purch. Inv. Entity Aggregate'],
  ['purchaseCreditMemoLines', 'Purch. Cr. Memo Entity Buffer'],
] as const

/** Refuses to delete an item that was moved in an open year, is not all invoiced, or stands on a document. */
export const removeItem = (draft: Draft): void => {
  const { scope, books } = draft
  const ledger = 'Item Ledger Entry'
  const entries = rowsWith(scope, ledger, { 'Item No.': get(draft, 'number') })
  if (entries.some((row) => isInOpenYear(draft, ledger, row)))
    throw refusal(draft, 'ledger entries in a fiscal year that is not closed')
  const of = (row: Row, column: string): number => readNumber(scope, ledger, row, column)
  const isUninvoiced = (row: Row): boolean =>
    readText(scope, ledger, row, 'Order Line Id') !== '' && of(row, 'Invoiced Quantity') !== of(row, 'Quantity')
  if (entries.some(isUninvoiced) || entries.reduce((sum, row) => sum + of(row, 'Quantity'), 0) !== 0)
    throw refusal(draft, 'open ledger entries')
  for (const [lines, headers] of itemLines)
    for (const line of rowsWith(scope, lines, { 'Item Id': draft.row[cell.id]! })) {
      const header = books.data.table(headers).find(readText(scope, lines, line, 'Document Id'))
      if (header && isOutstanding(draft, headers, header)) throw refusal(draft, 'outstanding documents')
    }
  for (const row of entries) changeRow(scope, ledger, row, { 'Item No.': '' })
}
