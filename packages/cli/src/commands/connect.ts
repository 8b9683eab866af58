import { flows, type Setup, type StepId, stepIds } from '@landbridge/contract'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { chooseConnection } from '../choose-connection.ts'
import { Complaint, Interrupted, NotProven } from '../complaint.ts'
import { type Answers, readAnswers } from '../connect/answers.ts'
import { type BeginOptions, beginByAnswers, beginByAsking } from '../connect/begin.ts'
import { drawWay } from '../connect/draw.ts'
import { personGuide } from '../connect/person.ts'
import { scriptGuide } from '../connect/script.ts'
import { walkSetup } from '../connect/walk.ts'
import { isInteractive, type Outside } from '../outside.ts'
import { type CommonOptions, openSession, type Session, withTarget } from '../session.ts'

interface ConnectOptions extends CommonOptions, BeginOptions {
  readonly setup?: string
  readonly again?: string
  readonly step?: string
  readonly answers?: string
  readonly demo?: boolean
  readonly deviceCode?: boolean
  readonly wait: number
}

const seconds = (text: string): number => {
  const value = Number(text)
  if (!(value >= 0)) throw new InvalidArgumentError('It is a number of seconds.')
  return value
}

/** Whom the demo connects where nobody is named. */
const demoAnswers: Answers = {
  integration: { name: 'Demo', wanted: ['companies', 'customers', 'items', 'salesInvoices'] },
  linkedAccount: { id: 'demo', name: 'Demo tenant' },
  steps: {},
}

const tellEnd = ({ output }: Session, setup: Setup): void => {
  if (output.json) {
    output.value(setup)
    return
  }
  drawWay(output, setup)
  if (setup.state === 'abandoned') {
    output.say('This set-up was given up.')
    return
  }
  output.say()
  output.say(`${output.paint('green', '✓')} Connected${setup.simulated ? ' (simulated)' : ''}. What to do first:`)
  output.say('  landbridge check')
  output.say('  landbridge list customers')
  if (setup.connectionId !== null) output.answer(setup.connectionId)
}

const begin = async (session: Session, options: ConnectOptions, answers: Answers | undefined): Promise<Setup> => {
  if (options.setup !== undefined) return session.call('setup.read', { setupId: options.setup })
  if (options.again !== undefined) {
    const { id: connectionId } = await chooseConnection(session, options.again)
    return session.call('connections.reconnect', {
      connectionId,
      ...(options.step && { step: stepNamed(options.step) }),
    })
  }
  return answers === undefined ? beginByAsking(session, options) : beginByAnswers(session, answers, options)
}

const stepNamed = (name: string): StepId => {
  const step = stepIds.find((each) => each === name)
  if (step === undefined)
    throw new Complaint('usage', `There is no step "${name}".`, `The steps are ${stepIds.join(', ')}.`)
  return step
}

const connect = async (session: Session, options: ConnectOptions, answers: Answers | undefined): Promise<void> => {
  const { output } = session
  if (answers === undefined && !isInteractive(session.outside))
    throw new Complaint(
      'usage',
      'connect asks questions, and this is no terminal.',
      'Give the answers with --answers FILE, or - for standard input; --demo takes the sample values.',
    )
  const first = await begin(session, options, answers)
  if (first.reconnects)
    output.say('The connection exists already. It goes on with what it has until the final check has passed.')
  if (first.simulated) output.say(output.paint('yellow', 'This talks to the simulator, not to Microsoft.'))
  const guide =
    answers === undefined
      ? personGuide(session, { byDevice: options.deviceCode === true })
      : scriptGuide(session, answers, {
          samples: options.demo === true,
          waitMs: options.wait * 1_000,
          byDevice: options.deviceCode === true,
        })
  try {
    tellEnd(session, await walkSetup(session, first, guide))
  } catch (error) {
    if (error instanceof NotProven && output.json) output.value(await session.call('setup.read', { setupId: first.id }))
    if (error instanceof Interrupted || error instanceof NotProven || error instanceof Complaint) {
      output.say()
      output.say(`Everything so far is saved. Go on with: landbridge connect --setup ${first.id}`)
    }
    throw error
  }
}

export const addConnectCommand = (program: Command, outside: Outside): void => {
  withTarget(program.command('connect'))
    .description('connect a customer step by step: what is seen, what to do, until it is proved')
    .option('--setup <id>', 'go on with this set-up')
    .option(
      '--again <connection>',
      'connect a connection again: it keeps its id, and goes on with what it has meanwhile',
    )
    .option('--step <step>', 'with --again: the step from which on; otherwise the one that fits its trouble')
    .option('--integration <integration>', 'name or id of the integration')
    .addOption(
      new Option('--flow <flow>', 'whose identity it has; only integrations that connect so').choices([...flows]),
    )
    .option('--account <id>', 'your own id of the customer')
    .option('--name <name>', 'name of the customer')
    .option('--answers <file>', 'do not ask: a JSON file with the answers, or - for standard input')
    .option('--demo', 'do not ask: take the sample values of the simulator')
    .option('--device-code', 'where somebody signs in: with a code that is typed on another device')
    .option('--wait <seconds>', 'without asking: how long to wait at a step that somebody else has to do', seconds, 0)
    .action(async (options: ConnectOptions) => {
      const session = await openSession(outside, options)
      const given = options.answers === undefined ? undefined : await readAnswers(outside, options.answers)
      const answers = options.demo === true ? { ...demoAnswers, ...given } : given
      await connect(session, options, answers)
    })
}
