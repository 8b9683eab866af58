import { lookUp } from '../data/books.ts'
import type { Values } from '../data/rows.ts'
import { blankDate, type Row, type Value } from '../data/values.ts'
import { applyDateFormula } from '../domain/date-formula.ts'
import { documentOf, postedColumn } from '../domain/document-facts.ts'
import { linesOf, recalculate } from '../domain/recalculate.ts'
import type { Plan } from '../plan.ts'
import type { Scope } from '../scope.ts'
import { takeNumber } from '../write/series.ts'
import { copyDimensions, dropDimensions } from './dimensions.ts'
import { addRow, booksOf, changeRow, findRow, rowsWith, sharedColumns } from './rows.ts'

/** What a copy has instead of what the original has, by column. */
export interface CopyOptions {
  readonly header?: Values
  /** Nothing leaves the line out. */
  readonly line?: (row: Row) => Values | undefined
}

export interface Copied {
  readonly id: Value
  /** The line that was copied, by the line of the copy. */
  readonly origins: ReadonlyMap<Value, Value>
}

const parentType = (plan: Plan): string => plan.ways.get('dimensionSetLines')?.navigation.fixed?.parentType ?? ''

const dueDate = (scope: Scope, columns: Values): string => {
  const terms = lookUp(booksOf(scope), 'Payment Terms', columns['Payment Terms Id'] ?? '', 'Due Date Calculation')
  return applyDateFormula(String(columns['Document Date']), String(terms ?? ''))
}

/** Makes a draft of another kind from a document, with its lines and dimensions, and works out its amounts. */
export const copyDocument = (
  scope: Scope,
  fromSet: string,
  header: Row,
  toSet: string,
  options: CopyOptions = {},
): Copied => {
  const [from, to] = [documentOf(fromSet), documentOf(toSet)]
  const [fromPlan, toPlan] = [scope.plans.find(from.set)!, scope.plans.find(to.set)!]
  const [fromLines, toLines] = [scope.plans.find(from.lines)!, scope.plans.find(to.lines)!]
  const shared = { ...sharedColumns(scope, fromPlan.table, header, toPlan.table), ...options.header }
  const hasDueDate = 'Due Date' in shared && shared['Due Date'] !== blankDate
  const made = addRow(scope, toPlan.table, {
    ...shared,
    ...(!hasDueDate && { 'Due Date': dueDate(scope, shared) }),
    'No.': takeNumber(booksOf(scope).data, toPlan) ?? '',
    Status: 'Draft',
    [postedColumn]: false,
  })
  const id = made[0]!
  copyDimensions(scope, header[0]!, id, parentType(toPlan))
  const origins = new Map<Value, Value>()
  for (const row of linesOf(scope, from, header[0]!)) {
    const own = options.line ? options.line(row) : {}
    if (own === undefined) continue
    const line = addRow(scope, toLines.table, {
      ...sharedColumns(scope, fromLines.table, row, toLines.table),
      ...own,
      'Document Id': id,
    })
    copyDimensions(scope, row[0]!, line[0]!, parentType(toLines))
    origins.set(line[0]!, row[0]!)
  }
  recalculate(scope, to, String(id))
  return { id, origins }
}

/** Parents whose files are document attachments only, by the type that those name. */
export const documentAttachmentParents: ReadonlySet<string> = new Set(['Customer', 'Vendor', 'Item', 'Employee', 'Job'])

const fileTables = ['attachments', 'documentAttachments'] as const

/** Hands the files of a document over to the one that takes its place. */
export const moveFiles = (scope: Scope, fromId: Value, toId: Value, toType: string): void => {
  for (const table of fileTables)
    for (const row of rowsWith(scope, table, { 'Document Id': fromId }))
      changeRow(scope, table, row, { 'Document Id': toId, 'Document Type': toType })
}

/** Takes a document out together with its lines and all dimensions. */
export const dropDocument = (scope: Scope, set: string, id: Value): void => {
  const facts = documentOf(set)
  const [plan, lines] = [scope.plans.find(facts.set)!, scope.plans.find(facts.lines)!]
  const { data } = booksOf(scope)
  for (const row of linesOf(scope, facts, id)) {
    dropDimensions(scope, row[0]!)
    data.table(lines.table).remove(row)
  }
  dropDimensions(scope, id)
  const header = findRow(scope, plan.table, id)
  if (header) data.table(plan.table).remove(header)
}

/** Type that files name as their parent's, as the document's own page does. */
export const fileType = (plan: Plan): string => plan.ways.get('attachments')?.navigation.fixed?.parentType ?? ''
