import { createPublicKey, randomBytes, randomUUID, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { openOwner } from '../../src/access/owner.ts'
import { wrappingKey } from '../../src/vault/keys.ts'
import { openVault } from '../../src/vault/open-vault.ts'
import { useStore } from '../store.ts'

const store = useStore()

const dayMs = 86_400_000
const bytes = Buffer.from('what is signed')

const open = async () => {
  let now = Date.parse('2031-01-01T00:00:00Z')
  const { workspace_id: workspaceId } = await openOwner(store.db, now)
  const vault = await openVault(store.db, { current: wrappingKey(randomBytes(32)), others: [] }, () => now)
  const owner = { workspaceId, subjectId: randomUUID() }
  const pass = (days: number) => {
    now += days * dayMs
  }
  return { vault, owner, pass }
}

test('what is signed can be checked by the public key of that name', async () => {
  const { vault, owner } = await open()
  expect(await vault.publicKeys(owner)).toEqual([])
  const { keyId, sign } = await vault.signer(owner)
  const [known] = await vault.publicKeys(owner)
  expect(known?.id).toBe(keyId)
  const key = createPublicKey({ key: { ...known?.key }, format: 'jwk' })
  expect(verify('sha256', bytes, key, await sign(bytes))).toBe(true)
  await vault.destroyAll(owner)
})

test('each key is known before it signs and after, whoever asks and how seldom', async () => {
  const { vault, owner, pass } = await open()
  let known: readonly string[] = []
  const names = new Set<string>()
  for (let day = 0; day < 400; day += 1) {
    const { keyId } = await vault.signer(owner)
    // Whoever has read the keys a day ago knows the one that signs now.
    if (day > 0) expect(known, `day ${day}`).toContain(keyId)
    known = (await vault.publicKeys(owner)).map(({ id }) => id)
    expect(known).toContain(keyId)
    expect(known.length).toBeLessThanOrEqual(2)
    names.add(keyId)
    pass(1)
  }
  expect(names.size).toBe(5)
  await vault.destroyAll(owner)
})

test('asked for by many at once, there is one key', async () => {
  const { vault, owner } = await open()
  const signers = await Promise.all([1, 2, 3, 4].map(() => vault.signer(owner)))
  expect(new Set(signers.map(({ keyId }) => keyId)).size).toBe(1)
  expect(await vault.publicKeys(owner)).toHaveLength(1)
  await vault.destroyAll(owner)
})

test('without its subject there is no key any more', async () => {
  const { vault, owner } = await open()
  await vault.signer(owner)
  await vault.destroyAll(owner)
  expect(await vault.publicKeys(owner)).toEqual([])
  expect(await store.db.selectFrom('signing_keys').selectAll().execute()).toEqual([])
})

test('nothing of a private key is in the store', async () => {
  const { vault, owner } = await open()
  await vault.signer(owner)
  const [row] = await store.db.selectFrom('signing_keys').selectAll().execute()
  expect(Object.keys(row?.public_key ?? {}).sort()).toEqual(['e', 'kty', 'n'])
  await vault.destroyAll(owner)
})
