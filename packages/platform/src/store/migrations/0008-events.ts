import { type Kysely, type Migration, sql } from 'kysely'

/**
 * What is amiss with connections (concerns), what happened (events), and who is told of it: webhooks with their
 * deliveries, recipients of mail with their mails, and the address of the calendar.
 */
export const events: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table concerns (
        connection_id uuid not null references connections on delete cascade,
        source text not null check (source in ('check', 'call', 'sign-in', 'environment', 'extension', 'credential')),
        severity text not null check (severity in ('degraded', 'attention', 'broken')),
        what text not null,
        who text not null,
        remedy text,
        code text,
        since timestamptz not null,
        primary key (connection_id, source)
      )`.execute(db)
    await sql`alter table connections drop constraint connections_health_check`.execute(db)
    await sql`
      insert into concerns (connection_id, source, severity, what, who, since)
      select id, 'check', 'attention', coalesce(reason, 'The last check failed.'), 'builder', since
      from connections where health = 'needs-attention'`.execute(db)
    await sql`
      insert into concerns (connection_id, source, severity, what, who, since)
      select id, 'environment', 'attention', environment_notice->>'what', 'builder',
        (environment_notice->>'since')::timestamptz
      from connections
      where health <> 'in-setup' and (environment_notice->>'needsAttention')::boolean`.execute(db)
    await sql`
      update connections set health = 'needs-attention', since = (environment_notice->>'since')::timestamptz
      where health = 'connected' and (environment_notice->>'needsAttention')::boolean`.execute(db)
    await sql`
      alter table connections add constraint connections_health_check
        check (health in ('in-setup', 'connected', 'degraded', 'needs-attention', 'broken'))`.execute(db)
    await sql`alter table connections drop column reason`.execute(db)
    await sql`
      create table events (
        position bigint generated always as identity primary key,
        id uuid not null unique,
        workspace_id uuid not null references workspaces on delete cascade,
        integration_id uuid,
        integration_name text,
        connection_id uuid,
        connection_name text,
        kind text not null,
        at timestamptz not null,
        data jsonb not null,
        once text,
        unique (workspace_id, once)
      )`.execute(db)
    await sql`create index events_of_workspace on events (workspace_id, position desc)`.execute(db)
    await sql`create index events_of_connection on events (connection_id, position desc)`.execute(db)
    await sql`create index events_by_age on events (at)`.execute(db)
    await sql`
      create table webhooks (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        integration_id uuid references integrations on delete cascade,
        name text not null,
        url text not null,
        kinds jsonb,
        secret_id uuid not null,
        enabled boolean not null,
        failing_since timestamptz,
        switched_off_at timestamptz,
        created_at timestamptz not null
      )`.execute(db)
    await sql`create index webhooks_of_workspace on webhooks (workspace_id)`.execute(db)
    await sql`
      create table deliveries (
        id uuid primary key,
        webhook_id uuid not null references webhooks on delete cascade,
        event_id uuid not null references events (id) on delete cascade,
        state text not null check (state in ('waiting', 'done', 'failed')),
        attempts integer not null,
        due_at timestamptz not null,
        tried_at timestamptz,
        status integer,
        ms integer,
        problem text,
        answer text,
        created_at timestamptz not null,
        unique (webhook_id, event_id)
      )`.execute(db)
    await sql`create index deliveries_waiting on deliveries (webhook_id, due_at) where state = 'waiting'`.execute(db)
    await sql`create index deliveries_of_webhook on deliveries (webhook_id, created_at desc)`.execute(db)
    await sql`create index deliveries_of_event on deliveries (event_id)`.execute(db)
    await sql`
      create table recipients (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        address text not null,
        kinds jsonb,
        least text not null check (least in ('note', 'degraded', 'attention', 'broken')),
        created_at timestamptz not null
      )`.execute(db)
    await sql`create unique index recipients_once on recipients (workspace_id, lower(address))`.execute(db)
    await sql`
      create table mails (
        id uuid primary key,
        recipient_id uuid not null references recipients on delete cascade,
        event_id uuid not null references events (id) on delete cascade,
        state text not null check (state in ('waiting', 'done', 'failed')),
        attempts integer not null,
        due_at timestamptz not null,
        problem text,
        unique (recipient_id, event_id)
      )`.execute(db)
    await sql`create index mails_waiting on mails (recipient_id, due_at) where state = 'waiting'`.execute(db)
    await sql`create index mails_of_event on mails (event_id)`.execute(db)
    await sql`
      create table calendars (
        workspace_id uuid primary key references workspaces on delete cascade,
        token_hash text not null unique,
        created_at timestamptz not null
      )`.execute(db)
  },
}
