import type { Entity, Verb, Wanted } from '@landbridge/model'

/** An entity set with all its facts, and what is to be done with it. */
export interface WantedEntity extends Wanted {
  readonly entity: Entity
}

/** What a verb does to a record, in words. */
export const writeWords = { create: 'created', update: 'changed', delete: 'deleted' } as const

/** What a line about an entity set proves: that it can be read, a verb, or one of its bound actions. */
export type LineVerb = 'read' | Exclude<Verb, 'list' | 'get'> | { readonly action: string }

/** Stable name of a line about an entity set. */
export const lineId = ({ set, route }: Pick<Entity, 'set' | 'route'>, verb: LineVerb = 'read'): string => {
  const [first, last] = typeof verb === 'string' ? [verb, []] : ['call', [verb.action]]
  return [first, ...(route === 'standard' ? [] : [route]), set, ...last].join('.')
}
