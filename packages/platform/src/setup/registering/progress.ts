import type { FaultView, RegisteringStep } from '@landbridge/contract'
import { Fault, type FaultCode } from '@landbridge/model'
import { viewFault } from '../../fault-view.ts'
import type { Progress, StepProgress } from '../../store/tables/registerings.ts'

/** What becomes of a step in one attempt. */
export type Attempt =
  | { readonly state: 'done'; readonly objectId?: string; readonly note?: string }
  /** @param afterMs Wait at least so long before the next attempt, in milliseconds. */
  | { readonly state: 'waiting'; readonly waitingFor: string; readonly afterMs?: number }
  /** Not to be done by this person, or not at all in this directory; others go on. */
  | { readonly state: 'left'; readonly fault?: Fault; readonly note?: string }
  | { readonly state: 'failed'; readonly fault: Fault }

/** What an attempt means for the run: on to the next step, again after a wait, or the end. */
export type Move = { readonly go: 'on' } | { readonly go: 'again'; readonly afterMs: number } | { readonly go: 'end' }

/** Waits between attempts, in milliseconds; the last one again and again. */
const pauses = [1_000, 2_000, 3_000, 5_000, 8_000, 13_000, 20_000, 30_000]

/** How long is waited for one thing in all, in milliseconds; replication takes a minute or two, seldom more. */
const patienceMs = 15 * 60_000

/** @param attempt Counted from 1. */
const pauseAfter = (attempt: number, afterMs = 0): number =>
  Math.max(afterMs, pauses[Math.min(attempt, pauses.length) - 1] ?? 0)

/** Refusals that somebody else in the directory has to lift; the rest of the plan goes on without. */
const leftToOthers: readonly FaultCode[] = [
  'graph.denied',
  'graph.credential_not_allowed',
  'graph.credential_too_long',
  'graph.quota_exceeded',
]

export const attemptOf = (fault: Fault): Attempt =>
  leftToOthers.includes(fault.code) ? { state: 'left', fault } : { state: 'failed', fault }

/** The progress with one attempt written into it, and what the run does next. */
export const noted = (progress: Progress, id: string, attempt: Attempt, count: number, now: number) => {
  const since = progress[id]?.since ?? new Date(now).toISOString()
  const isOver = attempt.state === 'waiting' && now - Date.parse(since) > patienceMs
  const settled: Attempt = isOver
    ? { state: 'failed', fault: new Fault('graph.not_found', { message: tooLong(attempt.waitingFor) }) }
    : attempt
  const move: Move =
    settled.state === 'waiting'
      ? { go: 'again', afterMs: pauseAfter(count, settled.afterMs) }
      : { go: settled.state === 'failed' ? 'end' : 'on' }
  return { progress: { ...progress, [id]: { ...shown(settled), since } }, move }
}

const tooLong = (what: string) => `Waited ${patienceMs / 60_000} minutes for ${what}, and it is still not so.`

const shown = (attempt: Attempt): Omit<StepProgress, 'since'> => {
  switch (attempt.state) {
    case 'done':
      return attempt
    case 'waiting':
      return { state: 'waiting', waitingFor: attempt.waitingFor }
    case 'left':
      return {
        state: 'left',
        ...(attempt.note !== undefined && { note: attempt.note }),
        ...(attempt.fault && { fault: viewFault(attempt.fault) }),
      }
    case 'failed':
      return { state: 'failed', fault: viewFault(attempt.fault) }
  }
}

/** Only what is done stays; what was left or failed is tried again. */
export const doneOf = (progress: Progress): Progress =>
  Object.fromEntries(Object.entries(progress).filter(([, { state }]) => state === 'done'))

/** The same without the steps that have to do with the credential. */
export const withoutCredential = ({ secret: _, token: __, ...progress }: Progress): Progress => progress

/** A step as it is shown: the plan of it, and how far it is. */
export const viewStep = (
  planned: Pick<RegisteringStep, 'id' | 'what' | 'why' | 'may' | 'roles'>,
  progress: Progress,
): RegisteringStep => {
  const { id, what, why, may, roles } = planned
  const { state = 'to-do', since = null, waitingFor, objectId, note, fault } = progress[id] ?? {}
  return {
    id,
    what,
    why,
    may,
    roles: [...roles],
    state,
    since,
    ...(waitingFor !== undefined && { waitingFor }),
    ...(objectId !== undefined && { objectId }),
    ...(note !== undefined && { note }),
    ...(fault && { fault: fault satisfies FaultView }),
  }
}
