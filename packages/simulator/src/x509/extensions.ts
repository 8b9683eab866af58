import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { isIP } from 'node:net'
import { bits, implicit, objectId, octets, positive, sequence, tagged, yes } from './der.ts'

/** Extensions of certificates, by the sections of RFC 5280 in which they stand. */

/** @param id 2.5.29.x, as encoded. */
const extension = (id: string, isCritical: boolean, value: Buffer): Buffer =>
  sequence(objectId(id), ...(isCritical ? [yes] : []), octets(value))

/** 4.2.1.1 and 4.2.1.2: the SHA-1 of the key, as most do. */
const keyId = (key: KeyObject): Buffer => {
  // The sequence of algorithm and bits; for the kinds of keys used here the bits are what `spki` ends with.
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return createHash('sha1').update(spki).digest()
}
export const subjectKeyId = (key: KeyObject): Buffer => extension('551d0e', false, octets(keyId(key)))
export const authorityKeyId = (key: KeyObject): Buffer => extension('551d23', false, sequence(implicit(0, keyId(key))))

/** 4.2.1.9: an authority, whose certificates are none themselves. */
export const isAuthority = extension('551d13', true, sequence(yes, positive(Buffer.from([0]))))
export const isNoAuthority = extension('551d13', true, sequence())

/** 4.2.1.3: bits from the left are digitalSignature 0, keyCertSign 5 and cRLSign 6. */
export const signsCertificates = extension('551d0f', true, bits(Buffer.from([0b0000_0110]), 1))
export const signsHandshakes = extension('551d0f', true, bits(Buffer.from([0b1000_0000]), 7))

/** 4.2.1.12: for servers of TLS alone, 1.3.6.1.5.5.7.3.1. */
export const forServers = extension('551d25', false, sequence(objectId('2b06010505070301')))

/** The bytes of an address in text. */
const addressBytes = (address: string): Buffer => {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number))
  // One of the many ways to write it, without IPv4 inside.
  const [left = '', right] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const [head, tail] = [groups(left), groups(right ?? '')]
  const gap = right === undefined ? 0 : 8 - head.length - tail.length
  const all = [...head, ...Array.from({ length: gap }, () => '0'), ...tail]
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex')
}

const dnsName = (name: string): Buffer => implicit(2, Buffer.from(name, 'latin1'))

/** 4.2.1.6: the names and addresses of a server. A name may begin with `*.`. */
export const namesOfServer = (names: readonly string[]): Buffer =>
  extension(
    '551d11',
    false,
    sequence(...names.map((name) => (isIP(name) === 0 ? dnsName(name) : implicit(7, addressBytes(name))))),
  )

const oneAddress = (address: string): Buffer => {
  const bytes = addressBytes(address)
  return Buffer.concat([bytes, Buffer.alloc(bytes.length, 0xff)])
}

/** 4.2.1.10: an authority speaks for these names, what is below them, and these addresses; for nothing else. */
export const onlyFor = (names: readonly string[]): Buffer => {
  const bases = names.map((name) => (isIP(name) === 0 ? dnsName(name) : implicit(7, oneAddress(name))))
  return extension('551d1e', true, sequence(tagged(0, ...bases.map((base) => sequence(base)))))
}
