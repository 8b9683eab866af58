import { type Kysely, type Migration, Migrator } from 'kysely'
import type { Database } from './database.ts'
import { foundations } from './migrations/0001-foundations.ts'
import { connections } from './migrations/0002-connections.ts'
import { waysIn } from './migrations/0003-ways-in.ts'
import { environments } from './migrations/0004-environments.ts'
import { registerings } from './migrations/0005-registerings.ts'
import { extensions } from './migrations/0006-extensions.ts'
import { deviceCodes } from './migrations/0007-device-codes.ts'
import { events } from './migrations/0008-events.ts'
import { againAndKinds } from './migrations/0009-again-and-kinds.ts'
import { credentialLife } from './migrations/0010-credential-life.ts'
import { proving } from './migrations/0011-proving.ts'
import { diagnoses } from './migrations/0012-diagnoses.ts'
import { recipientLanguage } from './migrations/0013-recipient-language.ts'

// A static list, so that a bundle holds them. Names are stored: never rename, only add.
const migrations: Record<string, Migration> = {
  '0001-foundations': foundations,
  '0002-connections': connections,
  '0003-ways-in': waysIn,
  '0004-environments': environments,
  '0005-registerings': registerings,
  '0006-extensions': extensions,
  '0007-device-codes': deviceCodes,
  '0008-events': events,
  '0009-again-and-kinds': againAndKinds,
  '0010-credential-life': credentialLife,
  '0011-proving': proving,
  '0012-diagnoses': diagnoses,
  '0013-recipient-language': recipientLanguage,
}

/**
 * Brings the tables up to date. Several processes may call it at once; Kysely holds an advisory lock meanwhile.
 *
 * @throws the error of the migration that failed; its transaction is undone.
 */
export const migrate = async (db: Kysely<Database>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
