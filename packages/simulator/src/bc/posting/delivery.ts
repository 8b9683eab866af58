import { lookUp } from '../data/books.ts'
import type { Row } from '../data/values.ts'
import { NotSimulated, ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { copyDimensions } from './dimensions.ts'
import { partyColumns } from './facts.ts'
import { isStocked, moveItem, requireOpenItem } from './items.ts'
import { takePostedNumber } from './numbers.ts'
import type { OrderFacts, OrderLine } from './order-facts.ts'
import { addRow, booksOf, findRow, read, readText, sharedColumns } from './rows.ts'

/** How posted shipments and receipts call the types of lines. */
const types: Readonly<Record<string, string>> = {
  Item: 'Item',
  Account: 'G_x002F_L_x0020_Account',
  Resource: 'Resource',
  Fixed_x0020_Asset: 'Fixed_x0020_Asset',
  Charge: 'Charge_x0020__x0028_Item_x0029_',
}

/** Writes the posted shipment or receipt of what is to be delivered now, and moves the goods. */
export const deliver = (scope: Scope, facts: OrderFacts, header: Row, work: readonly OrderLine[]): void => {
  const lines = work.filter(({ toDeliver }) => toDeliver !== 0)
  if (lines.length === 0) return
  const plan = scope.plans.find(facts.deliveries)!
  const codeOf = (table: string, column: string): string =>
    String(lookUp(booksOf(scope), table, read(scope, facts.table, header, column), 'Code') ?? '')
  const number = takePostedNumber(scope, `posted ${facts.deliveries}`, plan.table, facts.deliverySeries)
  const made = addRow(scope, plan.table, {
    ...sharedColumns(scope, facts.table, header, plan.table),
    'No.': number,
    'Order No.': readText(scope, facts.table, header, 'No.'),
    currencyCode: codeOf('Currency', 'Currency Id'),
    'Payment Terms Code': codeOf('Payment Terms', 'Payment Terms Id'),
    'Shipment Method Code': codeOf('Shipment Method', 'Shipment Method Id'),
  })
  const parentType = plan.ways.get('dimensionSetLines')?.navigation.fixed?.parentType
  if (parentType !== undefined) copyDimensions(scope, header[0]!, made[0]!, parentType)
  for (const line of lines) deliverLine(scope, facts, header, { row: made, number }, line)
}

const deliverLine = (
  scope: Scope,
  facts: OrderFacts,
  header: Row,
  delivery: { readonly row: Row; readonly number: string },
  line: OrderLine,
): void => {
  const plan = scope.plans.find(facts.deliveryLines)!
  const { table } = plan
  const type = readText(scope, facts.lines, line.row, 'API Type')
  if (types[type] === undefined) throw new NotSimulated(`posting a line of the type ${type}`)
  const date = readText(scope, facts.table, header, 'Posting Date')
  const made = addRow(scope, table, {
    ...sharedColumns(scope, facts.lines, line.row, table),
    'Document Id': delivery.row[0]!,
    'Document No.': delivery.number,
    Type: types[type],
    Quantity: line.toDeliver,
    [facts.deliveryColumn]: date,
  })
  const parentType = plan.ways.get('dimensionSetLines')?.navigation.fixed?.parentType
  if (parentType !== undefined) copyDimensions(scope, line.row[0]!, made[0]!, parentType)
  if (type !== 'Item') return
  const item = findRow(scope, 'Item', read(scope, facts.lines, line.row, 'Item Id'))
  if (item === undefined) throw ruleBroken('The item of a line does not exist.')
  requireOpenItem(scope, item)
  if (!isStocked(scope, item)) return
  moveItem(scope, {
    item,
    date,
    entryType: facts.entryType,
    documentType: facts.itemDocumentType,
    documentNumber: delivery.number,
    description: readText(scope, facts.lines, line.row, 'Description'),
    sourceType: partyColumns[facts.party].master,
    sourceNumber: read(scope, facts.table, header, partyColumns[facts.party].number),
    quantity: facts.goods * line.toDeliver,
    sales: 0,
    cost: 0,
    orderLineId: line.row[0]!,
  })
}
