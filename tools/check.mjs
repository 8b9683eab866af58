// `npm run check`: all that a change must pass, with one report at the end.
import './require-node.mjs'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { during, elapsed, endWithNpm, execute, guard, install, PartFailed, root, tool } from './prepare.mjs'

const json = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** A lock file with addresses in it would send everybody to the registry of whoever wrote it. */
const lockHasNoHosts = async () => {
  const entries = Object.entries(json('package-lock.json').packages)
  const withHost = entries.filter(([, entry]) => /^\w+:/.test(entry.resolved ?? '')).map(([path]) => path)
  if (withHost.length > 0)
    throw new PartFailed(
      'package-lock.json names hosts; keep omit-lockfile-registry-resolved=true and write it anew.',
      withHost.join('\n'),
    )
}

const shipped = /^(package\.json|README\.md|LICENSE|NOTICE|dist\/.+\.(js|d\.ts|js\.map|d\.ts\.map)|dist\/portal\/.+)$/

/** What one package would be published with, and what is wrong about it. @param {string} folder */
const complaintsAbout = async (folder) => {
  const manifest = json(`packages/${folder}/package.json`)
  const listed = await execute('npm', ['pack', '--dry-run', '--json', '-w', manifest.name], {
    shell: process.platform === 'win32',
  })
  /** @type {string[]} */
  const files = JSON.parse(listed)[0].files.map((/** @type {{ path: string }} */ file) => file.path)
  const entries = [...Object.values(manifest.exports), ...Object.values(manifest.bin ?? {})]
    .flatMap((one) => (typeof one === 'string' ? [one] : [one.types, one.default]))
    .map((path) => path.replace('./', ''))
  return [
    ...['package.json', 'README.md', ...entries]
      .filter((path) => !files.includes(path))
      .map((path) => `${manifest.name} lacks ${path}`),
    ...files.filter((path) => !shipped.test(path)).map((path) => `${manifest.name} would ship ${path}`),
  ]
}

const packagesHoldWhatTheyShould = async () => {
  const folders = readdirSync(join(root, 'packages')).filter((name) => !json(`packages/${name}/package.json`).private)
  const complaints = []
  for (const folder of folders) complaints.push(...(await complaintsAbout(folder)))
  if (complaints.length > 0) throw new PartFailed('Package contents are not as they should be.', complaints.join('\n'))
}

/** @type {readonly [string, () => Promise<unknown>][]} */
const parts = [
  [
    'Format and lint',
    () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--diagnostic-level=warn', '.'),
  ],
  ['Types', () => tool('typescript/bin/tsc', '-b')],
  ['Generated files', () => execute(process.execPath, [join(root, 'tools/dist/generate.js'), '--check'])],
  ['Lock file', lockHasNoHosts],
  ['Tests, architecture among them', () => execute(process.execPath, [join(root, 'tools/test.mjs')])],
  ['Package contents', packagesHoldWhatTheyShould],
]

endWithNpm()
await guard(async () => {
  await install()
  const began = Date.now()
  const report = []
  for (const [name, work] of parts) {
    const failure = await during(name, work).then(
      () => undefined,
      (error) => error,
    )
    if (failure !== undefined && !(failure instanceof PartFailed)) throw failure
    if (failure !== undefined) console.log(`${failure.output.trimEnd()}\n${failure.message}\n`)
    if (failure !== undefined) process.exitCode = 1
    report.push(`${failure === undefined ? 'ok    ' : 'FAILED'}  ${name}`)
  }
  console.log(`\n${report.join('\n')}\n\nChecked in ${elapsed(Date.now() - began)}.`)
})
