import { type CallOf, type Contract, type Flow, flows, type Integration } from '@landbridge/contract'
import { type Command, Option } from 'commander'
import { Complaint } from '../complaint.ts'
import type { Outside } from '../outside.ts'
import { type CommonOptions, openSession, type Session, withTarget } from '../session.ts'
import { writeList } from '../write-list.ts'

const list = async (session: Session): Promise<void> => {
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

interface CreateOptions extends CommonOptions, AppOptions {
  readonly actions: string
  readonly flow: Flow
  readonly endpoint?: string
}

interface AppOptions {
  readonly clientId?: string
  readonly expires?: string
}

type AppDraft = NonNullable<CallOf<Contract['integrations.create']>['app']>

/** The variable from which a client secret is read: it must not stand on a command line, where others see it. */
const secretVariable = 'LANDBRIDGE_APP_SECRET'

const appOf = ({ env }: Outside, { clientId, expires }: AppOptions): { app?: AppDraft } => {
  if (clientId === undefined) return {}
  const secret = env[secretVariable]
  if (secret === undefined || secret === '')
    throw new Complaint('usage', 'The client secret is missing.', `Put it into the variable ${secretVariable}.`)
  if (expires === undefined)
    throw new Complaint('usage', 'Nothing says when the client secret expires.', 'Give --expires YYYY-MM-DD.')
  return { app: { clientId, secret, endsOn: expires } }
}

const endpointOf = async (session: Session, kind: string | undefined) => {
  if (kind === undefined) return {}
  const { endpoints } = await session.call('catalogue.endpoints', {})
  const addresses = endpoints.find((each) => each.kind === kind)?.addresses
  if (addresses == null)
    throw new Complaint(
      'usage',
      `There is no endpoint "${kind}" with addresses of its own.`,
      `There are: ${endpoints.flatMap((each) => (each.addresses === null ? [] : [each.kind])).join(', ')}.`,
    )
  return { endpoint: { kind, addresses } }
}

const tell = (session: Session, made: Integration): void => {
  if (session.output.json) {
    session.output.value(made)
    return
  }
  if (made.redirectUri !== null)
    session.output.say(`Register this under the platform Web of the app registration: ${made.redirectUri}`)
  session.output.answer(made.id)
}

export const addIntegrationCommands = (program: Command, outside: Outside): void => {
  const integrations = program.command('integrations').description('list, make and switch integrations')

  withTarget(integrations.command('list', { isDefault: true }))
    .description('list integrations')
    .action(async (options: CommonOptions) => list(await openSession(outside, options)))

  withTarget(integrations.command('create'))
    .description('make an integration from the actions that it is for')
    .argument('<name>', 'its name, as customers know it')
    .requiredOption('--actions <list>', 'actions separated by commas; see `landbridge guide`')
    .addOption(new Option('--flow <flow>', 'whose identity it has').choices([...flows]).default('service-to-service'))
    .option('--endpoint <kind>', 'where its customers are; each chooses where it is left out')
    .option('--client-id <id>', `your own app registration; its secret is read from ${secretVariable}`)
    .option('--expires <day>', 'when that secret expires')
    .action(async (name: string, options: CreateOptions) => {
      const session = await openSession(outside, options)
      const { actions, flow } = options
      const { wanted } = await session.call('guide.read', { actions, flow })
      const endpoint = await endpointOf(session, options.endpoint)
      tell(
        session,
        await session.call('integrations.create', { name, flow, wanted, ...endpoint, ...appOf(outside, options) }),
      )
    })

  withTarget(integrations.command('app'))
    .description('store another app registration, or another secret of it')
    .argument('<id>', 'id of the integration')
    .requiredOption('--client-id <id>', `the app registration; its secret is read from ${secretVariable}`)
    .requiredOption('--expires <day>', 'when that secret expires')
    .action(async (integrationId: string, options: CommonOptions & AppOptions) => {
      const session = await openSession(outside, options)
      tell(session, await session.call('integrations.update', { integrationId, ...appOf(outside, options) }))
    })

  for (const [verb, enabled, about] of [
    ['on', true, 'let traffic and new set-ups through'],
    ['off', false, 'stop all traffic, links and new set-ups'],
  ] as const)
    withTarget(integrations.command(verb))
      .description(about)
      .argument('<id>', 'id of the integration')
      .action(async (integrationId: string, options: CommonOptions) => {
        const session = await openSession(outside, options)
        const changed = await session.call('integrations.update', { integrationId, enabled })
        if (session.output.json) return session.output.value(changed)
        session.output.say(`${changed.name} is ${changed.enabled ? 'on' : 'off'}.`)
      })
}
