import type { Log } from '../log.ts'

/** Work that is done again and again in this process. */
export interface Beating {
  /** Ends it, after the work in hand. */
  readonly stop: () => Promise<void>
}

/**
 * Does something now and again, never twice at once. What fails is logged and tried again.
 *
 * @param everyMs Pause between the end of one and the beginning of the next, in milliseconds.
 */
export const beginBeating = (
  work: () => Promise<void>,
  { everyMs, log }: { readonly everyMs: number; readonly log: Log },
): Beating => {
  let isOver = false
  let timer: NodeJS.Timeout | undefined
  let inHand: Promise<void> = Promise.resolve()

  const beat = async (): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!isOver) log.warn({ err: error }, 'a beat failed and is tried again')
    }
  }
  const next = (): void => {
    if (isOver) return
    timer = setTimeout(() => {
      inHand = beat().finally(next)
    }, everyMs)
    timer.unref()
  }
  next()

  return {
    stop: async () => {
      isOver = true
      clearTimeout(timer)
      await inHand
    },
  }
}
