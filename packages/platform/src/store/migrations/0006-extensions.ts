import { type Kysely, type Migration, sql } from 'kysely'

/**
 * Extensions that integrations bring. The bytes of a file are kept apart from what is known of it, so that nobody reads
 * them by accident; an installation keeps its file until it has ended.
 */
export const extensions: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table packages (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        content bytea not null,
        created_at timestamptz not null
      )`.execute(db)
    await sql`alter table integrations add column extension jsonb`.execute(db)
    await sql`alter table connections add column extension jsonb`.execute(db)
    await sql`
      create table installations (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        connection_id uuid not null references connections on delete cascade,
        place text not null,
        package_id uuid references packages on delete set null,
        app jsonb not null,
        schedule text not null check (schedule in ('now', 'update-window')),
        state text not null check (state in ('waiting', 'running', 'scheduled', 'done', 'failed', 'cancelled')),
        way text check (way in ('admin-center', 'automation')),
        operation_id text,
        failure jsonb,
        started_at timestamptz not null,
        sent_at timestamptz,
        looked_at timestamptz,
        ended_at timestamptz
      )`.execute(db)
    await sql`create index installations_of_connection on installations (connection_id, started_at desc)`.execute(db)
    await sql`
      create unique index one_installation_at_a_time on installations (connection_id)
        where state in ('waiting', 'running', 'scheduled')`.execute(db)
    await sql`create index installations_under_way on installations (place) where state = 'running'`.execute(db)
  },
}
