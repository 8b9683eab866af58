import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buildProgram, type Outside, runProgram } from '@landbridge/cli'
import { expect, onTestFinished, test } from 'vitest'
import { addOwnCommands } from '../src/commands.ts'

const example = join(import.meta.dirname, '../../../examples/extension')

const desk = () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-extension-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const run = async (...args: string[]) => {
    const texts = { out: '', err: '' }
    const stream = (name: 'out' | 'err') =>
      new PassThrough({ encoding: 'utf8' }).on('data', (text: string) => {
        texts[name] += text
      })
    const outside: Outside = {
      env: {},
      stdin: new PassThrough(),
      stdout: stream('out'),
      stderr: stream('err'),
      signal: new AbortController().signal,
    }
    const program = buildProgram(outside, '0.0.0')
    addOwnCommands(program, outside)
    const code = await runProgram(program, args, outside)
    return { code, ...texts }
  }
  return { folder, run }
}

test('packs the example, says that it compiles nothing, and reads it back', async () => {
  const { folder, run } = desk()
  const file = join(folder, 'example.app')
  const packed = await run('extension', 'pack', example, '--out', file)
  expect(packed).toMatchObject({ code: 0, out: `${file}\n` })
  expect(packed.err).toContain('Landbridge Example 1.0.0.0 by Landbridge, 3 AL files.')
  expect(packed.err).toContain('no AL compiler')
  expect(readFileSync(file).toString('latin1', 0, 4)).toBe('NAVX')

  const read = await run('extension', 'inspect', file)
  expect(read.code).toBe(0)
  expect(read.out).toMatch(/^Name\s+Landbridge Example$/m)
  expect(read.out).toMatch(/^Object numbers\s+50100–50109$/m)
  expect(JSON.parse((await run('extension', 'inspect', file, '--json')).out)).toMatchObject({ version: '1.0.0.0' })
})

test('says what is wrong with a file or a folder', async () => {
  const { folder, run } = desk()
  const page = join(folder, 'download.app')
  writeFileSync(page, '<!DOCTYPE html><title>Sign in</title>')
  const read = await run('extension', 'inspect', page)
  expect(read.code).not.toBe(0)
  expect(read.err).toContain('The file is a web page')
  expect((await run('extension', 'inspect', join(folder, 'none.app'))).err).toContain('cannot be read')
  expect((await run('extension', 'pack', folder)).err).toContain('There is no app.json')
  cpSync(example, folder, { recursive: true })
  writeFileSync(join(folder, 'app.json'), '{ "id": "x" }')
  expect((await run('extension', 'pack', folder)).err).toContain('app.json has no name')
})
