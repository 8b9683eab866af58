import type { Connections } from '../connections/open.ts'
import type { Parts } from '../parts.ts'
import type { Proving } from '../proving/proving.ts'
import { defineRounds, type Rounds } from '../runs/rounds.ts'
import type { ConnectionView } from '../store/connections.ts'
import { isUnderWay, listWithExtension, newestInstallation, noteExtension, sweepPackages } from '../store/extensions.ts'
import { noteSeen } from './noting.ts'
import { installedVersion, lackOf, surveyExtensions } from './survey.ts'

/** Looks every half hour whether extensions are still installed where they are needed. */
export interface ExtensionWatch extends Rounds {
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
export const defineExtensionWatch = (parts: WatchParts, connections: Connections, proving: Proving): ExtensionWatch => {
  const { db, now } = parts

  const look: ExtensionWatch['look'] = async ({ id, workspace_id: workspaceId }) => {
    const place = await connections.openPlace({ workspaceId, integrationId: undefined }, id)
    const { row } = place
    const app = row.wanted_extension?.app
    if (app === undefined) return
    const version = installedVersion(app, await surveyExtensions(place, parts))
    const before = row.extension
    const seenAt = new Date(now()).toISOString()
    const lack = lackOf(app, row.environment.name, version)
    const newest = lack && (await newestInstallation(db, id))
    // What is missing may be on its way.
    if (newest !== undefined && isUnderWay(newest)) return noteExtension(db, id, { version, seenAt })
    await noteSeen(db, row, { version, seenAt, lack })
    const wasLacking = before !== null && lackOf(app, row.environment.name, before.version) !== undefined
    // What else was amiss for want of it is proved anew.
    const isElse = row.concerns.some(({ source }) => source !== 'extension')
    if (lack === undefined && wasLacking && isElse && row.health !== 'in-setup') await proving.start(row)
  }

  const rounds = defineRounds(parts, {
    name: 'extension.watch',
    everyMs,
    first: () => sweepPackages(db, new Date(now() - keptMs)),
    list: (after, limit) => listWithExtension(db, after, limit),
    // No answer says nothing about the extension.
    look,
  })
  return { ...rounds, look }
}
