import type { SeenWrite } from '@landbridge/diagnosis'
import { Fault, type RouteName } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import type { ConnectionView } from '../store/connections.ts'
import { listSeenWrites, putSeenWrite } from '../store/seen-writes.ts'

/** Keeps what real calls show of the permission to write, for the lines of a check that nothing else can prove. */
export interface SeenWrites {
  /** Does something that changes a record or calls an action, and notes whether Business Central let it through. */
  readonly watch: <T>(row: Caller, what: Called, work: () => Promise<T>) => Promise<T>
  readonly list: (row: Caller) => Promise<SeenWrite[]>
}

type Caller = Pick<ConnectionView, 'id' | 'tenant_id' | 'environment' | 'client_id' | 'person'>

interface Called {
  readonly set: string
  readonly route: RouteName
  /** `create`, `update`, `delete`, or the name of a bound action. */
  readonly verb: string
}

/** The same outcome is stored again after so long, in milliseconds: a thousand writes are one fact. */
const againAfterMs = 3_600_000

/** Outcomes that are known to be stored already; beyond so many the oldest are forgotten. */
const mostKnown = 10_000

export const createSeenWrites = ({ db, log, now }: Pick<Parts, 'db' | 'log' | 'now'>): SeenWrites => {
  const known = new Map<string, { readonly outcome: SeenWrite['outcome']; readonly at: number }>()

  const note = async (row: Caller, called: Called, outcome: SeenWrite['outcome'], permission: string | null) => {
    const at = now()
    const principal = principalOf(row)
    const name = `${row.id} ${principal} ${called.route} ${called.set} ${called.verb}`
    const before = known.get(name)
    if (before?.outcome === outcome && at - before.at < againAfterMs) return
    await putSeenWrite(db, { connection_id: row.id, ...called, outcome, permission, principal, at: new Date(at) })
    known.delete(name)
    known.set(name, { outcome, at })
    const [oldest] = known.keys()
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
  }

  /** What was done is done: that it could not be noted is no reason to say otherwise. */
  const quietly = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => log.warn({ err: error }, 'what a write has shown could not be noted'))

  return {
    watch: async (row, called, work) => {
      try {
        const result = await work()
        await quietly(note(row, called, 'worked', null))
        return result
      } catch (error) {
        if (error instanceof Fault && error.code === 'bc.permission_missing') {
          const { permission, theirMessage } = error.details
          await quietly(note(row, called, 'refused', permission?.objectName ?? theirMessage ?? null))
        }
        throw error
      }
    },

    list: async (row) => {
      const rows = await listSeenWrites(db, row.id, principalOf(row))
      return rows.map(({ route, set, verb, outcome, permission, at }) => ({
        route: route as RouteName,
        set,
        verb,
        outcome,
        at: at.getTime(),
        ...(permission !== null && { permission }),
      }))
    },
  }
}

/** As whom Business Central sees the connection, and where. */
const principalOf = ({ tenant_id, environment, client_id, person }: Caller): string =>
  `${tenant_id} ${environment?.name.toLowerCase()} ${person?.objectId ?? client_id}`
