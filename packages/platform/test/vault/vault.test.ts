import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { openOwner } from '../../src/access/owner.ts'
import { type KeyRing, loadKeys, wrappingKey } from '../../src/vault/keys.ts'
import { openVault } from '../../src/vault/open-vault.ts'
import type { Owner } from '../../src/vault/vault.ts'
import { newFolder, rememberingLog, silent, useStore } from '../store.ts'

const store = useStore()
const now = () => Date.parse('2026-11-20T10:00:00Z')
const ringOf = (bytes: Uint8Array = randomBytes(32), ...others: Uint8Array[]): KeyRing => ({
  current: wrappingKey(bytes),
  others: others.map(wrappingKey),
})
const canary = 'canary-7Q~never-to-be-seen-8Zk'
const secret = Buffer.from(canary)
let workspaceId: string

beforeAll(async () => {
  workspaceId = (await openOwner(store.db, now())).workspace_id
})

const newOwner = (): Owner => ({ workspaceId, subjectId: randomUUID() })
const empty = async () => {
  await store.db.deleteFrom('data_keys').execute()
}

describe('a credential', () => {
  test('comes out as it went in', async () => {
    await empty()
    const vault = await openVault(store.db, ringOf(), now)
    const owner = newOwner()
    const ids = [await vault.seal(owner, secret), await vault.seal(owner, Buffer.of(0, 255, 0))]
    expect(Buffer.from(await vault.open(owner, ids[0] as string))).toEqual(secret)
    expect(Buffer.from(await vault.open(owner, ids[1] as string))).toEqual(Buffer.of(0, 255, 0))
  })

  test('is in no table, neither as text nor as bytes', async () => {
    await empty()
    const vault = await openVault(store.db, ringOf(), now)
    await vault.seal(newOwner(), secret)
    const dump = await store.dump()
    expect(dump).toContain(workspaceId)
    for (const encoding of ['utf8', 'hex', 'base64'] as const) expect(dump).not.toContain(secret.toString(encoding))
  })

  test('opens for its own connection and workspace only', async () => {
    await empty()
    const vault = await openVault(store.db, ringOf(), now)
    const [mine, other] = [newOwner(), newOwner()]
    const id = await vault.seal(mine, secret)
    await vault.seal(other, Buffer.from('another'))
    await expect(vault.open(other, id)).rejects.toMatchObject({ code: 'vault.sealed' })
    await expect(vault.open({ ...mine, workspaceId: randomUUID() }, id)).rejects.toMatchObject({ code: 'vault.sealed' })
  })

  test('does not open after somebody has moved its row to another connection or id', async () => {
    await empty()
    const vault = await openVault(store.db, ringOf(), now)
    const [mine, other] = [newOwner(), newOwner()]
    const id = await vault.seal(mine, secret)
    const otherId = await vault.seal(other, Buffer.from('another'))
    const { sealed } = await store.db
      .selectFrom('credentials')
      .select('sealed')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await store.db.updateTable('credentials').set({ sealed }).where('id', '=', otherId).execute()
    await expect(vault.open(other, otherId)).rejects.toMatchObject({ code: 'vault.sealed' })
    await store.db.updateTable('credentials').set({ subject_id: other.subjectId }).where('id', '=', id).execute()
    await expect(vault.open(other, id)).rejects.toMatchObject({ code: 'vault.sealed' })
  })

  test('does not open when a single bit of it has changed', async () => {
    await empty()
    const vault = await openVault(store.db, ringOf(), now)
    const owner = newOwner()
    const id = await vault.seal(owner, secret)
    const { sealed } = await store.db
      .selectFrom('credentials')
      .select('sealed')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      await store.db.updateTable('credentials').set({ sealed: changed }).where('id', '=', id).execute()
      await expect(vault.open(owner, id)).rejects.toMatchObject({ code: 'vault.sealed' })
    }
  })

  test('is gone after it was destroyed, and destroying it again is no fault', async () => {
    await empty()
    const vault = await openVault(store.db, ringOf(), now)
    const owner = newOwner()
    const [first, second] = [await vault.seal(owner, secret), await vault.seal(owner, secret)]
    await vault.destroy(owner, first)
    await vault.destroy(owner, first)
    await expect(vault.open(owner, first)).rejects.toMatchObject({ code: 'vault.sealed' })
    expect(Buffer.from(await vault.open(owner, second))).toEqual(secret)
    await vault.destroyAll(owner)
    await expect(vault.open(owner, second)).rejects.toMatchObject({ code: 'vault.sealed' })
    expect(await store.db.selectFrom('credentials').selectAll().execute()).toEqual([])
  })

  test('is not destroyed by another owner', async () => {
    await empty()
    const vault = await openVault(store.db, ringOf(), now)
    const owner = newOwner()
    const id = await vault.seal(owner, secret)
    await vault.destroy(newOwner(), id)
    await vault.destroyAll({ ...owner, workspaceId: randomUUID() })
    expect(Buffer.from(await vault.open(owner, id))).toEqual(secret)
  })

  test('is written with the rows around it or not at all', async () => {
    await empty()
    const vault = await openVault(store.db, ringOf(), now)
    const owner = newOwner()
    const failed = store.db.transaction().execute(async (tx) => {
      await vault.seal(owner, secret, { db: tx })
      throw new Error('and then something failed')
    })
    await expect(failed).rejects.toThrow('something failed')
    expect(await store.db.selectFrom('data_keys').selectAll().execute()).toEqual([])
  })

  test('sealed many times at once for one connection shares its data key', async () => {
    await empty()
    const vault = await openVault(store.db, ringOf(), now)
    const owner = newOwner()
    const ids = await Promise.all(Array.from({ length: 20 }, () => vault.seal(owner, secret)))
    expect(await store.db.selectFrom('data_keys').selectAll().execute()).toHaveLength(1)
    for (const id of ids) expect(Buffer.from(await vault.open(owner, id))).toEqual(secret)
  })
})

test('a tag is the same for the same text, and another for any other connection, purpose, text or workspace', async () => {
  await empty()
  const bytes = randomBytes(32)
  const vault = await openVault(store.db, ringOf(bytes), now)
  const [mine, other] = [newOwner(), newOwner()]
  for (const owner of [mine, other]) await vault.seal(owner, secret)
  const tag = await vault.tag(mine, 'cursor', 'text')
  const again = await openVault(store.db, ringOf(bytes), now)
  expect(await again.tag(mine, 'cursor', 'text')).toBe(tag)
  expect(tag).toMatch(/^[\w-]{43}$/)
  const others = [
    await vault.tag(other, 'cursor', 'text'),
    await vault.tag(mine, 'another', 'text'),
    await vault.tag(mine, 'cursor', 'text '),
  ]
  expect(new Set([tag, ...others]).size).toBe(4)
  const without = newOwner()
  expect(await vault.tag(without, 'cursor', 'text')).toBe(await vault.tag(without, 'cursor', 'text'))
  const elsewhere = { ...mine, workspaceId: randomUUID() }
  await expect(vault.tag(elsewhere, 'cursor', 'text')).rejects.toMatchObject({ code: 'vault.sealed' })
})

describe('the key-encryption key', () => {
  test('is changed while everything runs: before, meanwhile and after, credentials open', async () => {
    await empty()
    const [oldKey, newKey] = [randomBytes(32), randomBytes(32)]
    const vault = await openVault(store.db, ringOf(oldKey), now)
    const owners = Array.from({ length: 5 }, newOwner)
    const ids = await Promise.all(owners.map((owner) => vault.seal(owner, secret)))
    const rotation = vault.rotateKey(newKey)
    const meanwhile = Promise.all(owners.map((owner, at) => vault.open(owner, ids[at] as string)))
    expect(await rotation).toBe(5)
    expect((await meanwhile).every((each) => secret.equals(each))).toBe(true)
    const late = await vault.seal(newOwner(), secret)
    expect(late).toBeDefined()

    const restarted = await openVault(store.db, ringOf(newKey), now)
    for (const [at, owner] of owners.entries()) {
      expect(Buffer.from(await restarted.open(owner, ids[at] as string))).toEqual(secret)
    }
    await expect(openVault(store.db, ringOf(oldKey), now)).rejects.toMatchObject({ code: 'vault.sealed' })
  })

  test('changed twice to the same key has nothing to do the second time', async () => {
    await empty()
    const vault = await openVault(store.db, ringOf(), now)
    await vault.seal(newOwner(), secret)
    const next = randomBytes(32)
    expect([await vault.rotateKey(next), await vault.rotateKey(next)]).toEqual([1, 0])
  })

  test('that is not the right one is refused at the start', async () => {
    await empty()
    await (await openVault(store.db, ringOf(), now)).seal(newOwner(), secret)
    await expect(openVault(store.db, ringOf(), now)).rejects.toMatchObject({ code: 'vault.sealed' })
  })

  test('shows nothing of itself when it is printed', () => {
    const bytes = randomBytes(32)
    const shown = inspect(ringOf(bytes), { depth: 10, showHidden: true }) + JSON.stringify(ringOf(bytes))
    for (const encoding of ['hex', 'base64', 'latin1'] as const) expect(shown).not.toContain(bytes.toString(encoding))
  })
})

describe('loading the key', () => {
  const config = { key: undefined, keyFile: undefined, dataDir: '' }

  test('refuses to go on without one', () => {
    expect(() => loadKeys(config, { allowGeneratedKey: false, log: silent })).toThrow(
      expect.objectContaining({ code: 'vault.key_missing' }),
    )
  })

  test('makes one for a single machine, keeps it to its owner, says so, and finds it again', () => {
    const dataDir = newFolder()
    const { log, lines } = rememberingLog()
    const first = loadKeys({ ...config, dataDir }, { allowGeneratedKey: true, log })
    const file = join(dataDir, 'key')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(lines.join('')).toContain(file)
    expect(lines.join('')).not.toContain(readFileSync(file, 'utf8').trim())
    const second = loadKeys({ ...config, dataDir }, { allowGeneratedKey: true, log })
    expect(second.current.name).toBe(first.current.name)
    expect(lines).toHaveLength(1)
    rmSync(dataDir, { recursive: true })
  })

  test('reads it from a file, and says which file is wrong without showing what is in it', () => {
    const dataDir = newFolder()
    const keyFile = join(dataDir, 'my-key')
    writeFileSync(keyFile, `${randomBytes(32).toString('base64')}\n`)
    expect(loadKeys({ ...config, keyFile }, { allowGeneratedKey: false, log: silent }).others).toEqual([])
    writeFileSync(keyFile, 'too short')
    const refusal = () => loadKeys({ ...config, keyFile }, { allowGeneratedKey: false, log: silent })
    expect(refusal).toThrow(keyFile)
    expect(refusal).not.toThrow('too short')
    expect(() =>
      loadKeys({ ...config, keyFile: `${keyFile}-gone` }, { allowGeneratedKey: false, log: silent }),
    ).toThrow(expect.objectContaining({ code: 'config.invalid' }))
    rmSync(dataDir, { recursive: true })
  })

  test('a changed key is in its file before the store needs it, and a crash in between loses nothing', async () => {
    await empty()
    const dataDir = newFolder()
    const load = () => loadKeys({ ...config, dataDir }, { allowGeneratedKey: true, log: silent })
    const ring = load()
    const vault = await openVault(store.db, ring, now)
    const owner = newOwner()
    const id = await vault.seal(owner, secret)
    // A crash right after the data keys were wrapped anew: the new key is not the current one yet.
    const crashing = await openVault(store.db, { ...load(), keep: { before: ring.keep!.before, after: () => {} } }, now)
    await crashing.rotateKey(randomBytes(32))
    expect(existsSync(join(dataDir, 'key.next'))).toBe(true)
    const restarted = await openVault(store.db, load(), now)
    expect(Buffer.from(await restarted.open(owner, id))).toEqual(secret)
    // And a whole one leaves only the new key.
    await restarted.rotateKey(randomBytes(32))
    expect(existsSync(join(dataDir, 'key.next'))).toBe(false)
    const later = await openVault(store.db, load(), now)
    expect(Buffer.from(await later.open(owner, id))).toEqual(secret)
    rmSync(dataDir, { recursive: true })
  })
})

test('a secret shows up in no fault and no log line on the way', async () => {
  await empty()
  const { log, lines } = rememberingLog()
  const vault = await openVault(store.db, ringOf(), now)
  const owner = newOwner()
  const id = await vault.seal(owner, secret)
  await vault.destroyAll(owner)
  const fault: unknown = await vault.open(owner, id).catch((error: unknown) => error)
  log.error({ err: fault, vault, owner }, 'failed')
  expect(inspect(vault, { depth: 10, showHidden: true })).not.toContain(canary)
  expect(inspect(fault, { depth: 10, showHidden: true })).not.toContain(canary)
  expect(lines.join('')).not.toContain(canary)
})
