import { lookUp } from '../../data/books.ts'
import { valueAt } from '../../data/rows.ts'
import { blankDate, blankGuid, type Row, type Value } from '../../data/values.ts'
import { applyDateFormula } from '../../domain/date-formula.ts'
import { type DocumentFacts, documentOf, draftStatuses, postedColumn } from '../../domain/document-facts.ts'
import { addressNames, addressUnder, billName, valuesOfParty } from '../../domain/party.ts'
import { linesOf, recalculate } from '../../domain/recalculate.ts'
import { ruleBroken } from '../../errors.ts'
import type { Plan } from '../../plan.ts'
import { dropDimensions } from '../../posting/dimensions.ts'
import { startDimensions, takeShortcuts } from '../../posting/shortcut-dimensions.ts'
import type { Behaviour } from '../behaviour.ts'
import { type Draft, follow, get, getHidden, put, putHidden } from '../draft.ts'
import { assignInvoice, checkInvoiceParty } from './credit-memo-invoice.ts'
import { requireInvoiced } from './delivered.ts'

const factsOf = ({ plan }: Draft): DocumentFacts => documentOf(plan.set)

const masterOf = (draft: Draft): Plan =>
  draft.scope.plans.find(factsOf(draft).party === 'customer' ? 'customers' : 'vendors')!

/** What a block on the customer or vendor stops when a document is made (field Blocked in the source). */
const stops = {
  customer: {
    All: ['quote', 'order', 'invoice', 'creditMemo'],
    Invoice: ['quote', 'order', 'invoice'],
    Ship: ['quote', 'order'],
  },
  vendor: { All: ['quote', 'order', 'invoice', 'creditMemo'] },
} as const

const checkBlocked = (draft: Draft, master: Plan, party: Row): void => {
  const facts = factsOf(draft)
  const blocked = String(valueAt(master, party, 'blocked'))
  const stopped: readonly string[] = (stops[facts.party] as Record<string, readonly string[]>)[blocked] ?? []
  if (!stopped.includes(facts.kind)) return
  const number = String(valueAt(master, party, 'number'))
  throw ruleBroken(
    `You cannot create this type of document when ${master.entity.name} ${number} is blocked with type ${blocked}.`,
  )
}

/** Copies from the party what the body has not given itself; what the body gives later overwrites it. */
const takeParty = (draft: Draft): void => {
  const facts = factsOf(draft)
  const master = masterOf(draft)
  const party = draft.books.data.table(master.table).find(String(get(draft, `${facts.party}Id`)))
  if (party === undefined) return
  checkBlocked(draft, master, party)
  for (const [name, value] of Object.entries(valuesOfParty(facts.party, master, party)))
    if (!draft.given.has(name)) put(draft, name, value)
  if (facts.party === 'vendor') takeOwnAddress(draft)
}

/** Goods that are bought come to the company itself. */
const takeOwnAddress = (draft: Draft): void => {
  const plan = draft.scope.plans.find('companyInformation')
  const own = plan && draft.books.data.table(plan.table).all()[0]
  if (plan === undefined || own === undefined) return
  for (const [name, value] of Object.entries(addressUnder('shipTo', plan, own)))
    if (!draft.given.has(name)) put(draft, name, value)
}

const takeBillParty = (draft: Draft): void => {
  const facts = factsOf(draft)
  const master = masterOf(draft)
  const party = draft.books.data.table(master.table).find(String(get(draft, billName(facts.party, 'Id'))))
  if (party === undefined) return
  const prefix = facts.party === 'customer' ? 'billTo' : 'payTo'
  for (const [name, value] of Object.entries(addressUnder(prefix, master, party)))
    if (!draft.given.has(name)) put(draft, name, value)
}

/** Where both are the same party, the bill goes to the address of the buyer or seller, unless it has one of its own. */
const copyAddress = (draft: Draft): void => {
  const facts = factsOf(draft)
  if (get(draft, `${facts.party}Id`) !== get(draft, billName(facts.party, 'Id'))) return
  const [from, to] = facts.party === 'customer' ? ['sellTo', 'billTo'] : ['buyFrom', 'payTo']
  for (const part of addressNames) {
    const name = `${to}${part}`
    if (draft.given.has(`${from}${part}`) && !draft.given.has(name)) put(draft, name, get(draft, `${from}${part}`))
  }
}

const isPosted = (draft: Draft): boolean => factsOf(draft).holdsPosted && getHidden(draft, postedColumn) === true

/** The only properties of a posted invoice that may change (SalesInvoiceAggregator, in the source). */
const openAfterPosting: ReadonlySet<string> = new Set([
  'dueDate',
  'promisedPayDate',
  'disputeStatus',
  'disputeStatusId',
])
const onlyAfterPosting: readonly string[] = ['promisedPayDate', 'disputeStatus', 'disputeStatusId']

const isUnset = (value: Value): boolean => value === '' || value === blankGuid || value === blankDate

const checkStage = (draft: Draft): void => {
  if (isPosted(draft)) {
    const wrong = [...draft.given].find((name) => !openAfterPosting.has(name) || draft.plan.set !== 'salesInvoices')
    if (wrong !== undefined) throw ruleBroken(`The document is posted, so that "${wrong}" can no longer be changed.`)
    return
  }
  const early = onlyAfterPosting.find((name) => draft.given.has(name) && !isUnset(get(draft, name)))
  if (early !== undefined) throw ruleBroken(`The "${early}" can only be set when the document is posted.`)
}

/** Terms of payment of a document; those of its party where the page shows none. */
const termsOf = (draft: Draft): Value => {
  if (draft.plan.byName.has('paymentTermsId')) return get(draft, 'paymentTermsId')
  const master = masterOf(draft)
  const party = draft.books.data.table(master.table).find(String(get(draft, `${factsOf(draft).party}Id`)))
  return (party && valueAt(master, party, 'paymentTermsId')) ?? ''
}

const setDates = (draft: Draft): void => {
  const { date } = factsOf(draft)
  const { today } = draft.books
  for (const name of [date, 'postingDate']) if (get(draft, name) === blankDate) put(draft, name, today)
  if (draft.given.has('dueDate') || !draft.plan.byName.has('dueDate')) return
  const depends = draft.old === undefined || draft.given.has(date) || draft.given.has('paymentTermsId')
  if (!depends && get(draft, 'dueDate') !== blankDate) return
  const terms = lookUp(draft.books, 'Payment Terms', termsOf(draft), 'Due Date Calculation')
  put(draft, 'dueDate', applyDateFormula(String(get(draft, date)), String(terms ?? '')))
}

const setDispute = (draft: Draft): void => {
  if (draft.given.has('disputeStatusId')) return
  follow(draft, 'disputeStatusId', get(draft, 'disputeStatusId'))
}

const byParty = (name: string) => ({
  [`${name}Id`]: takeParty,
  [`${name}Number`]: takeParty,
})

const byBillParty = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, takeBillParty]))

/** Headers of credit memos, which may name the invoice that they take back. */
export const creditMemoHeader = (): Behaviour => ({ ...documentHeader, assign: assignInvoice })

/** Headers of sales and purchase documents: the party fills them, the lines give their totals. */
export const documentHeader: Behaviour = {
  start(draft) {
    if (factsOf(draft).holdsPosted) putHidden(draft, postedColumn, false)
    put(draft, 'status', 'Draft')
    put(draft, 'partialShipping', true)
  },
  set: {
    ...byParty('customer'),
    ...byParty('vendor'),
    ...byBillParty(['billToCustomerId', 'billToCustomerNumber', 'payToVendorId', 'payToVendorNumber']),
  },
  finish(draft) {
    checkStage(draft)
    if (isPosted(draft)) return
    copyAddress(draft)
    checkInvoiceParty(draft)
    setDates(draft)
    if (draft.plan.byName.has('disputeStatusId')) setDispute(draft)
    if ((get(draft, 'discountAmount') as number) < 0) throw ruleBroken('The "discountAmount" cannot be negative.')
  },
  inserted(draft, row) {
    const { plan, scope, old } = draft
    const id = `${factsOf(draft).party}Id`
    const at = plan.byName.get(id)!.at
    if (old?.[at] !== row[at]) startDimensions(scope, plan, row[0]!, [row[at]!])
    if ([...draft.given].some((name) => name.startsWith('shortcutDimension')))
      takeShortcuts(scope, plan, row, draft.given)
  },
  stored: (draft, row) => recalculate(draft.scope, factsOf(draft), String(row[0])),
  remove(draft) {
    const { holdsPosted } = factsOf(draft)
    if (holdsPosted && !draftStatuses.has(get(draft, 'status')))
      throw ruleBroken('A posted document cannot be deleted before the date that the setup allows.')
    for (const line of linesOf(draft.scope, factsOf(draft), draft.row[0]!))
      requireInvoiced(draft.scope, factsOf(draft), line)
    for (const line of linesOf(draft.scope, factsOf(draft), draft.row[0]!)) dropDimensions(draft.scope, line[0]!)
    dropDimensions(draft.scope, draft.row[0]!)
  },
}
