import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { within } from './within.ts'

/**
 * Brings what is known of credentials in line with what connections and integrations use now: whoever put a credential
 * there needs to say nothing about it. What is not used any more is retired, what is new begins its life.
 *
 * @param workspaceId Undefined for all.
 */
export const adoptCredentials = (db: Db, at: Date, workspaceId?: string): Promise<void> =>
  within(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('landbridge credentials', 0))`.execute(tx)
    const where = workspaceId === undefined ? sql`true` : sql`used.workspace_id = ${workspaceId}::uuid`
    await sql`
      insert into credential_holders (subject_id, workspace_id, integration_id, connection_id, home_tenant)
      select subject_id, workspace_id, integration_id, connection_id, home_tenant from (${used}) used
      where ${where}
      on conflict (subject_id) do nothing`.execute(tx)
    const over = await sql<{ id: string }>`
      update credential_keys keys set state = 'retired', ended_at = ${at}::timestamptz, vault_id = null
      from credential_holders holders
      left join (${used}) used on used.subject_id = holders.subject_id
      where keys.subject_id = holders.subject_id and keys.state = 'active'
        and (${workspaceId ?? null}::uuid is null or holders.workspace_id = ${workspaceId ?? null}::uuid)
        and (used.subject_id is null or used.kind <> keys.kind or used.vault_id is distinct from keys.vault_id)
      returning keys.id`.execute(tx)
    await mark(tx, over.rows, 'superseded', at)
    await sql`
      update credential_keys keys set typed_ends_at = used.ends_at
      from (${used}) used
      where keys.subject_id = used.subject_id and keys.state = 'active' and ${where}
        and used.ends_at is distinct from coalesce(keys.told_ends_at, keys.typed_ends_at)
        and date_trunc('day', used.ends_at) is distinct from date_trunc('day', keys.told_ends_at)`.execute(tx)
    const fresh = await sql<Fresh>`
      select used.* from (${used}) used
      where ${where} and not exists (
        select from credential_keys keys where keys.subject_id = used.subject_id and keys.state = 'active')
        and (used.vault_id is null or not exists (
          select from credential_keys keys where keys.vault_id = used.vault_id))`.execute(tx)
    for (const row of fresh.rows) await begin(tx, row, at)
  })

interface Fresh {
  readonly subject_id: string
  readonly home_tenant: string | null
  readonly kind: 'secret' | 'certificate' | 'federated' | 'sign-in'
  readonly vault_id: string | null
  readonly hint: string
  readonly ends_at: Date | null
}

/** What is used now, whoever holds it. */
const used = sql`
  select connections.id as subject_id, connections.workspace_id, connections.integration_id,
    connections.id as connection_id,
    case when flow = 'service-to-service' then connections.tenant_id end as home_tenant,
    case when flow = 'delegated' then 'sign-in' else credential_kind end as kind,
    case when flow = 'service-to-service' then credential_id end as vault_id,
    case when flow = 'delegated' then '' else coalesce(credential_hint, '') end as hint,
    case when flow = 'service-to-service' then credential_ends_at end as ends_at
  from connections join integrations on integrations.id = connections.integration_id
  where connections.health <> 'in-setup' and (
    credential_id is not null and flow in ('service-to-service', 'delegated'))
  union all
  select id, workspace_id, id, null, null, app->'credential'->>'kind', (app->'credential'->>'id')::uuid,
    coalesce(app->'credential'->>'hint', ''),
    (nullif(app->'credential'->>'endsOn', '') || 'T23:59:59Z')::timestamptz
  from integrations where app is not null`

/** Whether Landbridge has made a credential, so that nobody else can use it; one click knows its id too. */
const originOf = async (
  tx: Db,
  { subject_id, vault_id }: Fresh,
): Promise<{ isOurs: boolean; keyId: string | null }> => {
  const { rows } = await sql<{ key_id: string | null }>`
    select nullif(made->'secret'->>'keyId', '') as key_id
    from setups left join registerings on registerings.setup_id = setups.id
    where setups.connection_id = ${subject_id}::uuid and (
      made->'secret'->>'credentialId' = ${vault_id}::text
      or (answers->'secret'->>'credentialId' = ${vault_id}::text and (answers->'secret'->>'made')::boolean))
    limit 1`.execute(tx)
  return { isOurs: rows.length > 0, keyId: rows[0]?.key_id ?? null }
}

const begin = async (tx: Db, row: Fresh, at: Date): Promise<void> => {
  const id = randomUUID()
  const { isOurs, keyId } = await originOf(tx, row)
  // Who put another credential there may have changed the application with it.
  await tx
    .updateTable('credential_holders')
    .set({
      application_id: null,
      rights: 'unknown',
      looked_at: null,
      refusal: null,
      ...(row.home_tenant !== null && { home_tenant: row.home_tenant }),
      ...(row.kind === 'sign-in' && { renewed_at: at }),
    })
    .where('subject_id', '=', row.subject_id)
    .execute()
  await tx
    .insertInto('credential_keys')
    .values({
      id,
      subject_id: row.subject_id,
      kind: row.kind,
      vault_id: row.vault_id,
      key_id: keyId,
      hint: row.hint,
      state: 'active',
      typed_ends_at: row.kind === 'secret' ? row.ends_at : null,
      // A certificate says its end by itself.
      told_ends_at: row.kind === 'certificate' ? row.ends_at : null,
      made_by: isOurs ? 'landbridge' : 'person',
      made_at: at,
    })
    .execute()
  await mark(tx, [{ id }], 'found', at)
}

const mark = async (tx: Db, keys: readonly { id: string }[], what: 'found' | 'superseded', at: Date): Promise<void> => {
  if (keys.length === 0) return
  await tx
    .insertInto('credential_marks')
    .values(keys.map(({ id }) => ({ credential_id: id, at, what, note: null })))
    .execute()
}
