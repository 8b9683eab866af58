import type { EventView } from '@landbridge/contract'
import type { Command } from 'commander'
import { chooseConnection } from '../choose-connection.ts'
import { Complaint } from '../complaint.ts'
import type { Style } from '../output.ts'
import { type Outside, pause } from '../outside.ts'
import { type CommonOptions, openSession, type Session, withTarget } from '../session.ts'
import { oneLine } from '../text.ts'
import { writeList } from '../write-list.ts'

interface EventOptions extends CommonOptions {
  readonly kind?: string
  readonly connection?: string
  readonly since?: string
  readonly top?: string
  readonly follow?: boolean
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Reads a moment, or how long ago it was: `30m`, `12h`, `7d`. */
const readSince = (text: string, now: number): string => {
  const [, count, unit = ''] = /^(\d{1,5})([mhd])$/.exec(text) ?? []
  const at = count === undefined ? Date.parse(text) : now - Number(count) * (units[unit] ?? 0)
  if (Number.isNaN(at)) throw new Complaint('usage', `"${text}" is no moment.`, 'Write 2026-11-20, 30m, 12h or 7d.')
  return new Date(at).toISOString()
}

const colours: Readonly<Record<EventView['gravity'], Style>> = {
  note: 'dim',
  degraded: 'yellow',
  attention: 'yellow',
  broken: 'red',
}

const placeOf = ({ connection, integration }: EventView): string => connection?.name ?? integration?.name ?? ''

const lineOf = (session: Session, event: EventView): string =>
  [
    event.at.slice(0, 19).replace('T', ' '),
    session.output.paint(colours[event.gravity], event.kind, 'answer'),
    ...(placeOf(event) === '' ? [] : [session.output.paint('bold', oneLine(placeOf(event)), 'answer')]),
    oneLine(event.text),
  ].join('  ')

type Filter = { readonly kind?: string; readonly connectionId?: string }

/** What is written at the same time may become visible a little later, behind newer ones. */
const overlapMs = 60_000

/** Writes events as they come, the oldest first, until the person interrupts; with `--json` one value in each line. */
const follow = async (session: Session, filter: Filter, since: string): Promise<void> => {
  const { output, outside, call } = session
  const told = new Map<string, string>()
  let newest = since
  for (;;) {
    const from = new Date(Math.max(Date.parse(since), Date.parse(newest) - overlapMs)).toISOString()
    const fresh: EventView[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await call('events.list', { ...filter, since: from, top: 100, ...(cursor && { cursor }) })
      fresh.push(...page.events.filter(({ id }) => !told.has(id)))
      if (page.next === null || page.events.some(({ id }) => told.has(id))) break
      cursor = page.next
    }
    for (const event of fresh.reverse()) {
      told.set(event.id, event.at)
      if (event.at > newest) newest = event.at
      output.answer(output.json ? JSON.stringify(event) : lineOf(session, event))
    }
    for (const [id, at] of told) if (Date.parse(at) < Date.parse(newest) - 2 * overlapMs) told.delete(id)
    await pause(outside)
  }
}

const events = async (session: Session, options: EventOptions): Promise<void> => {
  const now = (session.outside.now ?? Date.now)()
  const since = options.since === undefined ? undefined : readSince(options.since, now)
  const filter = {
    ...(options.kind !== undefined && { kind: options.kind }),
    ...(options.connection !== undefined && {
      connectionId: (await chooseConnection(session, options.connection)).id,
    }),
  }
  if (options.follow === true) return follow(session, filter, since ?? new Date(now).toISOString())
  const top = Number(options.top ?? 50)
  if (!Number.isInteger(top) || top < 1 || top > 500) throw new Complaint('usage', 'Write --top with 1 to 500.')
  const answer = await session.call('events.list', { ...filter, top, ...(since !== undefined && { since }) })
  writeList(
    session,
    answer,
    [{ title: 'At (UTC)' }, { title: 'Kind' }, { title: 'Connection' }, { title: 'What happened' }],
    answer.events.map((each) => [each.at.slice(0, 19).replace('T', ' '), each.kind, placeOf(each), oneLine(each.text)]),
    'Nothing has happened yet.',
  )
  if (answer.next !== null) session.output.say(`There are more; write --top 500 or --since.`)
}

export const addEventCommand = (program: Command, outside: Outside): void => {
  withTarget(program.command('events'))
    .description('list what happened to connections, newest first, or follow it')
    .option('-f, --follow', 'write events as they come, until interrupted')
    .option('--kind <kinds>', 'only these kinds, separated by commas, for example connection.health_changed')
    .option('-c, --connection <connection>', 'id, name or linked account of the connection')
    .option('--since <moment>', 'only this moment and later: 2026-11-20, 30m, 12h, 7d')
    .option('--top <count>', 'so many at most', '50')
    .action(async (options: EventOptions) => events(await openSession(outside, options), options))
}
