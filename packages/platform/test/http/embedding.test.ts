import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCaller } from '@landbridge/contract'
import { afterAll, expect, test } from 'vitest'
import { usePlatform } from '../platform.ts'
import { newFolder } from '../store.ts'
import { call } from './raw.ts'

const folder = newFolder()
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'index.html'), '<!doctype html>portal')
writeFileSync(join(folder, 'embed.js'), 'void 0')
afterAll(() => rmSync(folder, { recursive: true }))

const at = usePlatform({ portalDir: folder })
const page = { headers: { accept: 'text/html' } }

const makeLink = async (returnAddresses: string[]) => {
  const ask = createCaller({ baseUrl: at.url, headers: { authorization: `Bearer ${at.key}` } })
  const { id } = await ask('integrations.create', {
    name: 'Shop',
    wanted: [{ set: 'customers', verbs: ['list'] }],
    returnAddresses,
  })
  const setup = await ask('setup.start', { integrationId: id, linkedAccount: { id: 'c-1', name: 'Contoso' } })
  return ask('links.create', { setupId: setup.id })
}

const policyOf = async (path: string) => {
  const { headers } = await call(`${at.url}${path}`, page)
  const [, ancestors] = /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '') ?? []
  return { ancestors, frameOptions: headers.get('x-frame-options') }
}

const closed = { ancestors: "'none'", frameOptions: 'DENY' }

test('a link may be shown by the origins of its own integration, and its page by nobody else', async () => {
  const { id, embedUrl } = await makeLink(['https://shop.example/after', 'http://localhost:3000'])
  const other = await makeLink(['https://other.example'])
  const address = new URL(embedUrl ?? '')
  expect(await policyOf(`${address.pathname}${address.search}`)).toEqual({
    ancestors: 'https://shop.example http://localhost:3000',
    frameOptions: null,
  })
  expect((await policyOf(`/link?embed=${other.id}`)).ancestors).toBe('https://other.example')
  for (const path of ['/link', '/link?embed=1', '/link?embed=', `/connections?embed=${id}`, `/link/${id}?embed=${id}`])
    expect(await policyOf(path), path).toEqual(closed)
  expect(await policyOf('/link?embed=11111111-1111-4111-8111-111111111111')).toEqual(closed)
})

test('without return addresses a link is a page of its own only', async () => {
  const { id, url, embedUrl } = await makeLink([])
  expect(embedUrl).toBeNull()
  expect(url).toContain('/link#')
  expect(await policyOf(`/link?embed=${id}`)).toEqual(closed)
})

test('the script may be used by pages elsewhere, and nothing beside it', async () => {
  const resource = async (path: string) => (await call(`${at.url}${path}`)).headers.get('cross-origin-resource-policy')
  expect(await resource('/embed.js')).toBe('cross-origin')
  expect(await resource('/v1/openapi.json')).toBe('same-origin')
})
