import { expect, test } from 'vitest'
import { type AppSurroundings, checkAppFits } from '../../src/index.ts'

const app = {
  id: 'b3d0a4c2-1111-4222-8333-0123456789ab',
  name: 'Link',
  publisher: 'Fjordline',
  version: '1.2.0.0',
  target: 'Cloud',
  runtime: '15.0',
  application: '26.0.0.0',
  platform: '',
  dependencies: [],
}
const around: AppSurroundings = { environment: 'Production', version: '27.0.40000.0', country: 'DK', apps: [] }
const own = { id: app.id, name: app.name, publisher: app.publisher, installed: true, publishedAs: 'tenant' as const }
const needs = {
  id: '11111111-2222-4333-8444-555555555555',
  name: 'Base',
  publisher: 'Fjordline',
  minVersion: '2.0.0.0',
}

const refusals = (changes: Partial<typeof app> | object, there: Partial<AppSurroundings> = {}) =>
  checkAppFits({ ...app, ...changes }, { ...around, ...there }).flatMap(({ id, verdict, fault }) =>
    verdict === 'fail' ? [[id, fault?.code]] : [],
  )

test('what fits is not refused', () => {
  expect(refusals({})).toEqual([])
  expect(refusals({}, { version: undefined })).toEqual([])
})

test.each([
  ['a target on premises', { target: 'OnPrem' }, {}, 'extension.target', 'extension.target_refused'],
  ['a newer application', { application: '28.0.0.0' }, {}, 'extension.version', 'extension.unfit'],
  ['a newer platform', { platform: '27.1.0.0' }, {}, 'extension.version', 'extension.unfit'],
  ['a newer runtime', { runtime: '17.0' }, {}, 'extension.version', 'extension.target_refused'],
  ['a missing dependency', { dependencies: [needs] }, {}, 'extension.dependencies', 'extension.dependency_missing'],
  [
    'an older dependency',
    { dependencies: [needs] },
    { apps: [{ ...own, id: needs.id, version: '1.9.0.0' }] },
    'extension.dependencies',
    'extension.dependency_missing',
  ],
  ['a lower version', {}, { apps: [{ ...own, version: '1.10.0.0' }] }, 'extension.identity', 'extension.version_low'],
  [
    'a version that is used up',
    {},
    { apps: [{ ...own, version: '1.2.0.0', installed: false }] },
    'extension.identity',
    'extension.version_used',
  ],
  [
    'an app of the marketplace',
    {},
    { apps: [{ ...own, version: '1.0.0.0', publishedAs: 'global' as const }] },
    'extension.identity',
    'extension.taken',
  ],
  [
    'an extension of a developer',
    {},
    { apps: [{ ...own, version: '1.0.0.0', publishedAs: 'dev' as const }] },
    'extension.identity',
    'extension.taken',
  ],
])('%s is refused before anything is sent', (_, changes, there, id, code) => {
  expect(refusals(changes, there)).toEqual([[id, code]])
})

test('a dependency in a newer version, and a newer version of the extension itself, are fine', () => {
  const apps = [
    { ...own, version: '1.1.9.0' },
    { ...own, id: needs.id, version: '2.0.0.1' },
  ]
  expect(refusals({ dependencies: [needs] }, { apps })).toEqual([])
})
