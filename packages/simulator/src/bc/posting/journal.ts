import type { Row, Value } from '../data/values.ts'
import { ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { rateOn } from './currency.ts'
import { requirePostingDate } from './dates.ts'
import { dimensionsOf, dropDimensions } from './dimensions.ts'
import { type LedgerLine, postToLedger } from './general-ledger.ts'
import { type JournalEntry, lineCurrency, openSide, writeSide } from './journal-sides.ts'
import { withVat } from './journal-vat.ts'
import { booksOf, changeRow, money, readNumber, readText, rowsWith, sumOf } from './rows.ts'

const table = 'Gen. Journal Line'

/**
 * Posts all lines of a journal and empties it.
 *
 * @throws Refusal Where there is no line, a document does not balance, or a line may not be posted. Nothing is posted
 *         then.
 */
export const postJournal = (scope: Scope, journalId: Value): void => {
  const lines = rowsWith(scope, table, { 'Journal Batch Id': journalId })
  if (lines.length === 0) throw ruleBroken('There is nothing to post because the journal has no lines.')
  const entries = lines.flatMap((line) => toEntry(scope, line))
  if (entries.length === 0) throw ruleBroken('There is nothing to post because the lines of the journal are empty.')
  const documents = byDocument(entries)
  const whole = [...documents].map(([name, own]) => balanced(name, own))
  for (const own of whole) postOne(scope, own)
  for (const line of lines) {
    dropDimensions(scope, line[0]!)
    booksOf(scope).data.table(table).remove(line)
  }
}

const toEntry = (scope: Scope, line: Row): JournalEntry[] => {
  const of = (column: string): string => readText(scope, table, line, column)
  const amount = readNumber(scope, table, line, 'Amount')
  if (amount === 0 && of('Account No.') === '') return []
  const date = of('Posting Date')
  const number = of('Document No.')
  requirePostingDate(scope, date, `journal line ${readNumber(scope, table, line, 'Line No.')}`)
  if (number === '') throw ruleBroken('Every line of the journal must have a document number.')
  const account = openSide(scope, line, { kind: 'Account Type', number: 'Account No.' })
  const balancing = of('Bal. Account No.') === '' ? undefined : openSide(scope, line, balancingColumns)
  const currencyId = lineCurrency(scope, line, balancing ? [account, balancing] : [account])
  return [
    {
      line,
      number,
      date,
      documentType: of('Document Type'),
      description: of('Description'),
      externalNumber: of('External Document No.'),
      amount,
      currencyId,
      localAmount: money(amount * rateOn(scope, currencyId, date)),
      account,
      balancing,
    },
  ]
}

/** Lines of one number and one day belong together. */
const byDocument = (entries: readonly JournalEntry[]): ReadonlyMap<string, readonly JournalEntry[]> => {
  const found = new Map<string, JournalEntry[]>()
  for (const entry of entries) {
    const name = `${entry.number} of ${entry.date}`
    found.set(name, [...(found.get(name) ?? []), entry])
  }
  return found
}

const balancingColumns = { kind: 'Bal. Account Type', number: 'Bal. Account No.' } as const

/**
 * A line with a balancing account balances by itself. Lines of one foreign currency that even out may differ in local
 * currency by what was rounded, which the last of them takes.
 *
 * @throws Refusal Where a document is out of balance.
 */
const balanced = (name: string, entries: readonly JournalEntry[]): readonly JournalEntry[] => {
  const open = entries.filter(({ balancing }) => balancing === undefined)
  const out = sumOf(open.map(({ localAmount }) => localAmount))
  if (out === 0) return entries
  const last = open.at(-1)!
  const isRounding =
    last.currencyId !== '' &&
    open.every(({ currencyId }) => currencyId === last.currencyId) &&
    sumOf(open.map(({ amount }) => amount)) === 0
  if (!isRounding) throw ruleBroken(`The document ${name} is out of balance by ${out.toFixed(2)}.`)
  return entries.map((entry) => (entry === last ? { ...entry, localAmount: money(entry.localAmount - out) } : entry))
}

const postOne = (scope: Scope, entries: readonly JournalEntry[]): void => {
  const [first] = entries
  const head = {
    date: first!.date,
    documentNumber: first!.number,
    documentType: first!.documentType,
    description: first!.description,
  }
  const lines = entries.flatMap((entry): LedgerLine[] => {
    const { line, description, localAmount, balancing } = entry
    const dimensions = dimensionsOf(scope, [], [line[0]!])
    const parts = withVat(scope, entry)
    return [
      ...parts.map((part) => ({ description, dimensions, ...part })),
      ...(balancing ? [{ account: balancing.account, amount: -localAmount, description, dimensions }] : []),
    ]
  })
  const posted = postToLedger(scope, head, lines)
  for (const entry of entries) {
    writeSide(scope, entry, entry.account, 1)
    if (entry.balancing) writeSide(scope, entry, entry.balancing, -1)
  }
  for (const { line } of entries) moveAttachments(scope, line, posted[0])
}

/** Files of a line stay with the entries that it made. */
const moveAttachments = (scope: Scope, line: Row, entry: Row | undefined): void => {
  if (entry === undefined) return
  for (const file of rowsWith(scope, 'attachments', { 'Document Id': line[0]! }))
    changeRow(scope, 'attachments', file, { 'Document Id': entry[0]! })
}
