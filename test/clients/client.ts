import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulator, type SimulatorOptions, startSimulator } from '@landbridge/simulator'
import { root } from '../sources.ts'

/** What a step of a client failed with; its own fields are kept. */
export interface ClientFailure extends Error {
  readonly [field: string]: unknown
}

/** A client that nobody here wrote, in a process of its own, and the simulator that it takes for Microsoft. */
export interface RunningClient {
  readonly sim: Simulator
  /** Runs a step of the program; what it fails with is thrown, with the fields that it had there. */
  run<T = Record<string, unknown>>(step: string, input?: unknown): Promise<T>
  stop(): Promise<void>
}

interface Message {
  readonly ready?: true
  readonly id?: number
  readonly value?: string
  readonly error?: string
}

const programs = join(root, 'test/clients/programs')

/** Our environment without what would lead a client elsewhere. */
const cleanEnv = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(AZURE_|MSAL_|https?_proxy$|no_proxy$|all_proxy$|NODE_)/i.test(name),
  )
  return { ...Object.fromEntries(own), ...more }
}

/**
 * Starts a simulator with TLS and proxy, and a client that is told of both as every program is: by the variables
 * `HTTPS_PROXY` and `NODE_EXTRA_CA_CERTS`. So it finds the simulator under Microsoft's own host names.
 *
 * @param program Name of a file in `programs`.
 */
export const startClient = async (program: string, options: SimulatorOptions = {}): Promise<RunningClient> => {
  const folder = mkdtempSync(join(tmpdir(), 'client-'))
  const caFile = join(folder, 'ca.pem')
  const sim = await startSimulator({ ports: 'free', tls: { caFile, proxyPort: 0 }, ...options })
  const child = fork(join(programs, 'host.mjs'), [join(programs, `${program}.mjs`)], {
    execArgv: ['--import', join(programs, 'through-proxy.mjs')],
    env: cleanEnv({ HTTPS_PROXY: sim.tls?.proxy ?? '', NODE_EXTRA_CA_CERTS: caFile, NODE_NO_WARNINGS: '1' }),
  })
  const waiting = new Map<number, (message: Message) => void>()
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: Message) => {
      if (message.ready) return resolve()
      const tell = waiting.get(message.id ?? 0)
      waiting.delete(message.id ?? 0)
      tell?.(message)
    })
    child.once('exit', (code) => {
      const error = JSON.stringify({ message: `The client ended with ${code}.` })
      for (const tell of waiting.values()) tell({ error })
      reject(new Error(`The client ended with ${code}.`))
    })
  })
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect()
    await ended
    await sim.stop()
    rmSync(folder, { recursive: true })
  }
  await ready.catch(async (error: unknown) => {
    await stop()
    throw error
  })
  let last = 0
  return {
    sim,
    stop,
    run: async <T>(step: string, input: unknown = {}) => {
      const id = ++last
      const answer = await new Promise<Message>((resolve) => {
        waiting.set(id, resolve)
        child.send({ id, step, input: { ...sim.env, ...(input as object) } })
      })
      if (answer.error !== undefined) {
        const { message, ...fields } = JSON.parse(answer.error) as { readonly message: string }
        throw Object.assign(new Error(message), fields)
      }
      return JSON.parse(answer.value!) as T
    },
  }
}
