import { ordinalsOf, type Property } from '@landbridge/model'
import type { Books } from '../data/books.ts'
import { compareTexts, compareValues, type Row, type Value } from '../data/values.ts'
import { badExpression, NotSimulated, notImplemented, unknownProperty } from '../errors.ts'
import type { Plan, Plans } from '../plan.ts'
import { type Dialect, effectiveConditions } from './conditions.ts'
import type { Comparison, Expression } from './expression.ts'
import { isTranslated } from './functions.ts'
import { valueOfLiteral } from './literals.ts'
import { kindOf } from './typing.ts'

export type Predicate = (row: Row) => boolean

/** One comparison that every row must meet, so that a reader can go to the right place at once. */
export interface Term {
  readonly name: string
  /** Position of the column; -1 for a column that is only a filter. */
  readonly at: number
  readonly operator: Comparison
  readonly value: Value
}

/** A `$filter` made ready for the rows of one request. */
export interface CompiledFilter {
  readonly fits: Predicate
  readonly terms: readonly Term[]
}

interface Context {
  readonly plan: Plan
  readonly books: Books | undefined
  readonly dialect: Dialect
}

/** Something that has a value in each row: a property, perhaps in a function. */
interface Operand {
  readonly name: string
  readonly property: Property
  readonly at: number
  /** The value in a row is a constant's column or worked out. */
  readonly get: (row: Row) => Value
  /** What a constant on the other side goes through before it is compared. */
  readonly adapt: (value: Value) => Value
  /** A plain column, whose order the stored rows may follow. */
  readonly isPlain: boolean
}

const same = (value: Value): Value => value
const lower = (value: Value): Value => String(value).toLowerCase()

const propertyOperand = (context: Context, path: readonly string[]): Operand => {
  const { plan, books } = context
  const [name = ''] = path
  if (path.length > 1) throw new NotSimulated('a filter through a navigation property')
  const column = plan.byName.get(name)
  const property = column?.property ?? plan.entity.properties[name]
  if (property === undefined) throw unknownProperty(name, plan.entity.name)
  if (property.kind === 'stream' || property.kind === 'collection' || property.calculated)
    // A page variable has no column in the database (inferred status; the refusal itself follows from the source).
    throw badExpression(`The property '${name}' cannot be used in the $filter query option.`)
  const at = column?.at ?? -1
  const calculate = column?.calculate
  const get = calculate && books ? (row: Row) => calculate(row, books) : (row: Row) => row[at]!
  return { name, property, at, get, adapt: same, isPlain: calculate === undefined }
}

const operandOf = (context: Context, tree: Expression): Operand | undefined => {
  if (tree.kind === 'property') return propertyOperand(context, tree.path)
  return tree.kind === 'call' ? functionOperand(context, tree) : undefined
}

/** Nested calls came with the newer dialect; the older one cannot put them into a filter. */
const innerOperand = (context: Context, name: string, tree: Expression | undefined): Operand => {
  if (tree?.kind === 'call' && !context.dialect.isNewer)
    throw notImplemented(`The function '${name}' cannot be nested in an OData filter of this schema version.`)
  const operand = tree && operandOf(context, tree)
  if (operand === undefined) throw notImplemented(`The function '${name}' needs a property.`)
  if (operand.property.kind !== 'text' && operand.property.kind !== 'choice')
    throw badExpression(`No function signature for the function with name '${name}' matches the specified arguments.`)
  return operand
}

const functionOperand = (context: Context, tree: Expression & { kind: 'call' }): Operand | undefined => {
  const [first, ...rest] = tree.parameters
  switch (tree.name) {
    case 'tolower':
    case 'toupper': {
      if (rest.length > 0) throw wrongParameters(tree.name)
      const inner = innerOperand(context, tree.name, first)
      // Both only switch the comparison to one without regard to case.
      return { ...inner, get: (row) => lower(inner.get(row)), adapt: lower, isPlain: false }
    }
    case 'substring': {
      const inner = innerOperand(context, tree.name, first)
      const [start, length] = rest.map(wholeNumber)
      if (start === undefined || rest.length > 2) throw wrongParameters(tree.name)
      const end = length === undefined ? undefined : start + length
      return { ...inner, get: (row) => String(inner.get(row)).slice(start, end), isPlain: false }
    }
    default:
      return undefined
  }
}

const wholeNumber = (tree: Expression): number => {
  const value = tree.kind === 'literal' && tree.type === 'number' ? Number(tree.text) : Number.NaN
  if (!Number.isInteger(value) || value < 0) throw wrongParameters('substring')
  return value
}

const wrongParameters = (name: string) =>
  badExpression(`No function signature for the function with name '${name}' matches the specified arguments.`)

const turned: Readonly<Record<Comparison, Comparison>> = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' }

/** How the cells of a property are put in order: enums by ordinal, plain texts as a dictionary does. */
export const comparerOf = (property: Property): ((a: Value, b: Value) => number) => {
  if (property.kind === 'option') {
    const ordinals = ordinalsOf(property.of)
    return (a, b) => (ordinals[String(a)] ?? 0) - (ordinals[String(b)] ?? 0)
  }
  if (property.kind === 'choice')
    return (a, b) => property.members.indexOf(String(a)) - property.members.indexOf(String(b))
  if (property.kind === 'text' && !property.upperCase) return (a, b) => compareTexts(String(a), String(b))
  return compareValues
}

const comparisons: Readonly<Record<Comparison, (difference: number) => boolean>> = {
  eq: (difference) => difference === 0,
  ne: (difference) => difference !== 0,
  gt: (difference) => difference > 0,
  ge: (difference) => difference >= 0,
  lt: (difference) => difference < 0,
  le: (difference) => difference <= 0,
}

const comparePredicate = ({ get, property }: Operand, operator: Comparison, value: Value): Predicate => {
  if (operator === 'eq') return (row) => get(row) === value
  if (operator === 'ne') return (row) => get(row) !== value
  const compare = comparerOf(property)
  const holds = comparisons[operator]
  return (row) => holds(compare(get(row), value))
}

/** Where a star in a constant stands for anything, as the documentation's own example of the set shows. */
const takesPatterns: ReadonlySet<string> = new Set(['webhookSupportedResources'])

const patternPredicate = ({ get }: Operand, value: string): Predicate => {
  const parts = value.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(`^${parts.join('.*')}$`, 'i')
  return (row) => pattern.test(String(get(row)))
}

const always: Predicate = () => true

const compileCompare = (context: Context, tree: Expression & { kind: 'compare' }, terms: Term[]): Predicate => {
  const { left, right, operator } = tree
  if (left.kind === 'literal' && right.kind !== 'literal')
    return compileCompare(context, { ...tree, left: right, right: left, operator: turned[operator] }, terms)
  if (right.kind !== 'literal') {
    if (left.kind === 'property') propertyOperand(context, left.path)
    throw notImplemented('A filter can only compare a field with a constant.')
  }
  const operand = operandOf(context, left)
  if (operand === undefined) {
    if (left.kind !== 'call' || right.type !== 'boolean') throw notImplemented('A filter needs a field to compare.')
    const holds = compileCall(context, left)
    const wanted = (right.text === 'true') === (operator === 'eq')
    return wanted ? holds : (row) => !holds(row)
  }
  const literal = valueOfLiteral(operand.property, right)!
  const value = operand.adapt(literal)
  if (operator === 'eq' && takesPatterns.has(context.plan.set) && String(value).includes('*'))
    return patternPredicate(operand, String(value))
  if (operand.isPlain) terms.push({ name: operand.name, at: operand.at, operator, value })
  return operand.at < 0 ? always : comparePredicate(operand, operator, value)
}

const compileCall = (context: Context, tree: Expression & { kind: 'call' }): Predicate => {
  const { name, parameters } = tree
  if (!isTranslated(name)) throw notImplemented(`The function '${name}' is not supported on an OData filter.`)
  const [first, second] = parameters
  if (parameters.length !== 2 || second?.kind !== 'literal' || second.type !== 'string') throw wrongParameters(name)
  const operand = innerOperand(context, name, first)
  const { property, get } = operand
  const isCode = property.kind === 'text' && property.upperCase === true
  const part = String(operand.adapt(isCode ? second.text.toUpperCase() : second.text))
  if (name === 'contains') return (row) => String(get(row)).includes(part)
  if (name === 'startswith') return (row) => String(get(row)).startsWith(part)
  return (row) => String(get(row)).endsWith(part)
}

const compileIn = (context: Context, tree: Expression & { kind: 'in' }): Predicate => {
  const operand = operandOf(context, tree.value)
  if (operand === undefined) throw notImplemented("The left side of 'in' has to be a field.")
  const values = tree.list.map((item) => {
    if (item.kind !== 'literal') throw notImplemented("A list of 'in' can hold constants only.")
    const value = valueOfLiteral(operand.property, item)
    return value === undefined ? undefined : operand.adapt(value)
  })
  const wanted = new Set(values)
  return (row) => wanted.has(operand.get(row))
}

/** A lone flag, as in `blocked` or `not blocked`. */
const compileFlag = (context: Context, tree: Expression & { kind: 'property' }): Predicate => {
  const { property, get } = propertyOperand(context, tree.path)
  if (property.kind !== 'flag') throw badExpression('A filter must be a condition, which is true or false.')
  return (row) => get(row) === true
}

const compile = (context: Context, tree: Expression, terms: Term[]): Predicate => {
  switch (tree.kind) {
    case 'and': {
      const left = compile(context, tree.left, terms)
      const right = compile(context, tree.right, terms)
      return (row) => left(row) && right(row)
    }
    case 'or': {
      const left = compile(context, tree.left, [])
      const right = compile(context, tree.right, [])
      return (row) => left(row) || right(row)
    }
    case 'not': {
      const of = compile(context, tree.of, [])
      return (row) => !of(row)
    }
    case 'compare':
      return compileCompare(context, tree, terms)
    case 'in':
      return compileIn(context, tree)
    case 'call':
      return compileCall(context, tree)
    case 'property':
      return compileFlag(context, tree)
    case 'literal':
      if (tree.type === 'boolean') return tree.text === 'true' ? always : () => false
      throw badExpression('A filter must be a condition, which is true or false.')
    case 'has':
      throw notImplemented("The operator 'has' is not supported on an OData filter.")
    default:
      throw notImplemented('Arithmetic is not supported on an OData filter.')
  }
}

/**
 * Makes a parsed `$filter` ready for one request.
 *
 * @param plans The other sets of the route, by which names behind a way are checked.
 * @returns Undefined where nothing of it has an effect.
 */
export const compileFilter = (
  plan: Plan,
  books: Books | undefined,
  tree: Expression,
  dialect: Dialect,
  plans?: Plans,
): CompiledFilter | undefined => {
  const kind = kindOf({ plan, plans }, tree)
  if (kind !== 'boolean') throw badExpression('A filter must be a condition, which is true or false.')
  const effective = effectiveConditions(tree, dialect)
  if (effective === undefined) return undefined
  const terms: Term[] = []
  const fits = compile({ plan, books, dialect }, effective, terms)
  return { fits, terms }
}
