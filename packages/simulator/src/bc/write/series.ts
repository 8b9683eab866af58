import type { CompanyData } from '../company-data.ts'
import { columnOf } from '../data/layouts.ts'
import type { Plan } from '../plan.ts'

/** Number series by entity set, as the setup tables of a fresh company name them: the last number before the first. */
const series: Readonly<Record<string, string>> = {
  customers: 'C00000',
  vendors: 'V00000',
  items: 'I00000',
  contacts: 'CT000000',
  employees: 'E0000',
  bankAccounts: 'B0000',
  projects: 'PR00000',
  fixedAssets: 'FA000000',
  opportunities: 'OP000000',
  salesQuotes: 'S-QUO1000',
  salesOrders: 'S-ORD101000',
  salesInvoices: 'S-INV102000',
  salesCreditMemos: 'S-CR1000',
  purchaseOrders: '106000',
  purchaseInvoices: '107000',
  purchaseCreditMemos: '1000',
}

/** The number after this one: its last digits grow by one and keep their length while they can. */
export const nextNumber = (number: string): string => {
  const [digits] = /\d+$/.exec(number) ?? ['']
  const grown = String(BigInt(digits === '' ? '0' : digits) + 1n).padStart(digits.length, '0')
  return number.slice(0, number.length - digits.length) + grown
}

/** Takes the next number that no record has; undefined for sets without a series. */
export const takeNumber = (data: CompanyData, plan: Plan): string | undefined => {
  const first = series[plan.set]
  if (first === undefined) return undefined
  const table = data.table(plan.table)
  const at = table.layout.at.get(columnOf(plan.entity, 'number'))!
  const taken = new Set(table.all().map((row) => row[at]))
  let number = data.lastNumbers.get(plan.set) ?? first
  do number = nextNumber(number)
  while (taken.has(number))
  data.lastNumbers.set(plan.set, number)
  return number
}
