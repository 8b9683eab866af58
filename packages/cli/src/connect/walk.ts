import { Refused, type Setup, type SetupStep, type StepId } from '@landbridge/contract'
import { tellFault } from '../fault-text.ts'
import { pause } from '../outside.ts'
import type { Session } from '../session.ts'
import type { Values } from './answers.ts'

/** What shall happen at a step. */
export type Move =
  | { readonly kind: 'answer'; readonly values: Values }
  | { readonly kind: 'look' }
  /** The set-up as it became by itself meanwhile. */
  | { readonly kind: 'changed'; readonly setup: Setup }
  | { readonly kind: 'visit'; readonly step: StepId }

/** Decides at each step what shall happen: a person at the terminal, or answers given beforehand. */
export interface Guide {
  /** Shows that a step was come to. */
  readonly arrive: (setup: Setup, step: SetupStep) => void
  /** Shows what changed of the step that the set-up still stands at. */
  readonly stay: (setup: Setup, step: SetupStep) => void
  readonly next: (setup: Setup, step: SetupStep) => Promise<Move>
  /** What becomes of a refused answer: nothing, so that the step is come to again, or the refusal is thrown. */
  readonly onRefused: (refusal: Refused, step: SetupStep) => void
}

export const stepOf = (setup: Setup, id: StepId | null): SetupStep | undefined =>
  setup.steps.find((step) => step.id === id)

/** What is seen of a step, to tell whether it changed. */
export const sight = (setup: Setup, step: SetupStep): string =>
  JSON.stringify([setup.state, setup.current, step.id, step.state, step.look.findings, step.mend])

/** Waits until Landbridge has finished looking. */
export const settle = async (session: Session, first: Setup): Promise<Setup> => {
  let setup = first
  let told = false
  while (setup.state === 'open' && (setup.current === null || stepOf(setup, setup.current)?.look.running === true)) {
    if (!told) session.output.say(session.output.paint('dim', 'Looking ...'))
    told = true
    await pause(session.outside, Math.min(session.outside.pollMs ?? 500, 500))
    setup = await session.call('setup.read', { setupId: setup.id })
  }
  return setup
}

/**
 * Walks a set-up from where it is to its end. The guide shows each step that is come to and, while one stays, what
 * changed of it.
 *
 * @returns The set-up once it is no longer open.
 */
export const walkSetup = async (session: Session, first: Setup, guide: Guide): Promise<Setup> => {
  let setup = await settle(session, first)
  let visited: StepId | null = null
  let drawn: { id: StepId; sight: string } | undefined
  while (setup.state === 'open') {
    const step = stepOf(setup, visited ?? setup.current)
    if (step === undefined) throw new TypeError('The set-up has no current step.')
    const seen = sight(setup, step)
    if (drawn?.id !== step.id) guide.arrive(setup, step)
    else if (drawn.sight !== seen) guide.stay(setup, step)
    drawn = { id: step.id, sight: seen }
    const move = await guide.next(setup, step)
    if (move.kind === 'visit') visited = move.step
    else if (move.kind === 'changed') setup = move.setup
    else {
      try {
        const place = { setupId: setup.id, step: step.id }
        setup =
          move.kind === 'look'
            ? await session.call('setup.look', place)
            : await session.call('setup.answer', { ...place, values: move.values })
        visited = null
      } catch (error) {
        if (!(error instanceof Refused) || error.status === 0) throw error
        guide.onRefused(error, step)
        if (!session.output.json) tellFault(session.output, error.view)
      }
    }
    setup = await settle(session, setup)
  }
  return setup
}
