import { type Flow, flows, type Integration } from '@landbridge/contract'
import { type Command, Option } from 'commander'
import { Complaint } from '../complaint.ts'
import type { Outside } from '../outside.ts'
import { type CommonOptions, openSession, type Session, withTarget } from '../session.ts'
import { writeList } from '../write-list.ts'
import { type AppOptions, readApp, tellCredential, withCredential } from './app-options.ts'

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
      String(one.connections.broken + one.connections.needsAttention),
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

/** Where people come back to from Microsoft's pages. */
const tellRedirect = (session: Session, made: Integration): void => {
  if (made.redirectUri !== null)
    session.output.say(`Register this under the platform Web of the app registration: ${made.redirectUri}`)
}

export const addIntegrationCommands = (program: Command, outside: Outside): void => {
  const integrations = program.command('integrations').description('list, make and switch integrations')

  withTarget(integrations.command('list', { isDefault: true }))
    .description('list integrations')
    .action(async (options: CommonOptions) => list(await openSession(outside, options)))

  withCredential(withTarget(integrations.command('create')))
    .description('make an integration from the actions that it is for')
    .argument('<name>', 'its name, as customers know it')
    .requiredOption('--actions <list>', 'actions separated by commas; see `landbridge guide`')
    .addOption(new Option('--flow <flow>', 'whose identity it has').choices([...flows]).default('service-to-service'))
    .option('--endpoint <kind>', 'where its customers are; each chooses where it is left out')
    .option('--client-id <id>', 'your own app registration')
    .action(async (name: string, options: CreateOptions) => {
      const app = await readApp(outside, options)
      const session = await openSession(outside, options)
      const { actions, flow } = options
      const { wanted } = await session.call('guide.read', { actions, flow })
      const endpoint = await endpointOf(session, options.endpoint)
      const made = await session.call('integrations.create', { name, flow, wanted, ...endpoint, ...(app && { app }) })
      if (session.output.json) return session.output.value(made)
      tellRedirect(session, made)
      // The id is the answer, and a script takes nothing else from there.
      tellCredential(session, made, session.output.say)
      session.output.answer(made.id)
    })

  withCredential(withTarget(integrations.command('app')))
    .description('store another app registration, or another credential of it')
    .argument('<id>', 'id of the integration')
    .requiredOption('--client-id <id>', 'the app registration')
    .action(async (integrationId: string, options: CommonOptions & AppOptions & { clientId: string }) => {
      const app = await readApp(outside, options)
      const session = await openSession(outside, options)
      const stored = await session.call('integrations.update', { integrationId, ...(app && { app }) })
      if (session.output.json) return session.output.value(stored)
      tellRedirect(session, stored)
      if (app?.secret !== undefined) session.output.answer(stored.id)
      else tellCredential(session, stored)
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
