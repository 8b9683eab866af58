import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { ExtensionState, Installation } from '@landbridge/contract'
import type { Command } from 'commander'
import { chooseConnection } from '../choose-connection.ts'
import { Complaint, NotProven } from '../complaint.ts'
import { confirmLoss } from '../confirm.ts'
import { tellFault } from '../fault-text.ts'
import { type Outside, pause } from '../outside.ts'
import { type CommonOptions, openSession, type Session, withTarget } from '../session.ts'

const readFile = (path: string): string => {
  try {
    return readFileSync(path).toString('base64')
  } catch {
    throw new Complaint('usage', `${resolve(path)} cannot be read.`, 'Name an .app file.')
  }
}

const minutes = (ms: number): string => {
  const whole = Math.floor(ms / 60_000)
  return whole < 1 ? 'less than a minute' : whole === 1 ? '1 minute' : `${whole} minutes`
}

const states: Readonly<Record<Installation['state'], string>> = {
  waiting: 'Another installation in this environment goes first.',
  running: 'Business Central is installing it.',
  scheduled: 'Business Central has it and installs it in the next update window.',
  done: 'Installed.',
  failed: 'Not installed.',
  cancelled: 'Taken back.',
}

const hasEnded = ({ state }: Installation): boolean => state === 'done' || state === 'failed' || state === 'cancelled'

/** Says how an installation goes on, when that changes and each minute. */
const follow = async (session: Session, first: Installation): Promise<Installation> => {
  const { output, outside } = session
  const { now = Date.now } = outside
  let installation = first
  let told = ''
  for (;;) {
    const since = minutes(now() - Date.parse(installation.startedAt))
    const line = `${states[installation.state]}${hasEnded(installation) ? '' : ` So far ${since}; ${minutes(installation.usualMs)} are normal.`}`
    if (line !== told) output.say(line)
    told = line
    if (hasEnded(installation) || installation.state === 'scheduled') return installation
    await pause(outside)
    const state = await session.call('extensions.state', { connectionId: installation.connectionId })
    if (state.installation?.id !== installation.id) return installation
    installation = state.installation
  }
}

interface InstallOptions extends CommonOptions {
  readonly window?: boolean
  readonly wait: boolean
}

const install = async (session: Session, wanted: string, file: string | undefined, options: InstallOptions) => {
  const { output } = session
  const content = file === undefined ? undefined : readFile(file)
  const connection = await chooseConnection(session, wanted)
  const begun = await session.call('extensions.install', {
    connectionId: connection.id,
    when: options.window === true ? 'update-window' : 'now',
    ...(content !== undefined && { file: content }),
  })
  output.say(`${begun.name} ${begun.version} is on its way to ${connection.environment?.name ?? connection.name}.`)
  if (options.wait) output.say('It goes on by itself when you leave this with Ctrl-C.')
  const ended = options.wait ? await follow(session, begun) : begun
  if (output.json) output.value(ended)
  if (ended.fault !== null) {
    tellFault(output, ended.fault)
    throw new NotProven()
  }
}

const tellState = ({ wanted, installed, seenAt, installation }: ExtensionState): string[] => [
  wanted === null
    ? 'The integration brings no extension.'
    : `Needed: ${wanted.app.name} ${wanted.app.version} or newer.`,
  seenAt === null
    ? 'Nobody has looked in the environment yet.'
    : installed === null
      ? 'It is not installed in the environment.'
      : `Installed: ${installed.version}${installed.enough ? '.' : ', which is too old.'}`,
  ...(installation === null ? [] : [`Last installation: ${installation.version}. ${states[installation.state]}`]),
]

/** Extensions that are installed by a running Landbridge. */
export const addExtensionCommands = (program: Command, outside: Outside): void => {
  const extension = program
    .command('extension')
    .description('extensions of Business Central: pack, inspect, install and watch them')

  withTarget(extension.command('install'))
    .description('install an extension in the environment of a connection, and follow it; 20 minutes are normal')
    .argument('<connection>', 'id, name or linked account')
    .argument('[file]', 'an .app file (default: that of the integration)')
    .option('--window', 'in the next update window of the environment; needs the Admin Center API')
    .option('--no-wait', 'do not follow it')
    .action(async (wanted: string, file: string | undefined, options: InstallOptions) =>
      install(await openSession(outside, options), wanted, file, options),
    )

  withTarget(extension.command('status'))
    .description('look which version is installed for a connection')
    .argument('<connection>', 'id, name or linked account')
    .action(async (wanted: string, options: CommonOptions) => {
      const session = await openSession(outside, options)
      const { id: connectionId } = await chooseConnection(session, wanted)
      const known = await session.call('extensions.state', { connectionId })
      const state = known.wanted === null ? known : await session.call('extensions.look', { connectionId })
      if (session.output.json) return session.output.value(state)
      for (const line of tellState(state)) session.output.say(line)
    })

  withTarget(extension.command('set'))
    .description('store the extension that an integration brings, or a newer version of it')
    .argument('<integration>', 'id of the integration')
    .argument('<file>', 'an .app file')
    .action(async (integrationId: string, file: string, options: CommonOptions) => {
      const session = await openSession(outside, options)
      const stored = await session.call('extensions.put', {
        integrationId,
        file: readFile(file),
        fileName: basename(file),
      })
      if (session.output.json) return session.output.value(stored)
      const { name, version, warnings } = stored.app
      session.output.say(`Connections need ${name} ${version} or newer from now on.`)
      for (const { text } of warnings) session.output.say(text)
    })

  withTarget(extension.command('unset'))
    .description('let an integration bring no extension any more')
    .argument('<integration>', 'id of the integration')
    .option('-y, --yes', 'do not ask')
    .action(async (integrationId: string, options: CommonOptions & { yes?: boolean }) => {
      const session = await openSession(outside, options)
      await confirmLoss(session, 'extensions.remove', options.yes)
      await session.call('extensions.remove', { integrationId })
      session.output.say('Removed. What is installed at customers stays there.')
    })
}
