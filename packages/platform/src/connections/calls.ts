import { Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { setConcern } from '../store/concerns.ts'
import { type ConnectionView, updateConnection } from '../store/connections.ts'
import { createCallTrouble } from './call-trouble.ts'
import { breaks, isRefusal, type Refusal, type RefusedRequest } from './refusals.ts'
import { remember } from './remember.ts'
import { concernOfRefusal } from './sign-in-ended.ts'

/** What a call is about. */
export interface Use {
  /**
   * Entity set that is called: a refusal of one that the integration does not want says nothing about the connection.
   *
   * @default a part of Business Central that every connection needs
   */
  readonly set?: string
}

/** Follows the calls of connections: until when each worked, and what a failure says of it. */
export interface Calls {
  readonly use: <T>(row: ConnectionView, work: () => Promise<T>, about: Use) => Promise<T>
  /** Has somebody told of each call that is refused for a reason of access or sign-in. */
  readonly whenRefused: (listener: (refusal: Refusal) => Promise<void>) => void
}

interface Ways {
  readonly forgetToken: (row: Pick<ConnectionView, 'id'>) => void
  readonly requestOf: (fault: Fault) => RefusedRequest | undefined
}

export const createCalls = ({ db, now }: Pick<Parts, 'db' | 'now'>, { forgetToken, requestOf }: Ways): Calls => {
  const calledAt = new Map<string, number>()
  const trouble = createCallTrouble({ db, now })
  const listeners: ((refusal: Refusal) => Promise<void>)[] = []

  const note = async (row: ConnectionView, error: unknown, { set }: Use): Promise<void> => {
    if (!(error instanceof Fault) || !isRefusal(error)) return
    const isWanted = set === undefined || row.wanted.some((each) => each.set === set)
    if (!breaks(error)) return isWanted ? tell(row, error) : undefined
    // The token may be older than a permission that was granted since.
    forgetToken(row)
    const source = error.code.startsWith('bc.') ? 'call' : 'sign-in'
    // What was found out about the same refusal meanwhile says more than the refusal.
    if (!row.concerns.some((each) => each.source === source && each.code === error.code))
      await setConcern(db, row.id, source, concernOfRefusal(row.flow, error), new Date(now()))
    await tell(row, error)
  }

  const tell = async (row: ConnectionView, fault: Fault): Promise<void> => {
    const request = requestOf(fault)
    await Promise.all(listeners.map((listener) => listener({ row, fault, ...(request && { request }) })))
  }

  /** Once a minute is enough to say until when a connection worked. */
  const noteAnswer = async ({ id }: ConnectionView): Promise<void> => {
    if (now() - (calledAt.get(id) ?? 0) < 60_000) return
    remember(calledAt, id, now())
    await updateConnection(db, id, { called_at: new Date(now()) })
  }

  return {
    use: async (row, work, about) => {
      try {
        const answer = await work()
        // The list of environments is given to every token, whether the connection works or not.
        if (about.set !== undefined) await Promise.all([noteAnswer(row), trouble.good(row)])
        return answer
      } catch (error) {
        await note(row, error, about)
        await trouble.bad(row, error)
        throw error
      }
    },
    whenRefused: (listener) => void listeners.push(listener),
  }
}
