import { mustHaveValue } from '../errors.ts'
import type { Scope } from '../scope.ts'
import type { LedgerLine } from './general-ledger.ts'
import type { JournalEntry } from './journal-sides.ts'
import { addRow, money, nextEntry, read, readNumber, readText } from './rows.ts'
import { setupRow } from './setup.ts'

const setup = 'VAT Posting Setup'

/** Accounts of a journal are taken to be used at home. */
const area = 'DOMESTIC'

/** Whether an account is one of sales or of purchases, by its category; others have no VAT. */
const kinds: Readonly<Record<string, 'Sale' | 'Purchase'>> = {
  Income: 'Sale',
  Expense: 'Purchase',
  Cost_x0020_of_x0020_Goods_x0020_Sold: 'Purchase',
}

type Part = Pick<LedgerLine, 'account' | 'amount'>

/** The parts of a line on its account: where it has a tax code, the VAT that is in the amount goes to its own account. */
export const withVat = (scope: Scope, entry: JournalEntry): readonly Part[] => {
  const { line, account, localAmount } = entry
  const whole = [{ account: account.account, amount: localAmount }]
  const group = readText(scope, 'Gen. Journal Line', line, 'taxCode')
  const kind =
    account.kind === 'account'
      ? kinds[String(read(scope, 'G/L Account', account.master, 'Account Category'))]
      : undefined
  if (group === '' || kind === undefined) return whole
  const row = setupRow(scope, setup, { 'VAT Bus. Posting Group': area, 'VAT Prod. Posting Group': group })
  const side = kind === 'Sale' ? 'Sales VAT Account' : 'Purchase VAT Account'
  const vatAccount = readText(scope, setup, row, side)
  if (vatAccount === '') throw mustHaveValue(side, setup, `${area}, ${group}`)
  const net = money(localAmount / (1 + readNumber(scope, setup, row, 'VAT %') / 100))
  const vat = money(localAmount - net)
  addRow(scope, 'VAT Entry', {
    'Entry No.': nextEntry(scope, 'VAT Entry'),
    Type: kind,
    'Document Type': entry.documentType,
    'Document No.': entry.number,
    'Posting Date': entry.date,
    'VAT Bus. Posting Group': area,
    'VAT Prod. Posting Group': group,
    Base: net,
    Amount: vat,
  })
  return [
    { account: account.account, amount: net },
    { account: vatAccount, amount: vat },
  ]
}
