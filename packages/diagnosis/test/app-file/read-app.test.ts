import { deflateRawSync } from 'node:zlib'
import { Fault } from '@landbridge/model'
import { expect, test } from 'vitest'
import { type AppJson, packApp, readAppFile } from '../../src/index.ts'

const app: AppJson = {
  id: 'B3D0A4C2-1111-4222-8333-0123456789AB',
  name: 'Fjordline "Link" & more',
  publisher: 'Fjordline <Soft>',
  version: '1.2',
  brief: 'Shows how an extension travels.',
  application: '26.0.0.0',
  platform: '26.0.0.0',
  runtime: '15.0',
  idRanges: [{ from: 50100, to: 50149 }],
  dependencies: [
    { id: '11111111-2222-4333-8444-555555555555', name: 'Base & Co', publisher: 'Fjordline', version: '2.0' },
  ],
}
const source = { path: 'link.al', bytes: Buffer.from('page 50100 Link {}') }
const packed = Buffer.from(packApp(app, [source]))

const codeOf = (bytes: Uint8Array): [string, string] => {
  try {
    readAppFile(bytes)
  } catch (error) {
    if (error instanceof Fault) return [error.code, error.message]
    throw error
  }
  return ['none', '']
}

/** Puts content behind a header of its own. */
const wrapped = (content: Buffer, length = content.length): Buffer => {
  const header = Buffer.from(packed.subarray(0, 40))
  header.writeBigInt64LE(BigInt(length), 28)
  return Buffer.concat([header, content])
}

test('tells what an extension is, from its own words', () => {
  const facts = readAppFile(packed)
  expect(facts).toMatchObject({
    id: 'b3d0a4c2-1111-4222-8333-0123456789ab',
    name: 'Fjordline "Link" & more',
    publisher: 'Fjordline <Soft>',
    version: '1.2.0.0',
    target: 'Cloud',
    runtime: '15.0',
    application: '26.0.0.0',
    dependencies: [{ name: 'Base & Co', minVersion: '2.0.0.0' }],
    idRanges: [{ from: 50100, to: 50149 }],
    bytes: packed.length,
    signed: false,
    hasSource: true,
  })
  expect(facts.warnings.map(({ id }) => id)).toEqual(['source'])
  expect(readAppFile(Buffer.concat([packed, Buffer.from('signature')])).signed).toBe(true)
})

test('the same sources make the same file', () => {
  expect(Buffer.from(packApp(app, [source])).equals(packed)).toBe(true)
})

test('warns of what will go wrong later, and of what may surprise', () => {
  const odd = packApp({ ...app, target: 'OnPrem', idRanges: [{ from: 18, to: 30 }] }, [])
  expect(readAppFile(odd).warnings.map(({ id }) => id)).toEqual(['target', 'id_range'])
})

test('a file that is no extension is refused, with what it is instead', () => {
  expect(codeOf(Buffer.alloc(0))).toEqual(['extension.not_app', 'The file is empty.'])
  expect(codeOf(Buffer.from('\uFEFF\n<!DOCTYPE html><title>Sign in</title>'))[1]).toContain('web page')
  expect(codeOf(Buffer.from('MZ something'))[0]).toBe('extension.not_app')
  expect(codeOf(packed.subarray(40))).toEqual(['extension.zipped', expect.anything()])
  expect(codeOf(wrapped(Buffer.concat([Buffer.from([0x2e, 0x4e, 0x45, 0x41, 0, 0, 0, 1]), Buffer.alloc(50)])))[0]).toBe(
    'extension.runtime_package',
  )
  expect(codeOf(Buffer.alloc(51 * 1024 * 1024))[0]).toBe('extension.too_large')
})

test('an archive of extensions names what is inside', () => {
  const outer = Buffer.from(packApp(app, [{ path: 'Link_1.2.app', bytes: packed }])).subarray(40)
  expect(codeOf(outer)).toEqual(['extension.zipped', 'The file is a ZIP archive with src/Link_1.2.app in it.'])
})

test('a damaged file is refused wherever it was cut or changed', () => {
  for (let length = 4; length < packed.length; length += 7)
    expect(codeOf(packed.subarray(0, length))[0], `cut at ${length}`).toBe('extension.damaged')
  const noManifest = Buffer.from(packed)
  noManifest.write('XavxManifest.xml', noManifest.lastIndexOf('NavxManifest.xml'))
  expect(codeOf(noManifest)[1]).toContain('NavxManifest.xml')
  let refusedOrRead = 0
  for (let at = 40; at < packed.length; at += 1) {
    const changed = Buffer.from(packed)
    changed[at] = (changed[at] as number) ^ 0xff
    const [code] = codeOf(changed)
    if (['none', 'extension.damaged', 'extension.not_app'].includes(code)) refusedOrRead += 1
  }
  expect(refusedOrRead).toBe(packed.length - 40)
})

test('a small file that would unpack to a huge one is refused', () => {
  const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
  const name = Buffer.from('NavxManifest.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(bomb.length, 20)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length + name.length + bomb.length, 16)
  expect(codeOf(wrapped(Buffer.concat([local, name, bomb, entry, name, end])))).toEqual([
    'extension.damaged',
    'NavxManifest.xml cannot be unpacked.',
  ])
})
