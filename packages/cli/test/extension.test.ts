import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExtensionState, Installation } from '@landbridge/contract'
import { expect, onTestFinished, test } from 'vitest'
import { run } from './desk.ts'
import { connection, guid } from './samples.ts'

const fileWith = (text: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'link.app')
  writeFileSync(path, text)
  return path
}

const installation = (more: Partial<Installation> = {}): Installation => ({
  id: guid(50),
  connectionId: guid(1),
  name: 'Link',
  version: '1.2.0.0',
  when: 'now',
  state: 'running',
  way: 'admin-center',
  startedAt: '2026-11-20T10:00:00Z',
  lookedAt: null,
  endedAt: null,
  usualMs: 1_200_000,
  mayCancel: false,
  fault: null,
  ...more,
})

const state = (more: Partial<Installation>): ExtensionState => ({
  wanted: null,
  installed: null,
  seenAt: null,
  installation: installation(more),
})

const one = { 'connections.list': () => ({ connections: [connection(1, 'Contoso')] }) }

test('installs a file and follows it to its end', async () => {
  const states = [state({}), state({}), state({ state: 'done', endedAt: '2026-11-20T10:20:00Z' })]
  const { code, err, asked } = await run(['extension', 'install', 'Contoso', fileWith('bytes')], {
    answers: {
      ...one,
      'extensions.install': () => installation(),
      'extensions.state': () => states.shift() ?? state({ state: 'done' }),
    },
  })
  expect(code).toBe(0)
  expect(asked.find(({ name }) => name === 'extensions.install')?.input).toEqual({
    connectionId: guid(1),
    when: 'now',
    file: Buffer.from('bytes').toString('base64'),
  })
  expect(err).toContain('Link 1.2.0.0 is on its way to Production.')
  expect(err).toContain('Business Central is installing it.')
  expect(err).toContain('20 minutes are normal')
  expect(err.trimEnd().endsWith('Installed.')).toBe(true)
})

test('an installation that failed tells why, and is no success', async () => {
  const fault = { code: 'extension.clash', message: 'Taken.', remedy: 'Use other numbers.', who: 'builder' as const }
  const { code, err } = await run(['extension', 'install', 'Contoso', '--window'], {
    answers: {
      ...one,
      'extensions.install': () => installation({ when: 'update-window' }),
      'extensions.state': () => state({ state: 'failed', fault }),
    },
  })
  expect(code).not.toBe(0)
  expect(err).toContain('Taken.')
  expect(err).toContain('Use other numbers.')
})

test('a file that is not there is a complaint before anything is asked', async () => {
  const { code, err, asked } = await run(['extension', 'install', 'Contoso', 'nowhere.app'], { answers: one })
  expect(code).not.toBe(0)
  expect(err).toContain('cannot be read')
  expect(asked.some(({ name }) => name === 'extensions.install')).toBe(false)
})
