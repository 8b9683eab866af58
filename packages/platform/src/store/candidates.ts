import type { Insertable } from 'kysely'
import { setConcern } from './concerns.ts'
import { type ConnectionView, findConnection, lockRenewal, rewireConnection } from './connections.ts'
import type { Db } from './database.ts'
import type { Scope } from './integrations.ts'
import type { SetupRow } from './setups.ts'
import type { StoredCompany, StoredEnvironment } from './tables/connections.ts'
import type { Candidate, SetupTables } from './tables/setups.ts'
import { deleteCredential } from './vault.ts'

/** A connection as a set-up would make it; without one, as it is. */
export interface CandidateView extends ConnectionView {
  /** The set-up whose own sign-in is renewed; undefined where it is the one of the connection. */
  readonly signInOf?: string
}

/** Which connection is meant: as it is, or as a set-up of it would make it. */
export interface Which {
  readonly connectionId: string
  readonly setupId?: string | null | undefined
}

/** Reads a connection, as a set-up would make it where that one keeps something apart. */
export const findCandidate = async (
  db: Db,
  scope: Scope,
  { connectionId, setupId }: Which,
): Promise<CandidateView | undefined> => {
  const row = await findConnection(db, scope, connectionId)
  if (row === undefined || setupId === undefined || setupId === null) return row
  const setup = await db
    .selectFrom('setups')
    .select(['candidate', 'sign_in_id'])
    .where('id', '=', setupId)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst()
  if (setup?.candidate == null) return row
  const { credential_ends_at: endsAt, ...changes } = setup.candidate
  return {
    ...row,
    ...changes,
    ...(endsAt !== undefined && { credential_ends_at: endsAt === null ? null : new Date(endsAt) }),
    ...(setup.sign_in_id !== null && { credential_id: setup.sign_in_id, signInOf: setupId }),
  }
}

/**
 * Stores a set-up for a connection that exists already, unless one is open.
 *
 * @returns The open one.
 */
export const beginAgain = (db: Db, setup: Insertable<SetupTables['setups']>): Promise<SetupRow> =>
  db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto('setups')
      .values(setup)
      .onConflict((conflict) => conflict.column('connection_id').where('state', '=', 'open').doNothing())
      .returningAll()
      .executeTakeFirst()
    return (
      made ??
      tx
        .selectFrom('setups')
        .selectAll()
        .where('connection_id', '=', setup.connection_id as string)
        .where('state', '=', 'open')
        .executeTakeFirstOrThrow()
    )
  })

/** What is changed of a connection beside its set-ups. */
export interface ChosenMeanwhile {
  readonly environment?: StoredEnvironment
  readonly companies?: readonly StoredCompany[]
}

/**
 * Lets a set-up that is open for a connection know what was chosen for it meanwhile, unless the set-up has an answer of
 * its own. Goes before the change of the connection, in the same transaction: set-ups are locked first.
 */
export const noteChosenMeanwhile = async (tx: Db, connectionId: string, chosen: ChosenMeanwhile): Promise<void> => {
  const setup = await tx
    .selectFrom('setups')
    .select(['id', 'answers', 'found', 'again', 'generation'])
    .where('connection_id', '=', connectionId)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  if (setup?.again == null) return
  const { answers, found, again } = setup
  const environment = again.chosen || answers.environment === undefined ? undefined : chosen.environment
  const companies = again.chosenCompanies || answers.company === undefined ? undefined : chosen.companies
  if (environment === undefined && companies === undefined) return
  const others = (found.companies ?? []).filter(({ id }) => !companies?.some((each) => each.id === id))
  await tx
    .updateTable('setups')
    .set({
      answers: JSON.stringify({
        ...answers,
        ...(environment && { environment: { name: environment.name } }),
        ...(companies && { company: { ids: companies.map(({ id }) => id) } }),
      }),
      found: JSON.stringify({
        ...found,
        ...(environment && { environment }),
        ...(companies && { companies: [...others, ...companies] }),
      }),
      // A look that began before it is about what was.
      generation: setup.generation + 1,
    })
    .where('id', '=', setup.id)
    .execute()
}

/** The set-up that a connection was made by last; undefined where none has ended well. */
export const findLastSetup = (db: Db, connectionId: string): Promise<SetupRow | undefined> =>
  db
    .selectFrom('setups')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('state', '=', 'connected')
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Names the refresh token that a set-up goes on with, unless it has another sign-in meanwhile. @returns Whether it did. */
export const setCandidateRenewed = async (
  db: Db,
  setupId: string,
  former: string,
  renewed: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('setups')
    .set({ sign_in_id: renewed })
    .where('id', '=', setupId)
    .where('sign_in_id', '=', former)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

interface Adoption {
  readonly connectionId: string
  readonly setupId: string
  /** The final check, which has passed. */
  readonly checkId: string
  readonly at: Date
}

/**
 * Makes a connection what the final check of a set-up has proved, within the transaction that ends that check: the
 * credential of before is destroyed, and not earlier. What the set-up is not about stays as it is by then.
 *
 * @returns False where the set-up has ended meanwhile.
 */
export const adoptCandidate = async (tx: Db, { connectionId, setupId, checkId, at }: Adoption): Promise<boolean> => {
  // Nobody renews the sign-in that ends here, or a renewal would put it back.
  await lockRenewal(tx, connectionId)
  const setup = await tx
    .selectFrom('setups')
    .selectAll()
    .where('id', '=', setupId)
    .where('state', '=', 'open')
    .where('check_id', '=', checkId)
    .forUpdate()
    .executeTakeFirst()
  const before = await tx
    .selectFrom('connections')
    .select(['workspace_id', 'credential_id'])
    .where('id', '=', connectionId)
    .forUpdate()
    .executeTakeFirst()
  if (setup?.candidate == null || before === undefined) return false
  const { credential_id: credentialId = setup.sign_in_id ?? undefined } = setup.candidate
  await rewireConnection(tx, connectionId, {
    ...columnsOf(setup.candidate),
    ...(credentialId !== undefined && { credential_id: credentialId }),
  })
  const owner = { workspaceId: before.workspace_id, subjectId: connectionId }
  if (credentialId !== undefined && before.credential_id !== credentialId) {
    if (before.credential_id !== null) await deleteCredential(tx, owner, before.credential_id)
    // What was amiss with the one before is over with it.
    await setConcern(tx, connectionId, 'credential', undefined, at)
  }
  await tx.updateTable('setups').set({ candidate: null, sign_in_id: null }).where('id', '=', setupId).execute()
  await tx.updateTable('checks').set({ setup_id: null }).where('id', '=', checkId).execute()
  return true
}

const textOf = (value: object | null): string | null => (value === null ? null : JSON.stringify(value))

/** What a set-up makes of a connection, as the table takes it: documents as text. */
export const columnsOf = ({
  endpoints,
  person,
  environment,
  companies,
  credential_ends_at: endsAt,
  environments_seen: seen,
  environment_notice: notice,
  ...rest
}: Candidate) => ({
  ...rest,
  person: textOf(person),
  ...(endpoints !== undefined && { endpoints: textOf(endpoints) }),
  ...(environment !== undefined && { environment: textOf(environment) }),
  ...(companies !== undefined && { companies: JSON.stringify(companies) }),
  ...(endsAt !== undefined && { credential_ends_at: endsAt === null ? null : new Date(endsAt) }),
  ...(seen !== undefined && { environments_seen: textOf(seen) }),
  ...(notice !== undefined && { environment_notice: textOf(notice) }),
})
