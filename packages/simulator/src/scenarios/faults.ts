import type { Asked, ListenerName } from '../hosts.ts'
import type { Request, Response, Trouble } from '../http.ts'
import type { Dispatch } from '../server.ts'
import type { Simulation } from '../simulation.ts'
import { answerOf, changed, exchanged } from './answers.ts'
import { isMeant, matcherOf } from './match.ts'
import type { FaultRule } from './scenario.ts'

/** A rule in force. */
export interface ActiveRule {
  readonly name: string
  /** How many requests fitted, and how many of those it touched. */
  readonly counts: { fitted: number; touched: number }
}

/** The rules in force, for the one place where requests pass. */
export interface FaultRules {
  /** Puts a rule in force. @returns The way to take it out again. */
  add(name: string, rule: FaultRule): { readonly rule: ActiveRule; readonly remove: () => void }
  /** Lets the rules at all that goes through; the control API and the simulator's own pages are left alone. */
  around(dispatch: Dispatch): Dispatch
  /** Takes all rules out. */
  clear(): void
  /** Ends what still waits. */
  stop(): void
}

interface Held extends ActiveRule {
  readonly rule: FaultRule
  readonly fits: ReturnType<typeof matcherOf>
}

const troubleOf = ({ name, rule }: Held): Trouble => ({
  rule: name,
  ...(rule.breaks !== undefined && { breaks: rule.breaks }),
  ...(rule.keepBytes !== undefined && { keepBytes: rule.keepBytes }),
})

const isOwn = ({ path }: Request): boolean => path.startsWith('/_simulator')

export const startFaultRules = (sim: Simulation): FaultRules => {
  const held = new Set<Held>()
  const waiting = new Map<NodeJS.Timeout, () => void>()

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        waiting.delete(timer)
        resolve()
      }
      const timer = setTimeout(done, ms)
      waiting.set(timer, done)
    })

  const find = ({ face }: Asked, request: Request): Held | undefined => {
    for (const each of held) {
      if (!each.fits(face, request)) continue
      each.counts.fitted++
      if (!isMeant(each.rule.when, each.counts.fitted)) continue
      each.counts.touched++
      return each
    }
    return undefined
  }

  const apply = async (
    each: Held,
    dispatch: Dispatch,
    listener: ListenerName,
    asked: Asked,
    request: Request,
  ): Promise<Response> => {
    const { send, answer, change, delayMs } = each.rule
    const real = (): Response | Promise<Response> =>
      dispatch(listener, asked, send === undefined ? request : exchanged(request, send))
    const response = answer === undefined ? await real() : answerOf(sim, request, answer)
    if (delayMs !== undefined) await pause(delayMs)
    return { ...(change === undefined ? response : changed(response, change)), trouble: troubleOf(each) }
  }

  return {
    add(name, rule) {
      const active: Held = { name, rule, fits: matcherOf(rule.on), counts: { fitted: 0, touched: 0 } }
      held.add(active)
      return { rule: active, remove: () => void held.delete(active) }
    },
    around: (dispatch) => (listener, asked, request) => {
      const found = held.size === 0 || isOwn(request) ? undefined : find(asked, request)
      return found === undefined ? dispatch(listener, asked, request) : apply(found, dispatch, listener, asked, request)
    },
    clear: () => held.clear(),
    stop: () => {
      for (const done of [...waiting.values()]) done()
    },
  }
}
