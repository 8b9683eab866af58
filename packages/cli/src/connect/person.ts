import { isCancel, select } from '@clack/prompts'
import type { Setup, SetupStep } from '@landbridge/contract'
import { oneClick } from '../commands/one-click.ts'
import { Interrupted } from '../complaint.ts'
import { pause } from '../outside.ts'
import type { Session } from '../session.ts'
import { answered, askFields, asking } from './ask.ts'
import { signInByDevice, takesDeviceCode } from './device.ts'
import { drawFindings, drawHelp, drawInstructions, drawStep } from './draw.ts'
import { type Guide, type Move, sight, stepOf } from './walk.ts'
import { tellWay } from './way.ts'

type Choice = 'answer' | 'go' | 'look' | 'help' | 'visit' | 'leave'

/** Reads the set-up again and again until something about the step changes. */
const untilChanged = async (session: Session, setup: Setup, step: SetupStep, stop: AbortSignal): Promise<Setup> => {
  const before = sight(setup, step)
  for (;;) {
    await pause(session.outside, undefined, stop)
    const now = await session.call('setup.read', { setupId: setup.id })
    const there = stepOf(now, step.id)
    if (there === undefined || sight(now, there) !== before) return now
  }
}

const askWhichStep = async (session: Session, setup: Setup): Promise<Move> => {
  const options = setup.steps
    .filter(({ state }) => state === 'done')
    .map(({ id, title, summary }) => ({ value: id, label: title, ...(summary === undefined ? {} : { hint: summary }) }))
  const step = answered(await select({ ...asking(session.outside), message: 'Which step?', options }))
  return { kind: 'visit', step }
}

/**
 * A menu that goes away by itself when the step changes meanwhile.
 *
 * @throws Interrupted where the person leaves
 */
const askWhatNext = async (session: Session, setup: Setup, step: SetupStep): Promise<Choice | Setup> => {
  const hasEarlier = setup.steps.some(({ state }) => state === 'done')
  const options: { value: Choice; label: string; hint?: string }[] = [
    ...(step.mend.leave === null ? [] : [{ value: 'go' as const, label: step.mend.leave }]),
    ...(step.mend.submit === null ? [] : [{ value: 'answer' as const, label: step.mend.submit }]),
    { value: 'look', label: 'Look again', ...(step.watch === null ? {} : { hint: 'it also looks by itself' }) },
    ...(step.explain.help.length === 0 ? [] : [{ value: 'help' as const, label: 'Show help' }]),
    ...(hasEarlier ? [{ value: 'visit' as const, label: 'Change an earlier step' }] : []),
    { value: 'leave', label: 'Leave', hint: 'everything is saved' },
  ]
  const over = new AbortController()
  let changed: Setup | undefined
  const watching = untilChanged(session, setup, step, over.signal).then(
    (now) => {
      changed = now
      over.abort()
    },
    () => undefined, // The menu is over, or Landbridge did not answer: the next call will say so.
  )
  const choice = await select({ ...asking(session.outside, over.signal), message: 'What next?', options })
  over.abort()
  await watching
  if (changed !== undefined) return changed
  if (isCancel(choice) || choice === 'leave') throw new Interrupted()
  return choice
}

/** A step with questions and no bad news yet is asked straight away. */
const isFresh = (step: SetupStep, tried: ReadonlySet<string>): boolean =>
  step.mend.fields.length > 0 &&
  step.mend.leave === null &&
  !tried.has(step.id) &&
  step.look.findings.every(({ verdict }) => verdict !== 'fail')

/** Lets the person at the terminal decide. */
export const personGuide = (session: Session, { byDevice = false } = {}): Guide => {
  const tried = new Set<string>()
  const answer = async (step: SetupStep): Promise<Move> => {
    const values = await askFields(session.outside, step.mend.fields, (chosen, { name, value }) => {
      const depends = step.explain.instructions.some(({ when }) => when?.field === name)
      if (depends && chosen[name] !== value) drawInstructions(session.output, step, chosen)
    })
    tried.add(step.id)
    return { kind: 'answer', values }
  }
  return {
    arrive: (setup, step) => drawStep(session.output, setup, step),
    stay: (setup, step) => drawFindings(session.output, setup, step),
    next: async (setup, step) => {
      if (step.state === 'done' || isFresh(step, tried)) return answer(step)
      for (;;) {
        const choice = await askWhatNext(session, setup, step)
        if (typeof choice === 'object') return { kind: 'changed', setup: choice }
        if (choice === 'answer') return answer(step)
        if (choice === 'go' && byDevice && takesDeviceCode(step))
          return { kind: 'changed', setup: await signInByDevice(session, setup) }
        if (choice === 'go' && step.mend.registering) {
          await oneClick(session, setup.id)
          return { kind: 'changed', setup: await session.call('setup.read', { setupId: setup.id }) }
        }
        if (choice === 'go') {
          await tellWay(session, setup, step)
          continue
        }
        if (choice === 'look') return { kind: 'look' }
        if (choice === 'visit') return askWhichStep(session, setup)
        drawHelp(session.output, step)
      }
    },
    // The refusal is told, and the step is asked again.
    onRefused: (_, step) => void tried.delete(step.id),
  }
}
