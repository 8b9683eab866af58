import { getRouteApi } from '@tanstack/react-router'
import type { RecordsSearch } from '../search.ts'

const route = getRouteApi('/frame/connections/$connectionId/records/$set')

/** What is to change in the address; `undefined` takes it out. */
export type Changes = { [K in keyof RecordsSearch]?: RecordsSearch[K] | undefined }

export interface Way {
  readonly search: RecordsSearch
  /** Goes to other records: another filter, order or company begins at the first page again. */
  readonly choose: (changes: Changes) => void
  /** Stays with these records: another page of them, or one of them in the panel. */
  readonly show: (changes: Changes) => void
}

/** Reads and changes the part of the address that says which records are shown, and how. */
export const useWay = (): Way => {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const go = (next: Changes) =>
    void navigate({
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as RecordsSearch,
      resetScroll: false,
    })
  return {
    search,
    choose: (changes) => {
      const { page: _, cursor: __, ...kept } = search
      go({ ...kept, ...changes })
    },
    show: (changes) => go({ ...search, ...changes }),
  }
}
