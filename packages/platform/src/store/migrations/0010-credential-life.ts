import { type Kysely, type Migration, sql } from 'kysely'

/**
 * The life of credentials: who holds them (a connection, or the integration with the vendor's own application), each of
 * them with what is known of it, and what became of it over time. What they are made of stays in the vault.
 */
export const credentialLife: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table credential_holders (
        subject_id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        integration_id uuid not null references integrations on delete cascade,
        connection_id uuid references connections on delete cascade,
        home_tenant text,
        application_id text,
        rights text not null default 'unknown' check (rights in ('unknown', 'none', 'read', 'write')),
        looked_at timestamptz,
        refusal jsonb,
        rolls boolean not null default true,
        roll_id uuid,
        roll jsonb,
        renewed_at timestamptz
      )`.execute(db)
    await sql`create index credential_holders_of_integration on credential_holders (integration_id)`.execute(db)
    await sql`
      create table credential_keys (
        id uuid primary key,
        subject_id uuid not null references credential_holders on delete cascade,
        kind text not null check (kind in ('secret', 'certificate', 'federated', 'sign-in')),
        vault_id uuid unique,
        key_id text,
        hint text not null,
        state text not null check (state in ('next', 'active', 'retiring', 'retired', 'revoked')),
        typed_ends_at timestamptz,
        told_ends_at timestamptz,
        made_by text not null check (made_by in ('landbridge', 'person')),
        made_at timestamptz not null,
        proved_at timestamptz,
        used_at timestamptz,
        leaked_at timestamptz,
        ended_at timestamptz
      )`.execute(db)
    await sql`create index credential_keys_of_subject on credential_keys (subject_id)`.execute(db)
    for (const state of ['active', 'next'])
      await sql`
        create unique index ${sql.ref(`credential_keys_one_${state}`)} on credential_keys (subject_id)
          where state = ${sql.lit(state)}`.execute(db)
    await sql`
      create table credential_marks (
        position bigint generated always as identity primary key,
        credential_id uuid not null references credential_keys on delete cascade,
        at timestamptz not null,
        what text not null,
        note text
      )`.execute(db)
    await sql`create index credential_marks_of_credential on credential_marks (credential_id, position)`.execute(db)
  },
}
