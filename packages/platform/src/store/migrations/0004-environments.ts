import { type Kysely, type Migration, sql } from 'kysely'

/**
 * What a connection remembers of the environments around its own, so that a copy, a new name or a deletion is noticed;
 * what was noticed last; and who confirmed what.
 */
export const environments: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table connections
        add column environments_seen jsonb,
        add column environment_notice jsonb,
        add column environment_confirmed jsonb`.execute(db)
  },
}
