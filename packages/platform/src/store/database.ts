import type { Kysely } from 'kysely'
import type { AccessTables } from './tables/access.ts'
import type { CheckTables } from './tables/checks.ts'
import type { ConcernTables } from './tables/concerns.ts'
import type { ConnectionTables } from './tables/connections.ts'
import type { CredentialTables } from './tables/credentials.ts'
import type { DeviceCodeTables } from './tables/device-codes.ts'
import type { DiagnosisTables } from './tables/diagnoses.ts'
import type { EventTables } from './tables/events.ts'
import type { ExecutorTables } from './tables/executors.ts'
import type { ExtensionTables } from './tables/extensions.ts'
import type { IntegrationTables } from './tables/integrations.ts'
import type { LinkTables } from './tables/links.ts'
import type { ProvingTables } from './tables/proving.ts'
import type { RegisteringTables } from './tables/registerings.ts'
import type { RoundTripTables, SetupTables } from './tables/setups.ts'
import type { VaultTables } from './tables/vault.ts'

/**
 * Every table, put together from one interface per subject. Names are as PostgreSQL has them: `snake_case`.
 * The runs' own tables belong to their engine and are not named here.
 */
export interface Database
  extends AccessTables,
    VaultTables,
    ExecutorTables,
    IntegrationTables,
    ConnectionTables,
    ConcernTables,
    CredentialTables,
    EventTables,
    SetupTables,
    RoundTripTables,
    DeviceCodeTables,
    LinkTables,
    RegisteringTables,
    ExtensionTables,
    CheckTables,
    DiagnosisTables,
    ProvingTables {}

/** The way to the tables; a transaction is one too. */
export type Db = Kysely<Database>
