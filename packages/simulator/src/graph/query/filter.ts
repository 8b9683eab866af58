import type { PlainObject } from '../../world.ts'
import { malformed, NotSimulated, unsupportedQuery } from '../refusal.ts'
import type { Collection } from './collection.ts'
import type { Comparison, Filter, Literal } from './filter-parser.ts'

export type Test = (row: PlainObject) => boolean

const typeName = ({ type }: Collection): string => `${type[0]!.toUpperCase()}${type.slice(1)}`

const refuseProperty = (of: Collection, name: string) =>
  unsupportedQuery(
    `Unsupported or invalid query filter clause specified for property '${name}' of resource '${typeName(of)}'.`,
  )

// The directory compares texts without regard to case.
const folded = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : (value ?? null))

/** The name as it is spelled; `$filter` takes it in either case. Of a path, the first part tells what is meant. */
const nameOf = ({ filter }: Collection, path: readonly string[]): string => {
  const spelled = (wanted: string) => Object.keys(filter).find((each) => each.toLowerCase() === wanted.toLowerCase())
  const [first = ''] = path
  const known = spelled(first)
  if (known !== undefined && filter[known] === 'missing') return known
  return spelled(path.join('/')) ?? path.join('/')
}

const ordered: Readonly<Record<Exclude<Comparison, 'eq' | 'ne'>, (left: string, right: string) => boolean>> = {
  gt: (left, right) => left > right,
  ge: (left, right) => left >= right,
  lt: (left, right) => left < right,
  le: (left, right) => left <= right,
}

const compare = (operator: Comparison, value: unknown, to: Literal): boolean => {
  if (operator === 'eq') return folded(value) === folded(to)
  if (operator === 'ne') return folded(value) !== folded(to)
  return typeof value === 'string' && ordered[operator](value.toLowerCase(), String(to).toLowerCase())
}

const startsWith = (value: unknown, to: Literal): boolean =>
  typeof value === 'string' && value.toLowerCase().startsWith(String(to).toLowerCase())

const endsWith = (value: unknown, to: Literal): boolean =>
  typeof value === 'string' && value.toLowerCase().endsWith(String(to).toLowerCase())

/** A test of one value inside `any`; only comparisons, prefixes and their joins are there. */
const testOfItem = (filter: Filter, refuse: () => Error): ((item: unknown) => boolean) => {
  switch (filter.is) {
    case 'and':
    case 'or': {
      const [left, right] = [testOfItem(filter.left, refuse), testOfItem(filter.right, refuse)]
      return filter.is === 'and' ? (item) => left(item) && right(item) : (item) => left(item) || right(item)
    }
    case 'compare':
      if (filter.path.length > 0 || filter.operator !== 'eq') throw refuse()
      return (item) => compare('eq', item, filter.to)
    case 'call':
      if (filter.path.length > 0 || filter.name !== 'startswith') throw refuse()
      return (item) => startsWith(item, filter.to)
    default:
      throw refuse()
  }
}

/**
 * Makes a test of a filter.
 *
 * @param isAdvanced Whether the request has `ConsistencyLevel: eventual` and `$count=true`.
 * @throws GraphRefusal 400 for what these objects cannot be filtered by; NotSimulated for what Graph can and we cannot.
 */
export const compileFilter = (of: Collection, filter: Filter, isAdvanced: boolean): Test => {
  const needAdvanced = (name: string): void => {
    if (!isAdvanced) throw refuseProperty(of, name)
  }
  const propertyOf = (path: readonly string[], wanted: 'single' | 'any'): string => {
    const name = nameOf(of, path)
    const use = Object.hasOwn(of.filter, name) ? of.filter[name] : undefined
    if (use === 'missing') throw new NotSimulated(`${path.join('/').slice(0, 60)} of ${of.type} in $filter`)
    if (use === undefined || (use === 'any') !== (wanted === 'any')) throw refuseProperty(of, name)
    if (use === 'advanced') needAdvanced(name)
    return name
  }
  const compile = (each: Filter): Test => {
    switch (each.is) {
      case 'and':
      case 'or': {
        const [left, right] = [compile(each.left), compile(each.right)]
        return each.is === 'and' ? (row) => left(row) && right(row) : (row) => left(row) || right(row)
      }
      case 'not': {
        needAdvanced('not')
        const inner = compile(each.of)
        return (row) => !inner(row)
      }
      case 'compare': {
        const name = propertyOf(each.path, 'single')
        if (each.operator !== 'eq') needAdvanced(name)
        return (row) => compare(each.operator, row[name], each.to)
      }
      case 'in': {
        const name = propertyOf(each.path, 'single')
        return (row) => each.of.some((one) => compare('eq', row[name], one))
      }
      case 'call': {
        const name = propertyOf(each.path, 'single')
        if (each.name === 'endswith') {
          if (!of.ends?.includes(name)) throw refuseProperty(of, name)
          needAdvanced(name)
          return (row) => endsWith(row[name], each.to)
        }
        if (each.name !== 'startswith') throw malformed(`Invalid filter clause: '${each.name}' is not supported.`)
        return (row) => startsWith(row[name], each.to)
      }
      default: {
        const name = propertyOf(each.path, 'any')
        if (each.is === 'all' || each.of === undefined) throw refuseProperty(of, name)
        const test = testOfItem(each.of, () => refuseProperty(of, name))
        return (row) => {
          const value = row[name]
          return Array.isArray(value) && value.some(test)
        }
      }
    }
  }
  return compile(filter)
}
