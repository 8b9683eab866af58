import type { Flow, Needs, WantedSet } from '@landbridge/contract'
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
import type { StoredExtension, StoredWanted } from '../store/tables/integrations.ts'

const verbOrder: readonly Verb[] = ['list', 'get', 'create', 'update', 'delete']

/**
 * Checks what an integration wants against the model. Naming a set twice means all of its verbs.
 *
 * @throws Fault `catalogue.unknown_set`; `request.invalid` for a verb that the set does not allow
 */
export const checkWanted = (wanted: readonly WantedSet[]): StoredWanted[] => {
  const merged = new Map<string, StoredWanted>()
  for (const { set, route, verbs, actions = [] } of wanted) {
    const entity = findEntity(set, route)
    if (entity === undefined)
      throw new Fault('catalogue.unknown_set', { message: `There is no entity set ${set}.`, field: 'wanted' })
    const forbidden = verbs.find((verb) => !entity.allows.includes(verb))
    if (forbidden !== undefined)
      throw new Fault('request.invalid', { message: `${set} does not allow ${forbidden}.`, field: 'wanted' })
    const unknown = actions.find((action) => !Object.hasOwn(entity.actions ?? {}, action))
    if (unknown !== undefined)
      throw new Fault('request.invalid', { message: `${set} has no action ${unknown}.`, field: 'wanted' })
    if (verbs.length + actions.length === 0)
      throw new Fault('request.invalid', { message: `Say what is to be done with ${set}.`, field: 'wanted' })
    const key = `${route} ${set}`
    const before = merged.get(key)
    const all = new Set([...(before?.verbs ?? []), ...verbs])
    const allActions = [...new Set([...(before?.actions ?? []), ...actions])]
    merged.set(key, {
      set,
      route,
      verbs: verbOrder.filter((verb) => all.has(verb)),
      ...(allActions.length > 0 && { actions: allActions }),
    })
  }
  return [...merged.values()]
}

/** The entity sets with their facts; one that the model no longer has is left out. */
export const wantedEntities = (wanted: readonly StoredWanted[]): WantedEntity[] =>
  wanted.flatMap(({ set, route, verbs, actions = [] }) => {
    const entity = findEntity(set, route)
    const known = actions.filter((action) => Object.hasOwn(entity?.actions ?? {}, action))
    return entity === undefined
      ? []
      : [{ entity: entity.route === route ? entity : { ...entity, route }, verbs, actions: known }]
  })

/** What is looked at to see whether an extension is installed. */
const extensionSets = ['extensions', 'extensionDeploymentStatus'] as const

/** The same for an integration as a whole: what its extension needs comes along. */
export const wantedOf = ({
  wanted,
  extension,
}: {
  readonly wanted: readonly StoredWanted[]
  readonly extension: StoredExtension | null
}): WantedEntity[] => {
  const route = 'automation' as const
  const more = extension === null ? [] : extensionSets.map((set) => ({ set, route, verbs: ['list' as const] }))
  const known = new Set(wanted.map((each) => `${each.route} ${each.set}`))
  return wantedEntities([...wanted, ...more.filter(({ set }) => !known.has(`${route} ${set}`))])
}

/** Lets its holder upload and install extensions; not opened by any entity set. */
const extensionManager = 'EXTEN. MGT. - ADMIN'

/** What must be granted so that all that is wanted works, and why; nothing else. */
export const needsOf = (
  wanted: readonly WantedEntity[],
  flow: Flow,
  extension: StoredExtension | null = null,
): Needs => ({
  roles:
    flow === 'delegated'
      ? []
      : neededRoles(wanted).map((name) => ({
          name,
          id: appRoles[name].id,
          reason: `For ${setNames(wanted.filter(({ entity }) => routes[entity.route].role === name))}.`,
        })),
  scopes:
    flow !== 'delegated' || wanted.length === 0
      ? []
      : [
          {
            name: 'Financials.ReadWrite.All',
            reason: `For ${setNames(wanted)}: what the person may do in Business Central.`,
          },
          { name: 'offline_access', reason: 'To stay connected while the person is away.' },
          { name: 'openid', reason: 'To see in which directory the person signed in.' },
          { name: 'profile', reason: 'To show who signed in.' },
        ],
  permissionSets: neededPermissionSets(wanted)
    .map((id): Needs['permissionSets'][number] => ({
      id,
      name: permissionSets[id].name,
      reason: `For ${setNames(wanted.filter((each) => permissionSetOpens(id, each) || each.entity.changesNeed === id))}.`,
    }))
    .filter(({ id }) => extension === null || id !== extensionManager)
    .concat(
      extension === null
        ? []
        : [
            {
              id: extensionManager,
              name: permissionSets[extensionManager].name,
              reason: `To install the extension ${extension.app.name}.`,
            },
          ],
    ),
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
