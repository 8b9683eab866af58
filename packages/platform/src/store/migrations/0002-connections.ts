import { type Kysely, type Migration, sql } from 'kysely'

/** Recipes (integrations), grants (connections), guided paths to them (setups), and what proves them (checks). */
export const connections: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table integrations (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        name text not null,
        flow text not null check (flow in ('service-to-service')),
        endpoint jsonb,
        wanted jsonb not null,
        enabled boolean not null,
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`.execute(db)
    await sql`create index integrations_of_workspace on integrations (workspace_id)`.execute(db)
    await sql`
      create table connections (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        integration_id uuid not null references integrations on delete restrict,
        name text not null,
        linked_account_id text not null,
        linked_account_name text not null,
        health text not null check (health in ('in-setup', 'connected', 'needs-attention')),
        reason text,
        since timestamptz not null,
        paused_at timestamptz,
        endpoint_kind text,
        endpoints jsonb,
        tenant_id text,
        client_id text,
        environment jsonb,
        companies jsonb not null,
        credential_id uuid,
        credential_hint text,
        credential_ends_at timestamptz,
        revision integer not null,
        created_at timestamptz not null
      )`.execute(db)
    await sql`create index connections_of_workspace on connections (workspace_id)`.execute(db)
    await sql`create index connections_of_integration on connections (integration_id)`.execute(db)
    await sql`
      create table checks (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        connection_id uuid not null references connections on delete cascade,
        state text not null check (state in ('running', 'done')),
        verdict text not null check (verdict in ('pending', 'pass', 'fail', 'unknown')),
        started_at timestamptz not null,
        ended_at timestamptz
      )`.execute(db)
    await sql`create index checks_of_connection on checks (connection_id, started_at desc)`.execute(db)
    // One at a time for each connection, also when two people press the button at once.
    await sql`create unique index checks_one_running on checks (connection_id) where state = 'running'`.execute(db)
    await sql`
      create table check_lines (
        check_id uuid not null references checks on delete cascade,
        position integer not null,
        line jsonb not null,
        primary key (check_id, position)
      )`.execute(db)
    await sql`
      create table setups (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        integration_id uuid not null references integrations on delete cascade,
        connection_id uuid references connections on delete set null,
        linked_account_id text not null,
        linked_account_name text not null,
        state text not null check (state in ('open', 'connected', 'abandoned')),
        generation integer not null,
        answers jsonb not null,
        found jsonb not null,
        looks jsonb not null,
        watch jsonb,
        check_id uuid references checks on delete set null,
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`.execute(db)
    await sql`create index setups_of_workspace on setups (workspace_id, created_at desc)`.execute(db)
    await sql`create index setups_of_connection on setups (connection_id)`.execute(db)
    await sql`create index setups_of_integration on setups (integration_id)`.execute(db)
  },
}
