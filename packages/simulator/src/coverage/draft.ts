import type { Entity, Property } from '@landbridge/model'
import type { Row } from './addresses.ts'

const blanks: readonly unknown[] = ['', '00000000-0000-0000-0000-000000000000', '0001-01-01', ' ', '_x0020_', 0, false]

const isWritable = ({ readOnly, kind, filterOnly }: Property): boolean =>
  readOnly === undefined && kind !== 'stream' && filterOnly === undefined

const isUnique = ({ key, alternateKeys, order }: Entity, name: string): boolean =>
  key.includes(name) ||
  alternateKeys?.includes(name) === true ||
  ['number', 'code', 'sequence', 'lineNumber', 'email'].includes(name) ||
  (order?.[0] === name && !name.startsWith('documentId'))

/** A value that no record has yet, of the kind that the property takes. */
const freshValue = (property: Property, round: number): unknown => {
  if (property.kind === 'text')
    return `Z${round}${'X'.repeat(3)}`.slice(0, property.length > 0 ? property.length : undefined)
  if (property.kind === 'guid') return `5afe0000-0000-4000-8000-${String(round).padStart(12, '0')}`
  if (property.kind === 'date') return `2031-01-${String((round % 28) + 1).padStart(2, '0')}`
  return undefined
}

/**
 * Bodies with which a record may be made, the richest first: what another record holds, with values of its own where
 * they must not repeat; and the required properties alone.
 *
 * @param round A number that no other record is made with.
 */
export const draftsOf = (entity: Entity, like: Row | undefined, round: number): Readonly<Record<string, unknown>>[] => {
  const writable = Object.entries(entity.properties).filter(([, property]) => isWritable(property))
  const required = new Set(writable.filter(([, each]) => each.required !== undefined).map(([name]) => name))
  const oneOf = new Set<string>()
  const pick = (isWanted: (name: string) => boolean): Record<string, unknown> =>
    Object.fromEntries(
      writable.flatMap(([name, property]) => {
        if (!isWanted(name)) return []
        if (isUnique(entity, name)) {
          const fresh = freshValue(property, round)
          return fresh === undefined || (name === 'number' && !required.has(name)) ? [] : [[name, fresh]]
        }
        const value = like?.[name]
        return value === undefined || blanks.includes(value) ? [] : [[name, value]]
      }),
    )
  const alternatives = (name: string): boolean => {
    const wanted = entity.properties[name]?.required
    if (wanted === undefined || wanted === true) return wanted === true
    if (wanted.oneOf.some((each) => oneOf.has(each))) return false
    oneOf.add(name)
    return true
  }
  const least = pick(alternatives)
  const named = Object.hasOwn(entity.properties, 'displayName') ? { displayName: `Tried ${round}` } : {}
  return [pick(() => true), { ...named, ...least }, least, {}].filter(
    (draft, at, all) => all.findIndex((each) => JSON.stringify(each) === JSON.stringify(draft)) === at,
  )
}

/** A property that can be set to what it is, so that a change can be tried; undefined where there is none. */
export const changeOf = (entity: Entity, row: Row): Readonly<Record<string, unknown>> => {
  const found = Object.entries(entity.properties).filter(
    ([name, property]) => isWritable(property) && row[name] !== undefined && !entity.key.includes(name),
  )
  const plain = found.find(([, { kind, refersTo }]) => kind === 'text' && refersTo === undefined) ?? found[0]
  return plain === undefined ? {} : { [plain[0]]: row[plain[0]] }
}
