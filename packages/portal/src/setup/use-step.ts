import type { Contract, OutputOf, Setup, StepId } from '@landbridge/contract'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { ask, call } from '../calls/call.ts'
import type { StepValues } from './form-values.ts'

type Place = { setupId: string; step: StepId }
type Answer = OutputOf<Contract['setup.answer']>

/** Answering a step and looking at it; both answer with the whole set-up, which is shown at once. */
export const useStep = (setupId: string) => {
  const cache = useQueryClient()
  const show = (setup: Setup) => {
    cache.setQueryData(ask('setup.read', { setupId }).queryKey, setup)
    void cache.invalidateQueries({ queryKey: ['setup.list'] })
    if (setup.state === 'connected') void cache.invalidateQueries({ queryKey: ['connections.list'] })
  }
  const answer: UseMutationResult<Answer, Error, Place & { values: StepValues }> = useMutation({
    mutationFn: (input: Place & { values: StepValues }) => call('setup.answer', input),
    onSuccess: show,
  })
  const look: UseMutationResult<Answer, Error, Place> = useMutation({
    mutationFn: (input: Place) => call('setup.look', input),
    onSuccess: show,
  })
  return { answer, look }
}
