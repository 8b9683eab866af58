import { sql } from 'kysely'
import { rewireConnection } from './connections.ts'
import type { Db } from './database.ts'
import type { StoredApp } from './tables/integrations.ts'

/** A credential that takes the place of another. */
export interface Replacement {
  readonly subjectId: string
  readonly connectionId: string | null
  readonly from: { readonly vaultId: string }
  readonly to: {
    readonly vaultId: string
    readonly kind: 'secret' | 'certificate'
    readonly hint: string
    readonly keyId: string | null
    readonly endsAt: Date
  }
}

/**
 * Lets a connection or integration use another credential from now on, wherever the one before was named.
 *
 * @param tx A transaction.
 * @returns False where it uses another one by now; nothing was changed then.
 */
export const replaceCredential = async (tx: Db, change: Replacement): Promise<boolean> =>
  change.connectionId === null ? replaceInIntegration(tx, change) : replaceInConnection(tx, change.connectionId, change)

const replaceInConnection = async (tx: Db, id: string, { from, to }: Replacement): Promise<boolean> => {
  const row = await tx
    .selectFrom('connections')
    .select('credential_id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row?.credential_id !== from.vaultId) return false
  await rewireConnection(tx, id, {
    credential_id: to.vaultId,
    credential_kind: to.kind,
    credential_hint: to.hint,
    credential_ends_at: to.endsAt,
  })
  const endsOn = to.endsAt.toISOString().slice(0, 10)
  const answer = { credentialId: to.vaultId, kind: to.kind, hint: to.hint, endsOn, endsAt: to.endsAt.toISOString() }
  await sql`
    update setups set answers = jsonb_set(answers, '{secret}', (answers->'secret') - 'certificatePem' - 'made' || ${JSON.stringify(answer)}::jsonb)
    where connection_id = ${id}::uuid and answers->'secret'->>'credentialId' = ${from.vaultId}`.execute(tx)
  await sql`
    update registerings set made = jsonb_set(made, '{secret}', ${JSON.stringify({ keyId: to.keyId ?? '', credentialId: to.vaultId })}::jsonb)
    from setups where setups.id = registerings.setup_id and setups.connection_id = ${id}::uuid
      and made->'secret'->>'credentialId' = ${from.vaultId}`.execute(tx)
  return true
}

const replaceInIntegration = async (tx: Db, { subjectId, from, to }: Replacement): Promise<boolean> => {
  const row = await tx
    .selectFrom('integrations')
    .select('app')
    .where('id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst()
  if (row?.app?.credential.id !== from.vaultId) return false
  const { kind, hint, vaultId: id } = to
  const credential = { id, kind, hint, endsOn: to.endsAt.toISOString().slice(0, 10) }
  const app: StoredApp = { ...row.app, credential }
  await tx
    .updateTable('integrations')
    .set({ app: JSON.stringify(app) })
    .where('id', '=', subjectId)
    .execute()
  return true
}

/** Whether somebody is setting a connection up again, so that what it uses is theirs to say. */
export const isBeingSetUp = async (db: Db, connectionId: string): Promise<boolean> =>
  (await db
    .selectFrom('setups')
    .select('id')
    .where('connection_id', '=', connectionId)
    .where('state', '=', 'open')
    .executeTakeFirst()) !== undefined

/** Corrects the end of the credential that is used now, where the directory tells another than was typed. */
export const correctEnd = async (
  tx: Db,
  { subjectId, connectionId }: Pick<Replacement, 'subjectId' | 'connectionId'>,
  vaultId: string,
  endsAt: Date,
): Promise<void> => {
  if (connectionId !== null) {
    await tx
      .updateTable('connections')
      .set({ credential_ends_at: endsAt })
      .where('id', '=', connectionId)
      .where('credential_id', '=', vaultId)
      .execute()
    return
  }
  await sql`
    update integrations set app = jsonb_set(app, '{credential,endsOn}', to_jsonb(${endsAt.toISOString().slice(0, 10)}::text))
    where id = ${subjectId}::uuid and app->'credential'->>'id' = ${vaultId}`.execute(tx)
}
