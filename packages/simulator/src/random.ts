import { createHash, randomBytes } from 'node:crypto'

/** Chance, so that a test can hold it. */
export interface Random {
  bytes(count: number): Buffer
  /** A GUID in lower case. */
  guid(): string
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number
  /** So many characters out of the alphabet. */
  text(length: number, alphabet: string): string
}

const fromBytes = (bytes: (count: number) => Buffer): Random => {
  const between = (min: number, max: number): number => min + (bytes(6).readUIntBE(0, 6) % (max - min + 1))
  return {
    bytes,
    between,
    guid() {
      const raw = bytes(16)
      raw[6] = (raw[6]! & 0x0f) | 0x40
      raw[8] = (raw[8]! & 0x3f) | 0x80
      return raw.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    },
    text: (length, alphabet) => Array.from(bytes(length), (byte) => alphabet[byte % alphabet.length]).join(''),
  }
}

export const trueRandom: Random = fromBytes(randomBytes)

/** The same values in each run: what a demonstration keeps between two starts, such as its tenant id. */
export const seededRandom = (seed: string): Random => {
  let round = 0
  return fromBytes((count) => {
    const blocks: Buffer[] = []
    for (let have = 0; have < count; have += 32) blocks.push(createHash('sha256').update(`${seed} ${round++}`).digest())
    return Buffer.concat(blocks).subarray(0, count)
  })
}
