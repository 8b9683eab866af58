import type { Connection } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { ask } from '../calls/call.ts'
import { useTitle } from '../frame/page.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { RecordPanel } from './record-panel.tsx'
import { RecordsPane } from './records-pane.tsx'
import styles from './records-tab.module.css'
import { type EntitySet, useSet } from './use-set.ts'
import { useWay } from './use-way.ts'

const route = getRouteApi('/frame/connections/$connectionId/records/$set')

/** The records of one entity set in one company, and one of them beside. */
export const RecordsTab = () => {
  const { connectionId, set } = route.useParams()
  const { route: api } = route.useSearch()
  const { data: connection } = useQuery(ask('connections.read', { connectionId }))
  const schema = useSet(set, api)
  if (!connection) return null
  return (
    <Waiting query={schema} shape="table">
      {(data) => <Browser key={`${api}/${set}`} connection={connection} schema={data} />}
    </Waiting>
  )
}

// As in the style sheet: below this the record lies over the grid instead of beside it.
const narrow = matchMedia('(width < 1024px)')
const onNarrow = (changed: () => void) => {
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}

const Browser = ({ connection, schema }: { connection: Connection; schema: EntitySet }) => {
  const way = useWay()
  useTitle(`${schema.set} – ${connection.name}`)
  const isNarrow = useSyncExternalStore(onNarrow, () => narrow.matches)
  const isOpen = way.search.record !== undefined || way.search.panel === 'new'
  return (
    <div className={styles.browser} data-open={isOpen || undefined}>
      <div className={styles.pane} inert={isOpen && isNarrow}>
        <RecordsPane connection={connection} schema={schema} way={way} />
      </div>
      {isOpen && <RecordPanel connection={connection} schema={schema} way={way} />}
    </div>
  )
}
