import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '@landbridge/model'
import { type Config, isKey } from '../config.ts'
import type { Log } from '../log.ts'

/** A key-encryption key in memory. Its bytes are not shown by printing it. */
export interface WrappingKey {
  readonly key: KeyObject
  /** Tells keys apart without telling anything about them. */
  readonly name: string
}

/** The keys that are loaded, and where a new one is kept. */
export interface KeyRing {
  readonly current: WrappingKey
  /** Also accepted for opening. */
  readonly others: readonly WrappingKey[]
  /** Keeps a new key before it is used, so that a crash cannot lose it; then makes it the one to start with. */
  readonly keep?: { readonly before: (key: Uint8Array) => void; readonly after: () => void }
}

/** Makes a usable key of 32 bytes. @throws TypeError for another length */
export const wrappingKey = (bytes: Uint8Array): WrappingKey => {
  if (bytes.length !== 32) throw new TypeError('A key-encryption key has 32 bytes.')
  const name = createHmac('sha256', bytes).update('landbridge: name of a key-encryption key').digest('hex').slice(0, 16)
  return { key: createSecretKey(bytes), name }
}

const fromText = (text: string): WrappingKey => wrappingKey(Buffer.from(text.trim(), 'base64'))

/**
 * Loads the key-encryption key: from LANDBRIDGE_KEY, from LANDBRIDGE_KEY_FILE, or, where that is allowed, from a file in
 * the data folder that is made at the first start.
 *
 * @throws Fault `vault.key_missing`, `config.invalid`
 */
export const loadKeys = (
  config: Pick<Config, 'key' | 'keyFile' | 'dataDir'>,
  options: { readonly allowGeneratedKey: boolean; readonly log: Log },
): KeyRing => {
  if (config.key !== undefined) return { current: fromText(config.key), others: [] }
  if (config.keyFile !== undefined) return ringOfFile(config.keyFile, 'LANDBRIDGE_KEY_FILE')
  if (!options.allowGeneratedKey) throw new Fault('vault.key_missing')
  const file = join(config.dataDir, 'key')
  if (makeKeyFile(config.dataDir, file)) {
    options.log.warn(
      `a key-encryption key was made in ${file}: whoever has it and the store can read the credentials. Back it up apart from the store, or set LANDBRIDGE_KEY.`,
    )
  }
  return ringOfFile(file, 'The key in the data folder,')
}

/** @returns Whether the file was made just now. */
const makeKeyFile = (folder: string, file: string): boolean => {
  if (existsSync(file)) return false
  mkdirSync(folder, { recursive: true })
  const own = `${file}.${process.pid}.tmp`
  writeKey(own, randomBytes(32))
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    // Another process was faster; its key counts.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

const writeKey = (file: string, key: Uint8Array): void => {
  writeFileSync(file, `${Buffer.from(key).toString('base64')}\n`, { mode: 0o600, flush: true })
  chmodSync(file, 0o600)
}

const ringOfFile = (file: string, named: string): KeyRing => {
  const next = `${file}.next`
  const others = existsSync(next) ? [fromText(readKey(next, named))] : []
  return {
    current: fromText(readKey(file, named)),
    others,
    keep: { before: (key) => writeKey(next, key), after: () => renameSync(next, file) },
  }
}

const readKey = (file: string, named: string): string => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Fault('config.invalid', { message: `${named} ${file} cannot be read.` }, { cause })
  }
  if (isKey(text)) return text
  throw new Fault('config.invalid', { message: `${named} ${file} does not hold 32 bytes in base64.` })
}
