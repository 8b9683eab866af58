import { findBy, valueIn } from '../../data/books.ts'
import { columnOf } from '../../data/layouts.ts'
import { valueAt } from '../../data/rows.ts'
import { blankDate, blankGuid, type Row, type Value } from '../../data/values.ts'
import { mismatch, mustBeEqual, notInTable, ruleBroken, unresolved } from '../../errors.ts'
import { dropDimensions } from '../../posting/dimensions.ts'
import { startDimensions } from '../../posting/shortcut-dimensions.ts'
import { findRows } from '../../read/source.ts'
import type { Behaviour } from '../behaviour.ts'
import { type Draft, get, getHidden, isBlank, put, putHidden } from '../draft.ts'
import { nextNumber } from '../series.ts'
import { payments } from './payments.ts'

const batches = 'Gen. Journal Batch'

const batchOf = (draft: Draft): Row | undefined => draft.books.data.table(batches).find(String(get(draft, 'journalId')))

/** @throws Refusal Where the line names no journal, or two. */
const requireBatch = (draft: Draft): Row => {
  const name = get(draft, 'journalDisplayName')
  if (isBlank(get(draft, 'journalId'))) throw ruleBroken('You must specify a journal, or post to its lines.')
  const batch = batchOf(draft)
  if (batch === undefined) throw unresolved('journalId', 'Journal')
  if (name !== '' && draft.given.has('journalDisplayName') && valueIn(draft.books, batches, batch, 'Name') !== name)
    throw mismatch('journalId', 'journalDisplayName', 'Journal')
  return batch
}

/** The sets in which accounts of a kind are, by the kind's wire name. */
const setsOfKind: Readonly<Record<string, string>> = {
  G_x002F_L_x0020_Account: 'accounts',
  Customer: 'customers',
  Vendor: 'vendors',
  Bank_x0020_Account: 'bankAccounts',
  Employee: 'employees',
  Fixed_x0020_Asset: 'fixedAssets',
}

interface Side {
  readonly kind: string
  readonly id: string
  readonly number: string
}

const account: Side = { kind: 'accountType', id: 'accountId', number: 'accountNumber' }
const balancing: Side = { kind: 'balanceAccountType', id: 'balancingAccountId', number: 'balancingAccountNumber' }

const requirePosting = (draft: Draft, set: string, row: Row): void => {
  if (set !== 'accounts') return
  const plan = draft.scope.plans.find(set)!
  if (valueAt(plan, row, 'accountType') !== 'Posting' || valueAt(plan, row, 'directPosting') !== true)
    throw ruleBroken(`G/L account ${String(valueAt(plan, row, 'number'))} does not allow direct posting.`)
}

/** Sets one half of an account; the other half follows, in the set that the kind of account says. */
const assignSide =
  (side: Side, isId: boolean) =>
  (draft: Draft, value: Value): void => {
    const own = isId ? side.id : side.number
    const other = isId ? side.number : side.id
    put(draft, own, value)
    if (isBlank(value)) {
      put(draft, other, isId ? '' : blankGuid)
      return
    }
    const set = setsOfKind[String(get(draft, side.kind))] ?? 'accounts'
    const plan = draft.scope.plans.find(set)!
    const column = isId ? 'SystemId' : columnOf(plan.entity, 'number')
    const found = findBy(draft.books, plan.table, column, value)
    if (found === undefined) throw unresolved(own, 'Account')
    requirePosting(draft, set, found)
    const next = isId ? valueAt(plan, found, 'number')! : found[0]!
    if (draft.given.has(other) && get(draft, other) !== next) throw mismatch(side.id, side.number, 'Account')
    put(draft, other, next)
    if (side === account && !draft.given.has('description'))
      put(draft, 'description', valueAt(plan, found, 'displayName') ?? '')
  }

/** A tax code must be there, and customers, vendors and bank accounts have none. */
const checkTax = (draft: Draft): void => {
  const taxCode = String(get(draft, 'taxCode'))
  if (taxCode === '') return
  if (findBy(draft.books, 'taxGroups', 'Code', taxCode) === undefined)
    throw notInTable('VAT Prod. Posting Group', 'Gen. Journal Line', taxCode, 'VAT Product Posting Group')
  const kind = String(get(draft, 'accountType'))
  if (kind === 'Customer' || kind === 'Vendor' || kind === 'Bank_x0020_Account')
    throw mustBeEqual('VAT Prod. Posting Group', '', 'Gen. Journal Line', String(get(draft, 'lineNumber')), taxCode)
}

/** The line before a new one in its journal. */
const lastLine = (draft: Draft): Row | undefined =>
  findRows(draft.plan, draft.scope, [[draft.plan.byName.get('journalId')!.at, get(draft, 'journalId')]]).at(-1)

const finishLine = (draft: Draft): void => {
  const batch = requireBatch(draft)
  const { plan, books } = draft
  putHidden(draft, 'Journal Template Name', valueIn(books, batches, batch, 'Journal Template Name') ?? '')
  putHidden(draft, 'Journal Batch Name', valueIn(books, batches, batch, 'Name') ?? '')
  checkTax(draft)
  if (draft.old !== undefined) return
  const last = lastLine(draft)
  const before = (name: string): Value => (last && valueAt(plan, last, name)) ?? ''
  if (get(draft, 'lineNumber') === 0) put(draft, 'lineNumber', ((before('lineNumber') || 0) as number) + 10_000)
  if (get(draft, 'postingDate') === blankDate) put(draft, 'postingDate', before('postingDate') || books.today)
  if (get(draft, 'documentNumber') === '') put(draft, 'documentNumber', documentNumber(draft, last))
  takeBalancing(draft, batch)
}

/** The number of the line before while its document does not balance, else the next one. */
const documentNumber = (draft: Draft, last: Row | undefined): string => {
  if (last === undefined) return 'G00001'
  const number = String(valueAt(draft.plan, last, 'documentNumber'))
  const lines = findRows(draft.plan, draft.scope, [[draft.plan.byName.get('journalId')!.at, get(draft, 'journalId')]])
  const open = lines
    .filter((line) => valueAt(draft.plan, line, 'documentNumber') === number)
    .reduce((sum, line) => sum + (valueAt(draft.plan, line, 'amount') as number), 0)
  return Math.abs(open) > 0.004 ? number : nextNumber(number)
}

/** Payments show no balancing account and have that of their journal all the same. */
const takeBalancing = (draft: Draft, batch: Row): void => {
  if (!isBlank(getHidden(draft, 'Bal. Account No.'))) return
  putHidden(draft, 'Balance Account Id', valueIn(draft.books, batches, batch, 'BalAccountId') || blankGuid)
  putHidden(draft, 'Bal. Account No.', valueIn(draft.books, batches, batch, 'Bal. Account No.') ?? '')
}

/** A line takes the default dimensions of its accounts when those are set. */
const takeDimensions = (draft: Draft, row: Row): void => {
  const { plan, scope, old } = draft
  const at = (column: string): number => plan.layout.at.get(column) ?? -1
  const masters = ['Account Id', 'Balance Account Id', 'Customer Id', 'Vendor Id'].map(at).filter((each) => each >= 0)
  if (old !== undefined && masters.every((each) => old[each] === row[each])) return
  startDimensions(
    scope,
    plan,
    row[0]!,
    masters.map((each) => row[each]!),
  )
}

const batch: Behaviour = {
  remove(draft) {
    const lines = draft.books.data.table('Gen. Journal Line')
    const at = lines.layout.at.get('Journal Batch Id')!
    for (const line of lines.all().filter((row) => row[at] === draft.row[0])) lines.remove(line)
  },
}

export const journalBehaviours: Readonly<Record<string, Behaviour>> = {
  journals: batch,
  customerPaymentJournals: batch,
  vendorPaymentJournals: batch,
  journalLines: {
    assign: {
      accountId: assignSide(account, true),
      accountNumber: assignSide(account, false),
      balancingAccountId: assignSide(balancing, true),
      balancingAccountNumber: assignSide(balancing, false),
    },
    finish: finishLine,
    inserted: takeDimensions,
    removed: (draft) => dropDimensions(draft.scope, draft.row[0]!),
  },
  customerPayments: { ...payments('customer', finishLine), inserted: takeDimensions },
  vendorPayments: { ...payments('vendor', finishLine), inserted: takeDimensions },
}
