import type { Kind, Property } from '@landbridge/model'
import { badExpression, NotSimulated, type Refusal, unknownProperty } from '../errors.ts'
import type { Plan, Plans } from '../plan.ts'
import type { Expression, Lambda, Literal } from './expression.ts'
import { functions, isNamedType, kindOfType, type ValueKind } from './functions.ts'

// An expression is first given its types, as every OData service does before it looks at data: what has no meaning is a
// fault of the request (400), whether or not Business Central could have made a filter of it.

/** Where names of an expression are looked up. */
export interface Names {
  readonly plan: Plan
  /** The other sets of the route; without them nothing is known behind a way. */
  readonly plans: Plans | undefined
  /** Plans of the range variables of any and all around it. */
  readonly variables?: ReadonlyMap<string, Plan | undefined>
}

const kinds: Readonly<Record<Kind, ValueKind>> = {
  guid: 'guid',
  text: 'string',
  choice: 'string',
  option: 'enum',
  amount: 'number',
  unitAmount: 'number',
  decimal: 'number',
  integer: 'number',
  bigInteger: 'number',
  flag: 'boolean',
  date: 'date',
  instant: 'instant',
  stream: 'other',
  collection: 'other',
}

const notACollection = (): Refusal => badExpression('Any/All may only be used following a collection.')

const noSignature = (name: string): Refusal =>
  badExpression(`No function signature for the function with name '${name}' matches the specified arguments.`)

const incompatible = (left: ValueKind, right: ValueKind, operator: string): Refusal =>
  badExpression(
    `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator '${operator}'.`,
  )

const propertyOf = ({ byName, entity }: Plan, name: string): Property | undefined =>
  byName.get(name)?.property ?? entity.properties[name]

/** The kind of what a path leads to. */
const kindOfPath = (names: Names, path: readonly string[]): ValueKind => {
  const [first = '', ...rest] = path
  if (first === '$it' || first === '$root') throw new NotSimulated(`${first} in a filter`)
  if (names.variables?.has(first)) {
    const plan = names.variables.get(first)
    return plan === undefined || rest.length === 0 ? 'any' : kindOfPath({ ...names, plan }, rest)
  }
  const { plan, plans } = names
  const property = propertyOf(plan, first)
  if (property !== undefined) {
    if (rest.length > 0) throw badExpression(`The property '${first}' is no way to other properties.`)
    return kinds[property.kind]
  }
  const way = plan.ways.get(first)
  if (way === undefined) throw unknownProperty(first, plan.entity.name)
  if (rest.length === 0) return 'other'
  if (way.navigation.many) {
    if (rest.length === 1 && rest[0] === '$count') return 'number'
    throw badExpression(`The way '${first}' leads to many records; only any and all may follow it.`)
  }
  const target = plans?.find(way.to)
  return target === undefined ? 'any' : kindOfPath({ ...names, plan: target }, rest)
}

const kindOfLambda = (names: Names, { path, variable, body }: Lambda): ValueKind => {
  const [name = '', ...rest] = path
  const way = names.plan.ways.get(name)
  if (way === undefined && propertyOf(names.plan, name) === undefined && !names.variables?.has(name))
    throw unknownProperty(name, names.plan.entity.name)
  if (names.variables?.has(name)) return 'boolean'
  if (way?.navigation.many !== true || rest.length > 0) throw notACollection()
  if (variable === undefined || body === undefined) return 'boolean'
  const variables = new Map([...(names.variables ?? []), [variable, names.plans?.find(way.to)]])
  requireKind(kindOf({ ...names, variables }, body), 'boolean', 'any')
  return 'boolean'
}

const literalKinds: Readonly<Record<Literal['type'], ValueKind>> = {
  string: 'string',
  number: 'number',
  guid: 'guid',
  date: 'date',
  instant: 'instant',
  time: 'time',
  enum: 'enum',
  duration: 'duration',
  binary: 'other',
  geo: 'other',
  boolean: 'boolean',
  null: 'any',
}

const isOneOf = (kind: ValueKind, wanted: readonly ValueKind[]): boolean => kind === 'any' || wanted.includes(kind)

const requireKind = (kind: ValueKind, wanted: ValueKind, operator: string): void => {
  if (!isOneOf(kind, [wanted])) throw incompatible(kind, wanted, operator)
}

/** A date is widened to the instant at which it begins; a text may name a member of an enum. */
const widened = new Set(['date instant', 'enum string'])

const areComparable = (a: ValueKind, b: ValueKind): boolean =>
  a === b || a === 'any' || b === 'any' || widened.has([a, b].sort().join(' '))

/** What comes of an arithmetic operator (OData 4.0, part 2, section 5.1.1.2): operands, then the result. */
const sums: readonly (readonly [string, ValueKind, ValueKind, ValueKind])[] = [
  ...['add', 'sub', 'mul', 'div', 'mod'].map((operator) => [operator, 'number', 'number', 'number'] as const),
  ...(['date', 'instant', 'duration'] as const).flatMap(
    (kind) => [['add', kind, 'duration', kind] as const, ['sub', kind, 'duration', kind] as const] as const,
  ),
  ['sub', 'instant', 'instant', 'duration'],
  ['sub', 'date', 'date', 'duration'],
]

const kindOfSum = (operator: string, left: ValueKind, right: ValueKind): ValueKind => {
  const found = sums.find(([of, a, b]) => of === operator && isOneOf(left, [a]) && isOneOf(right, [b]))
  if (found === undefined) throw incompatible(left, right, operator)
  return found[3]
}

/** `cast` and `isof` take a type, alone or behind an expression. */
const kindOfCast = (names: Names, name: string, parameters: readonly Expression[]): ValueKind => {
  const type = parameters.at(-1)
  const written = type?.kind === 'property' && type.path.length === 1 ? type.path[0]! : ''
  if (parameters.length < 1 || parameters.length > 2 || !isNamedType(written)) throw noSignature(name)
  if (parameters.length === 2) kindOf(names, parameters[0]!)
  return name === 'isof' ? 'boolean' : kindOfType(written)
}

const kindOfCall = (names: Names, { name, parameters }: Expression & { kind: 'call' }): ValueKind => {
  if (name === 'cast' || name === 'isof') return kindOfCast(names, name, parameters)
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (known === undefined) {
    for (const parameter of parameters) kindOf(names, parameter)
    throw badExpression(`An unknown function with name '${name}' was found.`)
  }
  const given = parameters.map((parameter) => kindOf(names, parameter))
  const fits = known.takes.some(
    (takes) => takes.length === given.length && takes.every((wanted, at) => isOneOf(given[at]!, wanted)),
  )
  if (!fits) throw noSignature(name)
  return known.gives
}

/**
 * The kind of value that an expression has.
 *
 * @throws Refusal `BadRequest` for a property or function that does not exist, and for operands of the wrong type.
 */
export const kindOf = (names: Names, tree: Expression): ValueKind => {
  switch (tree.kind) {
    case 'and':
    case 'or':
      for (const side of [tree.left, tree.right]) requireKind(kindOf(names, side), 'boolean', tree.kind)
      return 'boolean'
    case 'not':
      requireKind(kindOf(names, tree.of), 'boolean', 'not')
      return 'boolean'
    case 'compare': {
      const [left, right] = [kindOf(names, tree.left), kindOf(names, tree.right)]
      if (!areComparable(left, right)) throw incompatible(left, right, tree.operator)
      return 'boolean'
    }
    case 'has': {
      const [left, right] = [kindOf(names, tree.left), kindOf(names, tree.right)]
      if (!isOneOf(left, ['enum']) || !isOneOf(right, ['enum', 'string'])) throw incompatible(left, right, 'has')
      return 'boolean'
    }
    case 'in': {
      const left = kindOf(names, tree.value)
      for (const item of tree.list)
        if (!areComparable(left, kindOf(names, item))) throw incompatible(left, kindOf(names, item), 'in')
      return 'boolean'
    }
    case 'call':
      return kindOfCall(names, tree)
    case 'arithmetic':
      return kindOfSum(tree.operator, kindOf(names, tree.left), kindOf(names, tree.right))
    case 'negate': {
      const kind = kindOf(names, tree.of)
      if (!isOneOf(kind, ['number', 'duration'])) throw incompatible(kind, 'number', '-')
      return kind
    }
    case 'lambda':
      return kindOfLambda(names, tree)
    case 'property':
      return kindOfPath(names, tree.path)
    case 'alias':
      throw new NotSimulated(`the parameter alias @${tree.name}`)
    case 'literal':
      return literalKinds[tree.type]
  }
}
