import type { Entity, Verb } from '../entity.ts'
import type { Property } from '../kinds.ts'

/** A verb that changes something. */
export type WriteVerb = Exclude<Verb, 'list' | 'get'>

export const writeVerbs = ['create', 'update', 'delete'] as const satisfies readonly WriteVerb[]

/**
 * The ways in which the permission to write is looked at without leaving anything. Each is harmless by what Business
 * Central documents or was measured to do, whatever the permissions are; what an answer means is inferred where it
 * says so, and then nothing is called proved by it.
 */
export const writeWays = {
  sameKey: {
    tries:
      'create a record with the key of one that exists, in a batch with `Isolation: snapshot` whose next part fails',
    leavesNothing:
      'Business Central refuses a second record with the same key, and undoes the transaction of a refused request. No number is drawn, because the number is given. Should the other record vanish meanwhile, the batch is undone as a whole.',
    tells:
      'The refusal for the key shows that the insert itself was allowed; one for the permission shows that it was not. A rule that comes before the insert leaves it open.',
    proves: true,
  },
  sameValue: {
    tries:
      'change one property of an existing record to the value that it has, with its etag, in a batch with `Isolation: snapshot` whose next part fails',
    leavesNothing:
      'The value stays what it is, and the batch is undone as a whole, so that etag and time of the last change stay too. The record is read again afterwards, and its etag compared.',
    tells: 'The change itself is answered with 200 before the batch is undone, or refused for the permission.',
    proves: true,
  },
  unknownProperty: {
    tries: 'create a record with a property that does not exist',
    leavesNothing: 'Business Central refuses a property that it does not know with 400, before a record is made.',
    tells:
      'A refusal for the permission shows that it is missing. Any other refusal shows nothing: it is not documented that the permission is looked at first.',
    proves: false,
  },
  unknownKey: {
    tries: 'change or delete the record whose key is all zeros',
    leavesNothing:
      'No record has this key, and a change of a key that is not there is answered with 404 and makes none.',
    tells:
      'A refusal for the permission shows that it is missing. 404 shows nothing: it is not documented that the permission is looked at first.',
    proves: false,
  },
  none: {
    tries: 'nothing is asked',
    leavesNothing: 'Nothing is sent.',
    tells: 'The first real call shows it.',
    proves: false,
  },
} as const satisfies Record<
  string,
  { readonly tries: string; readonly leavesNothing: string; readonly tells: string; readonly proves: boolean }
>

export type WriteWay = keyof typeof writeWays

/** How the permission for one verb on one entity set is looked at. */
export interface WriteProof {
  readonly way: WriteWay
  /** Properties that are read of an existing record and sent back; in the order in which they are sent. */
  readonly properties: readonly string[]
  /** Why no request can prove it, as half a sentence; absent where one can. */
  readonly unprovable?: string
}

const numberDrawn = 'creating one draws a number from a number series, and nothing says that it is given back'
const nowhere = 'it is reached only below another record, and has no address of its own'
const noKeyToRepeat =
  'a record cannot be made to collide with one that exists, because a request may not give the whole key'
const noSafeValue = 'changing one has effects beyond its own record, or there is no property that may be given as it is'
const deletion = 'only deleting a record would show it, and a record is not deleted in the hope that it is undone'
const commits = 'its effects are committed at once, so that nothing takes them back'
const administration = 'it changes the environment itself and not a record, so it is not tried'

const isWritable = (property: Property | undefined): property is Property =>
  property !== undefined &&
  property.readOnly === undefined &&
  property.kind !== 'stream' &&
  property.filterOnly !== true

/** Whether its records are rows of a table of their own, reached without another record. */
const isPlain = ({ route, source, needsParent, onlyBelow, everyCompany }: Entity): boolean =>
  route === 'standard' &&
  source.table !== undefined &&
  source.temporary !== true &&
  source.platform !== true &&
  needsParent !== true &&
  onlyBelow === undefined &&
  everyCompany !== true

/** The columns by which the table tells records apart, where a request may give all of them. */
const ownKey = (entity: Entity): readonly string[] | undefined => {
  const { order = [], properties } = entity
  const given =
    order.length > 0 && order.every((name) => isWritable(properties[name]) && properties[name]?.calculated !== true)
  return given ? order : undefined
}

/** What must be given besides; of several of which one will do, the first. */
const required = ({ properties }: Entity): string[] =>
  Object.entries(properties).flatMap(([name, { required: wanted }]) =>
    wanted === undefined ? [] : wanted === true ? [name] : [wanted.oneOf[0] as string],
  )

const inOrder = ({ properties }: Entity, names: readonly string[]): string[] =>
  Object.keys(properties).filter((name) => names.includes(name))

const immutable = ({ rules = [] }: Entity, name: string): boolean =>
  rules.some(({ on, kind, rule }) => kind === 'immutable' && (on === `set:${name}` || rule.includes(name)))

/** A plain text that is no key, no reference and no calculation: given as it is, it changes nothing. */
const harmlessText = (entity: Entity): string | undefined =>
  Object.entries(entity.properties).find(
    ([name, property]) =>
      property.kind === 'text' &&
      isWritable(property) &&
      property.field !== undefined &&
      property.calculated !== true &&
      property.upperCase !== true &&
      property.refersTo === undefined &&
      property.format === undefined &&
      !(entity.order ?? []).includes(name) &&
      !immutable(entity, name),
  )?.[0]

/** Whether documents and their lines stand behind it, whose change reaches further than its row. */
const isOneRow = (entity: Entity): boolean =>
  isPlain(entity) && (ownKey(entity) !== undefined || !entity.allows.includes('create'))

const hasOneKey = ({ key, properties }: Entity): boolean => key.length === 1 && key.every((name) => name in properties)

const drawsNumber = ({ properties }: Entity): boolean => properties.number?.readOnly !== undefined

const createProof = (entity: Entity): WriteProof => {
  const keys = isPlain(entity) ? ownKey(entity) : undefined
  if (keys !== undefined) return { way: 'sameKey', properties: inOrder(entity, [...keys, ...required(entity)]) }
  const why = drawsNumber(entity) ? numberDrawn : entity.route === 'automation' ? administration : noKeyToRepeat
  return { way: 'unknownProperty', properties: [], unprovable: why }
}

const updateProof = (entity: Entity): WriteProof => {
  const text = isOneRow(entity) ? harmlessText(entity) : undefined
  if (text !== undefined) return { way: 'sameValue', properties: [text] }
  const why = entity.route === 'automation' ? administration : noSafeValue
  return { way: hasOneKey(entity) ? 'unknownKey' : 'none', properties: [], unprovable: why }
}

const deleteProof = (entity: Entity): WriteProof => ({
  way: hasOneKey(entity) ? 'unknownKey' : 'none',
  properties: [],
  unprovable: deletion,
})

const proofs = { create: createProof, update: updateProof, delete: deleteProof }

/** How the permission for a verb on an entity set can be looked at without a trace. */
export const writeProof = (entity: Entity, verb: WriteVerb): WriteProof =>
  entity.onlyBelow === undefined ? proofs[verb](entity) : { way: 'none', properties: [], unprovable: nowhere }

/** The same for a bound action: none can be tried. */
export const actionProof: WriteProof = { way: 'none', properties: [], unprovable: commits }

/** The key that no record has. */
export const noKey = '00000000-0000-0000-0000-000000000000'

/** A property that no entity has. */
export const noProperty = 'landbridgeProvesItMayWrite'
