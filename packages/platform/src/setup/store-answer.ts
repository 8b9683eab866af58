import type { StepId } from '@landbridge/contract'
import { dropCheck } from '../store/checks.ts'
import { connectionCredential, rewireConnection } from '../store/connections.ts'
import type { Db } from '../store/database.ts'
import type { SetupChanges, SetupRow } from '../store/setups.ts'
import type { StoredApp } from '../store/tables/integrations.ts'
import type { SetupFound } from '../store/tables/setups.ts'
import type { Vault } from '../vault/vault.ts'
import { applyAnswer, connectionColumns, type GivenAnswers, seenColumns } from './changes.ts'

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
 * answers, a credential that does not belong to them is destroyed, and a final check of before counts no more.
 */
export const createStoreAnswer =
  ({ vault, now }: { readonly vault: Vault; readonly now: () => number }) =>
  async (tx: Db, { row, step, given, learned = {}, refreshToken, app }: StepAnswer): Promise<SetupChanges> => {
    const { answers, found, looks, dropsSecret, dropsSignIn } = applyAnswer(row, step, given, learned)
    const { workspace_id: workspaceId, connection_id: connectionId } = row
    const within = { db: tx }
    if (connectionId !== null) {
      const owner = { workspaceId, subjectId: connectionId }
      const former = row.answers.secret
      if (dropsSecret && former !== undefined) await vault.destroy(owner, former.credentialId, within)
      const signedIn = dropsSignIn ? await connectionCredential(tx, connectionId) : null
      if (signedIn !== null) await vault.destroy(owner, signedIn, within)
      const credential_id =
        refreshToken === undefined ? undefined : await vault.seal(owner, Buffer.from(refreshToken, 'utf8'), within)
      await rewireConnection(tx, connectionId, {
        ...connectionColumns(answers, found, app),
        ...(credential_id !== undefined && { credential_id }),
        ...(step === 'environment' && seenColumns(found, now())),
      })
    }
    if (row.check_id !== null) await dropCheck(tx, row.check_id, new Date(now()))
    return { answers, found, looks, watch: null, checkId: null, generation: row.generation + 1 }
  }
