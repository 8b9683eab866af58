import type { EntitySetSummary, PropertyView } from '@landbridge/contract'
import {
  type Entity,
  entitiesOf,
  Fault,
  type FaultFact,
  faults,
  findEntity,
  neededPermissionSets,
  neededRoles,
  type Property,
  type RouteName,
  routes,
} from '@landbridge/model'
import { endpointChoices } from '../connections/places.ts'
import type { Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'

type Operation = 'catalogue.endpoints' | 'catalogue.sets' | 'catalogue.set' | 'catalogue.faults'

/** What can be connected to, and what is known of it. All of it comes from the model. */
export const catalogueHandlers = ({ demo }: Pick<Parts, 'demo'>): Pick<Handlers, Operation> => ({
  'catalogue.endpoints': async () => ({ endpoints: endpointChoices(demo) }),

  'catalogue.sets': async ({ route }) => ({
    sets: (route === undefined ? (Object.keys(routes) as RouteName[]) : [route]).flatMap((name) =>
      entitiesOf(name).map((entity) => summaryOf(entity, name)),
    ),
  }),

  'catalogue.set': async ({ set, route }) => {
    const entity = findEntity(set, route)
    if (entity === undefined) throw new Fault('catalogue.unknown_set', { message: `There is no entity set ${set}.` })
    return describe({ ...entity, route })
  },

  'catalogue.faults': async () => ({
    faults: Object.entries<FaultFact>(faults).map(([code, { seen = [], ...fact }]) => ({
      code,
      ...fact,
      seen: [...seen],
    })),
  }),
})

const summaryOf = (entity: Entity, route: RouteName): EntitySetSummary => ({
  set: entity.set,
  name: entity.name,
  route,
  area: entity.area,
  about: entity.about,
  allows: [...entity.allows],
  actions: Object.keys(entity.actions ?? {}),
  since: entity.since,
  needsParent: entity.needsParent === true || entity.onlyBelow !== undefined,
})

const describe = (entity: Entity) => {
  const wanted = [{ entity, verbs: entity.allows }]
  return {
    ...summaryOf(entity, entity.route),
    key: [...entity.key],
    properties: Object.entries(entity.properties).map(([name, property]) => propertyOf(name, property)),
    navigation: Object.entries(entity.navigation ?? {}).map(([name, { to, many, kind }]) => ({ name, to, many, kind })),
    boundActions: Object.entries(entity.actions ?? {}).map(([name, { does, undo, repeatable }]) => ({
      name,
      does,
      undo,
      repeatable,
    })),
    rules: (entity.rules ?? []).map(({ on, rule }) => ({ on, rule })),
    roles: neededRoles(wanted),
    permissionSets: neededPermissionSets(wanted),
  }
}

const propertyOf = (name: string, property: Property): PropertyView => {
  const { kind, readOnly, required, refersTo, calculated, since, note } = property
  const length = 'length' in property && property.length > 0 ? property.length : undefined
  const options = optionsOf(property)
  const references = (refersTo === undefined ? [] : [refersTo].flat()).flatMap(({ to }) =>
    to === undefined ? [] : [to],
  )
  return {
    name,
    kind,
    readOnly: readOnly !== undefined,
    required: required !== undefined,
    filterable: calculated !== true && kind !== 'stream' && kind !== 'collection',
    ...(length !== undefined && { length }),
    ...(options && { options }),
    ...(references.length > 0 && { refersTo: references }),
    ...(since !== undefined && { since }),
    ...(note !== undefined && { note }),
  }
}

const optionsOf = (property: Property): PropertyView['options'] => {
  if (property.kind === 'choice') return property.members.map((value) => ({ value, label: value }))
  if (property.kind !== 'option') return undefined
  const { members, captions = {} } = property.of
  return Object.entries(members).map(([value, name]) => ({ value, label: captions[value] ?? name }))
}
