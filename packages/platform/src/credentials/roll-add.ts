import { randomUUID } from 'node:crypto'
import {
  addCertificateByProof,
  addCertificateByRight,
  ensureSecret,
  type OwnApplication,
  signKeyProof,
} from '@landbridge/auth'
import { Fault, limits } from '@landbridge/model'
import { hintOf, openCertificate, sealNewCertificate } from '../connections/credentials.ts'
import { addMark, changeKey, insertKey, type KeyRow, knownKeys } from '../store/credential-life.ts'
import { isBeingSetUp } from '../store/credential-switch.ts'
import { type Found, lookAtHolder } from './knowledge.ts'
import { activeKey, type LifeParts, openKey, ownerOf } from './own-graph.ts'
import { endRoll, type Move, nextKey, type Rolling, removeThere } from './roll-end.ts'

/** By this beginning of its description a credential of ours is known at Microsoft, also when its value was lost. */
const markOf = (subjectId: string): string => `Landbridge ${subjectId.slice(0, 8)} `

/** Another name for each roll-over: what bears it is of this one alone. */
const nameNow = ({ holder, roll, rollId }: Rolling): string =>
  `${markOf(holder.subject_id)}${roll.since.slice(0, 10)} ${rollId.slice(0, 8)}`

/**
 * Adds a credential beside the one that is used. A certificate is sealed before Microsoft hears of it; the value of a
 * secret arrives from there, and one that was lost on the way is removed before another is made.
 */
export const addNext = async (parts: LifeParts, rolling: Rolling): Promise<Move> => {
  const { holder, roll } = rolling
  const { subject_id: subjectId, connection_id: connectionId } = holder
  // Who sets it up again enters a credential by hand.
  if (
    !holder.enabled ||
    holder.paused_at !== null ||
    (connectionId !== null && (await isBeingSetUp(parts.db, connectionId)))
  ) {
    await endRoll(parts, rolling)
    return { go: 'end' }
  }
  const active = await activeKey(parts, subjectId)
  if (active?.id !== roll.of) {
    await endRoll(parts, rolling)
    return { go: 'end' }
  }
  const found = await lookAtHolder(parts, subjectId, { again: true })
  if (found === undefined && holder.rights === 'write')
    return { go: 'again', waitingFor: 'Entra to let the application in' }
  if (found?.rights !== 'write') throw new Fault('credential.not_permitted')
  const next = await nextKey(parts, subjectId)
  await removeLost(parts, rolling, found, active)
  if (next?.kind === 'secret') return { go: 'on' }
  if (next !== undefined || roll.kind === 'certificate') return addCertificate(parts, rolling, found, active, next)
  return addSecret(parts, rolling, found)
}

/** Removes credentials of ours that nobody knows the value of. */
const removeLost = async (parts: LifeParts, { holder }: Rolling, { own, application }: Found, active: KeyRow) => {
  const known = await knownKeys(parts.db, holder.subject_id)
  const isKnown = ({ keyId, hint, kind }: OwnApplication['keys'][number]) =>
    known.some((key) => key.key_id === keyId || (kind === 'certificate' && key.kind === kind && key.hint === hint))
  const lost = application.keys.filter((key) => key.name.startsWith(markOf(holder.subject_id)) && !isKnown(key))
  for (const { kind, keyId } of lost) {
    if (kind === 'certificate' && active.kind !== 'certificate') continue
    await removeThere(parts, own, application.id, { kind, keyId }, { holder, key: active })
  }
}

const addSecret = async (parts: LifeParts, rolling: Rolling, { own, application }: Found): Promise<Move> => {
  const { db, vault, now } = parts
  const { holder } = rolling
  const { subject_id: subjectId } = holder
  const at = new Date(now())
  const wish = { secret: { displayName: nameNow(rolling), days: limits.secretAdvisedDays.value } }
  const outcome = await ensureSecret(own.graph, application.id, wish, { known: undefined, now: now() })
  if ('wait' in outcome) return { go: 'again', waitingFor: outcome.wait, afterMs: outcome.retryAfterMs }
  const made = outcome.done
  if (made === undefined) return { go: 'again', waitingFor: 'the new secret' }
  await db.transaction().execute(async (tx) => {
    const vaultId = await vault.seal(ownerOf(holder), Buffer.from(made.secret, 'utf8'), { db: tx })
    const id = randomUUID()
    await insertKey(tx, {
      id,
      subject_id: subjectId,
      kind: 'secret',
      vault_id: vaultId,
      key_id: made.keyId,
      hint: hintOf(made.secret),
      state: 'next',
      told_ends_at: new Date(made.endsAt),
      made_by: 'landbridge',
      made_at: at,
    })
    await addMark(tx, id, 'made', at)
  })
  return { go: 'on' }
}

const addCertificate = async (
  parts: LifeParts,
  rolling: Rolling,
  { own, application }: Found,
  active: KeyRow,
  before: KeyRow | undefined,
): Promise<Move> => {
  const { db, vault, now } = parts
  const { holder } = rolling
  const { subject_id: subjectId } = holder
  const owner = ownerOf(holder)
  const displayName = nameNow(rolling)
  const next = before ?? (await makeCertificate(parts, subjectId, owner, displayName))
  const listed = application.keys.find(({ kind, hint }) => kind === 'certificate' && hint === next.hint)
  if (listed !== undefined) {
    await changeKey(db, next.id, { key_id: listed.keyId })
    return { go: 'on' }
  }
  const pem = await openCertificate(vault, owner, next.vault_id ?? '')
  const credential = await openKey(parts, holder, active)
  if ('certificate' in credential) {
    const proof = await signKeyProof(credential.certificate, { applicationId: application.id, now: now() })
    await addCertificateByProof(own.graph, application.id, pem, { displayName, proof })
  } else await addCertificateByRight(own.graph, application.id, pem, displayName)
  // Its id is in the list, and not in every answer.
  return { go: 'again', waitingFor: 'Entra to list the new certificate' }
}

const makeCertificate = async (
  { db, vault, now }: LifeParts,
  subjectId: string,
  owner: ReturnType<typeof ownerOf>,
  name: string,
): Promise<KeyRow> => {
  const at = new Date(now())
  const days = limits.secretAdvisedDays.value
  return db.transaction().execute(async (tx) => {
    const made = await sealNewCertificate(vault, owner, { name, days, now: now() }, { db: tx })
    const id = randomUUID()
    const row = await insertKey(tx, {
      id,
      subject_id: subjectId,
      kind: 'certificate',
      vault_id: made.id,
      key_id: null,
      hint: made.hint,
      state: 'next',
      told_ends_at: made.endsAt,
      made_by: 'landbridge',
      made_at: at,
    })
    await addMark(tx, id, 'made', at)
    return row
  })
}
