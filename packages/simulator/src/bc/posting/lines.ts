import type { Row, Value } from '../data/values.ts'
import { documentOfLines } from '../domain/document-facts.ts'
import { linesOf } from '../domain/recalculate.ts'
import { mustHaveValue, NotSimulated, ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { checkDimensions, type Dimensions, dimensionsOf } from './dimensions.ts'
import type { PostedFacts } from './facts.ts'
import { requireAccount } from './general-ledger.ts'
import { groupOf, isStocked, requireOpenItem } from './items.ts'
import { findRow, money, read, readNumber, readText, rowsWith } from './rows.ts'
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
  readonly vatArea: string
  readonly businessGroup: string
}

/**
 * Lines that cannot be posted as the API writes them: an item charge has to be assigned and an asset needs a
 * depreciation book, and there are pages for that only in the client.
 *
 * @throws Refusal As the posting routine of sales and purchases does.
 */
const requirePostable = (type: string, number: string, party: PostedFacts['party']): void => {
  if (type === 'Charge') throw ruleBroken(`You must assign item charge ${number} if you want to invoice it.`)
  if (type === 'Fixed_x0020_Asset')
    throw mustHaveValue('Depreciation Book Code', party === 'customer' ? 'Sales Line' : 'Purchase Line', number)
  if (type === 'Allocation_x0020_Account') throw new NotSimulated(`posting a line of the type ${type}`)
}

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
  const { facts, vatArea } = context
  const type = readText(scope, facts.lines, row, 'API Type')
  requirePostable(type, readText(scope, facts.lines, row, 'No.'), facts.party)
  const vatGroup = readText(scope, facts.lines, row, 'Tax Code')
  const vat = setupRow(scope, 'VAT Posting Setup', {
    'VAT Bus. Posting Group': vatArea,
    'VAT Prod. Posting Group': vatGroup,
  })
  const side = facts.party === 'customer' ? 'Sales VAT Account' : 'Purchase VAT Account'
  const vatAccount = readText(scope, 'VAT Posting Setup', vat, side)
  if (vatAccount === '') throw mustHaveValue(side, 'VAT Posting Setup', `${vatArea}, ${vatGroup}`)
  const masterId = read(scope, facts.lines, row, type === 'Item' ? 'Item Id' : 'Account Id')
  const dimensions = dimensionsOf(scope, [], [row[0]!])
  checkDimensions(scope, masterId, `${type} ${readText(scope, facts.lines, row, 'No.')}`, dimensions)
  const accounts =
    type === 'Item'
      ? itemAccounts(scope, context, masterId)
      : type === 'Resource'
        ? resourceAccounts(scope, context, row)
        : ownAccount(scope, facts, row)
  return { row, ...amountsOf(scope, context, row), vatGroup, vatAccount, ...accounts, dimensions }
}

type Accounts = Pick<PostableLine, 'account' | 'discountAccount' | 'goods'>

const ownAccount = (scope: Scope, { lines }: PostedFacts, row: Row): Accounts => {
  const account = readText(scope, lines, row, 'No.')
  if (account === '') throw mustHaveValue('No.', lines, readText(scope, lines, row, 'Line No.'))
  requireAccount(scope, account)
  return { account, discountAccount: '', goods: undefined }
}

/** The accounts of what is sold or bought without being kept in store. */
const serviceAccounts = (scope: Scope, { facts, businessGroup }: LineContext, productGroup: string): Accounts => {
  const key = { 'Gen. Bus. Posting Group': businessGroup, 'Gen. Prod. Posting Group': productGroup }
  const general = (column: string): string => accountFor(scope, 'General Posting Setup', key, column)
  const isSale = facts.party === 'customer'
  return {
    account: general(isSale ? 'Sales Account' : 'Purch. Account'),
    discountAccount: isSale ? general('Sales Line Disc. Account') : '',
    goods: undefined,
  }
}

const resourceAccounts = (scope: Scope, context: LineContext, row: Row): Accounts => {
  const number = readText(scope, context.facts.lines, row, 'No.')
  const [resource] = rowsWith(scope, 'Resource', { 'No.': number })
  if (resource === undefined) throw ruleBroken(`The Resource ${number} does not exist.`)
  if (read(scope, 'Resource', resource, 'Blocked') === true)
    throw ruleBroken(`Blocked must be equal to 'No' in Resource: No.=${number}.`)
  return serviceAccounts(scope, context, readText(scope, 'Resource', resource, 'Gen. Prod. Posting Group'))
}

const itemAccounts = (scope: Scope, context: LineContext, itemId: Value): Accounts => {
  const { facts, businessGroup } = context
  const item = findRow(scope, 'Item', itemId)
  if (item === undefined) throw ruleBroken('The item of a line does not exist.')
  requireOpenItem(scope, item)
  const productGroup = groupOf(scope, item, 'Gen. Prod. Posting Group', facts.lines)
  if (!isStocked(scope, item)) return serviceAccounts(scope, context, productGroup)
  const key = { 'Gen. Bus. Posting Group': businessGroup, 'Gen. Prod. Posting Group': productGroup }
  const general = (column: string): string => accountFor(scope, 'General Posting Setup', key, column)
  const isSale = facts.party === 'customer'
  const group = { 'Invt. Posting Group Code': groupOf(scope, item, 'Inventory Posting Group', facts.lines) }
  const inventoryAccount = accountFor(scope, 'Inventory Posting Setup', group, 'Inventory Account')
  return {
    account: isSale ? general('Sales Account') : inventoryAccount,
    discountAccount: isSale ? general('Sales Line Disc. Account') : '',
    goods: { item, inventoryAccount, costAccount: general('COGS Account') },
  }
}
