import { gunzipSync } from 'node:zlib'
import type { CompanyData } from '../company-data.ts'
import type { MakeRows } from '../computed/asked.ts'
import { cell } from '../data/layouts.ts'
import { stamp, type Values, valueAt, withValues } from '../data/rows.ts'
import type { Row } from '../data/values.ts'
import { NotSimulated, ruleBroken } from '../errors.ts'
import type { Plan } from '../plan.ts'
import { dataFor, type Scope } from '../scope.ts'

/** A task that was queued for a package. */
interface Task {
  readonly kind: 'import' | 'apply'
  readonly startsAt: number
  readonly endsAt: number
  readonly outcome: Values
}

/** Tasks by the id of their package, for the books in which it is. */
const tasks = new WeakMap<CompanyData, Map<string, Task>>()

const queueMs = 200
const mostBytes = 256 * 1024 * 1024

const change = (data: CompanyData, plan: Plan, row: Row, values: Values, now: number): Row => {
  const next = stamp(withValues(plan, row, values), data.nextVersion(), now)
  data.table(plan.table).replace(row, next)
  return next
}

/** Carries on the tasks of a package as far as time allows. */
const settle = (data: CompanyData, plan: Plan, row: Row, now: number): void => {
  const own = tasks.get(data)
  const task = own?.get(String(row[cell.id]))
  if (task === undefined || task.startsAt > now) return
  if (task.endsAt > now) {
    const status = `${task.kind}Status`
    if (valueAt(plan, row, status) !== 'InProgress') change(data, plan, row, { [status]: 'InProgress' }, now)
    return
  }
  own!.delete(String(row[cell.id]))
  change(data, plan, row, task.outcome, now)
}

export const configurationPackages: MakeRows = ({ plan, scope }) => {
  const data = dataFor(scope, plan)
  const table = data.table(plan.table)
  for (const row of [...table.all()]) settle(data, plan, row, scope.now)
  return table.all()
}

/** The text of a package: XML, packed by gzip. Undefined for anything else. */
const textOf = (bytes: Buffer): string | undefined => {
  try {
    const text = gunzipSync(bytes, { maxOutputLength: mostBytes })
      .toString('utf8')
      .replace(/^\ufeff/, '')
    return /<DataList[\s>]/.test(text) ? text : undefined
  } catch {
    return undefined
  }
}

/** How many tables a package has, and how many records: within `XList`, each record is an `X`. */
const countOf = (text: string): Values => {
  const lists = [...text.matchAll(/<(\w+)List>([\s\S]*?)<\/\1List>/g)].filter(([, name]) => name !== 'Data')
  const records = lists.reduce(
    (sum, [, name, inner = '']) => sum + [...inner.matchAll(new RegExp(`<${name}>`, 'g'))].length,
    0,
  )
  return { numberOfTables: lists.length, numberOfRecords: records }
}

const importOutcome = (bytes: Buffer): Values => {
  const text = textOf(bytes)
  return text === undefined
    ? { importStatus: 'Error', importError: 'The file is not a configuration package.' }
    : { importStatus: 'Completed', importError: '', ...countOf(text) }
}

const isBusy = (plan: Plan, row: Row): boolean =>
  ['importStatus', 'applyStatus'].some((name) => ['Scheduled', 'InProgress'].includes(String(valueAt(plan, row, name))))

const fileOf = (scope: Scope, code: string): Buffer | undefined => {
  const plan = scope.plans.find('file')
  if (plan === undefined) return undefined
  const data = dataFor(scope, plan)
  const row = data
    .table(plan.table)
    .all()
    .find((each) => valueAt(plan, each, 'code') === code)
  return row && data.streams.get(`file/${String(row[cell.id])}/content`)?.bytes
}

/**
 * Queues the import of a package's file, or the transfer of what was imported.
 *
 * @throws NotSimulated for the transfer of records: which table each belongs to is not known field by field.
 * @throws Refusal While another task of the package runs; without a file; before a good import.
 */
export const queueTask = (scope: Scope, plan: Plan, row: Row, kind: Task['kind']): void => {
  if (isBusy(plan, row)) throw ruleBroken('An import or apply of the package is running already.')
  const data = dataFor(scope, plan)
  const bytes = fileOf(scope, String(valueAt(plan, row, 'code')))
  if (kind === 'import' && (bytes === undefined || bytes.length === 0))
    throw ruleBroken('The package file must be uploaded before it is imported.')
  if (kind === 'apply' && valueAt(plan, row, 'importStatus') !== 'Completed')
    throw ruleBroken('The package has to be imported successfully before it can be applied.')
  if (kind === 'apply' && Number(valueAt(plan, row, 'numberOfRecords')) > 0)
    throw new NotSimulated('writing the records of a configuration package')
  const startsAt = scope.now + queueMs
  const outcome = kind === 'import' ? importOutcome(bytes!) : { applyStatus: 'Completed', applyError: '' }
  const own = tasks.get(data) ?? new Map<string, Task>()
  tasks.set(data, own)
  own.set(String(row[cell.id]), { kind, startsAt, endsAt: startsAt + scope.sim.settings.deploymentMs, outcome })
  change(data, plan, row, { [`${kind}Status`]: 'Scheduled', [`${kind}Error`]: '' }, scope.now)
}
