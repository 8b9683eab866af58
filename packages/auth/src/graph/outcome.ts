import { Fault } from '@landbridge/model'

/** What one attempt at a step has come to. */
export type Outcome<T> =
  | { readonly done: T }
  /** Not yet, through nobody's fault: to be looked at again after a while. */
  | { readonly wait: string; readonly retryAfterMs?: number }

export const waitFor = (wait: string): { readonly wait: string } => ({ wait })

/** Answers with which Graph tells of an object that is not known everywhere yet. */
const young =
  /does not reference a valid application object|does not exist or one of its queried reference-property objects/i

/** What there is; undefined where there is none, or none yet. */
export const orUndefined = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof Fault && error.code === 'graph.not_found') return undefined
    throw error
  }
}

/** Whether a refusal may only mean that something was made a moment ago. */
export const isOfYouth = ({ code, details }: Fault): boolean =>
  code === 'graph.not_found' || young.test(details.theirMessage ?? '')

const alreadyThere = /already exists/i

/** Whether a refusal says that what is wanted is so already. */
export const isThereAlready = ({ code, details }: Fault): boolean =>
  code === 'graph.exists' || alreadyThere.test(details.theirMessage ?? '')

/**
 * Does a step, and turns what passes by itself into a wait: replication, throttling, a network that fails.
 *
 * @param wait What is waited for, where a new object is not known yet.
 * @throws Fault where somebody has to act
 */
export const attempt = async <T>(wait: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    if (isOfYouth(error)) return waitFor(wait)
    const { retry } = error.fact
    if (retry !== 'later' && retry !== 'later-if-safe') throw error
    const { retryAfterMs } = error.details
    return { wait: error.message, ...(retryAfterMs !== undefined && { retryAfterMs }) }
  }
}
