import type { Setup, StepId } from '@landbridge/contract'
import { useState } from 'react'

interface Seen {
  readonly current: StepId | null
  readonly done: readonly StepId[]
  /** The steps that turned green when the guide last went on. */
  readonly fresh: readonly StepId[]
}

const doneIn = (setup: Setup): StepId[] => setup.steps.filter((each) => each.state === 'done').map((each) => each.id)

/** The steps that turned green while this page was open and so led to the current one. */
export const useJustDone = (setup: Setup): readonly StepId[] => {
  const [seen, setSeen] = useState<Seen>({ current: setup.current, done: doneIn(setup), fresh: [] })
  if (seen.current !== setup.current) {
    // While rendering, so that the step and what led to it appear together.
    const done = doneIn(setup)
    setSeen({ current: setup.current, done, fresh: done.filter((each) => !seen.done.includes(each)) })
  }
  return seen.fresh
}
