import type { Setup } from '@landbridge/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ask, call } from '../calls/call.ts'
import type { Way } from './way.tsx'

/** The way of a member: every answer comes with the whole set-up, which is shown at once. */
export const useMemberWay = (setupId: string): Way => {
  const cache = useQueryClient()
  return useMemo(() => {
    const show = (setup: Setup): Setup => {
      cache.setQueryData(ask('setup.read', { setupId }).queryKey, setup)
      void cache.invalidateQueries({ queryKey: ['setup.list'] })
      if (setup.state === 'connected') void cache.invalidateQueries({ queryKey: ['connections.list'] })
      return setup
    }
    return {
      isGuest: false,
      isFramed: false,
      refresh: () => void cache.invalidateQueries({ queryKey: ['setup.read'] }),
      answer: async (step, values) => show(await call('setup.answer', { setupId, step, values })),
      look: async (step) => show(await call('setup.look', { setupId, step })),
      leave: async (step, stays) => {
        const returnTo = `/setups/${setupId}${stays ? `?step=${step}` : ''}`
        return (await call('setup.leave', { setupId, step, returnTo })).url
      },
      registering: {
        key: ask('registering.read', { setupId }).queryKey,
        read: (signal) => call('registering.read', { setupId }, { signal }),
        start: (agreed) => call('registering.start', { setupId, ...agreed }),
        undo: () => call('registering.undo', { setupId }),
      },
    }
  }, [cache, setupId])
}
