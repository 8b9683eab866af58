import type { BusinessRecord, PropertyView } from '@landbridge/contract'
import { isBlank } from './values.ts'

const usual = 7
/** Kinds that say nothing in a cell. */
const silent: ReadonlySet<string> = new Set(['guid', 'stream', 'collection'])

/** Properties that can stand in the grid. */
export const gridProperties = (properties: readonly PropertyView[]): PropertyView[] =>
  properties.filter(({ kind }) => kind !== 'stream' && kind !== 'collection')

/** The first properties that have something to say in these records; without records, the first of all. */
export const usualColumns = (properties: readonly PropertyView[], records: readonly BusinessRecord[]): string[] => {
  const speaking = properties.filter(({ kind }) => !silent.has(kind))
  const filled = speaking.filter(({ name }) => records.some((record) => !isBlank(record[name])))
  const shown = filled.length > 0 ? filled : speaking
  return (shown.length > 0 ? shown : gridProperties(properties)).slice(0, usual).map(({ name }) => name)
}

/** The columns of the address, in its order; names that do not exist are dropped. */
export const chosenColumns = (
  properties: readonly PropertyView[],
  columns: string | undefined,
): string[] | undefined => {
  const names = columns?.split(',').filter((name) => properties.some((each) => each.name === name))
  return names && names.length > 0 ? names : undefined
}

export interface Order {
  readonly property: string
  readonly isDescending: boolean
}

/** The first property of an order, and its direction. */
export const readOrder = (orderBy: string | undefined): Order | undefined => {
  const [property, direction] = orderBy?.split(',')[0]?.trim().split(/\s+/) ?? []
  return property ? { property, isDescending: direction?.toLowerCase() === 'desc' } : undefined
}

/** Ascending, then descending, then as Business Central likes. */
export const nextOrder = (current: Order | undefined, property: string): string | undefined => {
  if (current?.property !== property) return property
  return current.isDescending ? undefined : `${property} desc`
}
