import type { WantedSet } from '@landbridge/contract'
import type { WantedEntity } from '@landbridge/diagnosis'
import {
  appRoles,
  Fault,
  findEntity,
  neededPermissionSets,
  neededRoles,
  permissionSetOpens,
  permissionSets,
  routes,
  type Verb,
} from '@landbridge/model'
import type { StoredWanted } from '../store/tables/integrations.ts'

const verbOrder: readonly Verb[] = ['list', 'get', 'create', 'update', 'delete']

/**
 * Checks what an integration wants against the model. Naming a set twice means all of its verbs.
 *
 * @throws Fault `catalogue.unknown_set`; `request.invalid` for a verb that the set does not allow
 */
export const checkWanted = (wanted: readonly WantedSet[]): StoredWanted[] => {
  const merged = new Map<string, StoredWanted>()
  for (const { set, route, verbs } of wanted) {
    const entity = findEntity(set, route)
    if (entity === undefined)
      throw new Fault('catalogue.unknown_set', { message: `There is no entity set ${set}.`, field: 'wanted' })
    const forbidden = verbs.find((verb) => !entity.allows.includes(verb))
    if (forbidden !== undefined)
      throw new Fault('request.invalid', { message: `${set} does not allow ${forbidden}.`, field: 'wanted' })
    const key = `${route} ${set}`
    const all = new Set([...(merged.get(key)?.verbs ?? []), ...verbs])
    merged.set(key, { set, route, verbs: verbOrder.filter((verb) => all.has(verb)) })
  }
  return [...merged.values()]
}

/** The entity sets with their facts; one that the model no longer has is left out. */
export const wantedEntities = (wanted: readonly StoredWanted[]): WantedEntity[] =>
  wanted.flatMap(({ set, route, verbs }) => {
    const entity = findEntity(set, route)
    return entity === undefined ? [] : [{ entity: entity.route === route ? entity : { ...entity, route }, verbs }]
  })

/** What an integration needs to be granted, and why. */
export interface Needs {
  readonly roles: { name: string; id: string; reason: string }[]
  readonly permissionSets: { id: string; name: string; reason: string }[]
}

export const needsOf = (wanted: readonly WantedEntity[]): Needs => ({
  roles: neededRoles(wanted).map((name) => ({
    name,
    id: appRoles[name].id,
    reason: `For ${setNames(wanted.filter(({ entity }) => routes[entity.route].role === name))}.`,
  })),
  permissionSets: neededPermissionSets(wanted).map((id) => ({
    id,
    name: permissionSets[id].name,
    reason: `For ${setNames(wanted.filter((each) => permissionSetOpens(id, each)))}.`,
  })),
})

const mostNames = 5

const setNames = (wanted: readonly WantedEntity[]): string => {
  const names = wanted.map(({ entity }) => entity.set)
  if (names.length <= mostNames) return listOf(names)
  return `${names.slice(0, mostNames - 1).join(', ')} and ${names.length - mostNames + 1} more`
}

/** `a`, `a and b`, `a, b and c`. */
export const listOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** A reason as the label of a value, without its full stop. */
export const labelOf = (reason: string): string => reason.replace(/\.$/, '')
