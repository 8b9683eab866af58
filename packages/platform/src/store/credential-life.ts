import type { Endpoints } from '@landbridge/model'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from './database.ts'
import type { Scope } from './integrations.ts'
import type { CredentialTables, MarkKind } from './tables/credentials.ts'
import type { Flow, StoredApp } from './tables/integrations.ts'

export type HolderRow = Selectable<CredentialTables['credential_holders']>
export type KeyRow = Selectable<CredentialTables['credential_keys']>
export type MarkRow = Selectable<CredentialTables['credential_marks']>

/** A holder of credentials with what is shown of it, and how its application is reached. */
export interface HolderView extends HolderRow {
  readonly integration_name: string
  readonly connection_name: string | null
  readonly enabled: boolean
  readonly paused_at: Date | null
  readonly flow: Flow
  readonly app: StoredApp | null
  readonly client_id: string | null
  readonly tenant_id: string | null
  readonly endpoints: Endpoints | null
}

/** The end of a credential as far as it is known: what Entra or the certificate tells goes before what was typed. */
export const endOf = ({
  told_ends_at: told,
  typed_ends_at: typed,
}: Pick<KeyRow, 'told_ends_at' | 'typed_ends_at'>): Date | null => told ?? typed

/** A credential with its holder. */
export interface KeyView {
  readonly key: KeyRow
  readonly holder: HolderView
}

/** Whether a credential is rolled over without anybody. */
export const rollsByItself = ({ key, holder }: KeyView): boolean =>
  key.state === 'active' &&
  holder.rolls &&
  (key.kind === 'certificate' || key.kind === 'secret') &&
  holder.rights === 'write'

const holders = (db: Db) =>
  db
    .selectFrom('credential_holders')
    .innerJoin('integrations', 'integrations.id', 'credential_holders.integration_id')
    .leftJoin('connections', 'connections.id', 'credential_holders.connection_id')
    .selectAll('credential_holders')
    .select([
      'integrations.name as integration_name',
      'connections.name as connection_name',
      'integrations.enabled',
      'connections.paused_at',
      'integrations.flow',
      'integrations.app',
      sql<string | null>`coalesce(connections.client_id, integrations.app->>'clientId')`.as('client_id'),
      'connections.tenant_id',
      // The application of the vendor is reached where its customers are, or where the integration leads.
      sql<Endpoints | null>`coalesce(connections.endpoints, integrations.endpoint->'addresses',
        (select c.endpoints from connections c where c.integration_id = integrations.id
          and c.endpoints is not null and credential_holders.connection_id is null order by c.created_at limit 1))`.as(
        'endpoints',
      ),
    ])

/** Of any workspace: for work that nobody asked for. */
export const findHolder = (db: Db, subjectId: string): Promise<HolderView | undefined> =>
  holders(db).where('credential_holders.subject_id', '=', subjectId).executeTakeFirst()

/** Holders whose credentials are looked after now, so many after one of them, by id. */
export const listHolders = (
  db: Db,
  after: string | undefined,
  limit: number,
): Promise<{ id: string; workspace_id: string }[]> =>
  db
    .selectFrom('credential_holders')
    .innerJoin('integrations', 'integrations.id', 'credential_holders.integration_id')
    .leftJoin('connections', 'connections.id', 'credential_holders.connection_id')
    .select(['credential_holders.subject_id as id', 'credential_holders.workspace_id'])
    .where('integrations.enabled', '=', true)
    // A pause is no reason for a sign-in to end.
    .where(({ eb, or }) => or([eb('connections.paused_at', 'is', null), eb('integrations.flow', '=', 'delegated')]))
    .where(sql<boolean>`coalesce(connections.health, 'connected') <> 'in-setup'`)
    .$if(after !== undefined, (query) => query.where('credential_holders.subject_id', '>', after as string))
    .orderBy('credential_holders.subject_id')
    .limit(limit)
    .execute()

export interface KeyFilter {
  readonly connectionId?: string | undefined
  readonly integrationId?: string | undefined
  readonly id?: string | undefined
  /** Also those that are over. */
  readonly ended?: boolean | undefined
}

/** Credentials of a workspace, what ends first at the top. */
export const listKeys = async (db: Db, scope: Scope, filter: KeyFilter = {}): Promise<KeyView[]> => {
  const keys = await db
    .selectFrom('credential_keys')
    .innerJoin('credential_holders', 'credential_holders.subject_id', 'credential_keys.subject_id')
    .selectAll('credential_keys')
    .where('credential_holders.workspace_id', '=', scope.workspaceId)
    .$if(scope.integrationId !== undefined, (query) =>
      query.where('credential_holders.integration_id', '=', scope.integrationId as string),
    )
    .$if(filter.integrationId !== undefined, (query) =>
      query.where('credential_holders.integration_id', '=', filter.integrationId as string),
    )
    .$if(filter.connectionId !== undefined, (query) =>
      // What the vendor's application proves itself with belongs to each connection through it.
      query.where(
        sql<boolean>`credential_holders.connection_id = ${filter.connectionId}::uuid or (
          credential_holders.connection_id is null and credential_holders.integration_id = (
            select integration_id from connections join integrations on integrations.id = integration_id
            where connections.id = ${filter.connectionId}::uuid and flow <> 'service-to-service'))`,
      ),
    )
    .$if(filter.id !== undefined, (query) => query.where('credential_keys.id', '=', filter.id as string))
    .$if(filter.ended !== true, (query) => query.where('credential_keys.state', 'not in', ['retired', 'revoked']))
    .orderBy(sql`coalesce(told_ends_at, typed_ends_at) nulls last`)
    .orderBy('credential_keys.made_at', 'desc')
    .orderBy('credential_keys.id')
    .execute()
  const subjects = [...new Set(keys.map(({ subject_id }) => subject_id))]
  if (subjects.length === 0) return []
  const found = await holders(db).where('credential_holders.subject_id', 'in', subjects).execute()
  const bySubject = new Map(found.map((holder) => [holder.subject_id, holder]))
  return keys.flatMap((key) => {
    const holder = bySubject.get(key.subject_id)
    return holder === undefined ? [] : [{ key, holder }]
  })
}

/** The credentials of one holder that are not over. */
export const keysOf = (db: Db, subjectId: string): Promise<KeyRow[]> =>
  db
    .selectFrom('credential_keys')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('state', 'not in', ['retired', 'revoked'])
    .orderBy('made_at')
    .execute()

export const listMarks = (db: Db, credentialId: string): Promise<MarkRow[]> =>
  db
    .selectFrom('credential_marks')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .orderBy('position', 'desc')
    .limit(200)
    .execute()

export const addMark = async (
  db: Db,
  credentialId: string,
  what: MarkKind,
  at: Date,
  note: string | null = null,
): Promise<void> => {
  await db.insertInto('credential_marks').values({ credential_id: credentialId, at, what, note }).execute()
}

export const changeHolder = async (
  db: Db,
  subjectId: string,
  changes: Updateable<CredentialTables['credential_holders']>,
): Promise<void> => {
  await db.updateTable('credential_holders').set(changes).where('subject_id', '=', subjectId).execute()
}

/** Begins a roll-over unless one is under way. @returns Whether it was begun. */
export const beginRoll = async (db: Db, subjectId: string, rollId: string, roll: object): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('credential_holders')
    .set({ roll_id: rollId, roll: JSON.stringify(roll) })
    .where('subject_id', '=', subjectId)
    .where('roll_id', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const insertKey = (db: Db, row: Insertable<CredentialTables['credential_keys']>): Promise<KeyRow> =>
  db.insertInto('credential_keys').values(row).returningAll().executeTakeFirstOrThrow()

/** The credentials of a holder that have a reason to be at Microsoft, by what is listed there. */
export const knownKeys = (db: Db, subjectId: string): Promise<Pick<KeyRow, 'kind' | 'key_id' | 'hint'>[]> =>
  db
    .selectFrom('credential_keys')
    .select(['kind', 'key_id', 'hint'])
    .where('subject_id', '=', subjectId)
    .where(
      sql<boolean>`state not in ('retired', 'revoked') or exists (
        select from credential_marks where credential_id = credential_keys.id and what = 'left')`,
    )
    .execute()

export const changeKey = async (
  db: Db,
  id: string,
  changes: Updateable<CredentialTables['credential_keys']>,
): Promise<void> => {
  await db.updateTable('credential_keys').set(changes).where('id', '=', id).execute()
}
