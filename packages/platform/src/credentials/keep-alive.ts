import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { concernOfRefusal } from '../connections/sign-in-ended.ts'
import { setConcern } from '../store/concerns.ts'
import { findHolder } from '../store/credential-life.ts'
import type { LifeParts } from './own-graph.ts'

/** A sign-in that was not used for so long is renewed, in milliseconds: Entra ends it after 90 days. */
const idleMs = 30 * 86_400_000

/**
 * Renews the sign-in of a person that was not used for a month, so that it does not end by itself: also while the
 * connection is paused, since nothing goes to Business Central for that. Why one has ended is noted.
 *
 * @throws Fault `auth.*`, `net.*`
 */
export const keepAlive = async (
  { db, now }: Pick<LifeParts, 'db' | 'now'>,
  connections: Pick<Connections, 'get' | 'signIn'>,
  subjectId: string,
): Promise<void> => {
  const holder = await findHolder(db, subjectId)
  if (holder?.flow !== 'delegated' || holder.connection_id === null) return
  if (now() - (holder.renewed_at?.getTime() ?? 0) < idleMs) return
  const scope = { workspaceId: holder.workspace_id, integrationId: undefined }
  const source = connections.signIn(await connections.get(scope, holder.connection_id))
  if (source === undefined) return
  try {
    await source({})
  } catch (error) {
    if (!(error instanceof Fault) || error.fact.retry.startsWith('later') || !error.code.startsWith('auth.'))
      throw error
    await setConcern(db, holder.connection_id, 'sign-in', concernOfRefusal(holder.flow, error), new Date(now()))
    throw error
  }
}
