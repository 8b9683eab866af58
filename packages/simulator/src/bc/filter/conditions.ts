import { notImplemented } from '../errors.ts'
import type { Expression } from './expression.ts'

/** Which dialect the caller asked for with `$schemaversion`. */
export interface Dialect {
  /** `$schemaversion=2.1`: brings `in` and nested calls. */
  readonly isNewer: boolean
}

const isNull = (tree: Expression): boolean => tree.kind === 'literal' && tree.type === 'null'

/** Names of the properties that an expression looks at. */
const propertiesIn = (tree: Expression, found = new Set<string>()): Set<string> => {
  switch (tree.kind) {
    case 'and':
    case 'or':
    case 'compare':
    case 'has':
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

/**
 * Takes out what the server drops in silence: `in` in the older dialect, any and all over contained collections, and
 * every comparison with null (measured by others, 2026: the whole clause goes, so more rows come than asked for).
 *
 * @returns Undefined where nothing is left, so that every row fits.
 * @throws Refusal `BadRequest_MethodNotImplemented` for OR across different properties.
 */
export const effectiveConditions = (tree: Expression, dialect: Dialect): Expression | undefined => {
  switch (tree.kind) {
    case 'lambda':
      return undefined
    case 'in':
      return dialect.isNewer ? tree : undefined
    case 'compare':
      return isNull(tree.left) || isNull(tree.right) ? undefined : tree
    case 'not': {
      const of = effectiveConditions(tree.of, dialect)
      return of && { kind: 'not', of }
    }
    case 'and':
    case 'or': {
      if (tree.kind === 'or' && propertiesIn(tree).size > 1)
        throw notImplemented('The OR operator is not supported on distinct fields on an OData filter.')
      const left = effectiveConditions(tree.left, dialect)
      const right = effectiveConditions(tree.right, dialect)
      return left && right ? { kind: tree.kind, left, right } : (left ?? right)
    }
    default:
      return tree
  }
}
