import type { CompanyData } from '../../../src/bc/company-data.ts'
import { layoutOf } from '../../../src/bc/data/layouts.ts'
import type { Row } from '../../../src/bc/data/values.ts'
import { type Answer, type Face, startFace } from '../face.ts'

/** A small company without past, with what tests of posting ask of it again and again. */
export interface Office {
  readonly face: Face
  // biome-ignore lint/suspicious/noExplicitAny: records are looked at as JSON
  readonly customer: any
  // biome-ignore lint/suspicious/noExplicitAny: records are looked at as JSON
  readonly vendor: any
  // biome-ignore lint/suspicious/noExplicitAny: records are looked at as JSON
  readonly items: any[]
  readonly data: CompanyData
  // biome-ignore lint/suspicious/noExplicitAny: records are looked at as JSON
  rows(path: string): Promise<any[]>
  // biome-ignore lint/suspicious/noExplicitAny: records are looked at as JSON
  record(path: string): Promise<any>
  create(path: string, body: object): Promise<Answer>
  change(path: string, body: object): Promise<Answer>
  act(path: string, name: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
}

/** Everything that a company holds, to see that nothing has changed. */
export const snapshot = (data: CompanyData): string =>
  JSON.stringify([tables.map((table) => [table, data.table(table).all()]), [...data.lastNumbers]])

const tables = [
  'Sales Invoice Entity Aggregate',
  'salesInvoiceLines',
  'Sales Cr. Memo Entity Buffer',
  'salesCreditMemoLines',
  'Sales Order Entity Buffer',
  'salesOrderLines',
  'Sales Quote Entity Buffer',
  'salesQuoteLines',
  'Purch. Inv. Entity Aggregate',
  'purchaseInvoiceLines',
  'Purchase Order Entity Buffer',
  'purchaseOrderLines',
  'Purch. Cr. Memo Entity Buffer',
  'purchaseCreditMemoLines',
  'Sales Shipment Header',
  'Sales Shipment Line',
  'Purch. Rcpt. Header',
  'G/L Entry',
  'Item Ledger Entry',
  'Cust. Ledger Entry',
  'Vendor Ledger Entry',
  'Bank Account Ledger Entry',
  'VAT Entry',
  'Cancelled Document',
  'Gen. Journal Line',
  'dimensionSetLines',
  'attachments',
  'Sent Email',
  'Job Queue Entry',
  'Item',
]

/** A cell of a hidden table. */
export const cellOf = (table: string, row: Row, column: string) => row[layoutOf(table).at.get(column)!]

export const refusalOf = ({ status, json }: Answer): string => `${status} ${json.error?.code}`
export const round = (value: number): number => Math.round(value * 100) / 100 + 0

export const startOffice = async (seed: 'small' | 'demo' = 'small'): Promise<Office> => {
  const face = startFace(seed, { ledgerEntries: 0 })
  const rows = async (path: string) => (await face.get(path)).json.value
  const customers = await rows("customers?$filter=blocked eq '_x0020_'")
  const vendors = await rows("vendors?$filter=blocked eq '_x0020_'")
  const items = await rows("items?$filter=type eq 'Inventory'")
  const isLocal = ({ currencyId }: { currencyId: string }) => currencyId.startsWith('00000000')
  const customer = customers.find(
    (each: { country: string; currencyId: string }) => each.country === 'GB' && isLocal(each),
  )
  return {
    face,
    customer,
    vendor: vendors.find(isLocal),
    items,
    data: face.company.data,
    rows,
    record: async (path) => (await face.get(path)).json,
    create: (path, body) => face.call('POST', path, { body }),
    change: (path, body) => face.call('PATCH', path, { body, headers: { 'if-match': '*' } }),
    act: (path, name, headers = {}) => face.call('POST', `${path}/Microsoft.NAV.${name}`, { headers }),
  }
}
