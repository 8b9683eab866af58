import { Fault } from '@landbridge/model'
import type { AppFacts } from './app-facts.ts'
import { type Archive, looksLikeArchive, openArchive } from './archive.ts'
import { readManifest } from './manifest.ts'
import { warningsOf } from './warnings.ts'

/** Largest file that the Admin Center API takes, in bytes. */
export const mostAppBytes = 50 * 1024 * 1024

/** Microsoft's own file has this header: mark, length, version, package id, length of the content, mark again. */
const header = { bytes: 40, mark: 'NAVX', newest: 2 }
const mostManifestBytes = 4 * 1024 * 1024
/** Runtime packages begin so, instead of with an archive. */
const runtimeMark = Buffer.from([0x2e, 0x4e, 0x45, 0x41])
const embedding = 'readytorunappmanifest.json'

const damaged = (message: string): Fault => new Fault('extension.damaged', { message })

/**
 * Reads a `.app` file without running or unpacking more than its manifest.
 *
 * @throws Fault `extension.too_large`, `extension.not_app`, `extension.zipped`, `extension.damaged`,
 *         `extension.runtime_package`
 */
export const readAppFile = (file: Uint8Array): AppFacts => readApp(file, true)

const readApp = (file: Uint8Array, mayHoldAnother: boolean): AppFacts => {
  if (file.length > mostAppBytes)
    throw new Fault('extension.too_large', {
      message: `The file has ${Math.ceil(file.length / 1024 / 1024)} MB; Business Central takes ${mostAppBytes / 1024 / 1024} MB.`,
    })
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  mustBeApp(bytes)
  const contentBytes = lengthOf(bytes)
  const content = bytes.subarray(header.bytes, header.bytes + contentBytes)
  if (content.subarray(0, runtimeMark.length).equals(runtimeMark)) throw new Fault('extension.runtime_package')
  if (!looksLikeArchive(content)) throw damaged('The content of the file is not the archive that it has to be.')
  const archive = openArchive(content)
  const inner = mayHoldAnother ? embeddedIn(archive) : undefined
  if (inner !== undefined) return { ...readApp(inner, false), bytes: file.length }
  const xml = archive.read('NavxManifest.xml', mostManifestBytes)
  if (xml === undefined) throw damaged('There is no NavxManifest.xml in the file.')
  const manifest = readManifest(Buffer.from(xml).toString('utf8'))
  const known = {
    ...manifest,
    packageId: guidAt(bytes, 12),
    bytes: file.length,
    signed: bytes.length > header.bytes + contentBytes,
    hasSource: archive.names.some((name) => /^src\/.*\.al$/i.test(name)),
  }
  return { ...known, warnings: warningsOf(known) }
}

const markAt = (bytes: Buffer, at: number): boolean => bytes.toString('latin1', at, at + 4) === header.mark

/** Says what a file is instead, as far as its beginning tells. */
const mustBeApp = (bytes: Buffer): void => {
  if (bytes.length === 0) throw new Fault('extension.not_app', { message: 'The file is empty.' })
  if (markAt(bytes, 0)) return
  if (looksLikeArchive(bytes)) throw zipped(bytes)
  const start = bytes
    .toString('utf8', 0, 512)
    .replace(/^\uFEFF/, '')
    .trimStart()
    .toLowerCase()
  if (/^(<!doctype html|<html|<head|<!--)/.test(start))
    throw new Fault('extension.not_app', {
      message: 'The file is a web page: the download led to a page, often one to sign in, instead of the extension.',
    })
  if (bytes.subarray(0, runtimeMark.length).equals(runtimeMark)) throw new Fault('extension.runtime_package')
  throw new Fault('extension.not_app')
}

const zipped = (bytes: Buffer): Fault => {
  let inside: readonly string[] = []
  try {
    inside = openArchive(bytes).names.filter((name) => /\.app$/i.test(name))
  } catch (error) {
    if (!(error instanceof Fault)) throw error
  }
  const shown = inside.slice(0, 3).join(', ')
  const more = inside.length > 3 ? ` and ${inside.length - 3} more` : ''
  return new Fault(
    'extension.zipped',
    inside.length > 0 ? { message: `The file is a ZIP archive with ${shown}${more} in it.` } : {},
  )
}

const lengthOf = (bytes: Buffer): number => {
  if (bytes.length < header.bytes || !markAt(bytes, 36) || bytes.readUInt32LE(4) !== header.bytes)
    throw damaged('The header of the file is broken.')
  if (bytes.readUInt32LE(8) > header.newest) throw damaged('The header of the file is of a version not known here.')
  const length = bytes.readBigInt64LE(28)
  if (length < 4n || length > BigInt(bytes.length - header.bytes))
    throw damaged('The file is shorter than its header says; it was cut off.')
  return Number(length)
}

/** A GUID in the byte order of .NET: the first three groups begin with their lowest byte. */
const guidAt = (bytes: Buffer, at: number): string => {
  const [a, b, c] = [
    [0, 4],
    [4, 6],
    [6, 8],
  ].map(([from = 0, to = 0]) =>
    Buffer.from(bytes.subarray(at + from, at + to))
      .reverse()
      .toString('hex'),
  ) as [string, string, string]
  return [a, b, c, bytes.toString('hex', at + 8, at + 10), bytes.toString('hex', at + 10, at + 16)].join('-')
}

/** The app inside of a ready-to-run container. */
const embeddedIn = (archive: Archive): Uint8Array | undefined => {
  const about = archive.read(embedding, mostManifestBytes)
  if (about === undefined) return undefined
  const name = /"EmbeddedAppFileName"\s*:\s*"([^"]+)"/.exec(Buffer.from(about).toString('utf8'))?.[1]
  const inner = name === undefined ? undefined : archive.read(name, mostAppBytes)
  if (inner === undefined) throw damaged('The app that the container names is not in it.')
  return inner
}
