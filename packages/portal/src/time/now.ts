import { useSyncExternalStore } from 'react'

/** One ticker per pace, however many places watch it. */
const tickers = new Map<number, { subscribe: (changed: () => void) => () => void; read: () => number }>()

const tickerOf = (everyMs: number) => {
  const known = tickers.get(everyMs)
  if (known) return known
  const watchers = new Set<() => void>()
  let now = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined
  const tick = () => {
    now = Date.now()
    for (const changed of watchers) changed()
  }
  const ticker = {
    read: () => now,
    subscribe: (changed: () => void) => {
      watchers.add(changed)
      if (timer === undefined) {
        now = Date.now()
        timer = setInterval(tick, everyMs)
      }
      return () => {
        watchers.delete(changed)
        if (watchers.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
  tickers.set(everyMs, ticker)
  return ticker
}

/** The time in milliseconds since 1970, told again every `everyMs`. */
export const useNow = (everyMs: number): number => {
  const ticker = tickerOf(everyMs)
  return useSyncExternalStore(ticker.subscribe, ticker.read)
}
