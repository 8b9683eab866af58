import { invalid } from '../control/refused.ts'

/** Reads a value of a document, and says where in it something is wrong. */
export type Shape<Value> = (value: unknown, at: string) => Value

/** The type that a shape reads. */
export type Of<Any> = Any extends Shape<infer Value> ? Value : never

const say = (at: string, what: string): never => {
  throw invalid(at, at === '' ? `The document ${what}.` : `${at} ${what}.`)
}

const typed =
  <Value>(what: string, is: (value: unknown) => value is Value): Shape<Value> =>
  (value, at) =>
    is(value) ? value : say(at, `must be ${what}`)

export const text = typed('a text', (value): value is string => typeof value === 'string')
export const number = typed('a number', (value): value is number => typeof value === 'number' && Number.isFinite(value))
export const flag = typed('true or false', (value): value is boolean => typeof value === 'boolean')

export const whole: Shape<number> = (value, at) =>
  Number.isInteger(value) && (value as number) >= 0
    ? (value as number)
    : say(at, 'must be a whole number, not negative')

export const oneOf = <const Value extends string | number>(values: readonly Value[]): Shape<Value> => {
  const shown = values.length > 20 ? 'one of those that are known' : `one of ${values.join(', ')}`
  return (value, at) =>
    values.find((each) => each === value) ?? say(at, `must be ${shown}; it is ${JSON.stringify(value)}`)
}

export const either =
  <A, B>(a: Shape<A>, b: Shape<B>, isFirst: (value: unknown) => boolean): Shape<A | B> =>
  (value, at) =>
    isFirst(value) ? a(value, at) : b(value, at)

export const listOf =
  <Item>(item: Shape<Item>): Shape<readonly Item[]> =>
  (value, at) =>
    Array.isArray(value) ? value.map((each, index) => item(each, `${at}[${index}]`)) : say(at, 'must be a list')

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const below = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`)

/** An object of any names. */
export const mapOf =
  <Item>(item: Shape<Item>): Shape<Readonly<Record<string, Item>>> =>
  (value, at) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, item(each, below(at, name))]))
      : say(at, 'must be an object')

/** Anything that JSON can hold. */
export const plain: Shape<unknown> = (value) => value

type Fields = Readonly<Record<string, Shape<unknown>>>
type Needed<All extends Fields> = { readonly [Name in keyof All]: Of<All[Name]> }

/** An object of the fields in `needed` and, where they are there, those in `optional`; nothing else may be in it. */
export const objectOf = <A extends Fields, B extends Fields>(
  needed: A,
  optional: B,
): Shape<Needed<A> & Partial<Needed<B>>> => {
  const shapes: Fields = { ...needed, ...optional }
  return (value, at) => {
    if (!isObject(value)) return say(at, 'must be an object')
    for (const name of Object.keys(value))
      if (!Object.hasOwn(shapes, name)) say(below(at, name), `is not known; known: ${Object.keys(shapes).join(', ')}`)
    for (const name of Object.keys(needed)) if (value[name] === undefined) say(below(at, name), 'is missing')
    const read = Object.entries(value).filter(([, each]) => each !== undefined)
    return Object.fromEntries(read.map(([name, each]) => [name, shapes[name]!(each, below(at, name))])) as Needed<A> &
      Partial<Needed<B>>
  }
}
