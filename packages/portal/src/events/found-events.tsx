import { Button } from '@fluentui/react-components'
import type { CallOf, Contract } from '@landbridge/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { Shape } from '../waiting/shape.tsx'
import { useDelayed } from '../waiting/use-delayed.ts'
import { EventList } from './event-list.tsx'
import styles from './events.module.css'

interface Props {
  readonly filter: CallOf<Contract['events.list']>
  /** Shown where there is none. */
  readonly children: ReactNode
}

/** Events, newest first, a page at a time; the first page looks for new ones by itself. */
export const FoundEvents = ({ filter, children }: Props) => {
  const { t } = useTranslation()
  const query = useInfiniteQuery({
    queryKey: ['events.list', 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      call('events.list', { ...filter, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    // Older pages do not change.
    refetchInterval: ({ state }) => (state.data?.pages.length === 1 ? 10_000 : false),
  })
  const isLate = useDelayed(query.isPending)
  const failure = query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return failure || (isLate && <Shape kind="list" />)
  const events = query.data.pages.flatMap((page) => page.events)
  if (events.length === 0) return children
  return (
    <>
      {failure}
      <EventList events={events} />
      {query.hasNextPage && (
        <div className={styles.more}>
          <Button disabledFocusable={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('events.older')}
          </Button>
        </div>
      )}
    </>
  )
}
