import { removeCertificate, removeSecret, signKeyProof } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import { viewFault } from '../fault-view.ts'
import { addMark, changeHolder, changeKey, type HolderView, type KeyRow, keysOf } from '../store/credential-life.ts'
import { insertEvent } from '../store/events.ts'
import type { StoredRoll } from '../store/tables/credentials.ts'
import { nameOfKey } from './expiry.ts'
import { lookAtHolder } from './knowledge.ts'
import { activeKey, type LifeParts, type OwnGraph, openKey, ownerOf } from './own-graph.ts'

/** A roll-over as a step of it finds it. */
export interface Rolling {
  readonly holder: HolderView
  readonly roll: StoredRoll
  readonly rollId: string
}

/** What an attempt means for the run: on to the next step, again after a wait, or the end. */
export type Move =
  | { readonly go: 'on' }
  | { readonly go: 'end' }
  | {
      readonly go: 'again'
      readonly waitingFor: string
      /** At least, in milliseconds. */
      readonly afterMs?: number | undefined
    }

export const storeStep = async (
  { db }: Pick<LifeParts, 'db'>,
  { holder, roll }: Rolling,
  step: StoredRoll['step'],
  waitingFor?: string,
): Promise<void> => {
  if (roll.step === step && roll.waitingFor === waitingFor) return
  const { waitingFor: _, ...rest } = roll
  const changed: StoredRoll = { ...rest, step, ...(waitingFor !== undefined && { waitingFor }) }
  await changeHolder(db, holder.subject_id, { roll: JSON.stringify(changed) })
}

/** Removes a credential at Microsoft; it is no fault when it is gone already. */
export const removeThere = async (
  parts: Pick<LifeParts, 'vault' | 'now'>,
  { graph }: Pick<OwnGraph, 'graph'>,
  applicationId: string,
  { kind, keyId }: { readonly kind: 'secret' | 'certificate'; readonly keyId: string },
  by: { readonly holder: HolderView; readonly key: KeyRow },
): Promise<void> => {
  if (kind === 'secret') return removeSecret(graph, applicationId, keyId)
  const credential = await openKey(parts, by.holder, by.key)
  if (!('certificate' in credential)) throw new Fault('credential.not_permitted')
  const proof = await signKeyProof(credential.certificate, { applicationId, now: parts.now() })
  return removeCertificate(graph, applicationId, keyId, proof)
}

/** A certificate is removed by proof of holding any that is registered: its own, where the one in use is a secret. */
export const proverOf = (active: KeyRow, removed: KeyRow): KeyRow => (active.kind === 'certificate' ? active : removed)

/** The credential that was made and is not used yet. */
export const nextKey = async (parts: Pick<LifeParts, 'db'>, subjectId: string): Promise<KeyRow | undefined> =>
  (await keysOf(parts.db, subjectId)).find(({ state }) => state === 'next')

/** Ends a roll-over that came to its end. */
export const endRoll = async ({ db }: Pick<LifeParts, 'db'>, { holder }: Rolling): Promise<void> =>
  changeHolder(db, holder.subject_id, { roll_id: null, roll: null })

/** Without a new credential it was switched to already, by a process that ended right after; or somebody revoked it. */
export const goOnWithoutNext = async (parts: LifeParts, rolling: Rolling): Promise<Move> => {
  const active = await activeKey(parts, rolling.holder.subject_id)
  if (active?.id !== rolling.roll.of) return { go: 'on' }
  await endRoll(parts, rolling)
  return { go: 'end' }
}

/**
 * Ends a roll-over that cannot go on: the old credential stays, and what was added is taken back as far as that can be
 * done. What is left at Microsoft is found and removed by the next one.
 */
export const abandonRoll = async (parts: LifeParts, rolling: Rolling, why: Fault): Promise<void> => {
  const { db, log, vault, now } = parts
  const { holder } = rolling
  const at = new Date(now())
  const next = await nextKey(parts, holder.subject_id)
  const active = await activeKey(parts, holder.subject_id)
  const retiring = (await keysOf(db, holder.subject_id)).filter(({ state }) => state === 'retiring')
  if (next !== undefined && active !== undefined)
    await takeBack(parts, holder, active, next).catch((error: unknown) =>
      log.warn({ err: error }, 'a credential that was added could not be taken back'),
    )
  await db.transaction().execute(async (tx) => {
    if (next !== undefined) {
      await changeKey(tx, next.id, { state: 'retired', ended_at: at, vault_id: null })
      await addMark(tx, next.id, 'failed', at, why.message)
      if (next.vault_id !== null) await vault.destroy(ownerOf(holder), next.vault_id, { db: tx })
    }
    if (active !== undefined) await addMark(tx, active.id, 'failed', at, why.message)
    for (const old of retiring) {
      await changeKey(tx, old.id, { state: 'retired', ended_at: at, vault_id: null })
      await addMark(tx, old.id, 'left', at, why.message)
      if (old.vault_id !== null) await vault.destroy(ownerOf(holder), old.vault_id, { db: tx })
    }
    await changeHolder(tx, holder.subject_id, { roll_id: null, roll: null, refusal: JSON.stringify(viewFault(why)) })
    await insertEvent(tx, {
      workspaceId: holder.workspace_id,
      integrationId: holder.integration_id,
      connectionId: holder.connection_id,
      kind: 'credential.roll_failed',
      at,
      data: {
        credentialId: active?.id ?? next?.id ?? '',
        credential: active === undefined ? 'credential' : nameOfKey(active),
        of: holder.connection_name ?? holder.integration_name,
        what: why.message,
      },
    })
  })
}

const takeBack = async (parts: LifeParts, holder: HolderView, active: KeyRow, next: KeyRow): Promise<void> => {
  if (next.key_id === null || (next.kind !== 'secret' && next.kind !== 'certificate')) return
  const found = await lookAtHolder(parts, holder.subject_id, { again: true })
  if (found === undefined) return
  const { own, application } = found
  const by = { holder, key: proverOf(active, next) }
  await removeThere(parts, own, application.id, { kind: next.kind, keyId: next.key_id }, by)
}
