import type { EntitySetSummary, Integration, WantedSet } from '@landbridge/contract'

export type Verb = WantedSet['verbs'][number]
export const verbs = ['list', 'get', 'create', 'update', 'delete'] as const satisfies readonly Verb[]

/** The chosen operations by entity set; the key holds the route too, since both routes have `companies`. */
export type Choice = Readonly<Record<string, readonly Verb[]>>

export const keyOf = ({ route, set }: { readonly route: string; readonly set: string }): string => `${route}/${set}`

export const choiceOf = (wanted: Integration['wanted']): Choice =>
  Object.fromEntries(wanted.map((each) => [keyOf(each), each.verbs]))

/** The choice as the contract wants it, in the order of the catalogue. */
export const wantedOf = (choice: Choice, sets: readonly EntitySetSummary[]): WantedSet[] =>
  sets.flatMap((set) => {
    const chosen = choice[keyOf(set)]
    return chosen === undefined ? [] : [{ set: set.set, route: set.route, verbs: inOrder(chosen) }]
  })

const inOrder = (chosen: readonly Verb[]): Verb[] => verbs.filter((verb) => chosen.includes(verb))

/** Chooses a set with reading only, or drops it. */
export const toggleSet = (choice: Choice, set: EntitySetSummary): Choice => {
  const key = keyOf(set)
  if (choice[key] === undefined) {
    const reading = verbs.filter((verb) => (verb === 'list' || verb === 'get') && set.allows.includes(verb))
    return { ...choice, [key]: reading.length > 0 ? reading : set.allows }
  }
  const { [key]: _, ...rest } = choice
  return rest
}

export const toggleVerb = (choice: Choice, set: EntitySetSummary, verb: Verb): Choice => {
  const key = keyOf(set)
  const chosen = choice[key] ?? []
  const next = chosen.includes(verb) ? chosen.filter((each) => each !== verb) : [...chosen, verb]
  return { ...choice, [key]: inOrder(next) }
}

/** The first set without an operation, if there is one. */
export const findEmpty = (choice: Choice): string | undefined =>
  Object.keys(choice)
    .find((key) => choice[key]?.length === 0)
    ?.split('/')[1]
