import { type Field, type Instruction, isShown, type SetupStep } from '@landbridge/contract'
import { useState } from 'react'

/** What is chosen at a step where instructions, help and fields differ by one field. */
export interface StepChoice {
  /** That field, where the step has one: it stands above the others. */
  readonly chooser: Field | undefined
  readonly chosen: string | undefined
  readonly choose: (value: string) => void
  /** The other fields that belong to what is chosen. */
  readonly fields: readonly Field[]
  readonly shown: readonly Instruction[]
  readonly help: SetupStep['explain']['help']
}

/** Remembers what was chosen at each step, until it is stored. */
export const useChoice = (step: SetupStep | undefined): StepChoice => {
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({})
  const { explain, mend, id = '' } = step ?? {}
  const { instructions = [], help = [] } = explain ?? {}
  const all = mend?.fields ?? []
  const chooser = all.find(({ name }) => instructions.some(({ when }) => when?.field === name))
  const stored = typeof chooser?.value === 'string' ? chooser.value : undefined
  const chosen = picked[id] ?? stored
  const values = chooser && chosen !== undefined ? { [chooser.name]: chosen } : {}
  return {
    chooser,
    chosen,
    choose: (value) => setPicked((before) => ({ ...before, [id]: value })),
    fields: all.filter((field) => field !== chooser && isShown(field, values)),
    // Where nothing can be chosen any more, what was chosen counts.
    shown: instructions.filter((each) => isShown(each, values)),
    help: help.filter((each) => isShown(each, values)),
  }
}
