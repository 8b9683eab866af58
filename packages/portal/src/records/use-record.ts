import type { BusinessRecord } from '@landbridge/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call, useDo } from '../calls/call.ts'
import { isFault } from '../faults/fault-text.ts'
import { etagOf } from './record-key.ts'

export interface RecordPlace {
  readonly connectionId: string
  readonly set: string
  readonly route?: 'automation'
  readonly companyId?: string
}

/** A change that came too late: what was read, what is there now, and what was to be sent. */
export interface Dispute {
  readonly before: BusinessRecord
  readonly theirs: BusinessRecord
  readonly yours: BusinessRecord
}

/** Changing and deleting one record. A change that came too late becomes a dispute instead of a fault. */
export const useRecord = (place: RecordPlace, key: string, onSaved: () => void) => {
  const cache = useQueryClient()
  const { queryKey } = ask('records.read', { ...place, key })
  const [dispute, setDispute] = useState<Dispute>()

  const update = useMutation<BusinessRecord, Error, { before: BusinessRecord; changes: BusinessRecord }>({
    mutationFn: ({ before, changes }) => call('records.update', { ...place, key, changes, ifMatch: etagOf(before) }),
    onSuccess: (record) => {
      setDispute(undefined)
      cache.setQueryData(queryKey, record)
      void cache.invalidateQueries({ queryKey: ['records.list'] })
      onSaved()
    },
    onError: async (error, { before, changes }) => {
      if (!isFault(error, 'bc.record_changed')) return
      const theirs = await call('records.read', { ...place, key })
      cache.setQueryData(queryKey, theirs)
      setDispute({ before: dispute?.before ?? before, theirs, yours: changes })
    },
  })
  const remove = useDo('records.delete', { stale: ['records.list'] })
  const drop = () => {
    setDispute(undefined)
    update.reset()
    onSaved()
  }
  return { update, remove, dispute, drop }
}
