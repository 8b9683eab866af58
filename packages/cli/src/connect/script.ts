import { type Field, isShown, type Setup, type SetupStep } from '@landbridge/contract'
import { Complaint, NotProven } from '../complaint.ts'
import { pause } from '../outside.ts'
import type { Session } from '../session.ts'
import type { Answers, Values } from './answers.ts'
import { signInByDevice, takesDeviceCode } from './device.ts'
import { drawStep } from './draw.ts'
import type { Guide } from './walk.ts'
import { tellWay } from './way.ts'

export interface ScriptOptions {
  /** Signs in with a code that is typed on another device. */
  readonly byDevice?: boolean
  /** Take the sample values where no answer is given. */
  readonly samples: boolean
  /** How long to wait at a step that somebody else has to do, in milliseconds. */
  readonly waitMs: number
}

/** A value to try a field with: its sample, the simulator, or what stands first in the list; of several, all. */
const trialValue = (field: Field, open: readonly string[]): string | string[] | undefined => {
  if (field.kind === 'choices') return [...open]
  return field.sample ?? open.find((value) => value === 'demo') ?? open[0]
}

/** A value for a field without an answer: what is stored, a trial where that is wanted, the only choice. */
const ownValue = (field: Field, samples: boolean): string | string[] | undefined => {
  const open = (field.options ?? []).filter(({ disabled }) => disabled !== true).map(({ value }) => value)
  const only = open.length === 1 ? open[0] : undefined
  const value = field.value ?? (samples ? trialValue(field, open) : undefined) ?? only
  return field.kind === 'choices' && typeof value === 'string' ? [value] : value
}

const choicesOf = (field: Field): string =>
  field.options === undefined ? '' : ` (one of: ${field.options.map(({ value }) => value).join(', ')})`

const valuesFor = (step: SetupStep, given: Values, samples: boolean): Values => {
  const names = step.mend.fields.map(({ name }) => name)
  const stray = Object.keys(given).find((name) => !names.includes(name))
  if (stray !== undefined)
    throw new Complaint(
      'usage',
      `The step ${step.id} does not ask for "${stray}".`,
      names.length === 0 ? 'It asks for nothing.' : `It asks for: ${names.join(', ')}.`,
    )
  const values: Values = { ...given }
  for (const field of step.mend.fields) {
    if (!isShown(field, values)) continue
    const value = given[field.name] ?? ownValue(field, samples)
    if (value !== undefined) values[field.name] = value
    else if (field.required && field.stored !== true)
      throw new Complaint(
        'usage',
        `The step "${step.title}" asks for ${field.name}${choicesOf(field)}.`,
        `Give it in the answers as steps.${step.id}.${field.name}.`,
      )
  }
  return values
}

/** Lets answers given beforehand decide. Each step is answered once; then it is waited for, or the walk ends. */
export const scriptGuide = (session: Session, answers: Answers, options: ScriptOptions): Guide => {
  const now = session.outside.now ?? Date.now
  const told = new Set<string>()
  const waitingSince = new Map<string, number>()
  /** Shows what has to be done at a step, and waits there as long as was said. */
  const waitAt = async (setup: Setup, step: SetupStep): Promise<Setup> => {
    if (!waitingSince.has(step.id)) {
      drawStep(session.output, setup, step)
      if (step.mend.leave !== null) await tellWay(session, setup, step)
    }
    const since = waitingSince.get(step.id) ?? now()
    waitingSince.set(step.id, since)
    if (now() - since >= options.waitMs) throw new NotProven()
    await pause(session.outside)
    return session.call('setup.read', { setupId: setup.id })
  }
  return {
    arrive: (_, { title }) => session.output.say(`${title} ...`),
    // What is in the way was shown when the waiting began.
    stay: () => undefined,
    next: async (setup, step) => {
      if (told.has(step.id)) return { kind: 'changed', setup: await waitAt(setup, step) }
      told.add(step.id)
      if (options.byDevice === true && takesDeviceCode(step))
        return { kind: 'changed', setup: await signInByDevice(session, setup) }
      const isAnswered = answers.steps[step.id] !== undefined
      if (step.mend.submit === null || (step.mend.leave !== null && !isAnswered)) return { kind: 'look' }
      return { kind: 'answer', values: valuesFor(step, answers.steps[step.id] ?? {}, options.samples) }
    },
    onRefused: (refusal) => {
      throw refusal
    },
  }
}
