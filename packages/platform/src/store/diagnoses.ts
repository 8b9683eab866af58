import type { Diagnosis } from '@landbridge/contract'
import type { Insertable, Selectable } from 'kysely'
import { type Concern, setConcern } from './concerns.ts'
import type { ConnectionView } from './connections.ts'
import type { Db } from './database.ts'
import type { ConcernSource } from './tables/concerns.ts'
import type { DiagnosisTables } from './tables/diagnoses.ts'

export type DiagnosisRow = Selectable<DiagnosisTables['diagnoses']>

/** Diagnoses kept of a connection. */
const mostKept = 50

/**
 * Stores a diagnosis that begins, unless one is running for its connection or one began a moment ago. The oldest ones
 * make room.
 *
 * @param after Where one began later than this, no other begins.
 * @returns Whether it begins.
 */
export const beginDiagnosis = (
  db: Db,
  row: Omit<Insertable<DiagnosisTables['diagnoses']>, 'state'>,
  after: Date,
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    // Two processes may meet the same failure at once.
    await tx.selectFrom('connections').select('id').where('id', '=', row.connection_id).forUpdate().execute()
    // One whose process ended before its run began must not stand in the way of all later ones.
    await tx
      .updateTable('diagnoses')
      .set({ state: 'done', ended_at: after })
      .where('connection_id', '=', row.connection_id)
      .where('state', '=', 'running')
      .where('started_at', '<=', after)
      .execute()
    const recent = await tx
      .selectFrom('diagnoses')
      .select('id')
      .where('connection_id', '=', row.connection_id)
      .where('started_at', '>', after)
      .executeTakeFirst()
    if (recent !== undefined) return false
    await tx
      .insertInto('diagnoses')
      .values({ ...row, state: 'running' })
      .execute()
    const old = tx
      .selectFrom('diagnoses')
      .select('id')
      .where('connection_id', '=', row.connection_id)
      .orderBy('started_at', 'desc')
      .orderBy('id')
      .offset(mostKept)
    await tx.deleteFrom('diagnoses').where('id', 'in', old).execute()
    return true
  })

/**
 * Stores what came of a diagnosis, and what follows from it for its connection: all of it or nothing.
 *
 * @param means The concern that takes the place of the one of this source; undefined leaves all as it is.
 * @returns False where it had ended before.
 */
export const endDiagnosis = (
  db: Db,
  id: string,
  {
    result,
    means,
    at,
  }: {
    readonly result: Diagnosis | undefined
    readonly means: { readonly source: ConcernSource; readonly concern: Concern | undefined } | undefined
    readonly at: Date
  },
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const ended = await tx
      .updateTable('diagnoses')
      .set({ state: 'done', result: result === undefined ? null : JSON.stringify(result), ended_at: at })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .returning('connection_id')
      .executeTakeFirst()
    if (ended === undefined) return false
    if (means !== undefined) await setConcern(tx, ended.connection_id, means.source, means.concern, at)
    return true
  })

/** What records say of how a connection came about. */
export interface ConnectionHistory {
  /** What its application may do about its own registration, as far as that was seen. */
  readonly rights: 'unknown' | 'none' | 'read' | 'write'
  /** Directory where the application is registered. */
  readonly home: string | undefined
  /** When the credential came to us. */
  readonly credentialMadeAt: Date | undefined
  /** When the newest set-up saw the consent. */
  readonly consentedAt: Date | undefined
}

export const findHistory = async (
  db: Db,
  { id, integration_id: integrationId, flow, credential_id: credentialId }: ConnectionView,
): Promise<ConnectionHistory> => {
  const holder = await db
    .selectFrom('credential_holders')
    .select(['rights', 'home_tenant'])
    .where('subject_id', '=', flow === 'service-to-service' ? id : integrationId)
    .executeTakeFirst()
  const credential =
    credentialId === null || flow !== 'service-to-service'
      ? undefined
      : await db.selectFrom('credentials').select('created_at').where('id', '=', credentialId).executeTakeFirst()
  const setup = await db
    .selectFrom('setups')
    .select('looks')
    .where('connection_id', '=', id)
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const consent = setup?.looks.consent
  return {
    rights: holder?.rights ?? 'unknown',
    home: holder?.home_tenant ?? undefined,
    credentialMadeAt: credential?.created_at,
    consentedAt: consent?.done ? new Date(consent.at) : undefined,
  }
}

/** The newest first. */
export const listDiagnoses = (db: Db, connectionId: string): Promise<DiagnosisRow[]> =>
  db
    .selectFrom('diagnoses')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(mostKept)
    .execute()

export const findDiagnosis = (db: Db, id: string): Promise<DiagnosisRow | undefined> =>
  db.selectFrom('diagnoses').selectAll().where('id', '=', id).executeTakeFirst()
