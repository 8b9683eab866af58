import { Fault } from '@landbridge/model'
import type { Log } from '../log.ts'
import type { Runs } from './runs.ts'
import { turns } from './turns.ts'

/** What a round looks at: a connection, by its id. */
export interface Place {
  readonly id: string
  readonly workspace_id: string
}

export interface RoundWork {
  /** Of the durable runs, stable: `subject.what`. */
  readonly name: string
  /** Milliseconds between the beginnings of two rounds; a round begins at a multiple of it since 1970. */
  readonly everyMs: number
  /** Done once at the beginning of each round. */
  readonly first?: () => Promise<unknown>
  /** The places of a round in the order of their ids: so many after one of them. */
  readonly list: (after: string | undefined, limit: number) => Promise<readonly Place[]>
  /** Looks at one place. It may be done again after a crash. A fault means that there was no answer, and is not logged. */
  readonly look: (place: Place) => Promise<unknown>
}

/** Work that comes round for as long as there is a process, once for all processes. */
export interface Rounds {
  /** Begins the next round, unless it waits already; after the runs were launched. */
  readonly begin: () => Promise<void>
}

/** Places in one step of a round, and at the same time. */
const pageSize = 100
const mostAtOnce = 5

export const defineRounds = (
  { log, runs, now }: { readonly log: Log; readonly runs: Runs; readonly now: () => number },
  { name, everyMs, first, list, look }: RoundWork,
): Rounds => {
  const lookQuietly = async (place: Place): Promise<void> => {
    try {
      await look(place)
    } catch (error) {
      if (!(error instanceof Fault)) log.warn({ err: error, connectionId: place.id }, `${name} failed at a connection`)
    }
  }

  /** @returns The last place of the page; undefined after the last page. */
  const lookAtPage = async (after: string | undefined): Promise<string | undefined> => {
    const page = await list(after, pageSize)
    const turn = turns(mostAtOnce)
    await Promise.all(page.map((place) => turn(() => lookQuietly(place))))
    return page.length < pageSize ? undefined : page.at(-1)?.id
  }

  const round = runs.define<{ readonly slot: number }>(name, async (run, { slot }) => {
    await run.sleep(Math.max(0, slot * everyMs - now()))
    // First of all, so that a round that fails is not the last.
    await run.step('next round', start)
    if (first !== undefined) await run.step('first', first)
    let after: string | undefined
    for (let page = 1; ; page += 1) {
      const from = after
      after = await run.step(`page ${page}`, () => lookAtPage(from))
      if (after === undefined) return
    }
  })

  /** Each slot has one round, in whichever process. */
  const start = () => {
    const slot = Math.floor(now() / everyMs) + 1
    return round.start(`${name} ${slot}`, { slot })
  }

  return { begin: start }
}
