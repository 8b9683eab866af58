import { type Entity, entitiesOf } from '@landbridge/model'

/** A way to a part: a record of another entity set, and the navigation below it. */
export interface Parent {
  readonly entity: Entity
  /** Name of its key property. */
  readonly key: string
  readonly by: string
  readonly many: boolean
}

/** The entity set below which a part can be read, found in the navigations of the model. */
export const findParent = (part: Entity): Parent | undefined => {
  if (part.needsParent !== true && part.onlyBelow === undefined) return undefined
  const ways = entitiesOf(part.route).flatMap((entity) => wayFrom(entity, part))
  // The oldest way is there in every version of Business Central.
  const [oldest] = ways.toSorted((a, b) => sinceOf(a.entity, a.by) - sinceOf(b.entity, b.by))
  return ways.find(({ entity }) => entity.set === part.onlyBelow) ?? oldest
}

const sinceOf = ({ since, navigation }: Entity, by: string): number => Math.max(since, navigation?.[by]?.since ?? 0)

const wayFrom = (entity: Entity, part: Entity): Parent[] => {
  const [key, ...moreKeys] = entity.key
  const mayBegin = entity.allows.includes('list') && entity.needsParent !== true && entity.onlyBelow === undefined
  if (!mayBegin || key === undefined || moreKeys.length > 0 || entity.properties[key]?.kind !== 'guid') return []
  return Object.entries(entity.navigation ?? {})
    .filter(([, { kind, to }]) => kind === 'part' && to === part.set)
    .map(([by, { many }]) => ({ entity, key, by, many }))
}
