import type { StoredBytes } from './company-data.ts'

/** What a picture tells of itself. */
export interface ImageFacts {
  readonly width: number
  readonly height: number
  readonly contentType: string
}

const sizeOfJpeg = (bytes: Buffer): readonly [number, number] => {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) break
    const marker = bytes[at + 1]!
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)]
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return [0, 0]
}

const startsWith = (bytes: Buffer, text: string): boolean => bytes.subarray(0, text.length).toString('latin1') === text

/** Type and size of an image by its first bytes; sizes are 0 for what is no image that we know. */
export const imageFacts = (stored: StoredBytes | undefined): ImageFacts => {
  if (stored === undefined) return { width: 0, height: 0, contentType: '' }
  const { bytes, contentType } = stored
  if (startsWith(bytes, '\x89PNG') && bytes.length >= 24)
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), contentType: 'image/png' }
  if (startsWith(bytes, 'GIF8') && bytes.length >= 10)
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), contentType: 'image/gif' }
  if (startsWith(bytes, '\xff\xd8')) {
    const [width, height] = sizeOfJpeg(bytes)
    return { width, height, contentType: 'image/jpeg' }
  }
  return { width: 0, height: 0, contentType }
}
