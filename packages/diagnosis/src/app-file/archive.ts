import { inflateRawSync } from 'node:zlib'
import { Fault } from '@landbridge/model'

/** Files of a ZIP archive by name. They are unpacked one by one, when somebody asks. */
export interface Archive {
  readonly names: readonly string[]
  /**
   * One file, unpacked; undefined where there is none of this name.
   *
   * @param mostBytes A file that unpacks to more than this is refused, so that no small archive becomes a large one.
   * @throws Fault `extension.damaged`
   */
  readonly read: (name: string, mostBytes: number) => Uint8Array | undefined
}

interface Entry {
  readonly method: number
  readonly packedBytes: number
  readonly headerAt: number
}

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 }
const sizes = { end: 22, entry: 46, local: 30 }
const longestComment = 0xffff
const mostEntries = 50_000
const stored = 0
const deflated = 8

const damaged = (message: string): Fault => new Fault('extension.damaged', { message })

/** Whether bytes begin as a ZIP archive does. */
export const looksLikeArchive = (bytes: Uint8Array): boolean =>
  bytes.length >= 4 && viewOf(bytes).getUint32(0, true) === signatures.local

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)

/**
 * Opens a ZIP archive by its central directory. Archives over 4 GB and encrypted ones are not known here.
 *
 * @throws Fault `extension.damaged`
 */
export const openArchive = (bytes: Uint8Array): Archive => {
  const view = viewOf(bytes)
  const end = findEnd(view)
  if (end === undefined) throw damaged('The archive inside the file has no end; it was cut off.')
  const count = view.getUint16(end + 10, true)
  const from = view.getUint32(end + 16, true)
  if (count > mostEntries) throw damaged('The archive inside the file lists too many files.')
  const entries = new Map<string, Entry>()
  let at = from
  for (let index = 0; index < count; index += 1) {
    if (at + sizes.entry > end || view.getUint32(at, true) !== signatures.entry)
      throw damaged('The list of files inside the archive is broken.')
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ]
    const text = Buffer.from(bytes.subarray(at + sizes.entry, at + sizes.entry + name)).toString('utf8')
    entries.set(text, {
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      headerAt: view.getUint32(at + 42, true),
    })
    at += sizes.entry + name + extra + comment
  }
  return {
    names: [...entries.keys()],
    read: (name, mostBytes) => {
      const entry = entries.get(name)
      return entry && unpack(bytes, view, entry, name, mostBytes)
    },
  }
}

const findEnd = (view: DataView): number | undefined => {
  const last = view.byteLength - sizes.end
  const first = Math.max(0, last - longestComment)
  for (let at = last; at >= first; at -= 1) if (view.getUint32(at, true) === signatures.end) return at
  return undefined
}

const unpack = (
  bytes: Uint8Array,
  view: DataView,
  { method, packedBytes, headerAt }: Entry,
  name: string,
  mostBytes: number,
): Uint8Array => {
  if (headerAt + sizes.local > bytes.length || view.getUint32(headerAt, true) !== signatures.local)
    throw damaged(`${name} is not where the archive says it is.`)
  const skipped = view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
  const from = headerAt + sizes.local + skipped
  if (from + packedBytes > bytes.length) throw damaged(`${name} goes beyond the end of the file.`)
  const packed = bytes.subarray(from, from + packedBytes)
  if (method === stored && packed.length <= mostBytes) return packed
  if (method !== deflated) throw damaged(`${name} is packed in a way that is not known here.`)
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytes })
  } catch (cause) {
    throw new Fault('extension.damaged', { message: `${name} cannot be unpacked.` }, { cause })
  }
}
