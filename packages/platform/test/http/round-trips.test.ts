import { expect, test } from 'vitest'
import { usePlatform } from '../platform.ts'
import { call } from './raw.ts'

const at = usePlatform()

test.each([
  ['a ticket that is unknown', '/oauth/go/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg'],
  ['an answer that nobody waits for', '/oauth/callback?code=secret-code&state=secret-state'],
  ['an answer without anything', '/oauth/callback'],
])('%s leads to a page that says so, and leaves nothing in the log', async (_, path) => {
  const { status, headers } = await call(`${at.url}${path}`, { redirect: 'manual' })
  expect(status).toBe(303)
  expect(headers.get('location')).toBe(`${at.url}/way-ended?code=setup.trip_ended`)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('set-cookie')).toBeNull()
  const log = at.lines.join('')
  expect(log).toContain(path.startsWith('/oauth/go') ? '"path":"/oauth/go"' : '"path":"/oauth/callback"')
  for (const secret of ['AbCdEfGhIj', 'secret-code', 'secret-state']) expect(log).not.toContain(secret)
})
