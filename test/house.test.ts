import { expect, test } from 'vitest'
import { filesBelow, packages, readJson, readText } from './sources.ts'

const pictures = /\.(png|jpg|ico|woff2?|app|gz)$/
const files = filesBelow('.').filter((path) => !pictures.test(path))

/** Lines of those files that match, as `path:line`. */
const linesWith = (pattern: RegExp, paths: readonly string[]): string[] =>
  paths.flatMap((path) =>
    readText(path)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}`] : [])),
  )

test('no test is skipped, postponed or alone', () => {
  const tests = files.filter((path) => /\.test\.tsx?$/.test(path))
  expect(tests.length).toBeGreaterThan(0)
  expect(linesWith(/\b(it|test|describe)(\.\w+)*\.(skip|only|todo)\b/, tests)).toEqual([])
})

test('no file names a place of one machine', () => {
  const place = new RegExp(
    ['/ho' + 'me/[a-z]', '/Us' + 'ers/[a-z]', '/ro' + 'ot/', '/wo' + 'rk/', 'C:\\\\Us' + 'ers'].join('|'),
  )
  expect(linesWith(place, files)).toEqual([])
})

test('no file names the host of a package registry', () => {
  expect(
    linesWith(
      /registry\.(npmjs|yarnpkg)|npmmirror|artifactory|verdaccio|:4873/i,
      files.filter((path) => path !== 'test/house.test.ts'),
    ),
  ).toEqual([])
})

test('every runtime dependency has its page among the decisions', () => {
  const decisions = files
    .filter((path) => path.startsWith('docs/decisions/'))
    .map(readText)
    .join('\n')
  const dependencies = packages.flatMap((name) =>
    Object.keys(
      readJson<{ dependencies?: Record<string, string> }>(`packages/${name}/package.json`).dependencies ?? {},
    ),
  )
  const outside = [...new Set(dependencies)].filter((name) => !name.startsWith('@landbridge/'))
  expect(outside.filter((name) => !decisions.toLowerCase().includes(name))).toEqual([])
})

test('every package says what it is, and all share one version and license', () => {
  const { version } = readJson<{ version: string }>('package.json')
  for (const name of packages) {
    const manifest = readJson<Record<string, string>>(`packages/${name}/package.json`)
    expect(manifest, name).toMatchObject({ version, license: 'Apache-2.0', description: expect.stringMatching(/\.$/) })
    if (manifest.private === undefined) expect(files).toContain(`packages/${name}/README.md`)
  }
})

test('code files are of a size that can be read at once', () => {
  const tables =
    /^packages\/(model\/src\/(entities\/|options|faults|entra-errors)|simulator\/src\/.*(seed|data)|(portal|platform)\/src\/words)/
  const code = files.filter((path) => /^packages\/\w+\/src\/.*\.tsx?$/.test(path) && !tables.test(path))
  expect(code.filter((path) => readText(path).split('\n').length > 420)).toEqual([])
})
