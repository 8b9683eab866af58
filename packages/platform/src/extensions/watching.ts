import type { Connections } from '../connections/open.ts'
import type { Proving } from '../connections/proving.ts'
import type { Parts } from '../parts.ts'
import { defineRounds, type Rounds } from '../runs/rounds.ts'
import { type ConnectionView, setHealth } from '../store/connections.ts'
import { isUnderWay, listWithExtension, newestInstallation, noteExtension, sweepPackages } from '../store/extensions.ts'
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
