import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask } from '../calls/call.ts'
import { CheckSummary } from '../check/check-summary.tsx'
import { CheckTable } from '../check/check-table.tsx'
import { useCheck } from '../check/use-check.ts'
import { Waiting } from '../waiting/waiting.tsx'
import styles from './final-check.module.css'

interface Props {
  readonly setupId: string
  readonly connectionId: string
  readonly checkId: string
}

/** The final check of a set-up, its lines filling while it runs. */
export const FinalCheck = ({ setupId, connectionId, checkId }: Props) => {
  const cache = useQueryClient()
  const check = useCheck(connectionId, checkId)
  const { data: connection } = useQuery(ask('connections.read', { connectionId }))
  const isDone = check.data?.state === 'done'
  useEffect(() => {
    if (isDone) void cache.invalidateQueries({ queryKey: ask('setup.read', { setupId }).queryKey })
  }, [isDone, cache, setupId])
  return (
    <Waiting query={check} shape="list">
      {(data) => (
        <div className={styles.check}>
          <CheckSummary check={data} />
          <CheckTable check={data} connection={connection} />
        </div>
      )}
    </Waiting>
  )
}
