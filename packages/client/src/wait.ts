import { Fault } from '@landbridge/model'

/** Lets time pass. Rejects with `net.aborted` when the signal says so. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>

/** The longest that a timer can take; a longer wait is made of several. */
const longestTimerMs = 2_147_483_647

/** Lets time pass by a timer. */
export const waitFor: Wait = (ms, signal) =>
  new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer)
      reject(new Fault('net.aborted', {}, { cause: signal?.reason }))
    }
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', abort)
        resolve()
      },
      Math.min(ms, longestTimerMs),
    )
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort, { once: true })
  })
