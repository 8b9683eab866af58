import type { Contract, OutputOf } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { ask, forever } from '../calls/call.ts'

/** The schema of an entity set. */
export type EntitySet = OutputOf<Contract['catalogue.set']>

/** Reads the schema of an entity set; it does not change while the page is open. */
export const useSet = (set: string, route: 'automation' | undefined) =>
  useQuery(ask('catalogue.set', { set, ...(route && { route }) }, forever))
