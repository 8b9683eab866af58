import { NotSimulated } from '../errors.ts'
import type { Plan } from '../plan.ts'

/** Sets whose writing has effects outside of their own table that are not played. */
const unplayed: ReadonlySet<string> = new Set(['subscriptions', 'externaleventsubscriptions'])

/** @throws NotSimulated For sets that can only be read here. */
export const requireStored = ({ set }: Plan): void => {
  if (unplayed.has(set)) throw new NotSimulated(`writing ${set}`)
}
