import { readOwnApplication } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { addMark, changeKey, endOf, type KeyRow, keysOf } from '../store/credential-life.ts'
import { replaceCredential } from '../store/credential-switch.ts'
import { listDependents, listSharing } from '../store/credential-use.ts'
import { insertEvent } from '../store/events.ts'
import { nameOfKey } from './expiry.ts'
import { activeKey, type LifeParts, openGraph, ownerOf } from './own-graph.ts'
import { abandonRoll, goOnWithoutNext, type Move, nextKey, proverOf, type Rolling, removeThere } from './roll-end.ts'
import { proveNext } from './roll-prove.ts'

/** Uses the new credential from now on, once Entra takes it still. */
export const switchOver = async (
  parts: LifeParts,
  connections: Pick<Connections, 'forgetToken'>,
  rolling: Rolling,
): Promise<Move> => {
  const { db, now } = parts
  const { holder, roll } = rolling
  const { subject_id: subjectId, connection_id: connectionId } = holder
  const next = await nextKey(parts, subjectId)
  if (next === undefined) return goOnWithoutNext(parts, rolling)
  const proved = await proveNext(parts, rolling)
  if (proved.go !== 'on') return proved
  const active = await activeKey(parts, subjectId)
  const end = endOf(next)
  const { vault_id: to } = next
  if (
    active?.vault_id == null ||
    active.id !== roll.of ||
    to === null ||
    end === null ||
    (next.kind !== 'secret' && next.kind !== 'certificate')
  ) {
    await abandonRoll(parts, rolling, new Fault('credential.over'))
    return { go: 'end' }
  }
  const { kind, hint, key_id: keyId } = next
  const { vault_id: from } = active
  const at = new Date(now())
  const isSwitched = await db.transaction().execute(async (tx) => {
    const change = { vaultId: to, kind, hint, keyId, endsAt: end }
    if (!(await replaceCredential(tx, { subjectId, connectionId, from: { vaultId: from }, to: change }))) return false
    await changeKey(tx, active.id, { state: 'retiring' })
    await changeKey(tx, next.id, { state: 'active' })
    await addMark(tx, next.id, 'switched', at)
    await addMark(tx, active.id, 'superseded', at)
    await insertEvent(tx, {
      workspaceId: holder.workspace_id,
      integrationId: holder.integration_id,
      connectionId,
      kind: 'credential.rolled',
      at,
      data: {
        credentialId: next.id,
        credential: nameOfKey(next),
        instead: nameOfKey(active),
        of: holder.connection_name ?? holder.integration_name,
        expiresAt: end.toISOString(),
      },
    })
    return true
  })
  if (!isSwitched) {
    // A process that was given up may have come this far all the same.
    if ((await activeKey(parts, subjectId))?.id === next.id) return { go: 'on' }
    // Somebody has put another credential there meanwhile.
    await abandonRoll(parts, rolling, new Fault('credential.over'))
    return { go: 'end' }
  }
  for (const id of await listDependents(db, holder)) connections.forgetToken({ id })
  return { go: 'on' }
}

/**
 * Lets the old credential go: at Microsoft too where that was agreed to, it is known there, nobody else uses it, and the
 * one that is used now is there and good.
 */
export const removeOld = async (parts: LifeParts, rolling: Rolling): Promise<Move> => {
  const { db, now } = parts
  const { holder, roll } = rolling
  const keys = await keysOf(db, holder.subject_id)
  const active = await activeKey(parts, holder.subject_id)
  for (const old of keys.filter(({ state }) => state === 'retiring')) {
    const isLeaked = roll.why === 'leaked'
    const isShared = !isLeaked && (await listSharing(db, { key: old, holder })).length > 0
    const why =
      roll.removesOld && !isShared && active !== undefined
        ? await removeAtMicrosoft(parts, rolling, active, old)
        : noteOf(roll.removesOld)
    await retire(parts, rolling, old, { isGone: why === undefined, isLeaked, note: why ?? null, at: new Date(now()) })
  }
  return { go: 'on' }
}

const noteOf = (removesOld: boolean): string =>
  removesOld ? 'Another connection here uses it too.' : 'It may be used elsewhere too, and ends by itself.'

/** Removes it where that may be done. @returns Why it stays; undefined where it is gone. @throws Fault that passes */
const removeAtMicrosoft = async (
  parts: LifeParts,
  { holder }: Rolling,
  active: KeyRow,
  old: KeyRow,
): Promise<string | undefined> => {
  if (old.key_id === null || holder.home_tenant === null || (old.kind !== 'secret' && old.kind !== 'certificate'))
    return 'It is not known at Microsoft by its id.'
  const own = await openGraph(parts, holder, active, holder.home_tenant)
  const application = await readOwnApplication(own.graph, own.clientId)
  const isThere = application?.keys.some(
    ({ keyId, hint, endsAt }) => (keyId === active.key_id || hint === active.hint) && endsAt > parts.now(),
  )
  if (application === undefined || isThere !== true) throw new Fault('graph.unavailable')
  const by = { holder, key: proverOf(active, old) }
  try {
    await removeThere(parts, own, application.id, { kind: old.kind, keyId: old.key_id }, by)
    return undefined
  } catch (error) {
    if (!(error instanceof Fault) || error.fact.retry.startsWith('later')) throw error
    return error.message
  }
}

const retire = async (
  { db, vault }: LifeParts,
  { holder }: Rolling,
  old: KeyRow,
  { isGone, isLeaked, note, at }: { isGone: boolean; isLeaked: boolean; note: string | null; at: Date },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await changeKey(tx, old.id, { state: isLeaked && isGone ? 'revoked' : 'retired', ended_at: at, vault_id: null })
    await addMark(tx, old.id, isGone ? (isLeaked ? 'revoked' : 'removed') : 'left', at, note)
    if (old.vault_id !== null) await vault.destroy(ownerOf(holder), old.vault_id, { db: tx })
  })
