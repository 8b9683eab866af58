import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { root } from './sources.ts'

/** The built executable of the package by itself. */
const executable = ['--', join(root, 'packages/simulator/dist/main.js')]

/** Starts it, and gathers what it says. */
const start = (...args: readonly string[]) => {
  const child = spawn(process.execPath, [...executable, ...args])
  onTestFinished(() => void child.kill('SIGKILL'))
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  return { child, said, ended: once(child, 'close') as Promise<[number | null]> }
}

test('runs alone, and stops when it is told to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-alone-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const envFile = join(folder, 'demo.env')
  const { child, said, ended } = start('--port', '0', '--env-file', envFile)
  await expect.poll(() => said.out, { timeout: 20_000 }).toContain('Everything a program needs')
  const authority = /AUTHORITY='(.*)'/.exec(readFileSync(envFile, 'utf8'))?.[1] ?? ''
  expect((await fetch(authority)).headers.get('x-simulated-by')).toBe('landbridge')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  expect(said).toMatchObject({ out: expect.stringMatching(/Stopped\.\n$/), err: '' })
})

test('explains its switches, and refuses others', async () => {
  const help = start('--help')
  expect(await help.ended).toEqual([0, null])
  expect(help.said.out).toContain('--proxy-port <port>')
  const wrong = start('--nonsense')
  expect(await wrong.ended).toEqual([2, null])
  expect(wrong.said.err).toMatch(/--nonsense[\s\S]*See --help/)
})
