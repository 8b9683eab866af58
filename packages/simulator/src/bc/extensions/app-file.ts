import { type Manifest, readManifest } from './manifest.ts'
import { readTables, type TableFact } from './symbols.ts'
import { readZip, unzip } from './zip.ts'

/** What is known of an extension from its file. */
export interface AppFile extends Manifest {
  /** Of this one build; the key of the set `extensions`. */
  readonly packageId: string
  /** The tables that it brings, where the file tells. */
  readonly tables?: readonly TableFact[]
}

const headerBytes = 40
const mark = 'NAVX'
const newestMetadata = 2
const mostManifestBytes = 4 * 1024 * 1024
const mostSymbolBytes = 64 * 1024 * 1024
const mostInnerBytes = 350 * 1024 * 1024

const textAt = (bytes: Buffer, from: number): string => bytes.toString('latin1', from, from + 4)

/** A GUID as .NET writes it: the first three groups with their lowest byte first. */
const guidAt = (bytes: Buffer, from: number): string => {
  const [a, b, c] = [bytes.readUInt32LE(from), bytes.readUInt16LE(from + 4), bytes.readUInt16LE(from + 6)]
  const rest = bytes.toString('hex', from + 8, from + 16)
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0')
  return `${hex(a, 8)}-${hex(b, 4)}-${hex(c, 4)}-${rest.slice(0, 4)}-${rest.slice(4)}`
}

const contentOf = (bytes: Buffer): Buffer | undefined => {
  if (bytes.length < headerBytes || textAt(bytes, 0) !== mark || textAt(bytes, 36) !== mark) return undefined
  if (bytes.readUInt32LE(4) !== headerBytes || bytes.readUInt32LE(8) > newestMetadata) return undefined
  const length = bytes.readBigInt64LE(28)
  if (length < 0n || length > BigInt(bytes.length - headerBytes)) return undefined
  // What follows the content is its signature.
  return bytes.subarray(headerBytes, headerBytes + Number(length))
}

/** The app inside of a ready-to-run container. */
const innerApp = (content: Buffer, entries: NonNullable<ReturnType<typeof readZip>>): Buffer | undefined => {
  const about = entries.get('readytorunappmanifest.json')
  const text = about && unzip(content, about, mostManifestBytes)?.toString('utf8')
  const name = /"EmbeddedAppFileName"\s*:\s*"([^"]+)"/.exec(text ?? '')?.[1]
  const entry = name === undefined ? undefined : entries.get(name)
  return entry && unzip(content, entry, mostInnerBytes)
}

const readApp = (bytes: Buffer, mayHoldAnother: boolean): AppFile | undefined => {
  const content = contentOf(bytes)
  const entries = content && readZip(content)
  if (content === undefined || entries === undefined) return undefined
  const inner = mayHoldAnother ? innerApp(content, entries) : undefined
  if (inner) return readApp(inner, false)
  const entry = entries.get('NavxManifest.xml')
  const xml = entry && unzip(content, entry, mostManifestBytes)
  const manifest = xml && readManifest(xml.toString('utf8'))
  if (manifest === undefined) return undefined
  const symbols = entries.get('SymbolReference.json')
  const text = symbols && unzip(content, symbols, mostSymbolBytes)?.toString('utf8')
  const tables = text === undefined ? undefined : readTables(text)
  return { ...manifest, packageId: guidAt(bytes, 12), ...(tables && { tables }) }
}

/**
 * Reads a `.app` file: a header of 40 bytes, a ZIP archive with the manifest, perhaps a signature.
 *
 * @returns Undefined for everything else: a plain ZIP, a page of HTML, a file cut short, a runtime package.
 */
export const readAppFile = (bytes: Buffer): AppFile | undefined => readApp(bytes, true)
