import { type Kysely, type Migration, sql } from 'kysely'

/** Codes that a person types on another device. The secret half is in the vault. */
export const deviceCodes: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table device_codes (
        setup_id uuid primary key references setups on delete cascade,
        workspace_id uuid not null references workspaces on delete cascade,
        credential_id uuid not null,
        interval_ms integer not null,
        next_at timestamptz not null,
        expires_at timestamptz not null
      )`.execute(db)
  },
}
