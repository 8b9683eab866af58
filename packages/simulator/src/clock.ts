/** The simulator's time, in milliseconds since 1970. It runs with the real one, and can be moved ahead. */
export interface Clock {
  now(): number
  /** Moves ahead by so many milliseconds. */
  advance(ms: number): void
}

export const startClock = (real: () => number = Date.now): Clock => {
  let ahead = 0
  return {
    now: () => real() + ahead,
    advance: (ms) => {
      ahead += ms
    },
  }
}
