import type { Mender } from '@landbridge/model'
import type { Selectable } from 'kysely'
import type { Db } from './database.ts'
import { insertEvent } from './events.ts'
import type { ConcernSource, ConcernTables, Severity } from './tables/concerns.ts'
import type { Health } from './tables/connections.ts'
import { within } from './within.ts'

export type ConcernRow = Selectable<ConcernTables['concerns']>

/** Something that is amiss with a connection. */
export interface Concern {
  readonly severity: Severity
  /** One or two sentences. */
  readonly what: string
  /** Who can mend it. */
  readonly who: Mender
  readonly remedy?: string
  /** Code of the fault, where there is one. */
  readonly code?: string
}

const healthOf: Readonly<Record<Severity, Health>> = {
  degraded: 'degraded',
  attention: 'needs-attention',
  broken: 'broken',
}

/** Of one source: there is one now, there was one before too, there is none any more, or neither. */
export type ConcernChange = 'new' | 'kept' | 'ended' | 'none'

/** The gravest first. */
const severities: readonly Severity[] = ['broken', 'attention', 'degraded']

/**
 * Says what one source finds amiss with a connection, or that it finds nothing amiss any more. The health of the
 * connection is the worst of its concerns; a change of it is the event `connection.health_changed`, in the same
 * transaction. While a connection is set up its health stays.
 *
 * @param db A transaction to take part in; otherwise it is one of its own.
 * @param concern Undefined for nothing.
 * @returns What became of the concern of this source.
 */
export const setConcern = async (
  db: Db,
  connectionId: string,
  source: ConcernSource,
  concern: Concern | undefined,
  at: Date,
): Promise<ConcernChange> => (await setConcerns(db, connectionId, [[source, concern]], at))[0] ?? 'none'

/** The same for several sources at once, so that the health changes once at most. */
export const setConcerns = (
  db: Db,
  connectionId: string,
  changes: readonly (readonly [ConcernSource, Concern | undefined])[],
  at: Date,
): Promise<ConcernChange[]> =>
  within(db, async (tx) => {
    const connection = await lockConnection(tx, connectionId)
    if (connection === undefined) return []
    const came: ConcernChange[] = []
    for (const [source, concern] of changes) came.push(await putConcern(tx, connectionId, source, concern, at))
    if (connection.health !== 'in-setup') await followConcerns(tx, connection, at)
    return came
  })

/**
 * Ends the set-up of a connection: it is connected, and fares as its concerns say. For one that was set up before it
 * does nothing.
 *
 * @param tx A transaction.
 */
export const beginHealth = async (tx: Db, connectionId: string, at: Date): Promise<void> => {
  const connection = await lockConnection(tx, connectionId)
  if (connection?.health !== 'in-setup') return
  await tx.updateTable('connections').set({ health: 'connected', since: at }).where('id', '=', connectionId).execute()
  const { workspace_id: workspaceId, integration_id: integrationId } = connection
  await insertEvent(tx, { workspaceId, integrationId, connectionId, kind: 'connection.connected', at, data: {} })
  await followConcerns(tx, { ...connection, health: 'connected', since: at }, at)
}

/** What is amiss with a connection, the gravest first, and of the same gravity the oldest. */
const listConcerns = async (db: Db, connectionId: string): Promise<ConcernRow[]> => {
  const rows = await db.selectFrom('concerns').selectAll().where('connection_id', '=', connectionId).execute()
  return rows.sort(
    (one, other) =>
      severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
      one.since.getTime() - other.since.getTime(),
  )
}

const lockConnection = (tx: Db, id: string) =>
  tx
    .selectFrom('connections')
    .select(['id', 'workspace_id', 'integration_id', 'health', 'since'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

type Locked = NonNullable<Awaited<ReturnType<typeof lockConnection>>>

/** `since` stays while the same thing is amiss in the same degree. */
const putConcern = async (
  tx: Db,
  connectionId: string,
  source: ConcernSource,
  concern: Concern | undefined,
  at: Date,
): Promise<ConcernChange> => {
  const before = await tx
    .selectFrom('concerns')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('source', '=', source)
    .executeTakeFirst()
  if (concern === undefined) {
    if (before === undefined) return 'none'
    await tx.deleteFrom('concerns').where('connection_id', '=', connectionId).where('source', '=', source).execute()
    return 'ended'
  }
  const { severity, what, who, remedy = null, code = null } = concern
  const isSame = before?.severity === severity && (code === null ? before.what === what : before.code === code)
  const values = { severity, what, who, remedy, code, since: isSame ? before.since : at }
  await tx
    .insertInto('concerns')
    .values({ connection_id: connectionId, source, ...values })
    .onConflict((conflict) => conflict.columns(['connection_id', 'source']).doUpdateSet(values))
    .execute()
  return before === undefined ? 'new' : 'kept'
}

/** Makes the health the worst of the concerns; `since` moves only when the health does. */
const followConcerns = async (tx: Db, connection: Locked, at: Date): Promise<void> => {
  const [worst] = await listConcerns(tx, connection.id)
  const to: Health = worst === undefined ? 'connected' : healthOf[worst.severity]
  const { id: connectionId, health: from, workspace_id: workspaceId, integration_id: integrationId, since } = connection
  if (to === from) return
  await tx.updateTable('connections').set({ health: to, since: at }).where('id', '=', connectionId).execute()
  await insertEvent(tx, {
    workspaceId,
    integrationId,
    connectionId,
    kind: 'connection.health_changed',
    at,
    data: {
      from,
      to,
      what: worst?.what ?? null,
      who: worst?.who ?? null,
      remedy: worst?.remedy ?? null,
      since: since.toISOString(),
    },
  })
}
