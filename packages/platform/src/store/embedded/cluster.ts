import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '@landbridge/model'
import type { StoreFolder } from './folder.ts'
import { runProgram } from './processes.ts'
import type { Program } from './program.ts'

/** Name of the database, of its user, and of nothing else. */
export const databaseName = 'landbridge'

export interface Cluster {
  /** PostgreSQL's own data folder. */
  readonly data: string
  readonly password: string
}

/**
 * Finds or makes the database cluster in a store folder.
 *
 * @throws Fault `store.unavailable` when it cannot be made, or was made by another major version
 */
export const openCluster = async (folder: StoreFolder, program: Program): Promise<Cluster> => {
  const data = join(folder.path, 'data')
  const passwordFile = join(folder.path, 'password')
  if (!existsSync(data)) await makeCluster(folder, program, { data, passwordFile })
  const major = Number(readFileSync(join(data, 'PG_VERSION'), 'utf8'))
  if (major !== program.major) {
    const message = `The store in ${folder.path} was made by PostgreSQL ${major}, and this is ${program.major}. Move its data over, or start the version of Landbridge that made it.`
    throw new Fault('store.unavailable', { message })
  }
  try {
    return { data, password: readFileSync(passwordFile, 'utf8') }
  } catch (cause) {
    throw new Fault('store.unavailable', { message: `The password of the store, ${passwordFile}, is gone.` }, { cause })
  }
}

const makeCluster = async (
  folder: StoreFolder,
  program: Program,
  { data, passwordFile }: { data: string; passwordFile: string },
): Promise<void> => {
  const password = randomBytes(24).toString('base64url')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (folder.as.uid !== undefined && folder.as.gid !== undefined) {
    chownSync(passwordFile, folder.as.uid, folder.as.gid)
  }
  // Made under another name, so that an interruption does not leave half a cluster behind.
  const unfinished = `${data}.tmp`
  rmSync(unfinished, { recursive: true, force: true })
  const { code, said } = await runProgram(
    program.initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${databaseName}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    { ...folder.as, cwd: folder.path },
  )
  if (code !== 0) throw new Fault('store.unavailable', { message: `The store could not be made: ${said}` })
  renameSync(unfinished, data)
}
