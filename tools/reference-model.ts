import {
  type Area,
  type Entity,
  entitiesOf,
  type FaultFact,
  faults,
  neededPermissionSets,
  neededRoles,
  type Property,
  type Reference,
} from '@landbridge/model'
import { code, page, table } from './markdown.ts'

const isList = <T>(value: T | readonly T[]): value is readonly T[] => Array.isArray(value)

const kindOf = (property: Property): string => {
  if (property.kind === 'text') return property.length > 0 ? `text(${property.length})` : 'text'
  return property.kind
}

const membersOf = (property: Property): string => {
  if (property.kind === 'option') return Object.keys(property.of.members).map(code).join(', ')
  return property.kind === 'choice' ? property.members.map(code).join(', ') : ''
}

const targetOf = ({ to, table: name }: Reference): string => code(to ?? name ?? '')

const referencesOf = ({ refersTo }: Property): string => {
  if (refersTo === undefined) return ''
  return `from ${[...new Set((isList(refersTo) ? refersTo : [refersTo]).map(targetOf))].join(' or ')}`
}

const requiredOf = ({ required }: Property): string => {
  if (required === undefined) return ''
  return required === true ? 'required' : `required, or one of ${required.oneOf.map(code).join(', ')}`
}

const remarksOf = (property: Property): string =>
  [
    property.readOnly === undefined ? '' : 'read only',
    requiredOf(property),
    membersOf(property),
    referencesOf(property),
    property.upperCase === undefined ? '' : 'upper case',
    property.calculated === undefined ? '' : 'worked out, so it can be neither filtered nor sorted',
    property.filterOnly === undefined ? '' : 'only a filter',
    property.since === undefined ? '' : `since version ${property.since}`,
    property.note ?? '',
  ]
    .filter((text) => text !== '')
    .join('; ')

const needsOf = (entity: Entity): string => {
  const wanted = [{ entity, verbs: entity.allows }]
  return `app role ${neededRoles(wanted).map(code).join(', ')}, permission set ${neededPermissionSets(wanted).map(code).join(', ')}`
}

const entitySection = (entity: Entity): string =>
  page(
    `## ${entity.set}`,
    entity.about,
    [
      `- Allows: ${entity.allows.length === 0 ? 'nothing by itself' : entity.allows.join(', ')}`,
      `- Key: ${entity.key.map(code).join(', ')}`,
      `- Needs: ${needsOf(entity)}`,
      ...(entity.since > 17 ? [`- Since version ${entity.since}`] : []),
      ...(entity.onlyBelow === undefined ? [] : [`- Reached only below ${code(entity.onlyBelow)}`]),
      ...(entity.needsParent === undefined ? [] : ['- Reading needs the parent, the key or a filter on the parent']),
    ].join('\n'),
    table(
      ['Property', 'Kind', 'Remarks'],
      Object.entries(entity.properties).map(([name, property]) => [code(name), kindOf(property), remarksOf(property)]),
    ),
    table(
      ['Leads to', 'Entity set', ''],
      Object.entries(entity.navigation ?? {}).map(([name, { to, many, note }]) => [
        code(name),
        code(to),
        [many ? 'many' : 'one', note ?? ''].filter((text) => text !== '').join('; '),
      ]),
    ),
    table(
      ['Action', 'What it does', 'Way back'],
      Object.entries(entity.actions ?? {}).map(([name, { does, undo }]) => [code(name), does, undo]),
    ),
    (entity.rules ?? []).map(({ on, rule }) => `- ${code(on)}: ${rule}`).join('\n'),
    (entity.notes ?? []).map((note) => `> ${note}`).join('\n>\n'),
  )

const byArea = (): Map<Area, Entity[]> => {
  const areas = new Map<Area, Entity[]>()
  for (const entity of [...new Set([...entitiesOf('standard'), ...entitiesOf('automation')])])
    areas.set(entity.area, [...(areas.get(entity.area) ?? []), entity])
  return new Map([...areas].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const anchor = ({ area, set }: Entity): string => `entity-sets/${area}.md#${set.toLowerCase()}`

/** The list of entity sets, and a page for each area. */
export const entityPages = (): Record<string, string> => {
  const areas = byArea()
  const index = [...areas].map(([area, entities]) =>
    page(
      `## ${area}`,
      table(
        ['Entity set', 'Allows', 'Actions', 'About'],
        entities.map((entity) => [
          `[${entity.set}](${anchor(entity)})`,
          entity.allows.join(', '),
          Object.keys(entity.actions ?? {}).join(', '),
          entity.about,
        ]),
      ),
    ),
  )
  return {
    'entity-sets.md': page('# Entity sets of Business Central', ...index),
    ...Object.fromEntries(
      [...areas].map(([area, entities]) => [
        `entity-sets/${area}.md`,
        page(`# Entity sets: ${area}`, ...entities.map(entitySection)),
      ]),
    ),
  }
}

const faultSection = ([name, fault]: [string, FaultFact]): string =>
  page(
    `## ${name}`,
    fault.means,
    `**What to do.** ${fault.remedy}`,
    [
      `Status ${fault.status}`,
      `try again: ${fault.retry}`,
      `who can mend it: ${fault.who}`,
      ...(fault.seen === undefined ? [] : [`seen as ${fault.seen.map(code).join(', ')}`]),
    ].join('; '),
  )

export const faultsPage = (): string =>
  page(
    '# Faults',
    'Codes are public: only added, never renamed or reused. Branch on the code and on when to try again, never on text.',
    ...Object.entries<FaultFact>(faults).map(faultSection),
  )
