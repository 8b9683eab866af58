import { linkAudiences, type SetupLink, usualLinkDays } from '@landbridge/contract'
import { type Command, Option } from 'commander'
import { confirmLoss } from '../confirm.ts'
import type { Outside } from '../outside.ts'
import { type CommonOptions, openSession, withTarget } from '../session.ts'
import { writeList } from '../write-list.ts'
import { wholeNumber } from './records.ts'

interface CreateOptions extends CommonOptions {
  readonly for: SetupLink['audience']
  readonly days?: number
  readonly returnTo?: string
}

export const addLinkCommands = (program: Command, outside: Outside): void => {
  const link = program.command('link').description('links with which people at a customer do their steps of a set-up')

  withTarget(link.command('create'))
    .description('make a link; its address is shown only once')
    .argument('<setup>', 'id of the set-up')
    .addOption(new Option('--for <who>', 'whose steps it opens').choices([...linkAudiences]).default('both'))
    .option('--days <days>', `how long it works (default: ${usualLinkDays})`, wholeNumber)
    .option('--return-to <address>', 'where the last page leads to')
    .action(async (setupId: string, { for: audience, days, returnTo, ...options }: CreateOptions) => {
      const session = await openSession(outside, options)
      const made = await session.call('links.create', {
        setupId,
        audience,
        ...(days !== undefined && { days }),
        ...(returnTo !== undefined && { returnTo }),
      })
      if (session.output.json) return session.output.value(made)
      session.output.say(`It works until ${made.expiresAt.slice(0, 10)}, and is shown only now:`)
      session.output.answer(made.url)
    })

  withTarget(link.command('list', { isDefault: true }))
    .description('list the links of a set-up')
    .argument('<setup>', 'id of the set-up')
    .action(async (setupId: string, options: CommonOptions) => {
      const session = await openSession(outside, options)
      const answer = await session.call('links.list', { setupId })
      writeList(
        session,
        answer,
        [{ title: 'For' }, { title: 'State' }, { title: 'Until' }, { title: 'Last used' }, { title: 'Id' }],
        answer.links.map(({ audience, state, expiresAt, lastSeenAt, id }) => [
          audience,
          state,
          expiresAt.slice(0, 10),
          lastSeenAt?.slice(0, 10) ?? 'never',
          id,
        ]),
        'There is no link. Make one with `landbridge link create`.',
      )
    })

  withTarget(link.command('renew'))
    .description('let a link work for longer')
    .argument('<id>', 'id of the link')
    .option('--days <days>', `from now on (default: ${usualLinkDays})`, wholeNumber)
    .action(async (linkId: string, { days, ...options }: CommonOptions & { days?: number }) => {
      const session = await openSession(outside, options)
      const renewed = await session.call('links.renew', { linkId, ...(days !== undefined && { days }) })
      if (session.output.json) return session.output.value(renewed)
      session.output.say(`It works until ${renewed.expiresAt.slice(0, 10)}.`)
    })

  withTarget(link.command('revoke'))
    .description('revoke a link at once')
    .argument('<id>', 'id of the link')
    .option('-y, --yes', 'do not ask')
    .action(async (linkId: string, options: CommonOptions & { yes?: boolean }) => {
      const session = await openSession(outside, options)
      await confirmLoss(session, 'links.revoke', options.yes)
      await session.call('links.revoke', { linkId })
      session.output.say('Revoked.')
    })
}
