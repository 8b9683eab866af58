/** The parts of a PEM text that are needed; undefined where one is missing. */
export interface PemParts {
  readonly certificatePem: string | undefined
  readonly privateKeyPem: string | undefined
  /** The key is locked by a password. */
  readonly isLocked: boolean
}

const block = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g

/** Line ends get lost where a text is copied by way of a form of one line. */
const rewrapped = (label: string, body: string): string => {
  const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** Finds certificate and private key in a text that has both, in any order; what stands around them is left out. */
export const readPem = (text: string): PemParts => {
  const blocks = [...text.matchAll(block)].map(([whole, label = '', body = '']) => ({ whole, label, body }))
  const find = (wanted: (label: string) => boolean) => blocks.find(({ label }) => wanted(label))
  const certificate = find((label) => label === 'CERTIFICATE')
  const key = find((label) => label.endsWith('PRIVATE KEY'))
  return {
    certificatePem: certificate && rewrapped(certificate.label, certificate.body),
    privateKeyPem: key && rewrapped(key.label, key.body),
    isLocked: key !== undefined && (key.label.startsWith('ENCRYPTED') || key.whole.includes('Proc-Type')),
  }
}
