import type { Entity, Property, WritableOf } from '@landbridge/model'
import { type LiteralValue, literal } from './literal.ts'

type Properties<E> = E extends { readonly properties: infer P } ? P : never

/** Names of the properties that may be filtered: those that have a column behind them. */
export type FilterName<E, P = Properties<E>> = {
  [K in keyof P]: P[K] extends { readonly kind: 'stream' | 'collection' } | { readonly calculated: true } ? never : K
}[keyof P] &
  string

type FilterValue<P> = P extends { readonly kind: 'instant' } ? string | Date : WritableOf<P>

/** Tests that all must hold. */
export type Tests<V = LiteralValue> = {
  readonly eq?: V
  readonly ne?: V
  readonly gt?: V
  readonly ge?: V
  readonly lt?: V
  readonly le?: V
  /** One of these; written as a chain of `or`, because Business Central silently drops an `in`. */
  readonly in?: readonly V[]
  /** Any of these groups of tests. */
  readonly anyOf?: readonly Tests<V>[]
} & ([V] extends [string | Date]
  ? {
      readonly startsWith?: string
      readonly endsWith?: string
      readonly contains?: string
      /** Equal without regard to case. */
      readonly eqAnyCase?: string
    }
  : unknown)

type TestsOf<P> = P extends { readonly kind: 'text' | 'choice' } ? Tests<string> : Omit<Tests<FilterValue<P>>, TextTest>
type TextTest = 'startsWith' | 'endsWith' | 'contains' | 'eqAnyCase'

/**
 * Conditions on properties, all of which must hold. A plain value means equality. Alternatives exist only within one
 * property, by `in` and `anyOf`, because Business Central answers 501 to an `or` across properties.
 */
export type Conditions<E> = {
  readonly [K in FilterName<E>]?:
    | FilterValue<Properties<E>[K & keyof Properties<E>]>
    | TestsOf<Properties<E>[K & keyof Properties<E>]>
}

/** Conditions, or a `$filter` as text that is sent as it is. */
export type Filter<E> = string | Conditions<E>

const operators = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
const functions = { startsWith: 'startswith', endsWith: 'endswith', contains: 'contains' } as const

/**
 * The text of a `$filter`, not yet percent-encoded.
 *
 * @param entity Facts of the set, which say how a value is written.
 * @throws TypeError A condition is empty, unknown or does not fit its property. An empty condition is never skipped:
 *   it would return everything.
 */
export const filterText = (filter: string | object, entity: Entity | undefined): string => {
  if (typeof filter === 'string') return filter
  const conditions = Object.entries(filter)
  if (conditions.length === 0) throw new TypeError('filter has no conditions; leave it out to list everything')
  return conditions.map(([name, condition]) => conditionText(name, condition, entity?.properties[name])).join(' and ')
}

const conditionText = (name: string, condition: unknown, property: Property | undefined): string => {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new TypeError(`filter.${name} is no name of a property`)
  const isValue = typeof condition !== 'object' || condition === null || condition instanceof Date
  return isValue
    ? `${name} eq ${literal(condition, property, `filter.${name}`)}`
    : testsText(name, condition, property, `filter.${name}`)
}

const testsText = (name: string, tests: object, property: Property | undefined, at: string): string => {
  const write = (value: unknown, test: string) => literal(value, property, `${at}.${test}`)
  const parts = Object.entries(tests).map(([test, value]): string => {
    if ((operators as readonly string[]).includes(test)) return `${name} ${test} ${write(value, test)}`
    if (test === 'eqAnyCase') return `tolower(${name}) eq ${write(lower(value), test)}`
    if (Object.hasOwn(functions, test))
      return `${functions[test as keyof typeof functions]}(${name},${write(value, test)})`
    if (test === 'in') return oneOf(list(value, `${at}.in`).map((each) => `${name} eq ${write(each, 'in')}`))
    if (test === 'anyOf')
      return oneOf(list(value, `${at}.anyOf`).map((each) => testsText(name, Object(each), property, `${at}.anyOf`)))
    throw new TypeError(
      `${at}.${test} is no test; known are ${[...operators, ...Object.keys(functions)].join(', ')}, in, anyOf, eqAnyCase`,
    )
  })
  if (parts.length === 0) throw new TypeError(`${at} has no tests`)
  return parts.join(' and ')
}

const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value)

const list = (value: unknown, at: string): readonly unknown[] => {
  if (!Array.isArray(value) || value.length === 0) throw new TypeError(`${at} is empty, so that nothing can match`)
  return value
}

const oneOf = (parts: readonly string[]): string =>
  parts.length === 1 ? parts.join() : `(${parts.map(bracket).join(' or ')})`

const bracket = (part: string): string => (part.includes(' and ') ? `(${part})` : part)
