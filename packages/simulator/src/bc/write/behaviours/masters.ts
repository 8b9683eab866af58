import { valueIn } from '../../data/books.ts'
import { cell, columnOf } from '../../data/layouts.ts'
import type { Row, Value } from '../../data/values.ts'
import { NotSimulated, ruleBroken } from '../../errors.ts'
import type { Behaviour } from '../behaviour.ts'
import { type Draft, get, put } from '../draft.ts'

/** A table whose rows keep a master record from being deleted, and the column in which they name it. */
interface Guard {
  readonly table: string
  readonly column: string
  /** What names the record: its system id or its number. */
  readonly by: 'id' | 'number'
  readonly what: string
}

const partyGuards = (master: 'Customer' | 'Vendor'): readonly Guard[] => {
  const ledger = { by: 'id', what: 'ledger entries', column: `${master} Id` } as const
  const document = { by: 'id', what: 'outstanding documents', column: `${master} Id` } as const
  const documents =
    master === 'Customer'
      ? [
          'Sales Quote Entity Buffer',
          'Sales Order Entity Buffer',
          'Sales Invoice Entity Aggregate',
          'Sales Cr. Memo Entity Buffer',
        ]
      : ['Purchase Order Entity Buffer', 'Purch. Inv. Entity Aggregate', 'Purch. Cr. Memo Entity Buffer']
  return [
    { ...ledger, table: master === 'Customer' ? 'Cust. Ledger Entry' : 'Vendor Ledger Entry' },
    ...documents.map((table) => ({ ...document, table })),
  ]
}

const itemGuards: readonly Guard[] = [
  { table: 'Item Ledger Entry', column: 'Item No.', by: 'number', what: 'ledger entries' },
  ...[
    'salesQuoteLines',
    'salesOrderLines',
    'salesInvoiceLines',
    'salesCreditMemoLines',
    'purchaseOrderLines',
    'purchaseInvoiceLines',
    'purchaseCreditMemoLines',
  ].map((table): Guard => ({ table, column: 'Item Id', by: 'id', what: 'outstanding documents' })),
]

const isNamedIn = (draft: Draft, { table, column, by }: Guard): boolean => {
  const { layout, all } = draft.books.data.table(table)
  const at = layout.at.get(column)
  const value: Value = by === 'id' ? draft.row[cell.id]! : get(draft, 'number')
  return at !== undefined && all().some((row) => row[at] === value)
}

/** Refuses to delete what other records still name (MoveEntries, in the source). */
const guarded =
  (guards: readonly Guard[]) =>
  (draft: Draft): void => {
    const guard = guards.find((each) => isNamedIn(draft, each))
    if (guard === undefined) return
    const { name } = draft.plan.entity
    throw ruleBroken(`You cannot delete ${name} ${String(get(draft, 'number'))} because it has ${guard.what}.`)
  }

/** A person's company is shown by name beside its number. */
const takeCompanyName = (draft: Draft): void => {
  const table = draft.books.data.table(draft.plan.table)
  const at = table.layout.at.get(columnOf(draft.plan.entity, 'number'))!
  const company: Row | undefined = table.all().find((row) => row[at] === get(draft, 'companyNumber'))
  put(draft, 'companyName', valueIn(draft.books, draft.plan.table, company, 'Name') ?? '')
}

/** A company is its own company. */
const finishContact = (draft: Draft): void => {
  if (draft.old !== undefined || get(draft, 'type') !== 'Company') return
  put(draft, 'companyNumber', get(draft, 'number'))
  put(draft, 'companyName', get(draft, 'displayName'))
  if (get(draft, 'searchName') === '') put(draft, 'searchName', String(get(draft, 'displayName')).toUpperCase())
}

export const masterBehaviours: Readonly<Record<string, Behaviour>> = {
  customers: { remove: guarded(partyGuards('Customer')) },
  vendors: { remove: guarded(partyGuards('Vendor')) },
  items: {
    assign: {
      inventory() {
        throw new NotSimulated('posting an adjustment by changing the inventory of an item')
      },
    },
    remove: guarded(itemGuards),
  },
  contacts: { set: { companyNumber: takeCompanyName }, finish: finishContact },
}
