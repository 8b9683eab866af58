import type { CompanyData } from '../company-data.ts'
import { cell } from '../data/layouts.ts'
import type { Values } from '../data/rows.ts'
import { blankDate } from '../data/values.ts'
import { changeSetup } from './setup.ts'

/** What decides about postings and mail in a company and has no page in the API. What is absent stays as it is. */
export interface CompanySwitches {
  /** Address from which documents are mailed; an empty text takes the account away. */
  readonly emailAccount?: string
  /** First and last day to which may be posted, `YYYY-MM-DD`; an empty text is no limit. */
  readonly allowPostingFrom?: string
  readonly allowPostingTo?: string
  /** Whether goods that are not there may not be sold. @default false */
  readonly preventNegativeInventory?: boolean
  /** Whether documents need the number of the other side. @default false for sales, true for purchases */
  readonly salesNeedExternalNumber?: boolean
  readonly purchasesNeedExternalNumber?: boolean
  /** Whether new records may be given a number instead of taking the next one. @default true */
  readonly manualNumbers?: boolean
  /** Whether new customers and vendors get a contact. @default true, but for a company with nothing in it */
  readonly contactsForParties?: boolean
  /**
   * Whether customers, vendors and items made through the API get posting groups from a template. Without them they can
   * be made, but nothing can be posted with them. @default false
   */
  readonly apiTemplates?: boolean
}

/** What new customers, vendors and items begin with when the API makes them and does not say otherwise. */
const templates = [
  ['Customer', 'Gen. Bus. Posting Group', 'DOMESTIC'],
  ['Customer', 'Customer Posting Group', 'DOMESTIC'],
  ['Customer', 'VAT Bus. Posting Group', 'DOMESTIC'],
  ['Vendor', 'Gen. Bus. Posting Group', 'DOMESTIC'],
  ['Vendor', 'Vendor Posting Group', 'DOMESTIC'],
  ['Item', 'Gen. Prod. Posting Group', 'RETAIL'],
  ['Item', 'Inventory Posting Group', 'RESALE'],
  ['Item', 'VAT Prod. Posting Group', 'STANDARD'],
] as const

const given = (columns: Readonly<Record<string, Values[string] | undefined>>): Values =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Values

const day = (text: string | undefined): string | undefined => (text === '' ? blankDate : text)

const change = (data: CompanyData, table: string, columns: Values): void => {
  if (Object.keys(columns).length > 0) changeSetup(data, table, columns)
}

const setTemplates = (data: CompanyData, isOn: boolean): void => {
  const stored = data.table('Config. Tmpl. Selection Rules')
  const { at, blanks } = stored.layout
  for (const row of [...stored.all()]) stored.remove(row)
  if (!isOn) return
  for (const [index, [master, column, value]] of templates.entries()) {
    const row = [...blanks]
    for (const [name, text] of Object.entries({ Master: master, Column: column, Value: value }))
      row[at.get(name) as number] = text
    row[cell.id] = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
    row[cell.version] = data.nextVersion()
    stored.insert(row)
  }
}

export const setSwitches = (data: CompanyData, switches: CompanySwitches): void => {
  const { emailAccount, apiTemplates } = switches
  if (apiTemplates !== undefined) setTemplates(data, apiTemplates)
  if (emailAccount === '') changeSetup(data, 'Email Account', undefined)
  change(data, 'Email Account', given({ 'Email Address': emailAccount || undefined }))
  change(
    data,
    'General Ledger Setup',
    given({
      'Allow Posting From': day(switches.allowPostingFrom),
      'Allow Posting To': day(switches.allowPostingTo),
    }),
  )
  change(data, 'Inventory Setup', given({ 'Prevent Negative Inventory': switches.preventNegativeInventory }))
  change(data, 'Sales & Receivables Setup', given({ 'Ext. Doc. No. Mandatory': switches.salesNeedExternalNumber }))
  change(data, 'No. Series', given({ 'Manual Nos.': switches.manualNumbers }))
  const { contactsForParties } = switches
  const relation = (code: string) => (contactsForParties === undefined ? undefined : contactsForParties ? code : '')
  change(
    data,
    'Marketing Setup',
    given({ 'Bus. Rel. Code for Customers': relation('CUST'), 'Bus. Rel. Code for Vendors': relation('VEND') }),
  )
  change(data, 'Purchases & Payables Setup', given({ 'Ext. Doc. No. Mandatory': switches.purchasesNeedExternalNumber }))
}
