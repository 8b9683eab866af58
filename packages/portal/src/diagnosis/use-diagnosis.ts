import type { Diagnosis } from '@landbridge/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../calls/call.ts'

interface Asked {
  readonly connectionId?: string | undefined
  readonly text?: string | undefined
  /** The stored diagnosis whose failure is meant. */
  readonly of?: string | undefined
}

type Answer = { readonly cause: string; readonly says: string }

interface Given extends Asked {
  readonly answers: readonly Answer[]
}

const ask = ({ connectionId, text, of, answers }: Given): Promise<Diagnosis> =>
  connectionId === undefined
    ? call('diagnosis.read', { text: text ?? '', answers: [...answers] })
    : call('diagnosis.start', {
        connectionId,
        answers: [...answers],
        ...(text !== undefined && { text }),
        ...(of !== undefined && { of }),
      })

/** A diagnosis that answers change: the same is asked again with what a person knows. */
export const useDiagnosis = () => {
  const cache = useQueryClient()
  const [asked, setAsked] = useState<Asked>()
  const [answers, setAnswers] = useState<readonly Answer[]>([])
  const run = useMutation({
    mutationKey: ['diagnosis.start'],
    mutationFn: ask,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['connections.read'] }),
  })

  const go = (next: Asked, given: readonly Answer[]) => {
    setAsked(next)
    setAnswers(given)
    run.mutate({ ...next, answers: given })
  }

  return {
    diagnosis: run.data,
    error: run.error,
    isBusy: run.isPending,
    answered: answers.length,
    start: (next: Asked) => go(next, []),
    /** @param from What is asked about where nothing was asked here yet: a stored diagnosis is answered. */
    answer: (cause: string, says: string, from: Asked = {}) =>
      go(asked ?? from, [...answers.filter((each) => each.cause !== cause), { cause, says }]),
    takeBack: () => go(asked ?? {}, []),
    /** Forgets what was asked here. */
    leave: () => {
      setAsked(undefined)
      setAnswers([])
      run.reset()
    },
  }
}
