import type { Registering, RegisteringStep, StepId } from '@landbridge/contract'
import { type Command, Option } from 'commander'
import { Complaint, NotProven } from '../complaint.ts'
import { askYes, confirmLoss } from '../confirm.ts'
import { tellFault } from '../fault-text.ts'
import { type Outside, pause } from '../outside.ts'
import { type CommonOptions, openSession, type Session, withTarget } from '../session.ts'

type CredentialKind = Registering['credentials'][number]['kind']

const kinds: readonly CredentialKind[] = ['certificate', 'federated', 'secret']

interface OneClickOptions extends CommonOptions {
  readonly credential?: CredentialKind
  readonly yes?: boolean
  readonly undo?: boolean
}

const isWorking = ({ state }: Registering): boolean => state === 'running' || state === 'undoing'

const read = (session: Session, setupId: string) => session.call('registering.read', { setupId })

const marks = { 'to-do': '○', working: '·', waiting: '·', done: '✓', left: '–', failed: '✗' } as const

/** The plan: everything that is made, with its reason and who may do it. */
const tellPlan = ({ output }: Session, { steps }: Registering): void => {
  for (const { what, why, may, roles, state } of steps) {
    output.tell(`${marks[state]} ${what}`, 0, 2)
    output.tell(output.paint('dim', why), 2)
    if (may === 'no' && state !== 'done') output.tell(`Not with this account. It needs one of: ${roles.join(', ')}.`, 2)
  }
}

/** Waits until somebody has signed in, or was refused. */
const waitForSignIn = async (session: Session, setupId: string, step: StepId): Promise<Registering> => {
  const { output } = session
  const before = await read(session, setupId)
  const { url } = await session.call('setup.leave', { setupId, step })
  output.say('Sign in as administrator: open this address in a browser. It works once, for half an hour.')
  output.say()
  output.say(`  ${url}`)
  output.say()
  output.say('It asks for these permissions of Microsoft Graph:')
  for (const { name, reason } of before.scopes) output.tell(`${name}: ${reason}`, 2, 2)
  for (;;) {
    await pause(session.outside)
    const now = await read(session, setupId)
    if (now.signIn !== null && now.planId !== before.planId) return now
    if (now.refusal !== null && JSON.stringify(now.refusal) !== JSON.stringify(before.refusal)) {
      tellFault(output, now.refusal)
      throw new NotProven()
    }
  }
}

const tellSignIn = ({ output }: Session, { signIn }: Registering): void => {
  if (signIn === null) return
  const { person, organisation, roles } = signIn
  output.say()
  output.say(`${person} is signed in at ${organisation.name} (${organisation.domains[0] ?? ''}, ${organisation.id}).`)
  output.say(`Directory roles: ${roles.length > 0 ? roles.join(', ') : 'none that is active now'}.`)
}

const line = ({ paint }: Session['output'], { what, state, waitingFor, note }: RegisteringStep): string => {
  const colour = state === 'done' ? 'green' : state === 'failed' ? 'red' : state === 'left' ? 'yellow' : 'dim'
  const more = waitingFor === undefined ? (note ?? '') : `Waits for ${waitingFor}.`
  return `${paint(colour, marks[state])} ${what}${more === '' ? '' : ` ${more}`}`
}

/** Shows each change of each step until the work has ended. */
const follow = async (session: Session, setupId: string, first: Registering): Promise<Registering> => {
  const { output } = session
  const shown = new Map<string, string>()
  let now = first
  for (;;) {
    for (const step of now.state === 'undoing' || now.state === 'undone' ? now.undo : now.steps) {
      const sight = `${step.state} ${step.waitingFor ?? ''}`
      if (step.state === 'to-do' || step.state === 'working' || shown.get(step.id) === sight) continue
      shown.set(step.id, sight)
      output.tell(line(output, step), 0, 2)
      if (step.fault && !output.json) tellFault(output, step.fault)
    }
    if (!isWorking(now)) return now
    await pause(session.outside)
    now = await read(session, setupId)
  }
}

const endText = (setupId: string): Partial<Record<Registering['state'], string>> => ({
  done: `Everything is made. Go on with: landbridge connect --setup ${setupId}`,
  undone: 'Everything that was made is removed.',
  partly: `Send a link to whoever may do the rest: landbridge link create ${setupId} --for entra-admin`,
})

/** @throws NotProven where something is left to do */
const tellEnd = (session: Session, setupId: string, end: Registering): void => {
  const { output } = session
  if (output.json) output.value(end)
  output.say()
  const roles = [...new Set(end.steps.filter(({ state }) => state === 'left').flatMap((step) => step.roles))]
  if (end.state === 'partly') output.tell(`What is left needs somebody with one of these roles: ${roles.join(', ')}.`)
  output.say(endText(setupId)[end.state] ?? 'It has stopped. What was made stays; the same command goes on from there.')
  if (end.state !== 'done' && end.state !== 'undone') throw new NotProven()
}

/** The whole way with one sign-in: plan, agreement, work. */
export const oneClick = async (
  session: Session,
  setupId: string,
  yes?: boolean,
  credential?: CredentialKind,
): Promise<Registering> => {
  const { output } = session
  const setup = await session.call('setup.read', { setupId })
  let now = await read(session, setupId)
  if (now.state === 'done' || isWorking(now)) return follow(session, setupId, now)
  output.say(`Landbridge would do this in the directory of ${setup.linkedAccount.name}:`)
  tellPlan(session, now)
  output.say()
  if (now.signIn === null) {
    now = await waitForSignIn(session, setupId, setup.current === 'consent' ? 'consent' : 'registration')
    tellSignIn(session, now)
    tellPlan(session, now)
  } else tellSignIn(session, now)
  if (yes !== true)
    await askYes(session.outside, {
      message: 'Agree to this plan and start?',
      initialValue: true,
      refused: 'Nothing was made.',
    })
  if (now.planId === null) throw new NotProven()
  const plan = { setupId, planId: now.planId, ...(credential && { credential }) }
  return follow(session, setupId, await session.call('registering.start', plan))
}

const undo = async (session: Session, setupId: string, yes?: boolean): Promise<Registering> => {
  let now = await read(session, setupId)
  if (!isWorking(now)) {
    if (!now.canUndo) throw new Complaint('usage', 'Nothing was made here that could be undone.')
    if (now.signIn === null) {
      now = await waitForSignIn(session, setupId, 'registration')
      tellSignIn(session, now)
    }
    await confirmLoss(session, 'registering.undo', yes)
    now = await session.call('registering.undo', { setupId })
  }
  return follow(session, setupId, now)
}

export const addOneClickCommand = (program: Command, outside: Outside): void => {
  const setup = program.command('setup').description('steps of a set-up that Landbridge does by itself')

  withTarget(setup.command('one-click'))
    .description('make the app registration, permissions and credential with one sign-in of an administrator')
    .argument('<setup>', 'id of the set-up')
    .addOption(
      new Option('--credential <kind>', 'what the application proves with who it is (default: a certificate)').choices(
        kinds,
      ),
    )
    .option('--undo', 'remove exactly what was made')
    .option('-y, --yes', 'do not ask')
    .action(async (setupId: string, { yes, undo: isUndo, credential, ...options }: OneClickOptions) => {
      const session = await openSession(outside, options)
      const end =
        isUndo === true ? await undo(session, setupId, yes) : await oneClick(session, setupId, yes, credential)
      tellEnd(session, setupId, end)
    })
}
