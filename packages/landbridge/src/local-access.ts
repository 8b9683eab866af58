import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { targetFile } from '@landbridge/cli'

/** What a running Landbridge leaves in its data folder for commands of its owner on the same machine. */
export interface LocalAccess {
  readonly url: string
  /** API key of an administrator. */
  readonly key: string
  /** Where fresh sign-in links are asked for, and the token for that. */
  readonly links: { readonly url: string; readonly token: string }
}

const isText = (value: unknown): value is string => typeof value === 'string'

/** What was left there, by a Landbridge that may have stopped since. */
export const readLocalAccess = (dataDir: string): Partial<LocalAccess> => {
  try {
    const { url, key, links } = JSON.parse(readFileSync(join(dataDir, targetFile), 'utf8')) as Partial<LocalAccess>
    return {
      ...(isText(url) ? { url } : {}),
      ...(isText(key) ? { key } : {}),
      ...(isText(links?.url) && isText(links.token) ? { links } : {}),
    }
  } catch {
    return {}
  }
}

/** Writes a file for its owner alone, whole or not at all. */
const writePrivate = (path: string, text: string): void => {
  const draft = `${path}.${process.pid}.new`
  writeFileSync(draft, text, { mode: 0o600 })
  renameSync(draft, path)
}

/** Makes the data folder where there is none. Run by root, the store's own user must be able to pass through it. */
export const makeDataFolder = (dataDir: string): void => {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
}

export const writeLocalAccess = (dataDir: string, access: LocalAccess): void => {
  makeDataFolder(dataDir)
  writePrivate(join(dataDir, targetFile), `${JSON.stringify(access, null, 2)}\n`)
}
