import { type Kysely, type Migration, sql } from 'kysely'

/**
 * A set-up may be for a connection that exists already: it keeps what it would make of it, and a sign-in of its own,
 * until its final check has passed; that check is the set-up's until then. A credential is a secret, a certificate or
 * the trust in an issuer: for that one there are signing keys, sealed like credentials, whose public halves are not.
 */
export const againAndKinds: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table connections
        add column credential_kind text not null default 'secret'
          check (credential_kind in ('secret', 'certificate', 'federated'))`.execute(db)
    await sql`
      alter table setups
        add column again jsonb,
        add column candidate jsonb,
        add column sign_in_id uuid`.execute(db)
    // One at a time for each connection, also when two people ask for it at once.
    await sql`create unique index setups_one_open on setups (connection_id) where state = 'open'`.execute(db)
    await sql`alter table checks add column setup_id uuid references setups on delete cascade`.execute(db)
    await sql`drop index checks_one_running`.execute(db)
    await sql`
      create unique index checks_one_running on checks (connection_id, coalesce(setup_id, connection_id))
        where state = 'running'`.execute(db)
    await sql`
      create table signing_keys (
        id uuid primary key,
        data_key_id uuid not null references data_keys on delete cascade,
        workspace_id uuid not null references workspaces on delete cascade,
        subject_id uuid not null,
        sealed bytea not null,
        public_key jsonb not null,
        created_at timestamptz not null
      )`.execute(db)
    await sql`create index signing_keys_of_subject on signing_keys (subject_id, created_at)`.execute(db)
  },
}
