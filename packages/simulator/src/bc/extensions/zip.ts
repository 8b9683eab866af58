import { inflateRawSync } from 'node:zlib'

/** One file of a ZIP archive, not yet unpacked. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly compressedBytes: number
  /** Where its local header begins. */
  readonly at: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const endBytes = 22
const longestComment = 65_535

const findEnd = (bytes: Buffer): number => {
  const last = bytes.length - endBytes
  for (let at = last; at >= 0 && at >= last - longestComment; at--) if (bytes.readUInt32LE(at) === endMark) return at
  return -1
}

/**
 * The files of an archive by name, from its central directory.
 *
 * @returns Undefined for what is no archive, or one that we do not read: encrypted, split, or of more than 4 GB.
 * @see PKWARE, APPNOTE.TXT, sections 4.3.12 and 4.3.16
 */
export const readZip = (bytes: Buffer): ReadonlyMap<string, ZipEntry> | undefined => {
  const end = findEnd(bytes)
  if (end < 0) return undefined
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  const entries = new Map<string, ZipEntry>()
  for (let seen = 0; seen < count; seen++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return undefined
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((of) => bytes.readUInt16LE(at + of)) as [
      number,
      number,
      number,
    ]
    const name = bytes.subarray(at + 46, at + 46 + nameBytes).toString('utf8')
    entries.set(name.replaceAll('\\', '/'), {
      name,
      method: bytes.readUInt16LE(at + 10),
      compressedBytes: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + extraBytes + commentBytes
  }
  return entries
}

/**
 * Unpacks one file.
 *
 * @param mostBytes Beyond it the file is not unpacked: a small archive can hold a very large file.
 * @returns Undefined where the file is damaged, too large, or packed in a way that we do not read.
 */
export const unzip = (bytes: Buffer, entry: ZipEntry, mostBytes: number): Buffer | undefined => {
  const { at, method, compressedBytes } = entry
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localMark) return undefined
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const packed = bytes.subarray(from, from + compressedBytes)
  if (packed.length < compressedBytes) return undefined
  if (method === 0) return packed.length <= mostBytes ? packed : undefined
  if (method !== 8) return undefined
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytes })
  } catch {
    return undefined
  }
}
