import { randomUUID } from 'node:crypto'
import { createCaller, Refused } from '@landbridge/contract'
import { describe, expect, test } from 'vitest'
import { usePlatform } from '../platform.ts'

const at = usePlatform()
const callerWith = (key: string) => createCaller({ baseUrl: at.url, headers: { authorization: `Bearer ${key}` } })
const admin = () => callerWith(at.key)
const refusal = (code: string) => expect.objectContaining({ view: expect.objectContaining({ code }) })

describe('an API key', () => {
  test('is shown once and listed by its beginning only', async () => {
    const made = await admin()('keys.create', { name: 'Shop', role: 'actor' })
    expect(made.key).toMatch(/^lb_[\w-]{43}$/)
    const { keys } = await admin()('keys.list', {})
    const listed = keys.find(({ id }) => id === made.id)
    const { key, ...rest } = made
    expect(listed).toEqual(rest)
    expect(key.startsWith(rest.startsWith)).toBe(true)
    expect(JSON.stringify(keys)).not.toContain(key)
  })

  test('is stored as a hash and never logged', async () => {
    const { key } = await admin()('keys.create', { name: 'canary', role: 'reader' })
    await callerWith(key)('integrations.list', {})
    const dump = await at.store.dump()
    expect(dump).not.toContain(key)
    expect(dump).not.toContain(Buffer.from(key).toString('hex'))
    expect(at.lines.join('')).not.toContain(key)
  })

  test('tells when it was used last', async () => {
    const made = await admin()('keys.create', { name: 'used', role: 'reader' })
    expect(made.lastUsedAt).toBeNull()
    await callerWith(made.key)('integrations.list', {})
    const { keys } = await admin()('keys.list', {})
    expect(keys.find(({ id }) => id === made.id)?.lastUsedAt).not.toBeNull()
  })

  test('is refused from the moment it is revoked', async () => {
    const { id, key } = await admin()('keys.create', { name: 'short-lived', role: 'reader' })
    await callerWith(key)('integrations.list', {})
    await admin()('keys.revoke', { keyId: id })
    await expect(callerWith(key)('integrations.list', {})).rejects.toEqual(refusal('request.unauthenticated'))
    await expect(admin()('keys.revoke', { keyId: id })).rejects.toEqual(refusal('key.unknown'))
  })

  test('may do what its role says and no more', async () => {
    const reader = callerWith((await admin()('keys.create', { name: 'r', role: 'reader' })).key)
    const actor = callerWith((await admin()('keys.create', { name: 'a', role: 'actor' })).key)
    await reader('integrations.list', {})
    await expect(reader('checks.start', { connectionId: randomUUID() })).rejects.toEqual(refusal('request.forbidden'))
    await expect(actor('checks.start', { connectionId: randomUUID() })).rejects.toEqual(refusal('connection.unknown'))
    for (const caller of [reader, actor]) {
      await expect(caller('keys.create', { name: 'x', role: 'administrator' })).rejects.toEqual(
        refusal('request.forbidden'),
      )
      await expect(caller('keys.list', {})).rejects.toEqual(refusal('request.forbidden'))
    }
  })

  test('for one integration can make no key for others', async () => {
    const wanted = [{ set: 'customers', verbs: ['list' as const] }]
    const { id } = await admin()('integrations.create', { name: 'Mine', wanted })
    const bound = callerWith(
      (await admin()('keys.create', { name: 'b', role: 'administrator', integrationId: id })).key,
    )
    await expect(bound('keys.create', { name: 'x', role: 'administrator' })).rejects.toEqual(
      refusal('request.forbidden'),
    )
    await expect(bound('keys.list', {})).rejects.toEqual(refusal('request.forbidden'))
    await expect(bound('keys.revoke', { keyId: randomUUID() })).rejects.toEqual(refusal('request.forbidden'))
  })

  test('for an integration that does not exist is not made', async () => {
    const call = admin()('keys.create', { name: 'x', role: 'reader', integrationId: randomUUID() })
    await expect(call).rejects.toEqual(refusal('integration.unknown'))
  })

  test('cannot set the password of the owner', async () => {
    const call = admin()('session.setPassword', { password: 'a long enough password' })
    await expect(call).rejects.toBeInstanceOf(Refused)
    await expect(call).rejects.toEqual(refusal('request.forbidden'))
  })
})
