import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Caller, createCaller } from '@landbridge/contract'
import { root } from './sources.ts'

/** The built executable. `--` keeps Node.js from reading our options. */
const executable = ['--', join(root, 'packages/landbridge/dist/main.js')]

/** Our environment without what would reach into a story from outside. */
const cleanEnv = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(LANDBRIDGE_|DATABASE_URL|FORCE_COLOR|NO_COLOR)/.test(name),
  )
  return { ...Object.fromEntries(own), ...more }
}

/** An empty data folder; `remove` takes the store along where it had to lie elsewhere. */
export const makeDataFolder = (): { readonly path: string; readonly remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'landbridge-story-'))
  return {
    path,
    remove: () => {
      const store = join(path, 'store')
      if (existsSync(store)) rmSync(realpathSync(store), { recursive: true, force: true })
      rmSync(path, { recursive: true, force: true })
    },
  }
}

const canListen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** The first of so many free ports in a row, for what must come back at the same place after a restart. */
export const findPorts = async (count: number): Promise<number> => {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000)
    const free = await Promise.all(Array.from({ length: count }, (_, at) => canListen(first + at)))
    if (free.every(Boolean)) return first
  }
}

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs a command of the executable to its end. */
export const runCommand = async (
  args: readonly string[],
  options: {
    readonly env?: Readonly<Record<string, string>>
    readonly input?: string
    /** Presses Ctrl-C once this text has appeared. */
    readonly interruptAt?: string
  } = {},
): Promise<Ended> => {
  const child = spawn(process.execPath, [...executable, ...args], { env: cleanEnv(options.env) })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const before = err
    err += text
    const { interruptAt } = options
    if (interruptAt !== undefined && !before.includes(interruptAt) && err.includes(interruptAt)) child.kill('SIGINT')
  })
  child.stdin.end(options.input ?? '')
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}

/** A Landbridge in a process of its own. */
export interface Running {
  readonly url: string
  readonly signInLink: string
  readonly data: string
  /** Calls with the key of the command line on this machine. */
  readonly call: Caller
  readonly key: string
  /** All that it has printed. */
  readonly output: () => string
  /** Sends a signal and waits until the process is gone. @returns Its exit code; null where the signal ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>
}

export interface StartStoryOptions {
  readonly data: string
  /** @default any that is free */
  readonly port?: number
  /** First of four. @default any that are free */
  readonly simulatorPort?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the built executable and waits until it has printed its address. */
export const startRunning = async (options: StartStoryOptions): Promise<Running> => {
  const { data, port = 0, simulatorPort = 0 } = options
  const args = ['start', '--data', data, '--port', String(port), '--simulator-port', String(simulatorPort)]
  const child = spawn(process.execPath, [...executable, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnv(options.env),
  })
  const { output, link } = await watch(child)
  const { url, key } = JSON.parse(readFileSync(join(data, 'cli.json'), 'utf8')) as { url: string; key: string }
  return {
    url,
    signInLink: link,
    data,
    key,
    call: createCaller({ baseUrl: url, headers: { authorization: `Bearer ${key}` } }),
    output,
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const closed = once(child, 'close')
      child.kill(signal)
      const [code] = (await closed) as [number | null]
      return code
    },
  }
}

const linkPattern = /^\s+(http\S+\/sign-in#ticket=\S+)$/m

const watch = (child: ChildProcess): Promise<{ output: () => string; link: string }> =>
  new Promise((resolve, reject) => {
    let output = ''
    const onText = (text: string) => {
      output += text
      const link = linkPattern.exec(output)?.[1]
      // The last line of the message comes after the link.
      if (link !== undefined && output.includes('Stop: Ctrl-C')) resolve({ output: () => output, link })
    }
    child.stdout?.setEncoding('utf8').on('data', onText)
    child.stderr?.setEncoding('utf8').on('data', onText)
    child.once('close', (code) => reject(new Error(`landbridge start ended with ${code}:\n${output}`)))
  })
