import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Complaint, type Outside } from '@landbridge/cli'
import { type AppFacts, readAppFile } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import { packFolder } from './pack.ts'

const noCompiler =
  'This is no AL compiler: the file holds the sources and a manifest, and no code that Business Central could run. The simulator takes it.'

/** Packs a folder into a file. @throws Complaint */
export const pack = (outside: Outside, folder: string, { out }: { readonly out?: string }): void => {
  const { app, fileName, bytes, sources } = packFolder(folder)
  const path = resolve(out ?? fileName)
  writeFileSync(path, bytes)
  outside.stderr.write(`${app.name} ${app.version} by ${app.publisher}, ${sources} AL files.\n${noCompiler}\n`)
  outside.stdout.write(`${path}\n`)
}

const read = (path: string): AppFacts => {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch {
    throw new Complaint('usage', `${resolve(path)} cannot be read.`, 'Name an .app file.')
  }
  try {
    return readAppFile(bytes)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    throw new Complaint('failed', error.message, error.fact.remedy)
  }
}

const list = (texts: readonly string[]): string => (texts.length === 0 ? 'none' : texts.join(', '))

/** What was read, as lines of label and value. */
const linesOf = (app: AppFacts): [string, string][] => [
  ['Name', app.name],
  ['Publisher', app.publisher],
  ['Version', app.version],
  ['App id', app.id],
  ['Package id', app.packageId],
  ['Target', app.target],
  ['Runtime', app.runtime || 'not named'],
  ['Application', app.application || 'not named'],
  ['Platform', app.platform || 'not named'],
  [
    'Depends on',
    list(app.dependencies.map(({ name, publisher, minVersion }) => `${name} by ${publisher} ${minVersion}`)),
  ],
  ['Object numbers', list(app.idRanges.map(({ from, to }) => `${from}–${to}`))],
  ['Size', `${app.bytes.toLocaleString('en')} bytes`],
  ['Signed', app.signed ? 'yes; the signature is not checked here' : 'no'],
  ...app.warnings.map(({ text }): [string, string] => ['Note', text]),
]

/** Tells what a file is. @throws Complaint */
export const inspect = (outside: Outside, path: string, { json }: { readonly json?: boolean }): void => {
  const app = read(path)
  const lines = linesOf(app)
  const width = Math.max(...lines.map(([label]) => label.length))
  const told = lines.map(([label, value]) => `${label.padEnd(width)}  ${value}\n`).join('')
  outside.stdout.write(json === true ? `${JSON.stringify(app, undefined, 2)}\n` : told)
}
