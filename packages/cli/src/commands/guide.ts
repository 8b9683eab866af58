import { type Flow, flows } from '@landbridge/contract'
import { type Command, Option } from 'commander'
import type { Outside } from '../outside.ts'
import { type CommonOptions, openSession, withTarget } from '../session.ts'
import { writeList } from '../write-list.ts'

interface GuideOptions extends CommonOptions {
  readonly actions?: string
  readonly flow: Flow
  readonly bcVersion?: string
  readonly endpoint?: string
  readonly name?: string
}

/** What an integration needs, as a document; without a choice, what can be chosen. */
export const addGuideCommand = (program: Command, outside: Outside): void => {
  withTarget(program.command('guide'))
    .description('what customers must grant for a choice of actions, and how, as Markdown')
    .option('--actions <list>', 'actions separated by commas, such as customers.list,salesInvoices.post')
    .addOption(new Option('--flow <flow>', 'whose identity it has').choices([...flows]).default('service-to-service'))
    .option('--bc-version <major>', 'major version of Business Central')
    .option('--endpoint <kind>', 'kind of endpoint, such as wiise')
    .option('--name <name>', 'name of the application')
    .addHelpText('after', '\nWithout --actions it lists all actions.')
    .action(async ({ actions, flow, bcVersion, endpoint, name, ...options }: GuideOptions) => {
      const session = await openSession(outside, options)
      if (actions === undefined) {
        const answer = await session.call('guide.actions', {})
        writeList(
          session,
          answer,
          [{ title: 'Action' }, { title: 'What it does' }, { title: 'Area' }],
          answer.actions.map(({ id, title, area }) => [id, title, area]),
          'There is no action.',
        )
        return
      }
      const guide = await session.call('guide.read', {
        actions,
        flow,
        ...(bcVersion !== undefined && { version: bcVersion }),
        ...(endpoint !== undefined && { endpoint }),
        ...(name !== undefined && { name }),
      })
      if (session.output.json) session.output.value(guide)
      else session.output.answer(guide.markdown.trimEnd())
    })
}
