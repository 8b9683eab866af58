import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAppFile } from '../../../src/bc/extensions/app-file.ts'
import { compareVersions, readManifest } from '../../../src/bc/extensions/manifest.ts'
import { appId, dependency, makeApp, makeZip, manifestOf, wrap } from './make-app.ts'

test('reads header and manifest of an app file, signed or not', () => {
  for (const trailer of [Buffer.alloc(0), Buffer.from('a signature')])
    expect(readAppFile(makeApp({ trailer, more: dependency(appId.toUpperCase(), 'Base', '2.5') }))).toEqual({
      packageId: 'cccccccc-1111-4222-8333-dddddddddddd',
      id: appId,
      name: 'Landbridge Probe',
      publisher: 'Fjordline & Co',
      version: '1.0.0.0',
      target: 'Cloud',
      runtime: '14.0',
      application: '26.0.0.0',
      platform: '26.0.0.0',
      dependencies: [{ id: appId, name: 'Base', publisher: 'Fjordline & Co', minVersion: '2.5.0.0' }],
    })
})

test('finds the app inside of a ready-to-run container', () => {
  const outer = wrap(
    makeZip({
      'readytorunappmanifest.json': Buffer.from('{"EmbeddedAppFileName":"inner.app"}'),
      'inner.app': makeApp({ name: 'Inner' }),
    }),
  )
  expect(readAppFile(outer)?.name).toBe('Inner')
})

test('reads nothing in what is no app file', () => {
  const good = makeApp()
  const runtime = wrap(Buffer.from('2e4e454100000001aabb', 'hex'))
  const zip = makeZip({ 'a.app': good })
  const wrong = [Buffer.alloc(0), Buffer.from('<html></html>'), good.subarray(0, 60), good.subarray(40), runtime, zip]
  for (const bytes of wrong) expect(readAppFile(bytes)).toBeUndefined()
  expect(readAppFile(wrap(makeZip({ 'x.xml': Buffer.from('') })))).toBeUndefined()
  expect(readAppFile(makeApp({ id: 'not a guid' }))).toBeUndefined()
  expect(readAppFile(makeApp({ version: 'one' }))).toBeUndefined()
})

test('does not unpack a manifest of unreasonable size', () => {
  expect(readAppFile(makeApp({ files: { 'NavxManifest.xml': Buffer.alloc(20_000_000, ' ') } }))).toBeUndefined()
})

test('never fails, whatever the bytes', () => {
  const good = makeApp()
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 }),
      fc.nat(good.length),
      (edits, cut) => {
        const bytes = Buffer.from(good)
        for (const [at, value] of edits) bytes[at] = value
        readAppFile(bytes)
        readAppFile(bytes.subarray(0, cut))
      },
    ),
    { numRuns: 2_000 },
  )
  fc.assert(fc.property(fc.string(), (xml) => void readManifest(manifestOf({ more: xml, name: xml }))))
})

test('compares versions by their numbers', () => {
  expect(compareVersions('1.10.0.0', '1.9')).toBeGreaterThan(0)
  expect(compareVersions('1.0', '1.0.0.0')).toBe(0)
  expect(compareVersions('27.0.1.2', '28')).toBeLessThan(0)
})
