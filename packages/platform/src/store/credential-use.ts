import { sql } from 'kysely'
import type { HolderRow, KeyView } from './credential-life.ts'
import type { Db } from './database.ts'

/** Holders other than this one that use, or may use, the same credential of the same application. */
export const listSharing = async (db: Db, { key, holder }: KeyView): Promise<{ id: string; name: string }[]> => {
  if (key.hint === '') return []
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct holders.subject_id as id, coalesce(connections.name, integrations.name) as name
    from credential_keys keys
    join credential_holders holders on holders.subject_id = keys.subject_id
    join integrations on integrations.id = holders.integration_id
    left join connections on connections.id = holders.connection_id
    where keys.subject_id <> ${key.subject_id}::uuid and keys.state not in ('retired', 'revoked')
      and holders.workspace_id = ${holder.workspace_id}::uuid
      and lower(coalesce(connections.client_id, integrations.app->>'clientId')) = lower(${holder.client_id})
      and keys.kind = ${key.kind}
      and (keys.key_id = ${key.key_id} or ((keys.key_id is null or ${key.key_id}::text is null) and keys.hint = ${key.hint}))
    order by name`.execute(db)
  return rows
}

/** Notes that a credential was used just now, at most once in ten minutes; what is not known by its place is not noted. */
export const noteUse = async (db: Db, vaultId: string, at: Date): Promise<void> => {
  await db
    .updateTable('credential_keys')
    .set({ used_at: at })
    .where('vault_id', '=', vaultId)
    .where(({ eb, or }) => or([eb('used_at', 'is', null), eb('used_at', '<', new Date(at.getTime() - 600_000))]))
    .execute()
}

/** Notes that the sign-in of a person was renewed. */
export const noteRenewal = async (db: Db, connectionId: string, at: Date): Promise<void> => {
  await db.updateTable('credential_holders').set({ renewed_at: at }).where('subject_id', '=', connectionId).execute()
}

/**
 * Other credentials of a holder that may be good, where the one that is named is not: on the way in, or on the way out.
 * None for what a set-up keeps apart: it has to be good by itself.
 */
export const listSpares = (
  db: Db,
  subjectId: string,
  exceptVaultId: string,
): Promise<{ vault_id: string; kind: 'secret' | 'certificate' }[]> =>
  db
    .selectFrom('credential_keys')
    .select(['vault_id', 'kind'])
    .where('subject_id', '=', subjectId)
    .where('state', 'in', ['active', 'next', 'retiring'])
    .where('kind', 'in', ['secret', 'certificate'])
    .where('vault_id', 'is not', null)
    .where('vault_id', '!=', exceptVaultId)
    .where(
      sql<boolean>`not exists (select from setups where connection_id = ${subjectId}::uuid and state = 'open'
        and candidate->>'credential_id' = ${exceptVaultId})`,
    )
    .orderBy('made_at', 'desc')
    .execute() as Promise<{ vault_id: string; kind: 'secret' | 'certificate' }[]>

/** Directories in which the vendor's application of an integration is used, at most three: any of them will do. */
export const listTenants = async (db: Db, integrationId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('connections')
    .innerJoin('integrations', 'integrations.id', 'connections.integration_id')
    .select('connections.tenant_id')
    .distinct()
    .where('connections.integration_id', '=', integrationId)
    .where('integrations.flow', '!=', 'service-to-service')
    .where('connections.health', '!=', 'in-setup')
    .where('connections.tenant_id', 'is not', null)
    .limit(3)
    .execute()
  return rows.flatMap(({ tenant_id }) => tenant_id ?? [])
}

/** Connections that stop when the credential of a holder does. */
export const listDependents = async (
  db: Db,
  { connection_id, integration_id }: Pick<HolderRow, 'connection_id' | 'integration_id'>,
): Promise<string[]> => {
  if (connection_id !== null) return [connection_id]
  const rows = await db
    .selectFrom('connections')
    .innerJoin('integrations', 'integrations.id', 'connections.integration_id')
    .select('connections.id')
    .where('integrations.id', '=', integration_id)
    .where('integrations.flow', '!=', 'service-to-service')
    .where('connections.health', '!=', 'in-setup')
    .orderBy('connections.id')
    .execute()
  return rows.map(({ id }) => id)
}
