import { badExpression, notImplemented, unknownProperty } from '../errors.ts'
import type { Plan } from '../plan.ts'
import type { Expression } from './expression.ts'

/** Which dialect the caller asked for with `$schemaversion`. */
export interface Dialect {
  /** `$schemaversion=2.1`: brings `in` and nested calls. */
  readonly isNewer: boolean
}

/** OData functions that Business Central knows of and does not translate. */
export const untranslated: ReadonlySet<string> = new Set([
  'length',
  'indexof',
  'trim',
  'concat',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'fractionalseconds',
  'date',
  'time',
  'now',
  'totaloffsetminutes',
  'mindatetime',
  'maxdatetime',
  'totalseconds',
  'round',
  'floor',
  'ceiling',
  'cast',
  'isof',
  'matchesPattern',
  'geo.distance',
  'geo.length',
  'geo.intersects',
])

const isNull = (tree: Expression): boolean => tree.kind === 'literal' && tree.type === 'null'

/** Names of the properties that an expression looks at. */
const propertiesIn = (tree: Expression, found = new Set<string>()): Set<string> => {
  switch (tree.kind) {
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
      propertiesIn(tree.left, found)
      return propertiesIn(tree.right, found)
    case 'not':
    case 'negate':
      return propertiesIn(tree.of, found)
    case 'in':
      for (const item of tree.list) propertiesIn(item, found)
      return propertiesIn(tree.value, found)
    case 'call':
      for (const parameter of tree.parameters) propertiesIn(parameter, found)
      return found
    case 'property':
    case 'lambda':
      return found.add(tree.path.join('/'))
    default:
      return found
  }
}

const checkLambda = (plan: Plan, tree: Expression & { kind: 'lambda' }): void => {
  const [name = ''] = tree.path
  const isCollection = plan.ways.get(name)?.navigation.many === true
  if (!isCollection && !plan.byName.has(name) && !plan.ways.has(name)) throw unknownProperty(name, plan.entity.name)
  if (!isCollection || tree.path.length > 1) throw notACollection()
}

/**
 * Takes out what the server drops in silence: `in` in the older dialect, any and all over contained collections, and
 * every comparison with null (measured by others, 2026: the whole clause goes, so more rows come than asked for).
 *
 * @returns Undefined where nothing is left, so that every row fits.
 * @throws Refusal `BadRequest_MethodNotImplemented` for OR across different properties.
 */
export const effectiveConditions = (plan: Plan, tree: Expression, dialect: Dialect): Expression | undefined => {
  switch (tree.kind) {
    case 'lambda':
      checkLambda(plan, tree)
      return undefined
    case 'in':
      if (dialect.isNewer) return tree
      checkNames(plan, tree)
      return undefined
    case 'compare':
      if (!isNull(tree.left) && !isNull(tree.right)) return tree
      checkNames(plan, tree)
      return undefined
    case 'not': {
      const of = effectiveConditions(plan, tree.of, dialect)
      return of && { kind: 'not', of }
    }
    case 'and':
    case 'or': {
      if (tree.kind === 'or' && propertiesIn(tree).size > 1)
        throw notImplemented('The OR operator is not supported on distinct fields on an OData filter.')
      const left = effectiveConditions(plan, tree.left, dialect)
      const right = effectiveConditions(plan, tree.right, dialect)
      return left && right ? { kind: tree.kind, left, right } : (left ?? right)
    }
    default:
      return tree
  }
}

const checkNames = (plan: Plan, tree: Expression): void => {
  for (const path of propertiesIn(tree)) {
    const [name = ''] = path.split('/')
    if (!plan.byName.has(name) && !plan.ways.has(name)) throw unknownProperty(name, plan.entity.name)
  }
}

const notACollection = () => badExpression('Any/All may only be used following a collection.')
