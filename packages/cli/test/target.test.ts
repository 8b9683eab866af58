import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findTarget } from '@landbridge/cli'
import { afterAll, beforeAll, expect, test } from 'vitest'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'landbridge-cli-'))
  writeFileSync(join(folder, 'cli.json'), JSON.stringify({ url: 'http://127.0.0.1:7600', key: 'local' }))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('options come before the environment, and the environment before the file', async () => {
  const env = { LANDBRIDGE_URL: 'https://b.example/v1/', LANDBRIDGE_API_KEY: 'b', LANDBRIDGE_DATA: folder }
  expect(await findTarget({ url: 'https://a.example', key: 'a' }, env)).toEqual({ url: 'https://a.example', key: 'a' })
  expect(await findTarget({}, env)).toEqual({ url: 'https://b.example', key: 'b' })
  expect(await findTarget({}, { LANDBRIDGE_DATA: folder })).toEqual({ url: 'http://127.0.0.1:7600', key: 'local' })
})

test('never sends the key of the file to another address', async () => {
  await expect(findTarget({ url: 'https://elsewhere.example', dataFolder: folder }, {})).rejects.toMatchObject({
    exit: 'notSignedIn',
  })
  expect(await findTarget({ url: 'http://127.0.0.1:7600', dataFolder: folder }, {})).toMatchObject({ key: 'local' })
})

test('says what to do where nothing tells where Landbridge is', async () => {
  await expect(findTarget({ dataFolder: join(folder, 'none') }, {})).rejects.toMatchObject({
    exit: 'unreachable',
    remedy: expect.stringContaining('landbridge start'),
  })
  await expect(findTarget({ url: 'not an address', key: 'k' }, {})).rejects.toMatchObject({ exit: 'usage' })
})
