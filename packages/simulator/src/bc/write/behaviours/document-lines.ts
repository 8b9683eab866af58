import { valueAt } from '../../data/rows.ts'
import { blankGuid, type Row, roundTo } from '../../data/values.ts'
import { type DocumentFacts, documentOfLines, draftStatuses } from '../../domain/document-facts.ts'
import { linesOf, recalculate } from '../../domain/recalculate.ts'
import { ruleBroken, unresolved } from '../../errors.ts'
import { dimensionsOf, dropDimensions } from '../../posting/dimensions.ts'
import { startDimensions } from '../../posting/shortcut-dimensions.ts'
import type { Behaviour } from '../behaviour.ts'
import { type Draft, get, put } from '../draft.ts'
import { requireInvoiced } from './delivered.ts'
import { assignAccount, assignItem, assignNumber, assignType, checkUnit, checkVariant } from './line-objects.ts'

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

const setSequence = (draft: Draft): void => {
  if (get(draft, 'sequence') !== 0) return
  const lines = linesOf(draft.scope, factsOf(draft), get(draft, 'documentId'))
  const last = lines.at(-1)
  put(draft, 'sequence', (last ? ((valueAt(draft.plan, last, 'sequence') as number) ?? 0) : 0) + 10_000)
}

/** Lines of sales and purchase documents: item or account fills them, amounts are worked out over the whole document. */
export const documentLine: Behaviour = {
  assign: {
    itemId: assignItem,
    accountId: assignAccount,
    lineObjectNumber: assignNumber,
    lineType: assignType,
  },
  finish(draft) {
    requireOpenDocument(draft)
    checkVariant(draft)
    checkUnit(draft)
    setSequence(draft)
    setDiscount(draft)
    setOutstanding(draft)
    checkDelivered(draft)
  },
  inserted(draft, row) {
    const { plan, scope, old } = draft
    const masters = ['itemId', 'accountId'].map((name) => plan.byName.get(name)!.at)
    if (old !== undefined && masters.every((at) => old[at] === row[at])) return
    const inherited = dimensionsOf(scope, [], [get(draft, 'documentId')])
    startDimensions(
      scope,
      plan,
      row[0]!,
      masters.map((at) => row[at]!),
      inherited,
    )
  },
  stored: (draft) => recalculate(draft.scope, factsOf(draft), String(get(draft, 'documentId'))),
  remove(draft) {
    requireOpenDocument(draft)
    requireInvoiced(draft.scope, factsOf(draft), draft.old!)
  },
  removed(draft) {
    dropDimensions(draft.scope, draft.row[0]!)
    recalculate(draft.scope, factsOf(draft), String(get(draft, 'documentId')))
  },
}
