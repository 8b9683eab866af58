import { randomUUID } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Fault } from '@landbridge/model'
import type { RunAs } from './processes.ts'

/** The user `nobody` of most systems: PostgreSQL refuses to run as root. */
const unprivileged = 65534

/** Where the store lies and whose it is. */
export interface StoreFolder {
  /** Without symbolic links. */
  readonly path: string
  readonly as: RunAs
  /** Where the store had to go when it could not lie in the data folder. */
  readonly movedTo: string | undefined
}

const isRoot = (): boolean => process.getuid?.() === 0

/** Whether a user may pass through a folder on the way to what is in it. */
const mayPass = (folder: string, { uid, gid }: { uid: number; gid: number }): boolean => {
  const stat = statSync(folder)
  if (stat.uid === uid) return (stat.mode & 0o100) !== 0
  if (stat.gid === gid) return (stat.mode & 0o010) !== 0
  return (stat.mode & 0o001) !== 0
}

const canReach = (folder: string, as: { uid: number; gid: number }): boolean => {
  for (let at = folder; ; at = dirname(at)) {
    if (!mayPass(at, as)) return false
    if (at === dirname(at)) return true
  }
}

const makeFolder = (path: string, as: RunAs): void => {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (as.uid !== undefined && as.gid !== undefined) chownSync(path, as.uid, as.gid)
}

/**
 * Finds or makes the folder of the store. Run by root, the server is another user, who must be able to reach the
 * folder; where a closed folder such as /root stands before it, the store is made in `elsewhere` and linked from the
 * data folder, so that it is found again wherever the data folder is moved.
 *
 * @throws Fault `config.invalid` when the data folder cannot be written
 */
export const openFolder = (dataDir: string, elsewhere = '/var/lib/landbridge'): StoreFolder => {
  const wanted = join(dataDir, 'store')
  try {
    mkdirSync(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 })
    if (!isRoot()) {
      makeFolder(wanted, {})
      accessSync(wanted, constants.R_OK | constants.W_OK | constants.X_OK)
      return { path: realpathSync(wanted), as: {}, movedTo: undefined }
    }
    return openAsRoot(wanted, elsewhere)
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    const message = `LANDBRIDGE_DATA: the folder ${dataDir} cannot be used (${(cause as Error).message}).`
    throw new Fault('config.invalid', { message }, { cause })
  }
}

/** Opens the data folder itself, where it was clearly made for us, for passing through; its files stay closed. */
const letPass = (dataDir: string): void => {
  const { uid, mode } = statSync(dataDir)
  const isOurs = basename(dataDir).includes('landbridge') || readdirSync(dataDir).length === 0
  if (uid === 0 && isOurs) chmodSync(dataDir, (mode & 0o777) | 0o011)
}

const openAsRoot = (wanted: string, elsewhere: string): StoreFolder => {
  if (existsSync(wanted)) {
    const path = realpathSync(wanted)
    const { uid, gid } = statSync(path)
    // A store made by an ordinary user stays that user's.
    const as = uid === 0 ? { uid: unprivileged, gid: unprivileged } : { uid, gid }
    if (uid === 0) chownSync(path, as.uid, as.gid)
    return { path, as, movedTo: undefined }
  }
  const as = { uid: unprivileged, gid: unprivileged }
  letPass(dirname(wanted))
  if (canReach(realpathSync(dirname(wanted)), as)) {
    makeFolder(wanted, as)
    return { path: realpathSync(wanted), as, movedTo: undefined }
  }
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 })
  const path = join(elsewhere, randomUUID())
  makeFolder(path, as)
  symlinkSync(path, wanted)
  return { path: realpathSync(path), as, movedTo: path }
}
