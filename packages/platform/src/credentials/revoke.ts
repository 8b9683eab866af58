import type { OutputOf, contract as table } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { setConcern } from '../store/concerns.ts'
import { rewireConnection } from '../store/connections.ts'
import { addMark, changeHolder, changeKey, findHolder, type KeyView, keysOf } from '../store/credential-life.ts'
import { listDependents } from '../store/credential-use.ts'
import { insertEvent } from '../store/events.ts'
import { nameOfKey } from './expiry.ts'
import { lookAtHolder } from './knowledge.ts'
import { activeKey, type LifeParts, ownerOf } from './own-graph.ts'
import { remind } from './remind.ts'
import type { Roller } from './roll.ts'
import { proverOf, removeThere } from './roll-end.ts'
import { tasksOf } from './view.ts'

type Revoked = Omit<OutputOf<(typeof table)['credentials.revoke']>, 'credential'>

const tokensRemain =
  'Access tokens that were got with it are good until they end, for an hour and a half at most; nothing takes them back.'

/** Revokes credentials that have leaked. */
export const createRevoking = (
  parts: LifeParts,
  connections: Pick<Connections, 'forgetToken'>,
  roller: Roller,
): ((view: KeyView) => Promise<Revoked>) => {
  const { db, vault, now } = parts

  /** The refresh token is destroyed here; Microsoft lets only people take back what was issued. */
  const revokeSignIn = async ({ key, holder }: KeyView, connectionId: string): Promise<Revoked> => {
    const at = new Date(now())
    await db.transaction().execute(async (tx) => {
      await vault.destroyAll(ownerOf(holder), { db: tx })
      await rewireConnection(tx, connectionId, { credential_id: null })
      await changeKey(tx, key.id, { state: 'revoked', ended_at: at })
      await addMark(tx, key.id, 'revoked', at)
      await setConcern(
        tx,
        connectionId,
        'sign-in',
        {
          severity: 'broken',
          what: 'The sign-in was revoked here.',
          who: 'signed-in-person',
          remedy: 'Reconnect: sign in again.',
        },
        at,
      )
    })
    connections.forgetToken({ id: connectionId })
    return {
      remains: [
        tokensRemain,
        'The refresh token itself is good at Microsoft until sessions of the person are revoked.',
      ],
      tasks: tasksOf({ key, holder }, true),
    }
  }

  /** One that is not used any more, or not yet, is removed at once. */
  const revokeSpare = async (view: KeyView): Promise<Revoked> => {
    const { key, holder } = view
    const active = await activeKey(parts, holder.subject_id)
    const found = await lookAtHolder(parts, holder.subject_id, { again: true })
    if (
      active === undefined ||
      found === undefined ||
      key.key_id === null ||
      (key.kind !== 'secret' && key.kind !== 'certificate')
    )
      return { remains: [tokensRemain], tasks: tasksOf(view, true) }
    const removed = await removeThere(
      parts,
      found.own,
      found.application.id,
      { kind: key.kind, keyId: key.key_id },
      { holder, key: proverOf(active, key) },
    ).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Fault)) throw error
        return false
      },
    )
    if (!removed) return { remains: [tokensRemain], tasks: tasksOf(view, true) }
    const at = new Date(now())
    await db.transaction().execute(async (tx) => {
      await changeKey(tx, key.id, { state: 'revoked', ended_at: at, vault_id: null })
      await addMark(tx, key.id, 'revoked', at)
      if (key.vault_id !== null) await vault.destroy(ownerOf(holder), key.vault_id, { db: tx })
    })
    return { remains: [tokensRemain], tasks: [] }
  }

  /** A roll-over of it that is under way takes it with it, without the day of overlap; one that has brought it is over. */
  const rollLeaked = async ({ key, holder: { subject_id: subjectId } }: KeyView): Promise<void> => {
    const wish = { why: 'leaked', kind: 'certificate', removesOld: true } as const
    if (await roller.begin(subjectId, wish)) return
    const roll = (await findHolder(db, subjectId))?.roll
    if (roll?.of === key.id) {
      await changeHolder(db, subjectId, { roll: JSON.stringify({ ...roll, why: 'leaked', removesOld: true }) })
      return
    }
    await changeHolder(db, subjectId, { roll_id: null, roll: null })
    await roller.begin(subjectId, wish)
  }

  const tell = async ({ key, holder }: KeyView, isByUs: boolean): Promise<void> => {
    await insertEvent(db, {
      workspaceId: holder.workspace_id,
      integrationId: holder.integration_id,
      connectionId: holder.connection_id,
      kind: 'credential.revoked',
      at: new Date(now()),
      data: {
        credentialId: key.id,
        credential: nameOfKey(key),
        of: holder.connection_name ?? holder.integration_name,
        removed: isByUs,
      },
    })
  }

  return async (view) => {
    const { key, holder } = view
    if (key.state === 'retired' || key.state === 'revoked' || key.kind === 'federated')
      throw new Fault('credential.over')
    if (key.kind === 'sign-in' && holder.connection_id !== null) {
      const answer = await revokeSignIn(view, holder.connection_id)
      await tell(view, false)
      return answer
    }
    if (key.state !== 'active') {
      const answer = await revokeSpare(view)
      await tell(view, answer.tasks.length === 0)
      return answer
    }
    await changeKey(db, key.id, { leaked_at: new Date(now()) })
    const found = await lookAtHolder(parts, holder.subject_id, { again: true }).catch(() => undefined)
    if (found?.rights !== 'write') {
      await addMark(db, key.id, 'revoked', new Date(now()), 'A person has to do it.')
      await tell(view, false)
      const known = (await keysOf(db, holder.subject_id)).find(({ id }) => id === key.id) ?? key
      await remind(parts, { key: known, holder })
      return {
        remains: ['Until it is deleted there, it is good at Microsoft.', tokensRemain],
        tasks: tasksOf({ key: known, holder }, true),
      }
    }
    await rollLeaked(view)
    for (const id of await listDependents(db, holder)) connections.forgetToken({ id })
    await tell(view, true)
    return {
      remains: ['It is removed as soon as a new one works, mostly within two minutes.', tokensRemain],
      tasks: [],
    }
  }
}
