/** One exchange, as it may be shown: no header, no body, and no query, because those may hold secrets. */
export interface JournalEntry {
  /** Id of the exchange; the same as in `request-id` and in trace texts. */
  readonly id: string
  /** Real time of the answer, in milliseconds since 1970. */
  readonly at: number
  readonly method: string
  readonly host: string
  readonly path: string
  readonly status: number
  /** From the first byte read to the answer handed over, in milliseconds. */
  readonly ms: number
}

/** The last exchanges; older ones are forgotten. */
export interface Journal {
  add(entry: JournalEntry): void
  /** Oldest first. */
  entries(): readonly JournalEntry[]
  clear(): void
}

/** @param size How many exchanges are kept. @default 1_000 */
export const startJournal = (size = 1_000): Journal => {
  let ring: JournalEntry[] = []
  let next = 0
  return {
    add(entry) {
      ring[next] = entry
      next = (next + 1) % size
    },
    entries: () => [...ring.slice(next), ...ring.slice(0, next)],
    clear() {
      ring = []
      next = 0
    },
  }
}
