import { postingAccounts as account } from './chart.ts'
import type { Sower } from './sower.ts'

const areas = ['DOMESTIC', 'EU', 'EXPORT'] as const
const productGroups = ['MISC', 'RETAIL', 'SERVICES'] as const

const vatPercents = { STANDARD: 20, REDUCED: 5, ZERO: 0 } as const

/** VAT by the group of the customer or vendor and the group of what is sold. */
export const addVatSetup = (sower: Sower): void => {
  for (const area of areas)
    for (const [group, percent] of Object.entries(vatPercents))
      sower.addTo('VAT Posting Setup', {
        'VAT Bus. Posting Group': area,
        'VAT Prod. Posting Group': group,
        'VAT %': area === 'DOMESTIC' ? percent : 0,
        'Sales VAT Account': account.outputVat,
        'Purchase VAT Account': account.inputVat,
      })
}

const addGeneral = (sower: Sower): void => {
  for (const area of areas)
    for (const group of productGroups) {
      const isService = group === 'SERVICES'
      const goods = area === 'DOMESTIC' ? account.sales : account.salesAbroad
      sower.addTo('General Posting Setup', {
        'Gen. Bus. Posting Group': area,
        'Gen. Prod. Posting Group': group,
        'Sales Account': isService ? account.services : goods,
        'Sales Line Disc. Account': account.discounts,
        'Purch. Account': isService ? account.costOfServices : account.costOfGoods,
        'COGS Account': account.costOfGoods,
        'Inventory Adjmt. Account': account.adjustments,
      })
    }
}

/** The accounts to which documents and journals are posted, and an e-mail account. */
export const addPostingSetup = (sower: Sower): void => {
  addGeneral(sower)
  for (const [code, customers, vendors] of [
    ['ABROAD', account.customers, account.vendors],
    ['DOMESTIC', account.customers, account.vendors],
  ] as const) {
    sower.addTo('Customer Posting Group', { Code: code, 'Receivables Account': customers })
    sower.addTo('Vendor Posting Group', { Code: code, 'Payables Account': vendors })
  }
  for (const [code, number] of [
    ['RAW', account.rawMaterial],
    ['RESALE', account.inventory],
  ] as const)
    sower.addTo('Inventory Posting Setup', { 'Invt. Posting Group Code': code, 'Inventory Account': number })
  sower.addTo('Bank Account Posting Group', { Code: 'BANK', 'G/L Account No.': account.bank })
  sower.addTo('Marketing Setup', { 'Bus. Rel. Code for Customers': 'CUST', 'Bus. Rel. Code for Vendors': 'VEND' })
  sower.addTo('Email Account', { 'Email Address': 'office@company.example' })
}
