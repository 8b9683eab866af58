import { type Command, Option } from 'commander'
import { confirmLoss } from '../confirm.ts'
import type { Outside } from '../outside.ts'
import { type CommonOptions, openSession, withTarget } from '../session.ts'
import { writeList } from '../write-list.ts'

interface CreateOptions extends CommonOptions {
  readonly role: 'reader' | 'actor' | 'administrator'
  readonly integration?: string
}

export const addKeyCommands = (program: Command, outside: Outside): void => {
  const keys = program.command('keys').description('list, make and revoke API keys')

  withTarget(keys.command('list', { isDefault: true }))
    .description('list the API keys, without the keys themselves')
    .action(async (options: CommonOptions) => {
      const session = await openSession(outside, options)
      const answer = await session.call('keys.list', {})
      writeList(
        session,
        answer,
        [{ title: 'Key' }, { title: 'Begins with' }, { title: 'Role' }, { title: 'Last used' }, { title: 'Id' }],
        answer.keys.map((key) => [key.name, key.startsWith, key.role, key.lastUsedAt?.slice(0, 10) ?? 'never', key.id]),
        'There is no API key.',
      )
    })

  withTarget(keys.command('create'))
    .description('make an API key; it is shown only once')
    .argument('<name>', 'what it is for')
    .addOption(
      new Option('--role <role>', 'what it may do').choices(['reader', 'actor', 'administrator']).default('reader'),
    )
    .option('--integration <id>', 'the only integration that it may use')
    .action(async (name: string, options: CreateOptions) => {
      const session = await openSession(outside, options)
      const key = await session.call('keys.create', {
        name,
        role: options.role,
        integrationId: options.integration ?? null,
      })
      if (session.output.json) {
        session.output.value(key)
        return
      }
      session.output.say(`The key "${key.name}" (${key.role}). It is shown only now:`)
      session.output.answer(key.key)
    })

  withTarget(keys.command('revoke'))
    .description('revoke an API key at once')
    .argument('<id>', 'id of the key')
    .option('-y, --yes', 'do not ask')
    .action(async (keyId: string, options: CommonOptions & { yes?: boolean }) => {
      const session = await openSession(outside, options)
      await confirmLoss(session, 'keys.revoke', options.yes)
      await session.call('keys.revoke', { keyId })
      session.output.say('Revoked.')
    })
}
