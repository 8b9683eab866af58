import {
  type Entity,
  entitiesOf,
  type WriteVerb,
  type WriteWay,
  writeProof,
  writeVerbs,
  writeWays,
} from '@landbridge/model'
import { code, page, table } from './markdown.ts'

const names = {
  sameKey: 'same key',
  sameValue: 'same value',
  unknownProperty: 'unknown property',
  unknownKey: 'unknown key',
  none: 'not asked',
} as const satisfies Record<WriteWay, string>

const shown = (entity: Entity, verb: WriteVerb): string => {
  if (!entity.allows.includes(verb)) return ''
  const { way, properties, unprovable } = writeProof(entity, verb)
  const what = properties.length === 0 ? names[way] : `${names[way]}: ${properties.map(code).join(', ')}`
  return unprovable === undefined ? what : `${what}; ${unprovable}`
}

const rows = (['standard', 'automation'] as const).flatMap((route) =>
  entitiesOf(route)
    .map((entity): Entity => (entity.route === route ? entity : { ...entity, route }))
    .filter((entity) => writeVerbs.some((verb) => entity.allows.includes(verb)) || entity.actions !== undefined)
    .map((entity) => [
      `${code(entity.set)}${route === 'standard' ? '' : ' (automation)'}`,
      ...writeVerbs.map((verb) => shown(entity, verb)),
      Object.keys(entity.actions ?? {})
        .map(code)
        .join(', '),
    ]),
)

/** How the permission to write is looked at, for every entity set and verb. */
export const writingPage = (): string =>
  page(
    '# How a check looks at the permission to write',
    'A proving check asks Business Central only what leaves nothing, whatever the permissions are. Each verb on each entity set has a way; where none proves the permission, the line of the check is unknown and says why, and the last real call decides it. [Why these ways](../decisions/0026-proving-without-a-trace.md).',
    table(
      ['Way', 'What is tried', 'Why nothing remains', 'What the answer tells', 'Proves it'],
      Object.entries(writeWays).map(([way, { tries, leavesNothing, tells, proves }]) => [
        names[way as WriteWay],
        tries,
        leavesNothing,
        tells,
        proves ? 'yes' : 'only that it is missing',
      ]),
    ),
    'Bound actions are never tried: what they do is committed at once, so that nothing takes it back. The last real call decides their lines.',
    '## Every entity set',
    table(['Entity set', 'Create', 'Change', 'Delete', 'Bound actions'], rows),
  )
