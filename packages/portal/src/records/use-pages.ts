import type { BusinessRecord } from '@landbridge/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { ask } from '../calls/call.ts'
import type { RecordsSearch } from '../search.ts'

interface Place {
  readonly connectionId: string
  readonly set: string
}

export const usualTop = 50

/**
 * One page of records by the address. Business Central hands out only the way forward, so the cursors of the pages that
 * were visited are kept, to be able to go back.
 */
export const usePages = ({ connectionId, set }: Place, search: RecordsSearch) => {
  const { route, company, filter, orderBy, columns, cursor, parent, page = 1, top = usualTop } = search
  const place = {
    connectionId,
    set,
    ...(route && { route }),
    ...(company && { companyId: company }),
    ...(parent && { parent }),
  }
  const same = JSON.stringify([place, filter, orderBy, columns, top])
  const query = useQuery({
    ...ask(
      'records.list',
      cursor === undefined
        ? {
            ...place,
            top,
            count: 'true',
            ...(filter && { filter }),
            ...(orderBy && { orderBy }),
            ...(columns && { select: columns }),
          }
        : { ...place, cursor },
    ),
    placeholderData: keepPreviousData,
  })

  const visited = useRef({
    same,
    cursors: new Map<number, string | undefined>(),
    count: undefined as number | undefined,
  })
  if (visited.current.same !== same) visited.current = { same, cursors: new Map(), count: undefined }
  const { cursors } = visited.current
  cursors.set(1, undefined)
  cursors.set(page, cursor)
  if (!query.isPlaceholderData && query.data?.count !== undefined) visited.current.count = query.data.count

  const records: readonly BusinessRecord[] = query.data?.records ?? []
  return {
    query,
    records,
    page,
    top,
    count: visited.current.count,
    /** What to put into the address for another page; undefined where there is none, or the way is not known. */
    next: query.data?.next ? { page: page + 1, cursor: query.data.next } : undefined,
    previous:
      page > 1 && cursors.has(page - 1)
        ? { page: page === 2 ? undefined : page - 1, cursor: cursors.get(page - 1) }
        : undefined,
  }
}
