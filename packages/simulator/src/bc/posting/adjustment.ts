import { type Row, roundTo } from '../data/values.ts'
import { ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { requirePostingDate } from './dates.ts'
import { checkDimensions, dimensionsOf } from './dimensions.ts'
import { postToLedger } from './general-ledger.ts'
import { costOf, groupOf, inventoryOf, isStocked, moveItem, requireOpenItem } from './items.ts'
import { booksOf, readText } from './rows.ts'
import { accountFor } from './setup.ts'

/**
 * Posts what is missing to an inventory, or too much of it, as an adjustment of today with the item's number as its
 * document number.
 *
 * @param item Cells of the item as a request has changed them so far.
 * @throws Refusal Where the item has no inventory, is blocked, or lacks posting groups.
 */
export const adjustInventory = (scope: Scope, item: Row, wanted: number): void => {
  const number = readText(scope, 'Item', item, 'No.')
  const quantity = roundTo(wanted - inventoryOf(scope, item), 5)
  if (quantity === 0) return
  if (!isStocked(scope, item)) throw ruleBroken(`Item ${number} is not of the type Inventory.`)
  requireOpenItem(scope, item)
  const { today: date } = booksOf(scope)
  requirePostingDate(scope, date, `item ${number}`)
  const dimensions = dimensionsOf(scope, [item[0]!], [])
  checkDimensions(scope, item[0]!, `Item ${number}`, dimensions)
  // An adjustment has no business partner, and so no business posting group; the domestic accounts stand for it.
  const key = {
    'Gen. Bus. Posting Group': 'DOMESTIC',
    'Gen. Prod. Posting Group': groupOf(scope, item, 'Gen. Prod. Posting Group', 'Item'),
  }
  const adjustment = accountFor(scope, 'General Posting Setup', key, 'Inventory Adjmt. Account')
  const group = { 'Invt. Posting Group Code': groupOf(scope, item, 'Inventory Posting Group', 'Item') }
  const inventory = accountFor(scope, 'Inventory Posting Setup', group, 'Inventory Account')
  const cost = costOf(scope, item, quantity)
  const description = readText(scope, 'Item', item, 'Description')
  moveItem(scope, {
    item,
    date,
    entryType: quantity > 0 ? 'Positive_x0020_Adjmt_x002E_' : 'Negative_x0020_Adjmt_x002E_',
    documentType: '_x0020_',
    documentNumber: number,
    description,
    sourceType: '_x0020_',
    sourceNumber: '',
    quantity,
    sales: 0,
    cost,
  })
  postToLedger(scope, { date, documentNumber: number, documentType: '_x0020_', description }, [
    { account: inventory, amount: cost, dimensions },
    { account: adjustment, amount: -cost, dimensions },
  ])
}
