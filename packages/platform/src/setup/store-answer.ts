import type { StepId } from '@landbridge/contract'
import { columnsOf } from '../store/candidates.ts'
import { dropCheck } from '../store/checks.ts'
import { connectionCredential, rewireConnection } from '../store/connections.ts'
import type { Db } from '../store/database.ts'
import type { SetupChanges, SetupRow } from '../store/setups.ts'
import type { StoredApp } from '../store/tables/integrations.ts'
import type { SetupFound } from '../store/tables/setups.ts'
import type { Vault } from '../vault/vault.ts'
import { applyAnswer, candidateApart, candidateOf, type GivenAnswers, ownSecret, seenColumns } from './changes.ts'

/** The answer of a step, on its way into the store. */
export interface StepAnswer {
  readonly row: SetupRow
  readonly step: StepId
  readonly given: GivenAnswers
  readonly learned?: SetupFound
  /** What a person's sign-in is renewed with; sealed here. */
  readonly refreshToken?: string
  readonly app: StoredApp | null
}

/**
 * Writes what follows from an answer, within the transaction that holds the set-up: the connection is made of the new
 * answers, a credential that does not belong to them is destroyed, and a final check of before counts no more. Where
 * the connection exists already, all of it is kept apart, and the connection goes on with what it has.
 */
export const createStoreAnswer =
  ({ vault, now }: { readonly vault: Vault; readonly now: () => number }) =>
  async (tx: Db, { row, step, given, learned = {}, refreshToken, app }: StepAnswer): Promise<SetupChanges> => {
    const { answers, found, looks, dropsSecret, dropsSignIn } = applyAnswer(row, step, given, learned)
    const { workspace_id: workspaceId, connection_id: connectionId, again } = row
    const within = { db: tx }
    let apart: SetupChanges = {}
    if (connectionId !== null) {
      const owner = { workspaceId, subjectId: connectionId }
      const former = ownSecret(row.answers)
      if (dropsSecret && former !== undefined) await vault.destroy(owner, former, within)
      const named = again === null ? await connectionCredential(tx, connectionId) : row.sign_in_id
      const signedIn = dropsSignIn ? named : null
      if (signedIn !== null) await vault.destroy(owner, signedIn, within)
      const signInId =
        refreshToken === undefined ? undefined : await vault.seal(owner, Buffer.from(refreshToken, 'utf8'), within)
      const chosen = step === 'environment' || again?.chosen === true
      const chosenCompanies = step === 'company' || again?.chosenCompanies === true
      const anew = { ...(chosen && { chosen }), ...(chosenCompanies && { chosenCompanies }) }
      const candidate = { ...candidateOf(answers, found, app), ...(chosen && seenColumns(found, now())) }
      if (again === null)
        await rewireConnection(tx, connectionId, {
          ...columnsOf(candidate),
          ...(signInId !== undefined && { credential_id: signInId }),
        })
      else
        apart = {
          candidate: candidateApart(candidate, answers, anew),
          again: { ...again, ...anew },
          ...((signedIn !== null || signInId !== undefined) && { signInId: signInId ?? null }),
        }
    }
    if (row.check_id !== null) await dropCheck(tx, row.check_id, new Date(now()))
    return { answers, found, looks, watch: null, checkId: null, generation: row.generation + 1, ...apart }
  }
