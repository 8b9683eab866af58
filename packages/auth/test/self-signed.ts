import { createSign, type KeyObject } from 'node:crypto'

const length = (size: number): number[] => {
  if (size < 128) return [size]
  const bytes = size < 256 ? [size] : [size >> 8, size & 255]
  return [128 + bytes.length, ...bytes]
}
const der = (tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)))
  return Buffer.concat([Buffer.from([tag, ...length(body.length)]), body])
}
const sequence = (...parts: readonly (Uint8Array | readonly number[])[]) => der(0x30, ...parts)

const sha256WithRsa = sequence([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00])
const commonName = (name: string) =>
  sequence(der(0x31, sequence([0x06, 0x03, 0x55, 0x04, 0x03], der(0x0c, Buffer.from(name)))))
const time = (at: Date) => der(0x18, Buffer.from(`${at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`))

/** A certificate in PEM for an RSA key, signed with that key: small, made up, and never stored. */
export const selfSigned = (publicKey: KeyObject, privateKey: KeyObject, endsAt: Date): string => {
  const name = commonName('landbridge test')
  const validity = sequence(time(new Date('2020-01-01T00:00:00Z')), time(endsAt))
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const signed = sequence(der(0xa0, [2, 1, 2]), [2, 1, 7], sha256WithRsa, name, validity, name, spki)
  const signature = createSign('sha256').update(signed).sign(privateKey)
  const whole = sequence(signed, sha256WithRsa, der(0x03, [0], signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
