import type { CompanyData } from '../company-data.ts'
import { columnOf } from '../data/layouts.ts'
import { mustHaveValue, ruleBroken } from '../errors.ts'
import type { Plan } from '../plan.ts'

/** A number series: the last number before the first one, and where the setup of the company names it. */
interface Series {
  readonly before: string
  readonly field: string
  readonly setup: string
}

const sales = 'Sales & Receivables Setup'
const purchases = 'Purchases & Payables Setup'

/** Number series by entity set, as the setup tables of a fresh company name them. */
const series: Readonly<Record<string, Series>> = {
  customers: { before: 'C00000', field: 'Customer Nos.', setup: sales },
  vendors: { before: 'V00000', field: 'Vendor Nos.', setup: purchases },
  items: { before: 'I00000', field: 'Item Nos.', setup: 'Inventory Setup' },
  contacts: { before: 'CT000000', field: 'Contact Nos.', setup: 'Marketing Setup' },
  employees: { before: 'E0000', field: 'Employee Nos.', setup: 'Human Resources Setup' },
  bankAccounts: { before: 'B0000', field: 'Bank Account Nos.', setup: 'General Ledger Setup' },
  projects: { before: 'PR00000', field: 'Job Nos.', setup: 'Jobs Setup' },
  fixedAssets: { before: 'FA000000', field: 'Fixed Asset Nos.', setup: 'FA Setup' },
  opportunities: { before: 'OP000000', field: 'Opportunity Nos.', setup: 'Marketing Setup' },
  salesQuotes: { before: 'S-QUO1000', field: 'Quote Nos.', setup: sales },
  salesOrders: { before: 'S-ORD101000', field: 'Order Nos.', setup: sales },
  salesInvoices: { before: 'S-INV102000', field: 'Invoice Nos.', setup: sales },
  salesCreditMemos: { before: 'S-CR1000', field: 'Credit Memo Nos.', setup: sales },
  purchaseOrders: { before: '106000', field: 'Order Nos.', setup: purchases },
  purchaseInvoices: { before: '107000', field: 'Invoice Nos.', setup: purchases },
  purchaseCreditMemos: { before: '1000', field: 'Credit Memo Nos.', setup: purchases },
}

/** The number after this one: its last digits grow by one and keep their length while they can. */
export const nextNumber = (number: string): string => {
  const [digits] = /\d+$/.exec(number) ?? ['']
  const grown = String(BigInt(digits === '' ? '0' : digits) + 1n).padStart(digits.length, '0')
  return number.slice(0, number.length - digits.length) + grown
}

/** A company that has not been set up has no number series either. */
const isSetUp = (data: CompanyData): boolean => data.table('General Ledger Setup').all().length > 0

/**
 * Takes the next number that no record has; undefined for sets without a series.
 *
 * @throws Refusal Where the setup of the company names no series.
 */
export const takeNumber = (data: CompanyData, plan: Plan): string | undefined => {
  const own = series[plan.set]
  if (own === undefined) return undefined
  if (!isSetUp(data)) throw mustHaveValue(own.field, own.setup, "Primary Key=''")
  const table = data.table(plan.table)
  const at = table.layout.at.get(columnOf(plan.entity, 'number'))!
  const taken = new Set(table.all().map((row) => row[at]))
  let number = data.lastNumbers.get(plan.set) ?? own.before
  do number = nextNumber(number)
  while (taken.has(number))
  data.lastNumbers.set(plan.set, number)
  return number
}

/** @throws Refusal Where the number series of a set does not allow numbers of one's own choice. */
export const requireManual = (data: CompanyData, plan: Plan): void => {
  const own = series[plan.set]
  const [row] = data.table('No. Series').all()
  if (own === undefined || row === undefined) return
  if (row[data.table('No. Series').layout.at.get('Manual Nos.')!] === true) return
  throw ruleBroken(
    `You may not enter numbers manually. If you want to enter numbers manually, please activate Manual Nos. in No. Series ${own.field}.`,
  )
}
