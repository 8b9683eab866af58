import { createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { Fault } from '@landbridge/model'
import type { Db } from '../store/database.ts'
import {
  deleteCredential,
  deleteDataKey,
  ensureDataKey,
  findCredential,
  insertCredential,
  listWrappers,
  rewrapDataKeys,
} from '../store/vault.ts'
import { type KeyRing, type WrappingKey, wrappingKey } from './keys.ts'
import { openBytes, sealBytes } from './sealing.ts'
import { createSigning } from './signing.ts'
import type { Owner, Vault } from './vault.ts'

const boundToKey = ({ workspaceId, subjectId }: Owner, dataKeyId: string) =>
  ['landbridge data key', workspaceId, subjectId, dataKeyId] as const

const boundToCredential = ({ workspaceId, subjectId }: Owner, credentialId: string) =>
  ['landbridge credential', workspaceId, subjectId, credentialId] as const

/**
 * Opens the vault over the store.
 *
 * @throws Fault `vault.sealed` when the store holds credentials that none of the loaded keys can open
 */
export const openVault = async (db: Db, ring: KeyRing, now: () => number): Promise<Vault> => {
  let current = ring.current
  const accepted = new Map([current, ...ring.others].map((each) => [each.name, each.key]))

  const strangers = (await listWrappers(db)).filter((name) => !accepted.has(name))
  if (strangers.length > 0) throw new Fault('vault.sealed')

  const unwrap = (owner: Owner, row: { id: string; wrapped: Buffer; wrapped_by: string }): Buffer => {
    const key = accepted.get(row.wrapped_by)
    if (key === undefined) throw new Fault('vault.sealed')
    return openBytes(key, row.wrapped, boundToKey(owner, row.id))
  }

  const dataKeyOf = async (within: Db, owner: Owner): Promise<{ id: string; key: Buffer }> => {
    const id = randomUUID()
    const fresh = randomBytes(32)
    const row = await ensureDataKey(within, {
      id,
      workspace_id: owner.workspaceId,
      subject_id: owner.subjectId,
      wrapped: sealBytes(current.key, fresh, boundToKey(owner, id)),
      wrapped_by: current.name,
      created_at: new Date(now()),
    })
    return { id: row.id, key: row.id === id ? fresh : unwrap(owner, row) }
  }

  const signing = createSigning({ db, now, dataKeyOf })

  return {
    ...signing,
    seal: async (owner, secret, within = {}) => {
      const at = within.db ?? db
      const dataKey = await dataKeyOf(at, owner)
      const id = randomUUID()
      const sealed = sealBytes(dataKey.key, secret, boundToCredential(owner, id))
      dataKey.key.fill(0)
      await insertCredential(at, {
        id,
        data_key_id: dataKey.id,
        workspace_id: owner.workspaceId,
        subject_id: owner.subjectId,
        sealed,
        created_at: new Date(now()),
      })
      return id
    },

    open: async (owner, credentialId) => {
      const row = await findCredential(db, owner, credentialId)
      if (row === undefined) throw new Fault('vault.sealed', { message: 'The credential is not in the vault.' })
      const key = unwrap(owner, { ...row, id: row.data_key_id })
      try {
        return openBytes(key, row.sealed, boundToCredential(owner, credentialId))
      } finally {
        key.fill(0)
      }
    },

    destroy: async (owner, credentialId, within = {}) => {
      await deleteCredential(within.db ?? db, owner, credentialId)
    },

    destroyAll: async (owner, within = {}) => {
      await deleteDataKey(within.db ?? db, owner)
    },

    tag: async (owner, purpose, text) => {
      const { key: dataKey } = await dataKeyOf(db, owner)
      const key = Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `landbridge tag: ${purpose}`, 32))
      dataKey.fill(0)
      const tag = createHmac('sha256', key).update(text).digest('base64url')
      key.fill(0)
      return tag
    },

    rotateKey: async (newKey) => {
      const next: WrappingKey = wrappingKey(newKey)
      ring.keep?.before(newKey)
      // From here on both are accepted, and stay so until the process ends: others may still wrap with the old one.
      accepted.set(next.name, next.key)
      const count = await rewrapDataKeys(db, next.name, (row) => {
        const owner = { workspaceId: row.workspace_id, subjectId: row.subject_id }
        const key = unwrap(owner, row)
        const wrapped = sealBytes(next.key, key, boundToKey(owner, row.id))
        key.fill(0)
        return wrapped
      })
      current = next
      ring.keep?.after()
      return count
    },
  }
}
