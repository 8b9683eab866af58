import type { Check } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { viewConnection } from '../connections/view.ts'
import type { CallContext, Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import type { Proving } from '../proving/proving.ts'
import { type CheckRow, findCheck, listChecks, listLines } from '../store/checks.ts'
import { inLanguage } from '../words/fields.ts'
import { tell } from '../words/tell.ts'
import { writeMarkdown } from './report/markdown.ts'
import { writePage } from './report/page.ts'
import { reportOf } from './report/report.ts'

type Operation = 'checks.start' | 'checks.read' | 'checks.report' | 'checks.list'

/** Checks that are shown in a list. */
const mostListed = 50
/** Most checks end within seconds, in milliseconds. */
const longMs = 60_000

/** Proving checks of connections that were set up. */
export const checkHandlers = (
  { db, now, pagesUrl }: Pick<Parts, 'db' | 'now' | 'pagesUrl'>,
  connections: Connections,
  proving: Proving,
): Pick<Handlers, Operation> => {
  const view = async (row: CheckRow): Promise<Check> => ({ ...viewCheck(row), lines: await listLines(db, row.id) })

  const get = async (context: CallContext, connectionId: string, checkId: string): Promise<CheckRow> => {
    await connections.get(context, connectionId)
    const row = await findCheck(db, checkId)
    if (row?.connection_id !== connectionId) throw new Fault('check.unknown')
    return row
  }

  /** A check that takes longer than any does is looked after when somebody asks for it. */
  const lookAfter = async (row: CheckRow): Promise<CheckRow> => {
    if (row.state !== 'running' || now() - row.started_at.getTime() < longMs) return row
    await proving.resume(row)
    return (await findCheck(db, row.id)) ?? row
  }

  return {
    'checks.start': async ({ connectionId }, context) => {
      const connection = await connections.get(context, connectionId)
      if (connection.health === 'in-setup') throw new Fault('connection.not_ready')
      return view(await proving.start(connection))
    },

    'checks.read': async ({ connectionId, checkId }, context) =>
      view(await lookAfter(await get(context, connectionId, checkId))),

    'checks.report': async ({ connectionId, checkId, as }, context) => {
      const connection = await connections.get(context, connectionId)
      const check = await view(await lookAfter(await get(context, connectionId, checkId)))
      const { language } = context
      const say = (text: string) => tell(language, text)
      const report = reportOf(
        inLanguage(language, check),
        inLanguage(language, viewConnection(connection)),
        { pages: pagesUrl() },
        say,
      )
      const isPage = as === 'html'
      return {
        name: `check-${check.startedAt.slice(0, 10)}-${connectionId.slice(0, 8)}.${isPage ? 'html' : 'md'}`,
        type: isPage ? 'text/html; charset=utf-8' : 'text/markdown; charset=utf-8',
        document: isPage ? writePage(report, language) : writeMarkdown(report),
      }
    },

    'checks.list': async ({ connectionId }, context) => {
      await connections.get(context, connectionId)
      return { checks: (await listChecks(db, connectionId, mostListed)).map(viewCheck) }
    },
  }
}

const viewCheck = (row: CheckRow): Omit<Check, 'lines'> => ({
  id: row.id,
  connectionId: row.connection_id,
  state: row.state,
  verdict: row.verdict,
  startedAt: row.started_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
})
