import { randomUUID } from 'node:crypto'
import { hashOf, newSecret } from '../secrets.ts'
import { type ApiKeyRow, findKey, insertKey, touchKey } from '../store/access.ts'
import type { Db } from '../store/database.ts'

/** Use is written down at most so often. */
const touchEveryMs = 60_000

export interface NewKey {
  readonly workspaceId: string
  readonly name: string
  readonly role: 'reader' | 'actor' | 'administrator'
  /** The only integration it may touch; null for all. */
  readonly integrationId: string | null
}

/** Makes an API key. The key itself is in this answer only; stored is its hash. */
export const createKey = async (db: Db, wanted: NewKey, now: number): Promise<{ key: string; row: ApiKeyRow }> => {
  const key = newSecret('lb_')
  const row = await insertKey(db, {
    id: randomUUID(),
    workspace_id: wanted.workspaceId,
    name: wanted.name,
    role: wanted.role,
    integration_id: wanted.integrationId,
    starts_with: key.slice(0, 10),
    key_hash: hashOf(key),
    created_at: new Date(now),
    last_used_at: null,
  })
  return { key, row }
}

/** Finds the key that a caller sent, and notes its use. */
export const useKey = async (db: Db, key: string, now: number): Promise<ApiKeyRow | undefined> => {
  if (!/^lb_[\w-]{43}$/.test(key)) return undefined
  const row = await findKey(db, hashOf(key))
  if (row === undefined) return undefined
  if (row.last_used_at === null || now - row.last_used_at.getTime() >= touchEveryMs) {
    await touchKey(db, row.id, new Date(now))
  }
  return row
}
