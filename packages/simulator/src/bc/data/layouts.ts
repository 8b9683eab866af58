import { type Entity, entitiesOf, type Property } from '@landbridge/model'
import { hiddenTables } from './hidden-tables.ts'
import { blankOf, type Value } from './values.ts'

/** Where each column of a stored table is, and what it holds when nothing was said. */
export interface Layout {
  /** The source table as Microsoft names it, or the entity set where there is none to share. */
  readonly table: string
  /** Position of each column, by its name in the source table or, where it has none, by the property's name. */
  readonly at: ReadonlyMap<string, number>
  readonly blanks: readonly Value[]
  /** Positions of the columns that make the order without `$orderby`; the system id decides last. */
  readonly order: readonly number[]
}

/** Cells that every row has. */
export const cell = { id: 0, version: 1, createdAt: 2, modifiedAt: 3 } as const

const systemColumns: ReadonlyMap<string, number> = new Map([
  ['SystemId', cell.id],
  ['(version)', cell.version],
  ['SystemCreatedAt', cell.createdAt],
  ['SystemModifiedAt', cell.modifiedAt],
  // The attachment buffer keeps its own instant; it too moves with each change.
  ['Created Date-Time', cell.modifiedAt],
])

/**
 * The table in which the rows of an entity set are kept. Sets over one table share its rows; a buffer that is filled at
 * each read has rows of its own for each set.
 */
export const storageOf = ({ set, source }: Entity): string =>
  source.table === undefined || source.temporary === true ? set : source.table

/** Whether the property is what the platform calls the record by: the system id under whatever name. */
export const isIdentity = (entity: Entity, name: string): boolean => {
  const property = entity.properties[name]
  return (
    entity.key.length === 1 && entity.key[0] === name && property?.kind === 'guid' && property.readOnly !== undefined
  )
}

/** Name of the column behind a property. */
export const columnOf = (entity: Entity, name: string): string => {
  if (isIdentity(entity, name)) return 'SystemId'
  const property = entity.properties[name]
  return property?.field ?? name
}

/** Position-free name of what `order` lists: a property, or in brackets a column that is not shown. */
const orderColumn = (entity: Entity, name: string): string =>
  name.startsWith('(') ? name.slice(1, -1) : columnOf(entity, name)

/** Further columns of a table that no page shows and that pages depend on. */
const extraColumns: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  Contact: { 'Related Id': '', 'Related Type': '' },
  'Gen. Journal Line': { 'Document Type': '_x0020_', 'Vendor Id': '', 'Customer Id': '' },
  Customer: { 'Gen. Bus. Posting Group': '', 'Customer Posting Group': '' },
  Vendor: { 'Gen. Bus. Posting Group': '', 'Vendor Posting Group': '' },
  'Bank Account': { 'Bank Acc. Posting Group': '' },
  Currency: { 'Realized Gains Acc.': '', 'Realized Losses Acc.': '' },
  'G/L Account': { 'VAT Prod. Posting Group': '' },
  'Item Ledger Entry': { 'Order Line Id': '', 'Invoiced Quantity': 0 },
  'Purchase Order Entity Buffer': { 'Vendor Invoice No.': '' },
  applyVendorEntries: { 'Vendor Id': '', 'Gen. Journal Line Id': '' },
  // Line of the order that a posted line invoices.
  salesInvoiceLines: { 'Order Line Id': '' },
  purchaseInvoiceLines: { 'Order Line Id': '' },
}

const columnsOf = function* (entity: Entity): Generator<readonly [string, Property | undefined]> {
  for (const [name, property] of Object.entries(entity.properties))
    if (property.filterOnly !== true) yield [columnOf(entity, name), property]
  for (const name of entity.order ?? []) yield [orderColumn(entity, name), undefined]
  for (const [field] of entity.source.fixed ?? []) yield [field, undefined]
  for (const { hiddenLink = {} } of Object.values(entity.navigation ?? {}))
    for (const field of Object.keys(hiddenLink)) yield [field, undefined]
}

const layoutFor = (table: string, sharing: readonly Entity[]): Layout => {
  const at = new Map(systemColumns)
  const blanks: Value[] = ['', 0, 0, 0]
  for (const entity of sharing)
    for (const [column, property] of columnsOf(entity)) {
      const known = at.get(column)
      if (known === undefined) at.set(column, blanks.push(property ? blankOf(property) : '') - 1)
      else if (known > cell.modifiedAt && property && blanks[known] === '') blanks[known] = blankOf(property)
    }
  for (const [column, blank] of Object.entries(extraColumns[table] ?? {}))
    if (!at.has(column)) at.set(column, blanks.push(blank) - 1)
  const ordered = sharing.find(({ order }) => order !== undefined)
  const order = ordered?.order?.map((name) => at.get(orderColumn(ordered, name))!) ?? []
  return { table, at, blanks, order }
}

const hiddenLayout = (table: string): Layout | undefined => {
  const facts = hiddenTables[table]
  if (facts === undefined) return undefined
  const at = new Map(systemColumns)
  const blanks: Value[] = ['', 0, 0, 0]
  for (const [column, blank] of Object.entries(facts.columns)) at.set(column, blanks.push(blank) - 1)
  return { table, at, blanks, order: facts.order.map((column) => at.get(column)!) }
}

const everyEntity = (): Entity[] => [
  ...entitiesOf('standard'),
  ...entitiesOf('automation').filter(({ route }) => route === 'automation'),
]

let layouts: Map<string, Layout> | undefined

const makeLayouts = (): Map<string, Layout> => {
  const sharing = new Map<string, Entity[]>()
  for (const entity of everyEntity()) {
    const table = storageOf(entity)
    sharing.set(table, [...(sharing.get(table) ?? []), entity])
  }
  return new Map([...sharing].map(([table, entities]) => [table, layoutFor(table, entities)]))
}

/** The layout of a stored table; it is the same in every version and company. */
export const layoutOf = (table: string): Layout => {
  layouts ??= makeLayouts()
  const known = layouts.get(table) ?? hiddenLayout(table)
  if (known === undefined) throw new TypeError(`No entity set is kept in a table "${table}".`)
  layouts.set(table, known)
  return known
}
