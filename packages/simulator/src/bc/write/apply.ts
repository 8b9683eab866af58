import type { Property } from '@landbridge/model'
import { blankDate, type Value } from '../data/values.ts'
import { badExpression, mustNotBeBlank, readOnly, ruleBroken, unknownProperty } from '../errors.ts'
import type { Column, Plan, Way } from '../plan.ts'
import { behaviourOf } from './behaviours/index.ts'
import { boundMembers } from './bind.ts'
import { readValue } from './body.ts'
import { assign, type Draft, get, isBlank } from './draft.ts'

/** Records of a deep insert, in the order of the body. */
export interface DeepPart {
  readonly way: Way
  readonly bodies: readonly Readonly<Record<string, unknown>>[]
}

const blankOption = '_x0020_'

const wordsOf = (text: string): readonly string[] => text.match(/\w+/g) ?? []

/** Properties that a rule about the whole record names in its words. */
const namedBy = (plan: Plan, on: string, kind: string): Set<string> =>
  new Set(
    (plan.entity.rules ?? [])
      .filter((rule) => rule.on === on && rule.kind === kind)
      .flatMap(({ rule }) => [
        ...wordsOf(rule).filter((word) => plan.byName.has(word)),
        ...(rule.includes('parent reference') ? ['parentId', 'parentType'] : []),
      ]),
  )

interface WriteRules {
  /** May not change once the record exists. */
  readonly immutable: ReadonlySet<string>
  readonly notBlank: ReadonlySet<string>
  readonly notOnCreate: ReadonlySet<string>
}

const made = new WeakMap<Plan, WriteRules>()

const rulesOf = (plan: Plan): WriteRules => {
  const known = made.get(plan)
  if (known) return known
  const set = (kind: string): string[] =>
    (plan.entity.rules ?? []).flatMap((rule) =>
      rule.kind === kind && rule.on.startsWith('set:') ? [rule.on.slice('set:'.length)] : [],
    )
  const rules = {
    immutable: new Set([...set('immutable'), ...namedBy(plan, 'update', 'immutable')]),
    notBlank: new Set(set('notBlank')),
    notOnCreate: namedBy(plan, 'create', 'readOnlyOnCreate'),
  }
  made.set(plan, rules)
  return rules
}

/** What a file belongs to may be said once, also when it is there already. */
const linkedLater: ReadonlySet<string> = new Set(['parentId', 'parentType'])

const isUnset = (value: Value): boolean => isBlank(value) || value === blankDate || value === blankOption

const checkRules = (draft: Draft, { name, at }: Column, value: Value): void => {
  const { immutable, notBlank, notOnCreate } = rulesOf(draft.plan)
  const isLinked = !linkedLater.has(name) || !isUnset(draft.old?.[at] ?? '')
  if (draft.old && immutable.has(name) && draft.old[at] !== value && isLinked)
    throw ruleBroken(`The value for ${name} cannot be modified.`)
  if (notBlank.has(name) && String(value).trim() === '') throw ruleBroken(`The "${name}" cannot be blank.`)
  if (!draft.old && notOnCreate.has(name)) throw ruleBroken(`The "${name}" cannot be given when the record is created.`)
}

const partOf = (draft: Draft, way: Way, sent: unknown): DeepPart => {
  const { navigation, name } = way
  if (draft.old) throw badExpression(`The navigation property '${name}' cannot be changed with its parent.`)
  if (navigation.kind !== 'part' || !navigation.insert) throw readOnly(name)
  const bodies = navigation.many ? sent : [sent]
  if (!Array.isArray(bodies) || bodies.some((body) => typeof body !== 'object' || body === null || Array.isArray(body)))
    throw badExpression(`The value of the navigation property '${name}' is not of the type that it should have.`)
  return { way, bodies: bodies as DeepPart['bodies'] }
}

/** What may be written in this request although the page shows it read only; nothing, unless the set says so. */
const isReadOnly = (property: Property): boolean => property.readOnly !== undefined

/**
 * Puts the values of a body into a draft, one after the other in the order in which they were sent.
 *
 * @returns The parts to be inserted below it.
 */
export const applyBody = (draft: Draft, body: Readonly<Record<string, unknown>>): DeepPart[] => {
  const { plan } = draft
  const behaviour = behaviourOf(plan)
  const parts: DeepPart[] = []
  for (const [name, sent] of boundMembers(draft, body)) {
    if (name.includes('@')) continue
    const column = plan.byName.get(name)
    const way = plan.ways.get(name)
    if (column === undefined) {
      if (way === undefined)
        throw plan.streams.includes(name) ? readOnly(name) : unknownProperty(name, plan.entity.name)
      parts.push(partOf(draft, way, sent))
      continue
    }
    if (isReadOnly(column.property)) throw readOnly(name)
    const value = readValue(name, column.property, sent)
    checkRules(draft, column, value)
    const own = behaviour.assign?.[name]
    if (own) {
      own(draft, value)
      draft.given.add(name)
    } else assign(draft, column, value)
    behaviour.set?.[name]?.(draft)
  }
  return parts
}

/**
 * @throws Refusal For the first property that must be given and is not: the page's own error, or that of the table
 *         whose key it is.
 */
export const checkRequired = (draft: Draft): void => {
  const { plan, given } = draft
  for (const { name, property } of plan.columns) {
    const { required, requiredBy } = property
    if (required === undefined) continue
    const names = required === true ? [name] : required.oneOf
    if (names.some((each) => !isUnset(get(draft, each)))) continue
    if (requiredBy === 'tableNotBlank' && required === true) throw mustNotBeBlank(name)
    const asked = names.map((each) => `"${each}"`).join(' or ')
    const word = given.has(name) ? 'cannot be blank' : 'must be provided'
    throw ruleBroken(`The ${asked} ${word}.`)
  }
}
