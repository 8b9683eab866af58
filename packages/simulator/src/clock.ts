/** The simulator's time, in milliseconds since 1970. It runs with the real one, and can be moved ahead. */
export interface Clock {
  now(): number
  /** Moves ahead by so many milliseconds. */
  advance(ms: number): void
  /** How far it was moved ahead of the real time, in milliseconds; undefined where it goes by something else. */
  readonly ahead?: number
}

export const startClock = (real: () => number = Date.now): Clock => {
  let ahead = 0
  return {
    now: () => real() + ahead,
    get ahead() {
      return ahead
    },
    advance: (ms) => {
      ahead += ms
    },
  }
}
