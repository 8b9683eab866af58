import type { OpenedLink } from '@landbridge/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ask, call } from '../calls/call.ts'
import { paceOf } from '../setup/pace.ts'
import type { Way } from '../setup/way.tsx'
import { isFramed } from './framing.ts'

/** What the holder of a link sees, read again as long as something may happen. */
export const useLink = (token: string) =>
  useQuery({ ...ask('link.read', { token }), refetchInterval: ({ state }) => paceOf(state.data?.setup) })

/** The way of somebody who came by a link. */
export const useGuestWay = (token: string): Way => {
  const cache = useQueryClient()
  return useMemo(() => {
    const show = (opened: OpenedLink) => {
      cache.setQueryData(ask('link.read', { token }).queryKey, opened)
      return opened.setup
    }
    return {
      isGuest: true,
      isFramed,
      refresh: () => void cache.invalidateQueries({ queryKey: ['link.read'] }),
      answer: async (step, values) => show(await call('link.answer', { token, step, values })),
      look: async (step) => show(await call('link.look', { token, step })),
      leave: async (step) => (await call('link.leave', { token, step, embedded: isFramed })).url,
      registering: {
        key: ask('link.registering', { token }).queryKey,
        read: (signal) => call('link.registering', { token }, { signal }),
        start: (agreed) => call('link.register', { token, ...agreed }),
        undo: () => call('link.unregister', { token }),
      },
    }
  }, [cache, token])
}
