import { type Kysely, type Migration, sql } from 'kysely'

/** What real calls have shown of the permission to write, and the addresses at which checks wait for a handshake. */
export const proving: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table seen_writes (
        connection_id uuid not null references connections on delete cascade,
        route text not null,
        set text not null,
        verb text not null,
        outcome text not null check (outcome in ('worked', 'refused')),
        permission text,
        principal text not null,
        at timestamptz not null,
        primary key (connection_id, route, set, verb)
      )`.execute(db)
    await sql`
      create table receivers (
        token_hash bytea primary key,
        connection_id uuid not null references connections on delete cascade,
        expires_at timestamptz not null,
        called_at timestamptz
      )`.execute(db)
  },
}
