import { createHash, randomBytes } from 'node:crypto'

/** A new secret of 256 random bits, in letters that need no escaping anywhere. */
export const newSecret = (prefix = ''): string => `${prefix}${randomBytes(32).toString('base64url')}`

/**
 * What is stored of a secret. A plain hash is enough because the secret is random and cannot be guessed; passwords go
 * through `passwords.ts`.
 */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
