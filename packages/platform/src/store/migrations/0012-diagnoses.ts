import { type Kysely, type Migration, sql } from 'kysely'

/**
 * Diagnoses that began by themselves, connections that are looked at again until they are in order, and when a
 * connection was last answered.
 */
export const diagnoses: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table diagnoses (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        connection_id uuid not null references connections on delete cascade,
        by text not null check (by in ('call', 'check')),
        failure jsonb not null,
        state text not null check (state in ('running', 'done')),
        result jsonb,
        started_at timestamptz not null,
        ended_at timestamptz
      )`.execute(db)
    await sql`create index diagnoses_of_connection on diagnoses (connection_id, started_at desc)`.execute(db)
    // One at a time for each connection, however many of its calls fail at once, in whichever process.
    await sql`create unique index diagnoses_one_running on diagnoses (connection_id) where state = 'running'`.execute(
      db,
    )
    await sql`
      create table watches (
        connection_id uuid primary key references connections on delete cascade,
        workspace_id uuid not null references workspaces on delete cascade,
        generation integer not null,
        since timestamptz not null,
        quick_until timestamptz not null,
        next_at timestamptz not null,
        looked_at timestamptz
      )`.execute(db)
    await sql`alter table connections add column called_at timestamptz`.execute(db)
  },
}
