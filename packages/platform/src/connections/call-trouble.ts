import { Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { setConcern } from '../store/concerns.ts'
import type { ConnectionView } from '../store/connections.ts'

type Row = Pick<ConnectionView, 'id' | 'concerns'>

/** Follows whether calls get through, without a write for each of them. */
export interface CallTrouble {
  /** A call got through: what only calls had shown is over. */
  readonly good: (row: Row) => Promise<void>
  /** A call failed. One that may pass by itself means something only after others before it. */
  readonly bad: (row: Row, error: unknown) => Promise<void>
}

/** So many calls in a row have to fail. Each of them was repeated by the client before. */
const mostInTurn = 3
/** Connections that are remembered; those in trouble are few. */
const mostKept = 5_000

export const createCallTrouble = ({ db, now }: Pick<Parts, 'db' | 'now'>): CallTrouble => {
  const failed = new Map<string, number>()
  const concernOf = ({ concerns }: Row) => concerns.find(({ source }) => source === 'call')

  return {
    good: async (row) => {
      failed.delete(row.id)
      const concern = concernOf(row)
      // Where some of it works all the time, one good call says nothing about the rest; the check does.
      if (concern !== undefined && concern.severity !== 'attention')
        await setConcern(db, row.id, 'call', undefined, new Date(now()))
    },

    bad: async (row, error) => {
      if (!(error instanceof Fault) || !isTrouble(error)) return
      if (failed.size >= mostKept) failed.clear()
      const count = (failed.get(row.id) ?? 0) + 1
      failed.set(row.id, count)
      if (count < mostInTurn || concernOf(row) !== undefined) return
      const { who, remedy } = error.fact
      const concern = { severity: 'degraded', what: error.message, who, remedy, code: error.code } as const
      await setConcern(db, row.id, 'call', concern, new Date(now()))
    },
  }
}

/** Whether Business Central was not there, rather than refused: it may be there again without anybody's doing. */
const isTrouble = ({ code, fact }: Fault): boolean =>
  fact.retry.startsWith('later') && (code.startsWith('bc.') || code.startsWith('net.'))
