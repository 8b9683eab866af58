import { type Kysely, type Migration, sql } from 'kysely'

/**
 * More ways to a connection: with the vendor's own application, and by a person who signs in. Credentials may belong to
 * an integration as well; a round trip is a person's way to Microsoft's pages and back; a link lets
 * people at the customer do their part without an account.
 */
export const waysIn: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table data_keys rename column connection_id to subject_id`.execute(db)
    await sql`alter table credentials rename column connection_id to subject_id`.execute(db)
    await sql`alter table integrations drop constraint integrations_flow_check`.execute(db)
    await sql`
      alter table integrations
        add constraint integrations_flow_check check (flow in ('service-to-service', 'shared-app', 'delegated')),
        add column app jsonb,
        add column brand jsonb,
        add column return_addresses jsonb not null default '[]'`.execute(db)
    await sql`alter table connections add column person jsonb`.execute(db)
    await sql`
      create table round_trips (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        setup_id uuid not null references setups on delete cascade,
        step text not null,
        ticket_hash bytea not null unique,
        state_hash bytea unique,
        browser_hash bytea,
        leg text not null,
        tenant_id text,
        return_to text not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz
      )`.execute(db)
    await sql`create index round_trips_of_setup on round_trips (setup_id)`.execute(db)
    await sql`
      create table links (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        setup_id uuid not null references setups on delete cascade,
        audience text not null check (audience in ('entra-admin', 'bc-admin', 'both')),
        token_hash bytea not null unique,
        return_to text,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        opened_at timestamptz,
        last_seen_at timestamptz
      )`.execute(db)
    await sql`create index links_of_setup on links (setup_id)`.execute(db)
  },
}
