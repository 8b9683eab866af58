import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '@landbridge/model'
import { isAlive, startOf } from './processes.ts'

const ours = (): string => `${process.pid} ${startOf(process.pid) ?? ''}`

const readLock = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Whether the process that wrote this still runs; another one with the same number does not count. */
const isHeld = (lock: string): boolean => {
  const [pid, start = ''] = lock.split(' ')
  if (!isAlive(Number(pid))) return false
  const now = startOf(Number(pid))
  return now === undefined || start === '' || now === start
}

/**
 * Takes a store folder for this process alone. A lock whose process is gone is taken over.
 *
 * @returns A function that gives it back.
 * @throws Fault `store.unavailable` when another process that runs has it
 */
export const lockFolder = (folder: string): (() => void) => {
  const path = join(folder, 'lock')
  const content = `${ours()} ${randomUUID()}`
  const own = `${path}.${randomUUID()}`
  writeFileSync(own, content, { mode: 0o600 })
  try {
    for (;;) {
      try {
        // A link appears with its content or not at all, and not where one is already.
        linkSync(own, path)
        return () => {
          if (readLock(path) === content) rmSync(path, { force: true })
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const found = readLock(path)
      if (found !== undefined && isHeld(found)) {
        const message = `The data folder ${folder} is in use by another Landbridge (process ${found.split(' ')[0]}).`
        throw new Fault('store.unavailable', { message })
      }
      if (found !== undefined) removeStale(path, found)
    }
  } finally {
    rmSync(own, { force: true })
  }
}

/** Removes exactly the lock that was judged; one that somebody else has put there meanwhile is put back. */
const removeStale = (path: string, judged: string): void => {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  try {
    if (readLock(aside) !== judged) linkSync(aside, path)
  } finally {
    rmSync(aside, { force: true })
  }
}
