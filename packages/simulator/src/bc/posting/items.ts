import { sumsBy } from '../data/books.ts'
import { type Row, roundTo, type Value } from '../data/values.ts'
import { mustHaveValue, ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { addRow, booksOf, changeRow, money, nextEntry, read, readNumber, readText, rowsWith } from './rows.ts'
import { isOn } from './setup.ts'

const items = 'Item'
const ledger = 'Item Ledger Entry'

export const isStocked = (scope: Scope, item: Row): boolean => read(scope, items, item, 'Type') === 'Inventory'

/** @throws Refusal Where the item is blocked. */
export const requireOpenItem = (scope: Scope, item: Row): void => {
  if (read(scope, items, item, 'Blocked') === true)
    throw ruleBroken(`Blocked must be equal to 'No' in Item: No.=${readText(scope, items, item, 'No.')}.`)
}

/** A posting group of an item. @throws Refusal Where it is blank. */
export const groupOf = (scope: Scope, item: Row, column: string, where: string): string => {
  const group = readText(scope, items, item, column)
  if (group === '') throw mustHaveValue(column, where, readText(scope, items, item, 'No.'))
  return group
}

export const costOf = (scope: Scope, item: Row, quantity: number): number =>
  money(quantity * readNumber(scope, items, item, 'Unit Cost'))

/** What is in store of an item. */
export const inventoryOf = (scope: Scope, item: Row): number =>
  roundTo(sumsBy(booksOf(scope), ledger, 'Item No.', 'Quantity').get(read(scope, items, item, 'No.')) ?? 0, 5)

export interface ItemMovement {
  readonly item: Row
  readonly date: string
  readonly entryType: string
  readonly documentType: string
  readonly documentNumber: string
  readonly description: string
  readonly sourceType: string
  readonly sourceNumber: Value
  /** Positive where goods come in. */
  readonly quantity: number
  readonly sales: number
  readonly cost: number
  /** Line of the order that is shipped or received before it is invoiced. */
  readonly orderLineId?: Value
}

/** Moves goods. @throws Refusal Where more would go than is there, and the setup forbids that. */
export const moveItem = (scope: Scope, movement: ItemMovement): Row => {
  const { item, quantity } = movement
  const left = inventoryOf(scope, item) + quantity
  if (quantity < 0 && left < 0 && isOn(scope, 'Inventory Setup', 'Prevent Negative Inventory'))
    throw ruleBroken(`You have insufficient quantity of Item ${readText(scope, items, item, 'No.')} on inventory.`)
  return addRow(scope, ledger, {
    'Entry No.': nextEntry(scope, ledger),
    'Item No.': read(scope, items, item, 'No.'),
    'Posting Date': movement.date,
    'Entry Type': movement.entryType,
    'Source No.': movement.sourceNumber,
    'Source Type': movement.sourceType,
    'Document No.': movement.documentNumber,
    'Document Type': movement.documentType,
    Description: movement.description,
    Quantity: quantity,
    'Sales Amount (Actual)': movement.sales,
    'Cost Amount (Actual)': movement.cost,
    'Order Line Id': movement.orderLineId ?? '',
    'Invoiced Quantity': movement.orderLineId === undefined ? quantity : 0,
  })
}

/** Gives goods that an order moved before their values, now that they are invoiced; the oldest first. */
export const valueMovedItems = (
  scope: Scope,
  orderLineId: Value,
  invoiced: { readonly quantity: number; readonly sales: number; readonly cost: number },
): void => {
  let left = invoiced
  for (const entry of rowsWith(scope, ledger, { 'Order Line Id': orderLineId })) {
    const quantity = readNumber(scope, ledger, entry, 'Quantity')
    const done = readNumber(scope, ledger, entry, 'Invoiced Quantity')
    const open = roundTo(quantity - done, 5)
    if (open === 0 || left.quantity === 0) continue
    const part = Math.abs(open) < Math.abs(left.quantity) ? open : left.quantity
    const share = (amount: number): number => money((amount * part) / left.quantity)
    const [sales, cost] = [share(left.sales), share(left.cost)]
    changeRow(scope, ledger, entry, {
      'Invoiced Quantity': roundTo(done + part, 5),
      'Sales Amount (Actual)': money(readNumber(scope, ledger, entry, 'Sales Amount (Actual)') + sales),
      'Cost Amount (Actual)': money(readNumber(scope, ledger, entry, 'Cost Amount (Actual)') + cost),
    })
    left = {
      quantity: roundTo(left.quantity - part, 5),
      sales: money(left.sales - sales),
      cost: money(left.cost - cost),
    }
  }
}
