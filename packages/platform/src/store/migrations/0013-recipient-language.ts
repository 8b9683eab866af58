import { type Kysely, type Migration, sql } from 'kysely'

/** In which language each recipient of mail reads. */
export const recipientLanguage: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table recipients add column language text not null default 'en' check (language in ('en', 'de'))`.execute(
      db,
    )
  },
}
