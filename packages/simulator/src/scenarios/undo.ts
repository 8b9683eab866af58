type Key = string | number

/** What a value was at one moment, and which object it was. What is not plain data counts by its identity. */
type Image =
  | { readonly kind: 'leaf'; readonly value: unknown }
  | { readonly kind: 'set'; readonly ref: Set<unknown>; readonly members: readonly unknown[] }
  | { readonly kind: 'list'; readonly ref: unknown[]; readonly items: readonly Image[] }
  | { readonly kind: 'map' | 'object'; readonly ref: object; readonly entries: ReadonlyMap<Key, Image> }

const isPlain = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value) as unknown
  if (prototype !== Object.prototype && prototype !== null) return false
  return !Object.values(value).some((each) => typeof each === 'function')
}

/** Notes all of a tree of plain data, maps, sets and lists. */
export const imageOf = (value: unknown): Image => {
  if (value instanceof Map)
    return { kind: 'map', ref: value, entries: new Map([...value].map(([key, each]) => [key as Key, imageOf(each)])) }
  if (value instanceof Set) return { kind: 'set', ref: value, members: [...value] }
  if (Array.isArray(value)) return { kind: 'list', ref: value, items: value.map(imageOf) }
  if (typeof value !== 'object' || value === null || !isPlain(value)) return { kind: 'leaf', value }
  return {
    kind: 'object',
    ref: value,
    entries: new Map(Object.entries(value).map(([key, each]) => [key, imageOf(each)])),
  }
}

const same = (a: Image | undefined, b: Image | undefined): boolean => {
  if (a === undefined || b === undefined || a.kind !== b.kind) return a === b
  if (a.kind === 'leaf') return Object.is(a.value, (b as typeof a).value)
  if (a.kind === 'set') {
    const others = new Set((b as typeof a).members)
    return a.members.length === others.size && a.members.every((member) => others.has(member))
  }
  if (a.kind === 'list') {
    const { items } = b as typeof a
    return a.items.length === items.length && a.items.every((item, at) => same(item, items[at]))
  }
  const { entries } = b as typeof a
  return a.entries.size === entries.size && [...a.entries].every(([key, each]) => same(each, entries.get(key)))
}

/** One place that changed; undefined where there was nothing, or is nothing any more. */
interface Difference {
  readonly path: readonly Key[]
  readonly before: Image | undefined
  readonly after: Image | undefined
  /** The order of the entries around it, as it was. */
  readonly order: readonly Key[]
}

/** What became different between two images. */
export const differencesOf = (before: Image, after: Image, path: readonly Key[] = []): Difference[] => {
  if (!('entries' in before) || !('entries' in after)) return []
  const keys = new Set([...before.entries.keys(), ...after.entries.keys()])
  const order = [...before.entries.keys()]
  return [...keys].flatMap((key): Difference[] => {
    const [old, now] = [before.entries.get(key), after.entries.get(key)]
    if (same(old, now)) return []
    const here = [...path, key]
    return old && now && 'entries' in old && 'entries' in now
      ? differencesOf(old, now, here)
      : [{ path: here, before: old, after: now, order }]
  })
}

/** Brings the object of an image back to what the image says. */
const putBack = (image: Image): unknown => {
  if (image.kind === 'leaf') return image.value
  if (image.kind === 'set') {
    image.ref.clear()
    for (const member of image.members) image.ref.add(member)
  } else if (image.kind === 'list') image.ref.splice(0, Number.POSITIVE_INFINITY, ...image.items.map(putBack))
  else {
    for (const key of keysOf(image.ref)) if (!image.entries.has(key)) remove(image.ref, key)
    for (const [key, each] of image.entries) write(image.ref, key, putBack(each))
  }
  return image.ref
}

const keysOf = (of: object): Key[] => (of instanceof Map ? [...of.keys()] : Object.keys(of)) as Key[]
const read = (of: object, key: Key): unknown => (of instanceof Map ? of.get(key) : (of as Record<Key, unknown>)[key])
const remove = (of: object, key: Key): void => {
  if (of instanceof Map) of.delete(key)
  else delete (of as Record<Key, unknown>)[key]
}
const write = (of: object, key: Key, value: unknown): void => {
  if (of instanceof Map) of.set(key, value)
  else (of as Record<Key, unknown>)[key] = value
}

/** Entries that were there before come first, as they lay. */
const reorder = (of: object, order: readonly Key[]): void => {
  if (!(of instanceof Map)) return
  const entries = new Map(of as Map<Key, unknown>)
  of.clear()
  for (const key of order) if (entries.has(key)) of.set(key, entries.get(key))
  for (const [key, value] of entries) if (!of.has(key)) of.set(key, value)
}

/** Takes one difference back. @returns False where somebody changed the place since; it is left alone then. */
const takeBack = (root: object, { path, before, after, order }: Difference): boolean => {
  let holder: unknown = root
  for (const key of path.slice(0, -1))
    holder = typeof holder === 'object' && holder !== null ? read(holder, key) : undefined
  if (typeof holder !== 'object' || holder === null) return false
  const key = path.at(-1)!
  if (before === undefined) {
    remove(holder, key)
    return true
  }
  const now = keysOf(holder).includes(key) ? imageOf(read(holder, key)) : undefined
  if (!same(now, after)) return same(now, before)
  write(holder, key, putBack(before))
  if (after === undefined) reorder(holder, order)
  return true
}

/**
 * Notes a tree, so that what changes from now on can be taken back.
 *
 * @returns Called after the changes, gives the way back; that one says which places it left alone.
 */
export const watchTree = (root: object): (() => () => string[]) => {
  const before = imageOf(root)
  return () => {
    const differences = differencesOf(before, imageOf(root))
    return () =>
      // What was added goes first: a renamed thing is in one place only.
      [...differences]
        .sort((a, b) => Number(a.before !== undefined) - Number(b.before !== undefined))
        .filter((difference) => !takeBack(root, difference))
        .map(({ path }) => path.join('/'))
  }
}
