import type { Insertable, Selectable } from 'kysely'
import type { Db } from './database.ts'
import type { Scope } from './integrations.ts'
import type { ConnectionTables } from './tables/connections.ts'
import type { Again, Candidate, SetupAnswers, SetupFound, SetupState, SetupTables, Watch } from './tables/setups.ts'

export type SetupRow = Selectable<SetupTables['setups']>

/** What a change may touch; what is left out stays. */
export interface SetupChanges {
  readonly answers?: SetupAnswers
  readonly found?: SetupFound
  readonly looks?: SetupRow['looks']
  readonly watch?: Watch | null
  readonly checkId?: string | null
  readonly state?: SetupState
  readonly generation?: number
  readonly again?: Again
  readonly candidate?: Candidate | null
  readonly signInId?: string | null
}

export const listSetups = (db: Db, { workspaceId, integrationId }: Scope, state?: SetupState): Promise<SetupRow[]> =>
  db
    .selectFrom('setups')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(integrationId !== undefined, (query) => query.where('integration_id', '=', integrationId as string))
    .$if(state !== undefined, (query) => query.where('state', '=', state as SetupState))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()

export const findSetup = (db: Db, { workspaceId, integrationId }: Scope, id: string): Promise<SetupRow | undefined> =>
  db
    .selectFrom('setups')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .$if(integrationId !== undefined, (query) => query.where('integration_id', '=', integrationId as string))
    .executeTakeFirst()

/** Stores a set-up that begins, together with the connection that it is to become. */
export const beginSetup = (
  db: Db,
  connection: Insertable<ConnectionTables['connections']>,
  setup: Insertable<SetupTables['setups']>,
): Promise<SetupRow> =>
  db.transaction().execute(async (tx) => {
    await tx.insertInto('connections').values(connection).execute()
    return tx.insertInto('setups').values(setup).returningAll().executeTakeFirstOrThrow()
  })

/**
 * Changes a set-up: reads it, decides, writes, with nobody else in between.
 *
 * @param decide Gets the row as it is now and the transaction; undefined leaves everything as it is.
 * @returns The row after the change; undefined where there is no such set-up.
 */
export const changeSetup = (
  db: Db,
  id: string,
  at: Date,
  decide: (row: SetupRow, within: Db) => Promise<SetupChanges | undefined>,
): Promise<SetupRow | undefined> =>
  db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('setups').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (row === undefined) return undefined
    const changes = await decide(row, tx)
    if (changes === undefined) return row
    const { answers, found, looks, watch, checkId, state, generation, again, candidate, signInId } = changes
    return tx
      .updateTable('setups')
      .set({
        updated_at: at,
        ...(answers && { answers: JSON.stringify(answers) }),
        ...(found && { found: JSON.stringify(found) }),
        ...(looks && { looks: JSON.stringify(looks) }),
        ...(watch !== undefined && { watch: watch === null ? null : JSON.stringify(watch) }),
        ...(checkId !== undefined && { check_id: checkId }),
        ...(state && { state }),
        ...(generation !== undefined && { generation }),
        ...(again && { again: JSON.stringify(again) }),
        ...(candidate !== undefined && { candidate: candidate === null ? null : JSON.stringify(candidate) }),
        ...(signInId !== undefined && { sign_in_id: signInId }),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
  })
