import { createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { Clock } from '../clock.ts'
import type { Addresses } from '../http.ts'
import type { Random } from '../random.ts'
import type { Simulation } from '../simulation.ts'
import type { SigningKey, World } from '../world.ts'
import { thumbprints, writeCertificate } from '../x509/certificate.ts'
import { consumersId } from './tenants.ts'

const generate = promisify(generateKeyPair)
const yearMs = 365 * 86_400_000
/** How many are published at first; one of them is for personal accounts alone, as at Entra. */
const keyCount = 3
const maxKeys = 8

const makeKey = async (clock: Clock, random: Random): Promise<SigningKey> => {
  const { privateKey } = await generate('rsa', { modulusLength: 2048 })
  const der = writeCertificate({
    name: 'Landbridge simulator, sign-in',
    serial: random.bytes(15),
    privateKey,
    startsAt: clock.now() - 86_400_000,
    endsAt: clock.now() + 5 * yearMs,
  })
  return { kid: thumbprints(der).sha1, privateKey, certificate: der.toString('base64') }
}

/**
 * The signing keys, which are made off the main thread and put into the world.
 *
 * @returns Begins to make them at its first call, and waits until they are there.
 */
export const signingKeys = (world: World, clock: Clock, random: Random): (() => Promise<void>) => {
  let made: Promise<void> | undefined
  const make = async (): Promise<void> => {
    // A kept world brings its own.
    if (world.keys.length > 0) return
    const made = await Promise.all(Array.from({ length: keyCount }, () => makeKey(clock, random)))
    const others = made.slice(0, -1)
    world.keys.push(...others, ...made.slice(-1).map((key): SigningKey => ({ ...key, isForConsumers: true })))
  }
  return () => {
    made ??= make()
    return made
  }
}

/**
 * Publishes a new key and signs with it from now on; the earlier ones stay published, so that tokens stay good.
 *
 * @returns The name of the new key.
 */
export const rotateKeys = async ({ world, clock, random, keysReady }: Simulation): Promise<string> => {
  await keysReady()
  const key = await makeKey(clock, random)
  world.keys.unshift(key)
  if (world.keys.length > maxKeys) world.keys.splice(maxKeys)
  return key.kid
}

/** The key set as Entra publishes it. Version 2 says the issuer, with the place of the tenant left open. */
export const keySet = (keys: readonly SigningKey[], addresses: Addresses, version: 1 | 2): object => ({
  keys: keys.map(({ kid, privateKey, certificate, isForConsumers }) => {
    const { n, e } = createPublicKey(privateKey).export({ format: 'jwk' })
    const entry = { kty: 'RSA', use: 'sig', kid, x5t: kid, n, e, x5c: [certificate] }
    return version === 1
      ? entry
      : {
          ...entry,
          cloud_instance_name: 'microsoftonline.com',
          issuer: `${addresses.authority}/${isForConsumers ? consumersId : '{tenantid}'}/v2.0`,
        }
  }),
})
