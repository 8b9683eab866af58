import type { BusinessRecord, CallOf, Contract } from '@landbridge/contract'
import { type Command, InvalidArgumentError } from 'commander'
import { chooseConnection } from '../choose-connection.ts'
import { cellText, chooseColumns, columnHeads } from '../columns.ts'
import type { Outside } from '../outside.ts'
import { type CommonOptions, openSession, type Session, withConnection } from '../session.ts'
import { drawTable, type Table } from '../table.ts'
import { oneLine } from '../text.ts'
import { type RouteChoice, routeOption } from './catalogue.ts'

/** Options of every command that works on records. */
export interface RecordOptions extends CommonOptions {
  readonly connection?: string
  readonly company?: string
  readonly route: RouteChoice
}

interface ListOptions extends RecordOptions {
  readonly top?: number
  readonly filter?: string
  readonly select?: string
  readonly orderBy?: string
  readonly expand?: string
  readonly parent?: string
  readonly cursor?: string
  readonly count?: boolean
  readonly all?: boolean
}

/** Records of a list without `--top`. */
const usualTop = 20
/** Records of a page where all are asked for. */
const pageOfAll = 1_000

export const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It is a whole number from 1.')
  return value
}

/** Adds the options of every command that works on records. */
export const withRecords = (command: Command): Command =>
  withConnection(command)
    .option('--company <company>', 'name or id of the company; default: the first of the connection')
    .addOption(routeOption())

/** Where the records are: connection and company, as the person named them. */
export const placeOf = async (session: Session, set: string, options: RecordOptions) => {
  const connection = await chooseConnection(session, options.connection)
  const company = connection.companies.find(({ id, name, displayName }) =>
    [id, name, displayName].some((text) => text.toLowerCase() === options.company?.toLowerCase()),
  )
  return {
    connectionId: connection.id,
    set,
    route: options.route,
    // A company that the connection does not include is refused by Landbridge, which knows them all.
    ...(options.company === undefined ? {} : { companyId: company?.id ?? options.company }),
  }
}

type ListInput = CallOf<Contract['records.list']>

/** Pages one after another, until there is none or one is enough. */
async function* pagesOf(session: Session, first: ListInput, all: boolean) {
  let page = await session.call('records.list', first)
  yield page
  const { connectionId, set, route, companyId } = first
  while (all && page.next !== null) {
    page = await session.call('records.list', {
      connectionId,
      set,
      route,
      ...(companyId === undefined ? {} : { companyId }),
      cursor: page.next,
    })
    yield page
  }
}

/** Written as it comes, so that a million records need no memory. */
const writeJson = async (
  session: Session,
  pages: AsyncIterable<{ records: BusinessRecord[]; next: string | null }>,
) => {
  const { stdout } = session.outside
  let separator = '{\n  "records": ['
  let last: { next: string | null; count?: number } = { next: null }
  for await (const { records, ...rest } of pages) {
    for (const record of records) {
      if (!stdout.write(`${separator}\n    ${JSON.stringify(record)}`))
        await new Promise((resolve) => stdout.once('drain', resolve))
      separator = ','
    }
    last = { ...last, ...rest }
  }
  const empty = separator !== ',' ? separator : ''
  const count = last.count === undefined ? '' : `,\n  "count": ${last.count}`
  stdout.write(`${empty}\n  ],\n  "next": ${JSON.stringify(last.next)}${count}\n}\n`)
}

const list = async (session: Session, set: string, options: ListOptions): Promise<void> => {
  const { output } = session
  const place = await placeOf(session, set, options)
  const asked = options.cursor === undefined ? queryOf(options) : { cursor: options.cursor }
  const pages = pagesOf(session, { ...place, ...asked }, options.all === true)
  if (output.json) {
    await writeJson(session, pages)
    return
  }
  let table: Table | undefined
  let names: string[] = []
  let next: string | null = null
  let rows = 0
  for await (const page of pages) {
    if (page.count !== undefined) output.say(`${page.count} in all.`)
    if (page.records.length === 0) continue
    next = page.next
    rows += page.records.length
    const known = table
    if (known === undefined) names = chooseColumns(page.records, options.select)
    const cells = page.records.map((record) => names.map((name) => cellText(record[name])))
    if (known !== undefined) for (const line of known.more(cells)) output.answer(line)
    else {
      table = drawTable(columnHeads(names, page.records), cells, output.columns, (line) =>
        output.paint('bold', line, 'answer'),
      )
      for (const line of table.lines) output.answer(line)
    }
  }
  if (rows === 0) {
    output.say(`There are no ${set} here that match.`)
    return
  }
  const left = table?.left.length ?? 0
  if (left > 0) output.say(`${left} more properties: choose with --select, or see all with --json.`)
  if (next !== null && options.all !== true) output.say('There are more: --all, or a larger --top.')
}

const queryOf = (options: ListOptions): Partial<ListInput> => ({
  top: options.top ?? (options.all === true ? pageOfAll : usualTop),
  ...(options.filter === undefined ? {} : { filter: options.filter }),
  ...(options.select === undefined ? {} : { select: options.select }),
  ...(options.orderBy === undefined ? {} : { orderBy: options.orderBy }),
  ...(options.expand === undefined ? {} : { expand: options.expand }),
  ...(options.parent === undefined ? {} : { parent: options.parent }),
  ...(options.count === true ? { count: 'true' } : {}),
})

/** Writes one record: as JSON, or a line for each property that is not blank. */
export const writeRecord = ({ output }: Session, record: BusinessRecord): void => {
  if (output.json) {
    output.value(record)
    return
  }
  const filled = Object.entries(record).filter(([name, value]) => name === '@odata.etag' || cellText(value) !== '')
  const width = Math.max(...filled.map(([name]) => name.length))
  for (const [name, value] of filled)
    output.answer(`${output.paint('dim', name.padEnd(width), 'answer')}  ${oneLine(cellText(value))}`)
}

export const addReadCommands = (program: Command, outside: Outside): void => {
  withRecords(program.command('list'))
    .description('list records of an entity set')
    .argument('<set>', 'entity set, for example customers; see `landbridge sets`')
    .option('--top <n>', `at most so many (default: ${usualTop})`, wholeNumber)
    .option('--all', 'all of them, however many')
    .option('--filter <filter>', `OData filter, for example "startswith(displayName,'A')"`)
    .option('--select <properties>', 'only these properties, comma separated')
    .option('--order-by <order>', 'for example "displayName desc"')
    .option('--expand <navigation>', 'with what they lead to, for example salesInvoiceLines')
    .option('--parent <way>', 'way to the parent, where the entity set is a part of another')
    .option('--count', 'also count all that match')
    .option('--cursor <cursor>', 'go on with `next` of an earlier --json')
    .action(async (set: string, options: ListOptions) => list(await openSession(outside, options), set, options))

  withRecords(program.command('get'))
    .description('read one record')
    .argument('<set>', 'entity set')
    .argument('<key>', 'key of the record: its id')
    .option('--select <properties>', 'only these properties, comma separated')
    .option('--expand <navigation>', 'with what it leads to')
    .action(async (set: string, key: string, options: RecordOptions & { select?: string; expand?: string }) => {
      const session = await openSession(outside, options)
      const record = await session.call('records.read', {
        ...(await placeOf(session, set, options)),
        key,
        ...(options.select === undefined ? {} : { select: options.select }),
        ...(options.expand === undefined ? {} : { expand: options.expand }),
      })
      writeRecord(session, record)
    })
}
