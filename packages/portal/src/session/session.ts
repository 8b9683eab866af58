import type { Session } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ask } from '../calls/call.ts'

export const sessionQuery = ask('session.read', {}, 60_000)

interface Member {
  readonly name: string
  readonly role: NonNullable<Session['member']>['role']
  readonly hasPassword: boolean
  readonly workspace: string
}

const nobody: Member = { name: '', role: 'reader', hasPassword: false, workspace: '' }

/** The member who is signed in; pages inside the frame always have one. */
export const useMember = (): Member => {
  const { data } = useQuery(sessionQuery)
  return data?.member ? { ...data.member, workspace: data.workspace?.name ?? '' } : nobody
}

/** May change records and start checks; the server decides, this only spares a refusal. */
export const useMayAct = (): boolean => useMember().role !== 'reader'
/** May set up, change and delete. */
export const useMayAdminister = (): boolean => useMember().role === 'administrator'

/** Goes to the sign-in page as soon as the session has ended, and comes back to the same address afterwards. */
export const useReturnToSignIn = () => {
  const { data } = useQuery(sessionQuery)
  const navigate = useNavigate()
  const here = useRouterState({ select: (state) => state.location.href })
  const hasEnded = data !== undefined && data.member === null
  // The frame is still there while the sign-in page is on its way.
  const isLeaving = here.startsWith('/sign-in')
  useEffect(() => {
    if (hasEnded && !isLeaving) void navigate({ to: '/sign-in', search: { to: here }, replace: true })
  }, [hasEnded, isLeaving, here, navigate])
}
