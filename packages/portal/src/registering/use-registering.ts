import { useAnnounce } from '@fluentui/react-components'
import type { Registering } from '@landbridge/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useWay } from '../setup/way.tsx'

const isWorking = (data: Registering | undefined): boolean => data?.state === 'running' || data?.state === 'undoing'

/** How often the progress is said at most, in milliseconds. */
const sayEveryMs = 5_000

/** The registration that is made here: read again each second while something happens. */
export const useRegistering = () => {
  const way = useWay()
  const cache = useQueryClient()
  const { isFramed, refresh } = way
  const { key, read, start, undo } = way.registering
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => read(signal),
    refetchInterval: ({ state }) => (isWorking(state.data) ? 1_000 : isFramed ? 3_000 : 15_000),
  })
  const show = (data: Registering) => void cache.setQueryData(key, data)
  const starting = useMutation({ mutationKey: ['registering.start'], mutationFn: start, onSuccess: show })
  const undoing = useMutation({ mutationKey: ['registering.undo'], mutationFn: undo, onSuccess: show })

  // The set-up goes on by itself once the work has ended.
  const wasWorking = useRef(false)
  const works = isWorking(query.data)
  useEffect(() => {
    if (wasWorking.current && !works) refresh()
    wasWorking.current = works
  }, [works, refresh])

  useProgressSaid(query.data)
  return { query, starting, undoing, works }
}

const useProgressSaid = (data: Registering | undefined) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const said = useRef({ text: '', at: 0 })
  const steps = data?.state === 'undoing' ? data.undo : (data?.steps ?? [])
  const now = isWorking(data) ? steps.findLast(({ state }) => state !== 'to-do') : undefined
  const text =
    now === undefined ? '' : t('registering.announced', { what: now.what, state: t(`registering.state.${now.state}`) })
  useEffect(() => {
    if (text === '' || text === said.current.text || Date.now() - said.current.at < sayEveryMs) return
    said.current = { text, at: Date.now() }
    announce(text)
  }, [text, announce])
}
