import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { Fault } from '@landbridge/model'

// A sealed text: format (1 byte), nonce (12), ciphertext, tag (16). AES-256-GCM with random nonces bears 2^32 texts
// under one key (NIST SP 800-38D, section 8.3); a data key seals a handful, a key-encryption key one per connection.
const format = 1
const nonceBytes = 12
const tagBytes = 16

/** Seals bytes under a key. What is bound must be given again to open them. */
export const sealBytes = (key: KeyObject | Buffer, bytes: Uint8Array, bound: readonly string[]): Buffer => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(boundBytes(bound))
  return Buffer.concat([Buffer.of(format), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** @throws Fault `vault.sealed` when key, binding or bytes do not belong together */
export const openBytes = (key: KeyObject | Buffer, sealed: Buffer, bound: readonly string[]): Buffer => {
  if (sealed[0] !== format || sealed.length < 1 + nonceBytes + tagBytes) throw new Fault('vault.sealed')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(boundBytes(bound))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes, -tagBytes)), decipher.final()])
  } catch {
    // Without a cause: what the library says adds nothing.
    throw new Fault('vault.sealed')
  }
}

/** Unambiguous whatever the parts hold. */
const boundBytes = (bound: readonly string[]): Buffer => Buffer.from(JSON.stringify(bound))
