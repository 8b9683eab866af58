import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import type { Proving } from '../connections/proving.ts'
import { turns } from '../connections/turns.ts'
import type { Parts } from '../parts.ts'
import { type ConnectionView, setHealth } from '../store/connections.ts'
import { isUnderWay, listWithExtension, newestInstallation, noteExtension, sweepPackages } from '../store/extensions.ts'
import { installedVersion, lackOf, surveyExtensions } from './survey.ts'

/** Looks every half hour whether extensions are still installed where they are needed. */
export interface ExtensionWatch {
  /** Begins the next round, unless it waits already; after the runs were launched. */
  readonly begin: () => Promise<void>
  /**
   * Looks at one connection now and stores what was seen.
   *
   * @throws Fault `bc.*`, `auth.*`, `net.*`, and what opening the connection throws
   */
  readonly look: (row: Pick<ConnectionView, 'id' | 'workspace_id'>) => Promise<void>
}

type WatchParts = Pick<Parts, 'db' | 'log' | 'runs' | 'outgoing' | 'now'>

const everyMs = 1_800_000
/** A file that nobody needs is kept so long, because somebody may be about to name it, in milliseconds. */
const keptMs = 3_600_000
/** Connections in one step of a round, and at the same time. */
const pageSize = 100
const mostAtOnce = 5

export const defineExtensionWatch = (parts: WatchParts, connections: Connections, proving: Proving): ExtensionWatch => {
  const { db, log, runs, now } = parts

  const look: ExtensionWatch['look'] = async ({ id, workspace_id: workspaceId }) => {
    const place = await connections.openPlace({ workspaceId, integrationId: undefined }, id)
    const { row } = place
    const app = row.wanted_extension?.app
    if (app === undefined) return
    const version = installedVersion(app, await surveyExtensions(place, parts))
    const before = row.extension
    const at = new Date(now())
    await noteExtension(db, id, { version, seenAt: at.toISOString() })
    const lack = lackOf(app, row.environment.name, version)
    if (lack === undefined) {
      const wasLacking = before !== null && lackOf(app, row.environment.name, before.version) !== undefined
      if (wasLacking && row.health === 'needs-attention') await proving.start(row)
      return
    }
    const newest = await newestInstallation(db, id)
    if (newest !== undefined && isUnderWay(newest)) return
    await setHealth(db, id, { from: ['connected'], to: 'needs-attention', reason: lack.message, at })
  }

  const lookQuietly = async (place: Pick<ConnectionView, 'id' | 'workspace_id'>): Promise<void> => {
    try {
      await look(place)
    } catch (error) {
      // No answer says nothing about the extension.
      if (!(error instanceof Fault)) log.warn({ err: error, connectionId: place.id }, 'a look at an extension failed')
    }
  }

  /** @returns The last connection of the page; undefined after the last page. */
  const lookAtPage = async (after: string | undefined): Promise<string | undefined> => {
    const page = await listWithExtension(db, after, pageSize)
    const turn = turns(mostAtOnce)
    await Promise.all(page.map((place) => turn(() => lookQuietly(place))))
    return page.length < pageSize ? undefined : page.at(-1)?.id
  }

  const watching = runs.define<{ readonly slot: number }>('extension.watch', async (run, { slot }) => {
    await run.sleep(Math.max(0, slot * everyMs - now()))
    // First of all, so that a round that fails is not the last.
    await run.step('next round', () => start(Math.floor(now() / everyMs) + 1))
    await run.step('tidy', () => sweepPackages(db, new Date(now() - keptMs)))
    let after: string | undefined
    for (let page = 1; ; page += 1) {
      const from = after
      after = await run.step(`page ${page}`, () => lookAtPage(from))
      if (after === undefined) return
    }
  })

  const start = (slot: number) => watching.start(`extension.watch ${slot}`, { slot })

  return { begin: () => start(Math.floor(now() / everyMs) + 1), look }
}
