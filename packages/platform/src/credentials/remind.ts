import { setConcern } from '../store/concerns.ts'
import { addMark, endOf, type KeyView, rollsByItself } from '../store/credential-life.ts'
import { listDependents } from '../store/credential-use.ts'
import { insertEvent } from '../store/events.ts'
import { concernOf, daysUntil, dueReminder, nameOfKey } from './expiry.ts'
import type { LifeParts } from './own-graph.ts'

/**
 * Tells of the end of a credential ahead of it, each time once, and says to the connections that depend on it how
 * they fare by it.
 */
export const remind = async ({ db, now }: Pick<LifeParts, 'db' | 'now'>, view: KeyView): Promise<void> => {
  const { key, holder } = view
  const at = new Date(now())
  const end = endOf(key)
  const due = end === null ? undefined : dueReminder(end, now())
  await db.transaction().execute(async (tx) => {
    if (end !== null && due !== undefined) {
      const told = await insertEvent(tx, {
        workspaceId: holder.workspace_id,
        integrationId: holder.integration_id,
        connectionId: holder.connection_id,
        kind: 'credential.expires_soon',
        at,
        data: {
          credentialId: key.id,
          credential: nameOfKey(key),
          of: holder.connection_name ?? holder.integration_name,
          expiresAt: end.toISOString(),
          daysLeft: daysUntil(end, now()),
          rollsByItself: rollsByItself(view),
        },
        once: `credential ${key.id} ${end.toISOString().slice(0, 10)} ${due}`,
      })
      if (told !== undefined) await addMark(tx, key.id, 'reminded', at, String(daysUntil(end, now())))
    }
    const concern = concernOf(view, now())
    for (const id of await listDependents(tx, holder)) await setConcern(tx, id, 'credential', concern, at)
  })
}
