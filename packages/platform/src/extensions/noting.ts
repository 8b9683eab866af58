import type { Fault } from '@landbridge/model'
import { setConcern } from '../store/concerns.ts'
import type { ConnectionView } from '../store/connections.ts'
import type { Db } from '../store/database.ts'
import { insertEvent } from '../store/events.ts'
import { noteExtension } from '../store/extensions.ts'
import type { SeenExtension } from '../store/tables/connections.ts'

export interface Seen extends SeenExtension {
  /** What it means that it is missing or too old; undefined where it is as it should be. */
  readonly lack: Fault | undefined
}

type Row = Pick<ConnectionView, 'id' | 'workspace_id' | 'integration_id' | 'health' | 'wanted_extension'>

/** Stores what was seen of the extension of a connection, and what follows from it once the connection is in use. */
export const noteSeen = (db: Db, row: Row, { version, seenAt, lack }: Seen): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await noteExtension(tx, row.id, { version, seenAt })
    const app = row.wanted_extension?.app
    if (app === undefined || row.health === 'in-setup') return
    const at = new Date(seenAt)
    const concern = lack && {
      severity: 'attention' as const,
      what: lack.message,
      who: lack.fact.who,
      remedy: lack.fact.remedy,
      code: lack.code,
    }
    const came = await setConcern(tx, row.id, 'extension', concern, at)
    const about = { workspaceId: row.workspace_id, integrationId: row.integration_id, connectionId: row.id, at }
    if (came === 'new' && lack !== undefined)
      await insertEvent(tx, {
        ...about,
        kind: 'extension.removed',
        data: { app: app.name, needed: app.version, installed: version, what: lack.message },
      })
    if (came === 'ended' && version !== null)
      await insertEvent(tx, { ...about, kind: 'extension.found', data: { app: app.name, installed: version } })
  })
