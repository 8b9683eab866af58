import { createHmac, randomBytes } from 'node:crypto'

/**
 * Signs a message as Standard Webhooks wants it: HMAC-SHA256 over id, moment and body.
 *
 * @param key The bytes of the secret.
 * @param at Milliseconds since 1970.
 * @returns The three headers of the message.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const signedHeaders = (
  key: Uint8Array,
  { id, at, body }: { readonly id: string; readonly at: number; readonly body: string },
): Readonly<Record<string, string>> => {
  const seconds = Math.floor(at / 1000)
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` }
}

/** A new secret of 256 random bits. */
export const newSigningKey = (): Uint8Array => randomBytes(32)

/** A secret as receivers configure it. */
export const showSigningKey = (key: Uint8Array): string => `whsec_${Buffer.from(key).toString('base64')}`
