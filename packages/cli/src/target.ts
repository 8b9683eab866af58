import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Complaint } from './complaint.ts'
import type { Outside } from './outside.ts'

/** How a command was told where Landbridge is. */
export interface TargetOptions {
  readonly url?: string
  readonly key?: string
  readonly dataFolder?: string
}

/** Where Landbridge is, and the key that it is called with. */
export interface Target {
  readonly url: string
  readonly key: string
}

/** Folder that `landbridge start` uses when it is told none. */
export const defaultDataFolder = '.landbridge'

/** File in the data folder with which `landbridge start` lets commands on the same machine in. */
export const targetFile = 'cli.json'

const checkedUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new Complaint('usage', `"${text}" is not an address.`, 'Give it as --url http://127.0.0.1:7600.')
  return url.href.replace(/\/(v1\/?)?$/, '')
}

const readTargetFile = async (folder: string): Promise<Target | undefined> => {
  const text = await readFile(join(folder, targetFile), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const { url, key } = JSON.parse(text) as Partial<Target>
  return typeof url === 'string' && typeof key === 'string' ? { url, key } : undefined
}

/**
 * Finds out where Landbridge is: from the options, else from LANDBRIDGE_URL and LANDBRIDGE_API_KEY, else from the file
 * that `landbridge start` keeps in its data folder.
 *
 * @throws Complaint `usage` for a bad address, `unreachable` where nothing says where it is, `notSignedIn` without key
 */
export const findTarget = async (options: TargetOptions, env: Outside['env']): Promise<Target> => {
  const url = options.url ?? nonEmpty(env.LANDBRIDGE_URL)
  const key = options.key ?? nonEmpty(env.LANDBRIDGE_API_KEY)
  if (url !== undefined && key !== undefined) return { url: checkedUrl(url), key }
  const folder = options.dataFolder ?? nonEmpty(env.LANDBRIDGE_DATA) ?? defaultDataFolder
  const local = await readTargetFile(folder)
  // The key of the file belongs to its address alone and must not be sent anywhere else.
  if (local !== undefined && (url === undefined || checkedUrl(url) === local.url))
    return { url: checkedUrl(local.url), key: key ?? local.key }
  if (url === undefined)
    throw new Complaint(
      'unreachable',
      `Nothing says where Landbridge is: there is no ${join(folder, targetFile)}.`,
      'Start it with `landbridge start`, name its data folder with --data-folder, or give --url and --key (LANDBRIDGE_URL, LANDBRIDGE_API_KEY).',
    )
  throw new Complaint(
    'notSignedIn',
    `There is no API key for ${checkedUrl(url)}.`,
    'Make one under Settings in the portal, and give it as --key or in LANDBRIDGE_API_KEY.',
  )
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text)
