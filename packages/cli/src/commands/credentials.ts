import type { Credential, CredentialTask } from '@landbridge/contract'
import { type Command, Option } from 'commander'
import { chooseConnection } from '../choose-connection.ts'
import { Complaint } from '../complaint.ts'
import { confirmLoss } from '../confirm.ts'
import { menders } from '../fault-text.ts'
import { type Outside, pause } from '../outside.ts'
import { type CommonOptions, openSession, type Session, withTarget } from '../session.ts'
import { writeList } from '../write-list.ts'

const kinds: Readonly<Record<Credential['kind'], string>> = {
  secret: 'client secret',
  certificate: 'certificate',
  federated: 'federated credential',
  'sign-in': 'sign-in of a person',
}

const nameOf = ({ kind, hint }: Credential): string =>
  hint === '' || kind === 'federated'
    ? kinds[kind]
    : `${kinds[kind]} ${kind === 'secret' ? `${hint}...` : hint.slice(0, 8)}`

const sources: Readonly<Record<Credential['knownFrom'], string>> = {
  entra: 'Entra',
  certificate: 'certificate',
  typed: 'typed',
  nothing: '',
}

const endOf = ({ expiresAt, daysLeft }: Credential): string =>
  expiresAt === null
    ? ''
    : `${expiresAt.slice(0, 10)} (${daysLeft !== null && daysLeft <= 0 ? 'over' : `${daysLeft} days`})`

const outlookOf = ({ state, roll, rollsByItself, kind }: Credential): string => {
  if (state !== 'active') return state
  if (roll !== null) return `rolling over: ${roll.waitingFor ?? roll.step}`
  if (kind === 'sign-in') return 'kept alive'
  return kind === 'federated' || rollsByItself ? 'by itself' : 'by hand'
}

const list = async (session: Session, wanted: string | undefined, all: boolean): Promise<void> => {
  const connection = wanted === undefined ? undefined : await chooseConnection(session, wanted)
  const answer = await session.call('credentials.list', {
    ...(connection && { connectionId: connection.id }),
    show: all ? 'all' : 'current',
  })
  writeList(
    session,
    answer,
    [
      { title: 'Of' },
      { title: 'Credential' },
      { title: 'Expires' },
      { title: 'Known from' },
      { title: 'Renewed' },
      { title: 'Id' },
    ],
    answer.credentials.map((one) => [
      one.of.name,
      nameOf(one),
      endOf(one),
      sources[one.knownFrom],
      outlookOf(one),
      one.id,
    ]),
    'There is no credential yet. Make a connection with `landbridge connect`.',
  )
}

/** The credential that a person means: by its id, or the one that a connection uses now. */
const choose = async (session: Session, wanted: string): Promise<Credential> => {
  const { credentials } = await session.call('credentials.list', { show: 'all' })
  const byId = credentials.filter(({ id }) => wanted.length >= 4 && id.startsWith(wanted.toLowerCase()))
  if (byId.length === 1 && byId[0] !== undefined) return byId[0]
  const { id, name } = await chooseConnection(session, wanted)
  const used = credentials.find(({ of, state }) => of.id === id && state === 'active')
  if (used !== undefined) return used
  throw new Complaint('usage', `"${name}" has no credential of its own.`, 'See `landbridge credentials`.')
}

const tellTasks = ({ output }: Session, tasks: readonly CredentialTask[]): void => {
  for (const { who, text, link } of tasks) {
    output.say(`${menders[who] ?? who}: ${text}`)
    if (link !== null) output.say(`  ${link.page}: ${link.url}`)
  }
}

interface RollOptions extends CommonOptions {
  readonly kind: 'certificate' | 'secret'
  readonly removeOld?: boolean
  readonly wait: boolean
}

const roll = async (session: Session, wanted: string, { kind, removeOld, wait }: RollOptions): Promise<void> => {
  const { output, outside } = session
  const { id: credentialId, of } = await choose(session, wanted)
  let current = await session.call('credentials.roll', {
    credentialId,
    kind,
    ...(removeOld === true && { removesOld: true }),
  })
  if (wait) output.say('It goes on by itself when you leave this with Ctrl-C.')
  let told = ''
  // Once the new one is used, nobody has to wait for the day of overlap.
  while (wait && current.state === 'active' && current.roll !== null) {
    const line = current.roll.waitingFor ?? steps[current.roll.step]
    if (line !== told) output.say(line)
    told = line
    await pause(outside)
    current = await session.call('credentials.read', { credentialId })
  }
  const { credentials } = await session.call('credentials.list', { show: 'current' })
  const used = credentials.find((each) => each.of.id === of.id && each.state === 'active')
  if (output.json) return output.value(used ?? current)
  if (!wait) return output.say('The roll-over has begun.')
  if (used === undefined || used.id === credentialId)
    throw new Complaint('usage', 'It was not rolled over; the old one is used as before.', 'See `landbridge events`.')
  output.say(`${of.name} uses the ${nameOf(used)} now; it expires on ${used.expiresAt?.slice(0, 10) ?? 'no day'}.`)
}

const steps: Readonly<Record<NonNullable<Credential['roll']>['step'], string>> = {
  add: 'A new credential is being added.',
  prove: 'Sign-in has to know the new credential.',
  switch: 'The new credential is about to be used.',
  overlap: 'The new credential is used; the old one stays for a day.',
  remove: 'The old credential is being let go.',
}

const credentialHelp = 'id of the credential, or the connection that uses it'

/** Credentials: what is known of them, rolling them over, revoking them. */
export const addCredentialCommands = (program: Command, outside: Outside): void => {
  const credentials = program
    .command('credentials')
    .description('credentials of connections and integrations: when they expire, roll them over, revoke them')

  withTarget(credentials.command('list', { isDefault: true }))
    .description('list credentials; what expires first comes first')
    .argument('[connection]', 'id, name or linked account')
    .option('--all', 'also those that are over')
    .action(async (wanted: string | undefined, options: CommonOptions & { all?: boolean }) =>
      list(await openSession(outside, options), wanted, options.all === true),
    )

  withTarget(credentials.command('roll'))
    .description('put a new credential in the place of one, without a failed call')
    .argument('<credential>', credentialHelp)
    .addOption(
      new Option('--kind <kind>', 'what the new one shall be')
        .choices(['certificate', 'secret'])
        .default('certificate'),
    )
    .option('--remove-old', 'remove the old one at Microsoft a day later, also where a person made it')
    .option('--no-wait', 'do not wait until the new one is used')
    .action(async (wanted: string, options: RollOptions) => roll(await openSession(outside, options), wanted, options))

  withTarget(credentials.command('revoke'))
    .description('revoke a credential that has leaked')
    .argument('<credential>', credentialHelp)
    .option('-y, --yes', 'do not ask')
    .action(async (wanted: string, options: CommonOptions & { yes?: boolean }) => {
      const session = await openSession(outside, options)
      const { id: credentialId } = await choose(session, wanted)
      await confirmLoss(session, 'credentials.revoke', options.yes)
      const answer = await session.call('credentials.revoke', { credentialId })
      if (session.output.json) return session.output.value(answer)
      tellTasks(session, answer.tasks)
      for (const text of answer.remains) session.output.say(text)
    })
}
