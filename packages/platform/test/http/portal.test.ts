import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startPlatform } from '../../src/start.ts'
import { testConfig, usePlatform } from '../platform.ts'
import { newFolder, silent } from '../store.ts'
import { call, refusalIn, sendBytes } from './raw.ts'

const folder = newFolder()
mkdirSync(join(folder, 'assets'))
writeFileSync(
  join(folder, 'index.html'),
  '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>portal',
)
writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'console.log(1)')
writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
writeFileSync(join(folder, '..', 'outside.txt'), 'not for you')

const at = usePlatform({ portalDir: folder })
const page = { headers: { accept: 'text/html,application/xhtml+xml' } }

afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(join(folder, '..', 'outside.txt'))
})

describe('the page of the portal', () => {
  test.each(['/', '/sign-in', '/connections/anything/at/all', '/index.html', '/?a=b'])(
    'answers a visit to %s',
    async (path) => {
      const answer = await call(`${at.url}${path}`, page)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(answer.text).toContain('portal')
      expect(answer.headers.get('cache-control')).toBe('no-store')
    },
  )

  test('carries a nonce that is new each time and the same in page and policy', async () => {
    const nonces = new Set<string>()
    for (let visits = 0; visits < 5; visits += 1) {
      const answer = await call(`${at.url}/`, page)
      const policy = answer.headers.get('content-security-policy') ?? ''
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] as string
      expect(answer.text.match(/nonce="([^"]+)"/g)).toEqual([`nonce="${nonce}"`, `nonce="${nonce}"`])
      expect(policy).not.toMatch(/unsafe/)
      expect(policy).toContain("frame-ancestors 'none'")
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(5)
  })

  test('does not stand in for the API, nor for what asks for something else than a page', async () => {
    const api = await call(`${at.url}/v1/nothing`, page)
    expect([api.status, refusalIn(api).code]).toEqual([404, 'request.route_unknown'])
    const script = await call(`${at.url}/assets/gone.js`, { headers: { accept: '*/*' } })
    expect([script.status, refusalIn(script).code]).toEqual([404, 'request.route_unknown'])
    const form = await call(`${at.url}/sign-in`, { method: 'POST', ...page })
    expect([form.status, refusalIn(form).code]).toEqual([404, 'request.route_unknown'])
  })
})

describe('the files of the portal', () => {
  test('with a hash in their name are kept for good, others are asked for again', async () => {
    const hashed = await call(`${at.url}/assets/main-abc123.js`)
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(hashed.headers.get('content-type')).toContain('javascript')
    expect(hashed.headers.get('x-content-type-options')).toBe('nosniff')
    const other = await call(`${at.url}/favicon.svg`)
    expect([other.status, other.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  })

  test('answer a program that takes anything with the page, and with a refusal where it asks for a file', async () => {
    const anything = { headers: { accept: '*/*' } }
    expect((await call(`${at.url}/`, anything)).headers.get('content-type')).toContain('text/html')
    const missing = await call(`${at.url}/assets/gone-abc123.js`, anything)
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8'])
  })

  test.each([
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/assets/../../outside.txt',
    '//etc/passwd',
  ])('are all that can be had: %s', async (path) => {
    const answer = await sendBytes(at.url, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.text).not.toContain('not for you')
    refusalIn(answer)
  })
})

test('a folder without a portal is refused at the start, with what to do', async () => {
  const config = testConfig({ databaseUrl: at.store.url })
  await at.platform.stop()
  await expect(startPlatform({ config, portalDir: join(folder, 'assets'), log: silent })).rejects.toMatchObject({
    code: 'config.invalid',
    message: expect.stringContaining('npm run build'),
  })
})
