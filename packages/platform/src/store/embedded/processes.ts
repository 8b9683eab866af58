import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync } from 'node:fs'

/** The system user that the server runs as; empty for our own. */
export interface RunAs {
  readonly uid?: number
  readonly gid?: number
}

/** Runs a program to its end. @returns Its exit code and everything it said. */
export const runProgram = (
  file: string,
  args: readonly string[],
  as: RunAs & { readonly cwd?: string } = {},
): Promise<{ code: number; said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...as, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8')
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? -1, said: said.trim() }))
  })

/** Whether a process of this number runs, whoever owns it. One that has ended but was not noticed by its parent does not. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return statOf(pid)?.[0] !== 'Z'
}

/** State, and what follows it, of a process on Linux. The field before is the name, which may hold anything (proc(5)). */
const statOf = (pid: number): string[] | undefined => {
  if (process.platform !== 'linux') return undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/**
 * When a process was started, in whatever notation the system has: only good for comparing. Process numbers are used
 * again, in containers at once; number and start together are not. Undefined where it cannot be told.
 */
export const startOf = (pid: number): string | undefined => {
  if (process.platform === 'win32') return undefined
  if (process.platform !== 'linux') {
    const { stdout, status } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
    return status === 0 ? stdout.trim() : undefined
  }
  // Field 22 of all, counted here from the third.
  return statOf(pid)?.[19]
}

/** Whether a process is the PostgreSQL server of this data folder, as far as the system tells. */
export const isServerOf = (pid: number, folder: string): boolean => {
  if (!isAlive(pid)) return false
  if (process.platform === 'win32') return true
  if (process.platform === 'linux' && existsSync('/proc/self/cwd')) {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder
    } catch {
      return false
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.includes('postgres')
}
