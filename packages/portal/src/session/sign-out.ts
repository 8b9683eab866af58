import type { Session } from '@landbridge/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../calls/call.ts'
import { sessionQuery } from './session.ts'

/** Ends the session; nothing that was read stays in this tab. */
export const useSignOut = () => {
  const cache = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    const before = cache.getQueryData<Session>(sessionQuery.queryKey)
    await call('session.signOut', {})
    await navigate({ to: '/sign-in', search: {} })
    cache.clear()
    if (before) cache.setQueryData<Session>(sessionQuery.queryKey, { ...before, member: null, workspace: null })
  }
}
