import type { CompanyData } from '../company-data.ts'
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
}

const given = (columns: Readonly<Record<string, Values[string] | undefined>>): Values =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Values

const day = (text: string | undefined): string | undefined => (text === '' ? blankDate : text)

const change = (data: CompanyData, table: string, columns: Values): void => {
  if (Object.keys(columns).length > 0) changeSetup(data, table, columns)
}

export const setSwitches = (data: CompanyData, switches: CompanySwitches): void => {
  const { emailAccount } = switches
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
  change(data, 'Purchases & Payables Setup', given({ 'Ext. Doc. No. Mandatory': switches.purchasesNeedExternalNumber }))
}
