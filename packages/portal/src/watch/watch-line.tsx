import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync'
import type { Watch } from '@landbridge/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { relativeTime, spanTo } from '../time/formats.ts'
import { useNow } from '../time/now.ts'
import styles from './watch-line.module.css'

/** When a connection is looked at next by itself; what depends on it is read again as it turns green. */
export const WatchLine = ({ connectionId }: { connectionId: string }) => {
  const cache = useQueryClient()
  const { data } = useQuery({
    ...ask('watch.read', { connectionId }, 1_000),
    refetchInterval: ({ state }) => (state.data?.watching ? 3_000 : 15_000),
  })
  const isWatched = data?.watching != null
  const wasWatched = useRef(false)
  useEffect(() => {
    if (wasWatched.current !== isWatched)
      for (const name of ['checks.list', 'connections.read', 'connections.list'])
        void cache.invalidateQueries({ queryKey: [name] })
    wasWatched.current = isWatched
  }, [isWatched, cache])
  if (data === undefined) return null
  return data.watching ? <Watched watching={data.watching} /> : <Scheduled scheduled={data.scheduled} />
}

const Watched = ({ watching }: { watching: NonNullable<Watch['watching']> }) => {
  const { t } = useTranslation()
  const now = useNow(1_000)
  const { lines, lookedAt, nextAt } = watching
  const isDue = Date.parse(nextAt) <= now
  const parts = [
    t('watch.watching'),
    lines.length > 0 ? t('watch.lines', { count: lines.length }) : t('watch.nextFull'),
    lookedAt !== null && t('watch.lookedAt', { ago: relativeTime(lookedAt, now) }),
    isDue ? t('watch.soon') : t('watch.next', { in: spanTo(nextAt, now) }),
  ]
  return (
    <p className={styles.watched}>
      <ArrowSyncRegular className={styles.icon} aria-hidden />
      <span>{parts.filter((part) => part !== false).join(' ')}</span>
    </p>
  )
}

const Scheduled = ({ scheduled }: { scheduled: Watch['scheduled'] }) => {
  const { t } = useTranslation()
  const now = useNow(20_000)
  if (scheduled === null) return null
  const hours = Math.round(scheduled.everyMs / 3_600_000)
  const words = { in: spanTo(scheduled.nextAt, now) }
  return (
    <p className={styles.scheduled}>
      {hours % 24 === 0
        ? t('watch.everyDay', { count: hours / 24, ...words })
        : t('watch.everyHour', { count: hours, ...words })}
    </p>
  )
}
