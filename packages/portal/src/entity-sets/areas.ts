import type { EntitySetSummary } from '@landbridge/contract'

/** Areas that have a name in our words, in the order in which they are listed. */
const areas = [
  'sales',
  'purchases',
  'finance',
  'inventory',
  'relationships',
  'people',
  'projects',
  'documents',
  'reports',
  'setup',
  'workflow',
  'platform',
  'automation',
  'other',
] as const

export type Area = (typeof areas)[number]

export interface AreaOfSets {
  readonly area: Area
  readonly sets: readonly EntitySetSummary[]
}

const areaOf = (set: EntitySetSummary): Area => areas.find((each) => each === set.area) ?? 'other'

/** Entity sets under their areas; areas without any are left out. */
export const byArea = (sets: readonly EntitySetSummary[]): AreaOfSets[] =>
  areas
    .map((area) => ({ area, sets: sets.filter((set) => areaOf(set) === area) }))
    .filter((each) => each.sets.length > 0)

/** Whether all words occur in the name, the area or the description; `sales invoice` finds `salesInvoices`. */
export const matchesWords = (set: EntitySetSummary, words: string): boolean => {
  const text = `${set.set} ${set.set.replace(/([A-Z])/g, ' $1')} ${set.name} ${set.area} ${set.about}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
