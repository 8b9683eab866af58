import { type Kysely, type Migration, sql } from 'kysely'

/** Who may come in (members, sessions, tickets, keys), what is sealed (data keys, credentials), who works (executors). */
export const foundations: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table workspaces (
        id uuid primary key,
        name text not null,
        created_at timestamptz not null
      )`.execute(db)
    await sql`
      create table members (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        name text not null,
        role text not null check (role in ('reader', 'actor', 'administrator')),
        is_owner boolean not null default false,
        password_hash text,
        created_at timestamptz not null
      )`.execute(db)
    // One owner in each workspace, also when two processes make it at once.
    await sql`create unique index members_one_owner on members (workspace_id) where is_owner`.execute(db)
    await sql`
      create table sessions (
        id uuid primary key,
        member_id uuid not null references members on delete cascade,
        token_hash bytea not null unique,
        signed_in_by text not null check (signed_in_by in ('password', 'ticket')),
        created_at timestamptz not null,
        last_used_at timestamptz not null,
        expires_at timestamptz not null
      )`.execute(db)
    await sql`create index sessions_of_member on sessions (member_id)`.execute(db)
    await sql`create index sessions_by_end on sessions (expires_at)`.execute(db)
    await sql`
      create table tickets (
        id uuid primary key,
        member_id uuid not null references members on delete cascade,
        token_hash bytea not null unique,
        created_at timestamptz not null,
        expires_at timestamptz not null
      )`.execute(db)
    await sql`create index tickets_of_member on tickets (member_id)`.execute(db)
    await sql`
      create table attempts (
        subject text primary key,
        failures integer not null,
        blocked_until timestamptz not null,
        last_at timestamptz not null
      )`.execute(db)
    await sql`
      create table api_keys (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        name text not null,
        role text not null check (role in ('reader', 'actor', 'administrator')),
        integration_id uuid,
        starts_with text not null,
        key_hash bytea not null unique,
        created_at timestamptz not null,
        last_used_at timestamptz
      )`.execute(db)
    await sql`create index api_keys_of_workspace on api_keys (workspace_id)`.execute(db)
    await sql`
      create table data_keys (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        connection_id uuid not null unique,
        wrapped bytea not null,
        wrapped_by text not null,
        created_at timestamptz not null
      )`.execute(db)
    await sql`
      create table credentials (
        id uuid primary key,
        data_key_id uuid not null references data_keys on delete cascade,
        workspace_id uuid not null references workspaces on delete cascade,
        connection_id uuid not null,
        sealed bytea not null,
        created_at timestamptz not null
      )`.execute(db)
    await sql`create index credentials_of_connection on credentials (connection_id)`.execute(db)
    await sql`
      create table executors (
        id text primary key,
        version text not null,
        started_at timestamptz not null,
        seen_at timestamptz not null
      )`.execute(db)
  },
}
