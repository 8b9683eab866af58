import type { Setup, StepId } from '@landbridge/contract'
import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { StepValues } from './form-values.ts'
import { useWay } from './way.tsx'

/** Answering a step, and looking at it. */
export const useStep = () => {
  const way = useWay()
  const answer: UseMutationResult<Setup, Error, { step: StepId; values: StepValues }> = useMutation({
    mutationFn: ({ step, values }: { step: StepId; values: StepValues }) => way.answer(step, values),
  })
  const look: UseMutationResult<Setup, Error, StepId> = useMutation({ mutationFn: (step: StepId) => way.look(step) })
  return { answer, look }
}
