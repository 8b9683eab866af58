import type { Connection } from '@landbridge/contract'
import type { Command } from 'commander'
import { chooseConnection } from '../choose-connection.ts'
import { Complaint } from '../complaint.ts'
import { menders } from '../fault-text.ts'
import type { Outside } from '../outside.ts'
import { type CommonOptions, openSession, type Session, withTarget } from '../session.ts'
import { oneLine } from '../text.ts'
import { writeList } from '../write-list.ts'

const day = (instant: string): string => instant.slice(0, 10)

const connections = async (session: Session): Promise<void> => {
  const answer = await session.call('connections.list', {})
  writeList(
    session,
    answer,
    [
      { title: 'Connection' },
      { title: 'Health' },
      { title: 'Who can mend it' },
      { title: 'Environment' },
      { title: 'Companies' },
      { title: 'Since' },
      { title: 'Id' },
    ],
    answer.connections.map((one) => [
      one.name === one.linkedAccount.name ? one.name : `${one.name} (${one.linkedAccount.name})`,
      one.reason === null ? one.health : `${one.health}: ${oneLine(one.reason)}`,
      menderOf(one),
      `${one.environment?.name ?? ''}${one.simulated ? ' (simulated)' : ''}`,
      companyNames(one),
      day(one.since),
      one.id,
    ]),
    'There is no connection yet. Make one with `landbridge connect`.',
  )
}

/** Who can mend the gravest thing that is amiss; nobody need where it may pass by itself. */
const menderOf = ({ concerns: [worst] }: Connection): string =>
  worst === undefined || worst.severity === 'degraded' ? '' : (menders[worst.who] ?? worst.who)

const connectionHelp = 'id, name or linked account of the connection'

const companyNames = ({ companies }: Pick<Connection, 'companies'>): string =>
  companies.map(({ displayName, name }) => displayName || name).join(', ')

/** Changes the companies of a connection, or lists those there are. */
const companies = async (session: Session, wanted: string | undefined, use: string | undefined): Promise<void> => {
  const connection = await chooseConnection(session, wanted)
  const connectionId = connection.id
  const visible = await session.call('connections.companies', { connectionId })
  if (use === undefined) {
    const isUsed = (id: string) => connection.companies.some((company) => company.id === id)
    return writeList(
      session,
      visible,
      [{ title: 'Company' }, { title: 'Used' }, { title: 'Id' }],
      visible.companies.map(({ id, name, displayName }) => [displayName || name, isUsed(id) ? 'yes' : '', id]),
      'Business Central shows no company to this connection.',
    )
  }
  const named = use.split(',').map((each) => each.trim().toLowerCase())
  const chosen = named.map((name) => {
    const found = visible.companies.find((each) =>
      [each.id, each.name, each.displayName].some((text) => text.toLowerCase() === name),
    )
    if (found === undefined)
      throw new Complaint('usage', `There is no company "${name}".`, 'See `landbridge connections companies`.')
    return found.id
  })
  const changed = await session.call('connections.chooseCompanies', { connectionId, companies: chosen })
  if (session.output.json) return session.output.value(changed)
  session.output.say(`Uses ${companyNames(changed)}.`)
}

/** Tells what was noticed of an environment, or takes a person's word for which one it is. */
const confirm = async (session: Session, wanted: string | undefined, environment: string | undefined) => {
  const { id: connectionId, environmentNotice: notice } = await chooseConnection(session, wanted)
  if (environment === undefined) {
    if (session.output.json) return session.output.value(notice)
    if (notice === null) return session.output.say('Nothing about the environment waits for a confirmation.')
    session.output.say(notice.what)
    for (const { name, type } of notice.choices)
      session.output.say(`  landbridge connections confirm ${connectionId} --environment ${name}   (${type})`)
    return
  }
  const confirmed = await session.call('connections.confirmEnvironment', { connectionId, environment })
  if (session.output.json) return session.output.value(confirmed)
  session.output.say(`The connection belongs to ${confirmed.environment?.name}.`)
}

export const addListCommands = (program: Command, outside: Outside): void => {
  const group = program.command('connections').description('connections, their companies and environments')

  withTarget(group.command('list', { isDefault: true }))
    .description('list connections; those that need attention first')
    .action(async (options: CommonOptions) => connections(await openSession(outside, options)))

  withTarget(group.command('companies'))
    .description('list the companies that are visible, or say which ones the connection uses')
    .argument('[connection]', connectionHelp)
    .option('--use <companies>', 'names or ids, with commas between; the first is used where none is named')
    .action(async (wanted: string | undefined, { use, ...options }: CommonOptions & { use?: string }) =>
      companies(await openSession(outside, options), wanted, use),
    )

  withTarget(group.command('confirm'))
    .description('tell what became of the environment, or say which environment the connection belongs to')
    .argument('[connection]', connectionHelp)
    .option('--environment <name>', 'the right one; writes that were stopped go on there')
    .action(async (wanted: string | undefined, { environment, ...rest }: CommonOptions & { environment?: string }) =>
      confirm(await openSession(outside, rest), wanted, environment),
    )
}
