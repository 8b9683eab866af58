import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readLocalAccess, writeLocalAccess } from '../src/local-access.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landbridge-access-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const access = { url: 'http://127.0.0.1:7600', key: 'lb_key', links: { url: 'http://127.0.0.1:1', token: 't' } }

test('is readable by its owner alone', () => {
  writeLocalAccess(join(folder, 'new'), access)
  expect(statSync(join(folder, 'new', 'cli.json')).mode & 0o777).toBe(0o600)
  expect(readLocalAccess(join(folder, 'new'))).toEqual(access)
})

test.each(['', '{', 'null', '[]', '{"url":1,"key":null,"links":{}}'])(
  'reads nothing out of a file that holds %j',
  (text) => {
    writeFileSync(join(folder, 'cli.json'), text)
    expect(readLocalAccess(folder)).toEqual({})
  },
)

test('where nothing was left, there is nothing', () => {
  expect(readLocalAccess(join(folder, 'none'))).toEqual({})
})
