import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { execute, hashFiles, PartFailed, staleInstall, stalePortal, stampInstall, stampPortal } from '../prepare.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landbridge-prepare-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (path: string, content: unknown): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content))
}

const zod = { version: '4.0.0', integrity: 'sha512-a' }
const root = { name: 'repository', workspaces: ['packages/*'] }
const lock = (more: Record<string, unknown> = {}) =>
  write('package-lock.json', { packages: { '': root, 'packages/cli': {}, 'node_modules/zod': zod, ...more } })
const installed = (packages: Record<string, unknown>) => write('node_modules/.package-lock.json', { packages })

test('a fresh clone has to be installed', () => {
  lock()
  expect(staleInstall(folder)).toBe('nothing is installed yet')
})

test('an installation that a person made counts, whatever is left over or is for other machines', () => {
  lock({
    'node_modules/other-os': { version: '1.0.0', optional: true },
    'node_modules/@landbridge/cli': { link: true },
  })
  const left = { 'node_modules/left-over': { version: '1.0.0' } }
  installed({ 'node_modules/zod': zod, 'node_modules/@landbridge/cli': { link: true }, ...left })
  expect(staleInstall(folder)).toBeUndefined()
})

test.each([
  ['zod is another version', { 'node_modules/zod': { ...zod, version: '3.0.0' } }],
  ['zod is another version', { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } }],
  ['zod is missing', {}],
])('says why it has to be installed again: %s', (reason, packages) => {
  lock()
  installed(packages)
  expect(staleInstall(folder)).toBe(reason)
})

test('the stamp holds until the lock file changes', () => {
  lock()
  installed({ 'node_modules/zod': zod })
  stampInstall(folder)
  expect(staleInstall(folder)).toBeUndefined()
  lock({ 'node_modules/pg': { version: '8.0.0' } })
  expect(staleInstall(folder)).toBe('pg is missing')
})

test('the portal is built when there is no bundle, and when a source of it changes, comes or goes', () => {
  write('packages/portal/src/main.tsx', 'one')
  expect(stalePortal(folder)).toBe('it was not built yet')
  write('packages/portal/dist/index.html', '')
  expect(stalePortal(folder)).toBe('its sources changed')
  stampPortal(folder)
  expect(stalePortal(folder)).toBeUndefined()
  write('packages/model/src/faults.ts', 'two')
  expect(stalePortal(folder)).toBe('its sources changed')
  stampPortal(folder)
  write('packages/cli/src/index.ts', 'not of the portal')
  expect(stalePortal(folder)).toBeUndefined()
})

test('a renamed file is another hash', () => {
  write('a/one.ts', 'same')
  const before = hashFiles(folder, ['a'])
  rmSync(join(folder, 'a'), { recursive: true })
  write('a/two.ts', 'same')
  expect(hashFiles(folder, ['a'])).not.toBe(before)
})

test('a command that fails brings what it wrote', async () => {
  const failure = await execute(process.execPath, [
    '-e',
    'console.log("out"); console.error("err"); process.exit(3)',
  ]).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(PartFailed)
  expect(failure).toMatchObject({ output: 'out\nerr\n', message: expect.stringContaining('ended with code 3') })
  await expect(execute('no-such-command-anywhere', [])).rejects.toThrow('could not be started')
})
