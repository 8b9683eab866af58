import { thumbprints } from '../../x509/certificate.ts'

/** The thumbprint of a certificate as Graph writes it: SHA-1, base64. */
export const certificateName = (der: string): string =>
  Buffer.from(thumbprints(Buffer.from(der, 'base64')).sha1, 'base64url').toString('base64')
