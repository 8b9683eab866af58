import { type Kysely, type Migration, sql } from 'kysely'

/** App registrations that are made in the directory of a customer, with the sign-in of an administrator. */
export const registerings: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table registerings (
        id uuid primary key,
        workspace_id uuid not null references workspaces on delete cascade,
        setup_id uuid not null unique references setups on delete cascade,
        unique_name text not null,
        state text not null
          check (state in ('open', 'running', 'stopped', 'partly', 'done', 'undoing', 'undone')),
        run_id uuid,
        plan_id uuid,
        tenant_id text,
        person text,
        facts jsonb,
        refusal jsonb,
        sign_in_id uuid,
        sign_in_ends_at timestamptz,
        left_at timestamptz,
        progress jsonb not null,
        undo_progress jsonb not null,
        made jsonb,
        created_at timestamptz not null,
        updated_at timestamptz not null
      )`.execute(db)
  },
}
