import type { Entity, RouteName } from '../entity.ts'
import * as automationEntities from './automation/index.ts'
import * as platformEntities from './platform/index.ts'
import * as standardEntities from './standard/index.ts'

/**
 * The tables by set: those of the API v2.0, those that the platform itself provides, and those of the automation API.
 * A new entity set is one file and one line in the index beside it.
 */
export { automationEntities, platformEntities, standardEntities }

/** All that the standard route serves. */
export const entities: typeof standardEntities & typeof platformEntities = { ...standardEntities, ...platformEntities }

const listOf: Readonly<Record<RouteName, ReadonlyMap<string, Entity>>> = {
  standard: new Map(Object.entries<Entity>(entities)),
  automation: new Map([
    ...Object.entries<Entity>(automationEntities),
    ...Object.entries<Entity>(platformEntities).filter(([, { alsoOn }]) => alsoOn?.includes('automation')),
  ]),
}

/** All entity sets of a route, by name; those of the platform come last. */
export const entitiesOf = (route: RouteName = 'standard'): Entity[] => [...listOf[route].values()]

/** The facts of an entity set by its name in addresses, or undefined where the route has no such set. */
export const findEntity = (set: string, route: RouteName = 'standard'): Entity | undefined => listOf[route].get(set)
