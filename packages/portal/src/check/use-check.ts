import type { Check } from '@landbridge/contract'
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask } from '../calls/call.ts'

/** A check that is read again until it is done; what depends on its verdict is then read too. */
export const useCheck = (connectionId: string, checkId: string | undefined): UseQueryResult<Check> => {
  const cache = useQueryClient()
  const check = useQuery({
    ...ask('checks.read', { connectionId, checkId: checkId ?? '' }),
    enabled: checkId !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 600 : false),
  })
  const isDone = check.data?.state === 'done'
  const endedAt = check.data?.endedAt
  useEffect(() => {
    // Only what ended while we looked on; an old check changes nothing.
    if (!isDone || !endedAt || Date.now() - Date.parse(endedAt) > 30_000) return
    for (const name of ['checks.list', 'connections.read', 'connections.list'])
      void cache.invalidateQueries({ queryKey: [name] })
  }, [isDone, endedAt, cache])
  return check
}
