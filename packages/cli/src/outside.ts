import type { Readable, Writable } from 'node:stream'

/** The doors to the world, so that a test can hold them. The executable hands in those of its process. */
export interface Outside {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: Readable & { readonly isTTY?: boolean }
  /** Machine output and the answers that were asked for. */
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  /** Everything else that people read: progress, questions, faults. */
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  /** Aborted when the person interrupts. */
  readonly signal: AbortSignal
  /** @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch
  /** The clock, in milliseconds since 1970. @default Date.now */
  readonly now?: () => number
  /** Waits between two looks, in milliseconds. @default 1_000 */
  readonly pollMs?: number
  /** Asks at the terminal. @default that stdin and stderr are terminals */
  readonly isInteractive?: boolean
}

export const isInteractive = (outside: Outside): boolean =>
  outside.isInteractive ?? (outside.stdin.isTTY === true && outside.stderr.isTTY === true)

/**
 * Waits.
 *
 * @throws The signal's reason when the person interrupts, or when `until` is aborted.
 */
export const pause = (outside: Outside, ms = outside.pollMs ?? 1_000, until?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const signal = until === undefined ? outside.signal : AbortSignal.any([outside.signal, until])
    if (signal.aborted) return reject(signal.reason)
    const onAbort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    }, ms)
    signal.addEventListener('abort', onAbort, { once: true })
  })

/** All of standard input as text. */
export const readAll = async (stdin: Readable): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of stdin) parts.push(Buffer.from(part as Buffer | string))
  return Buffer.concat(parts).toString('utf8')
}
