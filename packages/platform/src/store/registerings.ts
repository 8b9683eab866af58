import type { DirectoryFacts } from '@landbridge/auth'
import type { FaultView } from '@landbridge/contract'
import type { Insertable, Selectable } from 'kysely'
import type { Db } from './database.ts'
import type { MadeThere, Progress, RegisteringState, RegisteringTables } from './tables/registerings.ts'

export type RegisteringRow = Selectable<RegisteringTables['registerings']>

/** What a change may touch; what is left out stays. */
export interface RegisteringChanges {
  readonly state?: RegisteringState
  readonly runId?: string
  readonly planId?: string | null
  readonly tenantId?: string | null
  readonly person?: string | null
  readonly facts?: DirectoryFacts | null
  readonly refusal?: FaultView | null
  readonly signIn?: { readonly id: string; readonly endsAt: Date } | null
  readonly leftAt?: Date
  readonly progress?: Progress
  readonly undoProgress?: Progress
  readonly made?: MadeThere | null
}

export const findRegistering = (db: Db, setupId: string): Promise<RegisteringRow | undefined> =>
  db.selectFrom('registerings').selectAll().where('setup_id', '=', setupId).executeTakeFirst()

/** Stores that a set-up is to be done this way, unless it is stored already. */
export const ensureRegistering = async (
  db: Db,
  row: Pick<Insertable<RegisteringTables['registerings']>, 'id' | 'workspace_id' | 'setup_id' | 'unique_name'>,
  at: Date,
): Promise<void> => {
  await db
    .insertInto('registerings')
    .values({ ...row, state: 'open', progress: '{}', undo_progress: '{}', created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.column('setup_id').doNothing())
    .execute()
}

const asText = (value: object | null): string | null => value && JSON.stringify(value)

/**
 * Changes a row: reads it, decides, writes, with nobody else in between.
 *
 * @param decide Gets the row as it is now and the transaction; undefined leaves everything as it is.
 * @returns The row after the change; undefined where there is none.
 */
export const changeRegistering = (
  db: Db,
  setupId: string,
  at: Date,
  decide: (row: RegisteringRow, within: Db) => Promise<RegisteringChanges | undefined>,
): Promise<RegisteringRow | undefined> =>
  db.transaction().execute((tx) => changeRegisteringWithin(tx, setupId, at, decide))

/** The same as a part of a larger transaction. */
export const changeRegisteringWithin = async (
  tx: Db,
  setupId: string,
  at: Date,
  decide: (row: RegisteringRow, within: Db) => Promise<RegisteringChanges | undefined>,
): Promise<RegisteringRow | undefined> => {
  const row = await tx
    .selectFrom('registerings')
    .selectAll()
    .where('setup_id', '=', setupId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return undefined
  const changes = await decide(row, tx)
  if (changes === undefined) return row
  const { state, runId, planId, tenantId, person, facts, refusal, signIn, leftAt, progress, undoProgress, made } =
    changes
  return tx
    .updateTable('registerings')
    .set({
      updated_at: at,
      ...(state && { state }),
      ...(runId !== undefined && { run_id: runId }),
      ...(planId !== undefined && { plan_id: planId }),
      ...(tenantId !== undefined && { tenant_id: tenantId }),
      ...(person !== undefined && { person }),
      ...(facts !== undefined && { facts: asText(facts) }),
      ...(refusal !== undefined && { refusal: asText(refusal) }),
      ...(signIn !== undefined && { sign_in_id: signIn?.id ?? null, sign_in_ends_at: signIn?.endsAt ?? null }),
      ...(leftAt && { left_at: leftAt }),
      ...(progress && { progress: JSON.stringify(progress) }),
      ...(undoProgress && { undo_progress: JSON.stringify(undoProgress) }),
      ...(made !== undefined && { made: asText(made) }),
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
