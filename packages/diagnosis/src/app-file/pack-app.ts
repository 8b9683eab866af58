import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { Fault } from '@landbridge/model'
import { isAppVersion, wholeVersion } from './app-version.ts'

/** What `app.json` of an AL project says, as far as a manifest repeats it. */
export interface AppJson {
  readonly id: string
  readonly name: string
  readonly publisher: string
  readonly version: string
  readonly brief?: string
  readonly description?: string
  readonly target?: string
  readonly runtime?: string
  readonly application?: string
  readonly platform?: string
  readonly dependencies?: readonly {
    readonly id: string
    readonly name: string
    readonly publisher: string
    readonly version: string
  }[]
  readonly idRanges?: readonly { readonly from: number; readonly to: number }[]
}

/** A file for the container: its path with slashes, and its bytes. */
export interface PackedFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** @throws Fault `request.invalid`, naming what `app.json` lacks */
export const readAppJson = (text: string): AppJson => {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new Fault('request.invalid', { field: 'app.json', message: 'app.json is not JSON.' }, { cause })
  }
  const app = (typeof value === 'object' && value !== null ? value : {}) as Partial<AppJson>
  for (const name of ['id', 'name', 'publisher', 'version'] as const)
    if (typeof app[name] !== 'string' || app[name] === '')
      throw new Fault('request.invalid', { field: name, message: `app.json has no ${name}.` })
  if (!isAppVersion(app.version as string))
    throw new Fault('request.invalid', { field: 'version', message: 'version in app.json has to be four numbers.' })
  return app as AppJson
}

/**
 * Packs sources into the container of an `.app` file, with a manifest made of `app.json`. Nothing is compiled: there is
 * no code inside that Business Central could run, so that the file is for trying out how it travels.
 *
 * @param files AL sources, below `src/` in the container.
 */
export const packApp = (app: AppJson, files: readonly PackedFile[]): Uint8Array => {
  const content = zip([
    { path: 'NavxManifest.xml', bytes: Buffer.from(manifestOf(app), 'utf8') },
    { path: 'SymbolReference.json', bytes: Buffer.from(`\uFEFF${symbolsOf(app)}`, 'utf8') },
    ...files.map(({ path, bytes }) => ({ path: `src/${path.replace(/^src\//, '')}`, bytes })),
  ])
  const header = Buffer.alloc(40)
  header.write('NAVX', 0, 'latin1')
  header.writeUInt32LE(40, 4)
  header.writeUInt32LE(2, 8)
  // The compiler takes a new one each time; a name made of the content makes the same of the same.
  createHash('sha256').update(content).digest().copy(header, 12, 0, 16)
  header.writeBigInt64LE(BigInt(content.length), 28)
  header.write('NAVX', 36, 'latin1')
  return Buffer.concat([header, content])
}

const escaped = (text: string): string =>
  text.replace(/[<>&"]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[sign] as string)

const attributes = (pairs: readonly (readonly [string, string | number | undefined])[]): string =>
  pairs.map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(String(value))}"`)).join('')

const manifestOf = (app: AppJson): string => {
  const { id, name, publisher, version, brief, description, target = 'Cloud', runtime, application, platform } = app
  const dependencies = (app.dependencies ?? []).map(
    (each) =>
      `<Dependency${attributes([
        ['Id', each.id],
        ['Name', each.name],
        ['Publisher', each.publisher],
        ['MinVersion', wholeVersion(each.version)],
      ])} />`,
  )
  const ranges = (app.idRanges ?? []).map(
    ({ from, to }) =>
      `<IdRange${attributes([
        ['MinObjectId', from],
        ['MaxObjectId', to],
      ])} />`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<Package xmlns="http://schemas.microsoft.com/navx/2015/manifest">
  <App${attributes([
    ['Id', id],
    ['Name', name],
    ['Publisher', publisher],
    ['Brief', brief],
    ['Description', description],
    ['Version', wholeVersion(version)],
    ['Platform', platform],
    ['Application', application],
    ['Runtime', runtime],
    ['Target', target],
  ])} />
  <IdRanges>${ranges.join('')}</IdRanges>
  <Dependencies>${dependencies.join('')}</Dependencies>
</Package>
`
}

const symbolsOf = ({ id, name, publisher, version, runtime = '' }: AppJson): string =>
  JSON.stringify({
    RuntimeVersion: runtime,
    AppId: id,
    Name: name,
    Publisher: publisher,
    Version: wholeVersion(version),
  })

/** A ZIP archive, deflated; without times, so that the same files make the same bytes. */
const zip = (files: readonly PackedFile[]): Buffer => {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { path, bytes } of files) {
    const name = Buffer.from(path, 'utf8')
    const packed = deflateRawSync(bytes)
    // Version 2.0, names in UTF-8, deflated, no time, then check sum and sizes: the same in both places.
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(checkSum(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, packed)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, name)
    at += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, listed, end])
}

/** CRC-32 as ZIP has it; Node has one of its own from version 22 on only. */
const checkSum = (bytes: Uint8Array): number => {
  let sum = 0xffffffff
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] as number) ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}

const table = Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})
