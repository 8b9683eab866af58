import type { Entity } from '@landbridge/model'
import { type Books, localCurrency, lookUp, sumsBy, valueIn } from '../data/books.ts'
import { cell, columnOf, layoutOf, storageOf } from '../data/layouts.ts'
import { blankGuid, type Row, roundTo, type Value } from '../data/values.ts'
import { accountTotals } from './account-totals.ts'
import { openBalance, overdueBalance, salesUntilYesterday } from './party-balances.ts'

/** Works out one value of a row when it is read. */
export type Calculate = (row: Row, books: Books) => Value

type Get = (row: Row, property: string) => Value

const cents = (value: number): number => roundTo(value, 2) + 0

const byId =
  (table: string, by: string, column: string, blank: Value = '') =>
  (get: Get): Calculate =>
  (row, books) =>
    lookUp(books, table, get(row, by), column) ?? blank

const idOf = (row: Row): string => row[cell.id] as string

/** What cannot be stored because it depends on other records, by `set.property`. */
const calculations: Readonly<Record<string, (get: Get) => Calculate>> = {
  'customers.balanceDue': () => (row, books) => cents(openBalance(books, 'customer', idOf(row))),
  'customers.taxAreaDisplayName': byId('taxAreas', 'taxAreaId', 'Description'),
  'customerFinancialDetails.balance': () => (row, books) => cents(openBalance(books, 'customer', idOf(row))),
  'customerFinancialDetails.overdueAmount': () => (row, books) => cents(overdueBalance(books, idOf(row))),
  'customerFinancialDetails.totalSalesExcludingTax': () => (row, books) => cents(salesUntilYesterday(books, idOf(row))),
  'vendors.balance': () => (row, books) => cents(openBalance(books, 'vendor', idOf(row))),
  'accounts.netChange': () => (row, books) => accountTotals(books).get(idOf(row))?.balance ?? 0,
  'items.inventory': (get) => (row, books) =>
    roundTo(sumsBy(books, 'Item Ledger Entry', 'Item No.', 'Quantity').get(get(row, 'number')) ?? 0, 5),
  'employees.displayName': (get) => (row) =>
    ['givenName', 'middleName', 'surname']
      .map((name) => get(row, name))
      .filter((name) => name !== '')
      .join(' '),
  'salesInvoices.remainingAmount': (get) => (row, books) =>
    get(row, 'status') === 'Draft' || get(row, 'status') === 'In_x0020_Review'
      ? (get(row, 'totalAmountIncludingTax') as number)
      : cents(sumsBy(books, 'Cust. Ledger Entry', 'Document Id', 'Remaining Amount').get(idOf(row)) ?? 0),
  'dimensionSetLines.displayName': byId('Dimension', 'id', 'Name'),
  'dimensionSetLines.consolidationCode': byId('Dimension', 'id', 'Consolidation Code'),
  'dimensionSetLines.valueDisplayName': byId('Dimension Value', 'valueId', 'Name'),
  'dimensionSetLines.valueConsolidationCode': byId('Dimension Value', 'valueId', 'Consolidation Code'),
  'companyInformation.currencyCode': () => (_, books) => localCurrency(books),
  'companyInformation.currentFiscalYearStartDate': () => (_, books) => fiscalYearStart(books),
  'journalLines.journalDisplayName': byId('Gen. Journal Batch', 'journalId', 'Name'),
  'customerContacts.customerId': () => (row, books) => relatedTo(row, books) || blankGuid,
  'customerContacts.customerName': () => (row, books) => lookUp(books, 'Customer', relatedTo(row, books), 'Name') ?? '',
}

/** Id of the customer or vendor that a contact is of. */
const relatedTo = (row: Row, books: Books): Value => valueIn(books, 'Contact', row, 'Related Id') ?? ''

/** The start of the last fiscal year that began by today. */
const fiscalYearStart = (books: Books): string => {
  const periods = books.data.table('Accounting Period')
  const starts = periods
    .all()
    .filter((row) => valueIn(books, 'Accounting Period', row, 'New Fiscal Year') === true)
    .map((row) => String(valueIn(books, 'Accounting Period', row, 'Starting Date')))
  return starts.findLast((start) => start <= books.today) ?? `${books.today.slice(0, 4)}-01-01`
}

/** Local currency is stored blank and shown by its code (behaviours of the currency pair, all pages that have one). */
const shownCurrency =
  (entity: Entity) =>
  (get: Get): Calculate => {
    const hasId = entity.properties.currencyId !== undefined
    return (row, books) => {
      const code = hasId
        ? get(row, 'currencyId') === blankGuid
          ? ''
          : (lookUp(books, 'Currency', get(row, 'currencyId'), 'Code') ?? '')
        : get(row, 'currencyCode')
      return code === '' ? localCurrency(books) : code
    }
  }

const calculationFor = (entity: Entity, name: string): ((get: Get) => Calculate) | undefined =>
  calculations[`${entity.set}.${name}`] ??
  (name === 'currencyCode' && entity.properties[name]?.calculated ? shownCurrency(entity) : undefined)

/** How a property is worked out at each read; undefined where what is stored is the answer. */
export const calculationOf = (entity: Entity, name: string): Calculate | undefined => {
  const make = calculationFor(entity, name)
  if (make === undefined) return undefined
  const layout = layoutOf(storageOf(entity))
  const positions = new Map(
    Object.keys(entity.properties).map((property) => [property, layout.at.get(columnOf(entity, property)) ?? -1]),
  )
  return make((row, property) => row[positions.get(property) ?? -1] ?? '')
}
