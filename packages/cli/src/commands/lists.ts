import type { Command } from 'commander'
import type { Outside } from '../outside.ts'
import { type CommonOptions, openSession, type Session, withTarget } from '../session.ts'
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
      { title: 'Environment' },
      { title: 'Companies' },
      { title: 'Since' },
      { title: 'Id' },
    ],
    answer.connections.map((one) => [
      one.name === one.linkedAccount.name ? one.name : `${one.name} (${one.linkedAccount.name})`,
      one.reason === null ? one.health : `${one.health}: ${one.reason}`,
      `${one.environment?.name ?? ''}${one.simulated ? ' (simulated)' : ''}`,
      one.companies.map((company) => company.displayName || company.name).join(', '),
      day(one.since),
      one.id,
    ]),
    'There is no connection yet. Make one with `landbridge connect`.',
  )
}

const integrations = async (session: Session): Promise<void> => {
  const answer = await session.call('integrations.list', {})
  writeList(
    session,
    answer,
    [
      { title: 'Integration' },
      { title: 'Flow' },
      { title: 'On' },
      { title: 'Connected', right: true },
      { title: 'Attention', right: true },
      { title: 'In set-up', right: true },
      { title: 'Entity sets' },
      { title: 'Id' },
    ],
    answer.integrations.map((one) => [
      one.name,
      one.flow,
      one.enabled ? 'yes' : 'no',
      String(one.connections.connected),
      String(one.connections.needsAttention),
      String(one.connections.inSetup),
      one.wanted.map(({ set }) => set).join(', '),
      one.id,
    ]),
    'There is no integration yet. `landbridge connect` makes the first one.',
  )
}

export const addListCommands = (program: Command, outside: Outside): void => {
  withTarget(program.command('connections'))
    .description('list connections; those that need attention first')
    .action(async (options: CommonOptions) => connections(await openSession(outside, options)))
  withTarget(program.command('integrations'))
    .description('list integrations')
    .action(async (options: CommonOptions) => integrations(await openSession(outside, options)))
}
