/** One DER element: a tag, a length and a content. @see ITU-T X.690 */
export const element = (tag: number, ...contents: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(contents)
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  const digits = length.toString(16)
  const size = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, content])
}

const hex = (digits: string): Buffer => Buffer.from(digits, 'hex')

export const sequence = (...contents: readonly Buffer[]): Buffer => element(0x30, ...contents)
export const set = (...contents: readonly Buffer[]): Buffer => element(0x31, ...contents)
/** `[number]` with elements inside. */
export const tagged = (number: number, ...contents: readonly Buffer[]): Buffer => element(0xa0 | number, ...contents)
/** `[number]` in the place of the tag of a primitive. */
export const implicit = (number: number, content: Buffer): Buffer => element(0x80 | number, content)
export const octets = (...contents: readonly Buffer[]): Buffer => element(0x04, ...contents)
export const utf8 = (text: string): Buffer => element(0x0c, Buffer.from(text, 'utf8'))
export const yes = element(0x01, hex('ff'))
export const nothing = element(0x05)

/** A positive whole number, from its bytes without leading zeros. */
export const positive = (bytes: Buffer): Buffer =>
  element(0x02, bytes[0]! > 0x7f ? Buffer.concat([hex('00'), bytes]) : bytes)

/** @param unused How many bits at the end mean nothing. */
export const bits = (content: Buffer, unused = 0): Buffer => element(0x03, Buffer.from([unused]), content)

/** @param content As encoded, in hexadecimal digits. */
export const objectId = (content: string): Buffer => element(0x06, hex(content))

/** The short form until 2050 and the long one after, as certificates must. @see RFC 5280, section 4.1.2.5 */
export const instant = (ms: number): Buffer => {
  const digits = new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14)
  return digits < '2050' ? element(0x17, Buffer.from(`${digits.slice(2)}Z`)) : element(0x18, Buffer.from(`${digits}Z`))
}
