import type { Row, Value } from '../data/values.ts'
import { documentOfLines } from '../domain/document-facts.ts'
import { linesOf } from '../domain/recalculate.ts'
import { mustHaveValue, NotSimulated, ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { checkDimensions, type Dimensions, dimensionsOf } from './dimensions.ts'
import type { PostedFacts } from './facts.ts'
import { requireAccount } from './general-ledger.ts'
import { groupOf, isStocked, requireOpenItem } from './items.ts'
import { findRow, money, read, readNumber, readText } from './rows.ts'
import { accountFor, setupRow } from './setup.ts'

/** A line that posts something, in the currency of its document; amounts have the sign of the quantity. */
export interface PostableLine {
  readonly row: Row
  readonly quantity: number
  /** Without VAT, behind all discounts. */
  readonly net: number
  readonly tax: number
  /** Line discount and share of the invoice discount, without VAT. */
  readonly discount: number
  readonly vatGroup: string
  readonly vatAccount: string
  /** Revenue, cost or inventory. */
  readonly account: string
  readonly discountAccount: string
  /** Goods that are in store; nothing for services and accounts. */
  readonly goods: { readonly item: Row; readonly inventoryAccount: string; readonly costAccount: string } | undefined
  readonly dimensions: Dimensions
}

/** Where the lines come from, and the groups of the party that decide about accounts. */
export interface LineContext {
  readonly facts: PostedFacts
  readonly header: Row
  readonly partyId: Value
  readonly vatArea: string
  readonly businessGroup: string
}

const unposted: ReadonlySet<string> = new Set(['Resource', 'Fixed_x0020_Asset', 'Charge', 'Allocation_x0020_Account'])

/** Whether a line posts anything at all. */
export const isPostable = (scope: Scope, lines: string, row: Row): boolean =>
  read(scope, lines, row, 'API Type') !== 'Comment' && readNumber(scope, lines, row, 'Quantity') !== 0

/** The lines of a document that post something, with the accounts they lead to. @throws Refusal Where one may not be posted. */
export const postableLines = (scope: Scope, context: LineContext): PostableLine[] => {
  const { lines } = context.facts
  const rows = linesOf(scope, documentOfLines(lines), context.header[0]!)
  return rows.filter((row) => isPostable(scope, lines, row)).map((row) => toPostable(scope, context, row))
}

const amountsOf = (scope: Scope, { facts, header }: LineContext, row: Row) => {
  const of = (column: string): number => readNumber(scope, facts.lines, row, column)
  const price = of(facts.party === 'customer' ? 'Unit Price' : 'Direct Unit Cost')
  const isIncluded = read(scope, facts.table, header, 'Prices Including VAT') === true
  const gross = money((of('Quantity') * price) / (isIncluded ? 1 + of('VAT %') / 100 : 1))
  const net = of('Amount')
  return { quantity: of('Quantity'), net, tax: of('Tax Amount'), discount: money(gross - net) }
}

const toPostable = (scope: Scope, context: LineContext, row: Row): PostableLine => {
  const { facts, header, partyId, vatArea } = context
  const type = readText(scope, facts.lines, row, 'API Type')
  if (unposted.has(type)) throw new NotSimulated(`posting a line of the type ${type}`)
  const vatGroup = readText(scope, facts.lines, row, 'Tax Code')
  const vat = setupRow(scope, 'VAT Posting Setup', {
    'VAT Bus. Posting Group': vatArea,
    'VAT Prod. Posting Group': vatGroup,
  })
  const side = facts.party === 'customer' ? 'Sales VAT Account' : 'Purchase VAT Account'
  const vatAccount = readText(scope, 'VAT Posting Setup', vat, side)
  if (vatAccount === '') throw mustHaveValue(side, 'VAT Posting Setup', `${vatArea}, ${vatGroup}`)
  const masterId = read(scope, facts.lines, row, type === 'Item' ? 'Item Id' : 'Account Id')
  const dimensions = dimensionsOf(scope, [partyId, masterId], [header[0]!, row[0]!])
  checkDimensions(scope, masterId, `${type} ${readText(scope, facts.lines, row, 'No.')}`, dimensions)
  const accounts = type === 'Item' ? itemAccounts(scope, context, masterId) : ownAccount(scope, facts, row)
  return { row, ...amountsOf(scope, context, row), vatGroup, vatAccount, ...accounts, dimensions }
}

type Accounts = Pick<PostableLine, 'account' | 'discountAccount' | 'goods'>

const ownAccount = (scope: Scope, { lines }: PostedFacts, row: Row): Accounts => {
  const account = readText(scope, lines, row, 'No.')
  if (account === '') throw mustHaveValue('No.', lines, readText(scope, lines, row, 'Line No.'))
  requireAccount(scope, account)
  return { account, discountAccount: '', goods: undefined }
}

const itemAccounts = (scope: Scope, { facts, businessGroup }: LineContext, itemId: Value): Accounts => {
  const item = findRow(scope, 'Item', itemId)
  if (item === undefined) throw ruleBroken('The item of a line does not exist.')
  requireOpenItem(scope, item)
  const key = {
    'Gen. Bus. Posting Group': businessGroup,
    'Gen. Prod. Posting Group': groupOf(scope, item, 'Gen. Prod. Posting Group', facts.lines),
  }
  const general = (column: string): string => accountFor(scope, 'General Posting Setup', key, column)
  const isSale = facts.party === 'customer'
  if (!isStocked(scope, item))
    return {
      account: general(isSale ? 'Sales Account' : 'Purch. Account'),
      discountAccount: isSale ? general('Sales Line Disc. Account') : '',
      goods: undefined,
    }
  const group = { 'Invt. Posting Group Code': groupOf(scope, item, 'Inventory Posting Group', facts.lines) }
  const inventoryAccount = accountFor(scope, 'Inventory Posting Setup', group, 'Inventory Account')
  return {
    account: isSale ? general('Sales Account') : inventoryAccount,
    discountAccount: isSale ? general('Sales Line Disc. Account') : '',
    goods: { item, inventoryAccount, costAccount: general('COGS Account') },
  }
}
