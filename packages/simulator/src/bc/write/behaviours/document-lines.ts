import { lookUp, valueIn } from '../../data/books.ts'
import { valueAt } from '../../data/rows.ts'
import { blankGuid, type Row, roundTo, type Value } from '../../data/values.ts'
import { type DocumentFacts, documentOfLines, draftStatuses } from '../../domain/document-facts.ts'
import { byNumber, linesOf, recalculate } from '../../domain/recalculate.ts'
import { NotSimulated, ruleBroken, unresolved } from '../../errors.ts'
import type { Behaviour } from '../behaviour.ts'
import { type Draft, get, isBlank, put } from '../draft.ts'

const factsOf = ({ plan }: Draft): DocumentFacts => documentOfLines(plan.set)

const headerOf = (draft: Draft): Row | undefined => {
  const headers = draft.scope.plans.find(factsOf(draft).set)!
  return draft.books.data.table(headers.table).find(String(get(draft, 'documentId')))
}

/** @throws Refusal Where there is no such document, or it is posted. */
const requireOpenDocument = (draft: Draft): void => {
  const facts = factsOf(draft)
  const headers = draft.scope.plans.find(facts.set)!
  if (get(draft, 'documentId') === blankGuid) throw ruleBroken('You must specify a document, or post to its lines.')
  const header = headerOf(draft)
  if (header === undefined) throw unresolved('documentId', headers.entity.name)
  if (facts.holdsPosted && !draftStatuses.has(valueAt(headers, header, 'status')))
    throw ruleBroken(
      `The lines of the posted document ${String(valueAt(headers, header, 'number'))} cannot be changed.`,
    )
}

const rowOf = (draft: Draft, set: string, id: Value): Row | undefined => {
  const plan = draft.scope.plans.find(set)!
  return draft.books.data.table(plan.table).find(String(id))
}

const read = (draft: Draft, set: string, row: Row, name: string): Value =>
  valueAt(draft.scope.plans.find(set)!, row, name) ?? ''

/** Fills in what was not given by the body already. */
const fill = (draft: Draft, name: string, value: Value): void => {
  if (!draft.given.has(name) || name === 'lineType') put(draft, name, value)
}

const takeItem = (draft: Draft, item: Row): void => {
  const of = (name: string): Value => read(draft, 'items', item, name)
  if (of('blocked') === true) throw ruleBroken(`Item ${String(of('number'))} is blocked.`)
  const { price, party } = factsOf(draft)
  put(draft, 'itemId', item[0]!)
  put(draft, 'accountId', blankGuid)
  put(draft, 'lineType', 'Item')
  put(draft, 'lineObjectNumber', of('number'))
  fill(draft, 'description', of('displayName'))
  fill(draft, 'description2', of('displayName2'))
  fill(draft, 'unitOfMeasureId', of('baseUnitOfMeasureId'))
  fill(draft, 'unitOfMeasureCode', of('baseUnitOfMeasureCode'))
  // The price of the item overwrites one that came before it in the body, as validation in that order does.
  put(draft, price, of(party === 'customer' ? 'unitPrice' : 'unitCost'))
  put(draft, 'taxCode', of('taxGroupCode'))
}

const takeAccount = (draft: Draft, account: Row): void => {
  const of = (name: string): Value => read(draft, 'accounts', account, name)
  if (of('accountType') !== 'Posting' || of('directPosting') !== true || of('blocked') === true)
    throw ruleBroken(`G/L account ${String(of('number'))} does not allow direct posting.`)
  put(draft, 'accountId', account[0]!)
  put(draft, 'itemId', blankGuid)
  put(draft, 'lineType', 'Account')
  put(draft, 'lineObjectNumber', of('number'))
  fill(draft, 'description', of('displayName'))
  fill(draft, 'taxCode', valueIn(draft.books, 'G/L Account', account, 'VAT Prod. Posting Group') ?? '')
}

const assignItem = (draft: Draft, id: Value): void => {
  if (isBlank(id)) {
    put(draft, 'itemId', id)
    return
  }
  if (draft.given.has('accountId') && !isBlank(get(draft, 'accountId'))) throw bothGiven()
  const item = rowOf(draft, 'items', id)
  if (item === undefined) throw unresolved('itemId', 'Item')
  takeItem(draft, item)
}

const assignAccount = (draft: Draft, id: Value): void => {
  if (isBlank(id)) {
    put(draft, 'accountId', id)
    return
  }
  if (draft.given.has('itemId') && !isBlank(get(draft, 'itemId'))) throw bothGiven()
  const account = rowOf(draft, 'accounts', id)
  if (account === undefined) throw unresolved('accountId', 'Account')
  takeAccount(draft, account)
}

const bothGiven = () => ruleBroken('Only one of "itemId" and "accountId" can be given on a line.')

const assignNumber = (draft: Draft, number: Value): void => {
  if (number === '') return
  const wantsAccount = draft.given.has('lineType') && get(draft, 'lineType') === 'Account'
  const found = byNumber(draft.scope, wantsAccount ? 'accounts' : 'items', number)
  if (found === undefined) throw unresolved('lineObjectNumber', wantsAccount ? 'Account' : 'Item')
  if (wantsAccount) takeAccount(draft, found)
  else takeItem(draft, found)
}

const assignType = (draft: Draft, type: Value): void => {
  const changes = get(draft, 'lineType') !== type
  if (changes && !isBlank(get(draft, 'lineObjectNumber')) && draft.old !== undefined) {
    put(draft, 'itemId', blankGuid)
    put(draft, 'accountId', blankGuid)
    put(draft, 'lineObjectNumber', '')
  }
  put(draft, 'lineType', type)
}

const checkVariant = (draft: Draft): void => {
  const id = get(draft, 'itemVariantId')
  if (isBlank(id)) return
  const variant = rowOf(draft, 'itemVariants', id)
  if (variant === undefined) throw unresolved('itemVariantId', 'Item Variant')
  if (read(draft, 'itemVariants', variant, 'itemId') !== get(draft, 'itemId'))
    throw ruleBroken('The item variant belongs to another item than the line.')
}

const numberAt = (draft: Draft, name: string): number => (get(draft, name) || 0) as number

/** Amount and percent of the line discount follow each other; of the two, the one set last is kept. */
const setDiscount = (draft: Draft): void => {
  const gross = roundTo(numberAt(draft, 'quantity') * numberAt(draft, factsOf(draft).price), 2)
  if (numberAt(draft, 'discountAmount') < 0) throw ruleBroken('The "discountAmount" cannot be negative.')
  const names = [...draft.given]
  if (names.lastIndexOf('discountAmount') > names.lastIndexOf('discountPercent'))
    put(draft, 'discountPercent', gross === 0 ? 0 : roundTo((numberAt(draft, 'discountAmount') * 100) / gross, 5))
  else put(draft, 'discountAmount', roundTo((gross * numberAt(draft, 'discountPercent')) / 100, 2))
}

/** Quantities to ship, receive and invoice begin as what is outstanding. */
const setOutstanding = (draft: Draft): void => {
  const quantity = numberAt(draft, 'quantity')
  const outstanding = (done: string): number => quantity - numberAt(draft, done)
  const pairs = [
    ['shipQuantity', 'shippedQuantity'],
    ['receiveQuantity', 'receivedQuantity'],
    ['invoiceQuantity', 'invoicedQuantity'],
  ] as const
  for (const [name, done] of pairs)
    if (!draft.given.has(name) && (draft.old === undefined || draft.given.has('quantity')))
      put(draft, name, outstanding(done))
}

const deliveredOf = (draft: Draft): number => numberAt(draft, 'shippedQuantity') + numberAt(draft, 'receivedQuantity')

/** What has left or come in already cannot be ordered less. */
const checkDelivered = (draft: Draft): void => {
  const delivered = deliveredOf(draft)
  if (delivered !== 0 && Math.abs(numberAt(draft, 'quantity')) < Math.abs(delivered))
    throw ruleBroken(`The quantity cannot be less than what is delivered already, ${delivered}.`)
}

const requireUndelivered = (draft: Draft): void => {
  if (deliveredOf(draft) !== 0) throw new NotSimulated('deleting an order line of which a part is delivered')
}

const setSequence = (draft: Draft): void => {
  if (get(draft, 'sequence') !== 0) return
  const lines = linesOf(draft.scope, factsOf(draft), get(draft, 'documentId'))
  const last = lines.at(-1)
  put(draft, 'sequence', (last ? ((valueAt(draft.plan, last, 'sequence') as number) ?? 0) : 0) + 10_000)
}

const setUnit = (draft: Draft): void => {
  const id = get(draft, 'unitOfMeasureId')
  put(draft, 'unitOfMeasureCode', lookUp(draft.books, 'Unit of Measure', id, 'Code') ?? get(draft, 'unitOfMeasureCode'))
}

/** Lines of sales and purchase documents: item or account fills them, amounts are worked out over the whole document. */
export const documentLine: Behaviour = {
  assign: {
    itemId: assignItem,
    accountId: assignAccount,
    lineObjectNumber: assignNumber,
    lineType: assignType,
  },
  set: { unitOfMeasureId: setUnit },
  finish(draft) {
    requireOpenDocument(draft)
    checkVariant(draft)
    setSequence(draft)
    setDiscount(draft)
    setOutstanding(draft)
    checkDelivered(draft)
  },
  stored: (draft) => recalculate(draft.scope, factsOf(draft), String(get(draft, 'documentId'))),
  remove(draft) {
    requireOpenDocument(draft)
    requireUndelivered(draft)
  },
  removed: (draft) => recalculate(draft.scope, factsOf(draft), String(get(draft, 'documentId'))),
}
