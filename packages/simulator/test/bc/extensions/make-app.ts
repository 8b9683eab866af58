import { deflateRawSync } from 'node:zlib'

export interface AppOptions {
  readonly id?: string
  readonly name?: string
  readonly publisher?: string
  readonly version?: string
  readonly packageId?: string
  /** Further attributes of `App`. */
  readonly attributes?: string
  /** Inner XML behind `App`. */
  readonly more?: string
  readonly files?: Readonly<Record<string, Buffer>>
  /** Bytes behind the content, as a signature is. */
  readonly trailer?: Buffer
}

export const appId = 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb'

/** An archive with some files, deflated; check sums are left out, as nobody looks at them here. */
export const makeZip = (files: Readonly<Record<string, Buffer>>): Buffer => {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, bytes] of Object.entries(files)) {
    const packed = deflateRawSync(bytes)
    const label = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(bytes.length, 24)
    entry.writeUInt16LE(label.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, label, packed)
    entries.push(entry, label)
    at += local.length + label.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

export const wrap = (
  content: Buffer,
  packageId = 'cccccccc-1111-4222-8333-dddddddddddd',
  trailer: Buffer = Buffer.alloc(0),
) => {
  const header = Buffer.alloc(40)
  header.write('NAVX', 0, 'latin1')
  header.writeUInt32LE(40, 4)
  header.writeUInt32LE(2, 8)
  const hex = packageId.replaceAll('-', '')
  header.writeUInt32LE(Number.parseInt(hex.slice(0, 8), 16), 12)
  header.writeUInt16LE(Number.parseInt(hex.slice(8, 12), 16), 16)
  header.writeUInt16LE(Number.parseInt(hex.slice(12, 16), 16), 18)
  header.write(hex.slice(16), 20, 'hex')
  header.writeBigInt64LE(BigInt(content.length), 28)
  header.write('NAVX', 36, 'latin1')
  return Buffer.concat([header, content, trailer])
}

export const manifestOf = ({
  id = appId,
  name = 'Landbridge Probe',
  publisher = 'Fjordline &amp; Co',
  version = '1.0.0.0',
  attributes = 'Target="Cloud" Runtime="14.0" Application="26.0.0.0" Platform="26.0.0.0"',
  more = '',
}: AppOptions = {}): string =>
  `\uFEFF<?xml version="1.0" encoding="utf-8"?><!-- <App Id="no" /> -->
<Package xmlns="http://schemas.microsoft.com/navx/2015/manifest">
  <App Id="${id}" Name="${name}" Publisher='${publisher}' Version="${version}" ${attributes} />${more}
</Package>`

/** A file as the compiler makes it, with a manifest and little else. */
export const makeApp = (options: AppOptions = {}): Buffer => {
  const files = {
    'NavxManifest.xml': Buffer.from(manifestOf(options)),
    'src/a.al': Buffer.from('// a'),
    ...options.files,
  }
  return wrap(makeZip(files), options.packageId, options.trailer)
}

export const dependency = (id: string, name: string, minVersion: string): string =>
  `<Dependencies><Dependency Id="${id}" Name="${name}" Publisher="Fjordline &amp; Co" MinVersion="${minVersion}" /></Dependencies>`
