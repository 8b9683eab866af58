import type { Contract, OutputOf, PropertyView } from '@landbridge/contract'
import type { Command } from 'commander'
import { Option } from 'commander'
import type { Outside } from '../outside.ts'
import { type CommonOptions, openSession, type Session, withTarget } from '../session.ts'
import { drawTable } from '../table.ts'
import { writeList } from '../write-list.ts'

type EntitySet = OutputOf<Contract['catalogue.set']>

export type RouteChoice = 'standard' | 'automation'

export const routeOption = (): Option =>
  new Option('--route <route>', 'API route').choices(['standard', 'automation']).default('standard')

const sets = async (session: Session, options: { readonly route: RouteChoice; readonly area?: string }) => {
  const { sets: all } = await session.call('catalogue.sets', { route: options.route })
  const chosen = all.filter(({ area }) => options.area === undefined || area === options.area)
  writeList(
    session,
    { sets: chosen },
    [{ title: 'Entity set' }, { title: 'Area' }, { title: 'Allows' }, { title: 'Actions' }, { title: 'About' }],
    chosen.map((one) => [one.set, one.area, one.allows.join(' '), one.actions.join(' '), one.about]),
    `There is no entity set in the area "${options.area}".`,
  )
}

const kindOf = (property: PropertyView): string =>
  property.length === undefined ? property.kind : `${property.kind}(${property.length})`

const remarksOf = (property: PropertyView): string =>
  [
    property.readOnly ? 'read only' : '',
    property.required ? 'required' : '',
    property.options === undefined ? '' : property.options.map(({ value }) => value).join(' | '),
    property.refersTo === undefined ? '' : `from ${property.refersTo.join(', ')}`,
    property.since === undefined ? '' : `since ${property.since}`,
    property.note ?? '',
  ]
    .filter((text) => text !== '')
    .join('; ')

const describe = (session: Session, entity: EntitySet): void => {
  const { output } = session
  if (output.json) {
    output.value(entity)
    return
  }
  const heading = (text: string) => output.paint('bold', text, 'answer')
  const list = (title: string, lines: readonly string[]) => {
    if (lines.length === 0) return
    output.answer('')
    output.answer(heading(title))
    for (const line of lines) output.answer(`  ${line}`)
  }
  output.answer(`${heading(entity.set)}: ${entity.about}`)
  output.answer(
    `allows ${entity.allows.join(', ') || 'nothing by itself'}; key ${entity.key.join(', ')}; area ${entity.area}`,
  )
  output.answer('')
  const table = drawTable(
    [{ title: 'Property' }, { title: 'Kind' }, { title: 'Remarks' }],
    entity.properties.map((property) => [property.name, kindOf(property), remarksOf(property)]),
    output.columns,
    heading,
  )
  for (const line of table.lines) output.answer(line)
  list(
    'Leads to',
    entity.navigation.map(({ name, to, many }) => `${name}: ${many ? 'many' : 'one'} of ${to}`),
  )
  list(
    'Actions',
    entity.boundActions.map(
      ({ name, does, undo }) => `${name}: ${does} ${undo === 'none' ? 'No way back.' : `Undone by ${undo}.`}`,
    ),
  )
  list(
    'Rules',
    entity.rules.map(({ on, rule }) => `${on}: ${rule}`),
  )
  list('Needs', [`app roles: ${entity.roles.join(', ')}`, `permission sets: ${entity.permissionSets.join(', ')}`])
}

export const addCatalogueCommands = (program: Command, outside: Outside): void => {
  withTarget(program.command('sets'))
    .description('list the entity sets of Business Central, with what each allows')
    .addOption(routeOption())
    .option('--area <area>', 'only this area, for example sales')
    .action(async (options: CommonOptions & { route: RouteChoice; area?: string }) =>
      sets(await openSession(outside, options), options),
    )
  withTarget(program.command('describe'))
    .description('describe one entity set: properties, actions, rules, permissions')
    .argument('<set>', 'entity set, for example customers')
    .addOption(routeOption())
    .action(async (set: string, options: CommonOptions & { route: RouteChoice }) => {
      const session = await openSession(outside, options)
      describe(session, await session.call('catalogue.set', { set, route: options.route }))
    })
}
