import { autocompleteMultiselect, select, text } from '@clack/prompts'
import type { CallOf, Contract, EntitySetSummary, Flow, Integration, Setup } from '@landbridge/contract'
import { Complaint } from '../complaint.ts'
import type { Session } from '../session.ts'
import type { Answers, WantedAnswer } from './answers.ts'
import { answered, asking } from './ask.ts'

/** What the command line said about the set-up to begin. */
export interface BeginOptions {
  readonly integration?: string
  /** Whose identity the connection has. */
  readonly flow?: Flow
  readonly account?: string
  readonly name?: string
}

type Wanted = CallOf<Contract['integrations.create']>['wanted']

const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** @throws Complaint `usage` where it connects in another way than was asked for */
const findIntegration = (
  all: readonly Integration[],
  wanted: string,
  flow: Flow | undefined,
): Integration | undefined => {
  const found = all.find(({ id, name }) => sameText(id, wanted) || sameText(name, wanted))
  if (found !== undefined && !hasFlow(flow)(found))
    throw new Complaint(
      'usage',
      `The integration "${found.name}" connects by ${found.flow}.`,
      'See `landbridge integrations`.',
    )
  return found
}

/** Every integration has it where none is asked for. */
const hasFlow =
  (flow: Flow | undefined) =>
  (integration: Integration): boolean =>
    flow === undefined || integration.flow === flow

const verbsOf = (sets: readonly EntitySetSummary[], name: string) => {
  const set = sets.find((one) => one.set === name)
  if (set === undefined) throw new Complaint('usage', `There is no entity set "${name}".`, 'See `landbridge sets`.')
  return set.allows
}

const wantedOf = (sets: readonly EntitySetSummary[], wanted: readonly WantedAnswer[]): Wanted =>
  wanted.map((one) => {
    if (typeof one === 'string') return { set: one, verbs: [...verbsOf(sets, one)] }
    const allowed = verbsOf(sets, one.set)
    return { set: one.set, verbs: allowed.filter((verb) => one.verbs.includes(verb)) }
  })

const startSetup = (session: Session, integrationId: string, linkedAccount: { id: string; name: string }) =>
  session.call('setup.start', { integrationId, linkedAccount })

/**
 * Begins a set-up from answers.
 *
 * @throws Complaint `usage` where they do not say enough
 */
export const beginByAnswers = async (session: Session, answers: Answers, options: BeginOptions): Promise<Setup> => {
  const { integrations } = await session.call('integrations.list', {})
  const wanted = options.integration ?? answers.integration
  const id = options.account ?? answers.linkedAccount?.id
  if (id === undefined)
    throw new Complaint('usage', 'Nothing says whom to connect.', 'Give "linkedAccount" in the answers, or --account.')
  const account = { id, name: options.name ?? answers.linkedAccount?.name ?? id }
  const name = typeof wanted === 'object' ? wanted.name : wanted
  const { flow } = options
  const found =
    name === undefined ? onlyOne(integrations.filter(hasFlow(flow))) : findIntegration(integrations, name, flow)
  if (found !== undefined) return startSetup(session, found.id, account)
  if (typeof wanted !== 'object')
    throw new Complaint('usage', `There is no integration "${name}".`, 'See `landbridge integrations`.')
  const { sets } = await session.call('catalogue.sets', {})
  const made = await makeIntegration(session, { name: wanted.name, wanted: wantedOf(sets, wanted.wanted) }, flow)
  return startSetup(session, made.id, account)
}

const onlyOne = (integrations: readonly Integration[]): Integration => {
  const [first] = integrations
  if (first !== undefined && integrations.length === 1) return first
  throw new Complaint(
    'usage',
    'Nothing says which integration to connect with.',
    'Give "integration" in the answers, or --integration.',
  )
}

/** @throws Complaint `usage` where it still needs an application before anybody can be connected */
const makeIntegration = async (
  session: Session,
  { name, wanted }: { readonly name: string; readonly wanted: Wanted },
  flow: Flow | undefined,
): Promise<Integration> => {
  const made = await session.call('integrations.create', { name, wanted, ...(flow && { flow }) })
  if (made.flow === 'service-to-service') return made
  throw new Complaint(
    'usage',
    `The integration "${name}" was made, and needs your application before anybody can be connected.`,
    `Give it with: landbridge integrations app ${made.id} --client-id ID, then connect again.`,
  )
}

const askNewIntegration = async (session: Session, flow: Flow | undefined): Promise<Integration> => {
  const ask = asking(session.outside)
  const name = answered(await text({ ...ask, message: 'Name of the integration', validate: needed }))
  const { sets } = await session.call('catalogue.sets', {})
  const chosen = answered(
    await autocompleteMultiselect({
      ...ask,
      message: 'What will it work with? (type to search, Tab to choose)',
      options: sets.map(({ set, about }) => ({ value: set, label: set, hint: about })),
      filter: (search, { value }) => value.toLowerCase().includes(search.toLowerCase()),
      maxItems: 12,
      required: true,
    }),
  )
  const writes = answered(
    await select({
      ...ask,
      message: 'What will it do with them?',
      options: [
        { value: false, label: 'Only read' },
        { value: true, label: 'Read and write' },
      ],
    }),
  )
  const wanted = writes ? chosen : chosen.map((set) => ({ set, verbs: ['list', 'get'] }))
  return makeIntegration(session, { name, wanted: wantedOf(sets, wanted) }, flow)
}

const needed = (value = ''): string | undefined => (value.trim() === '' ? 'This is needed.' : undefined)

const askIntegration = async (
  session: Session,
  { integration: wanted, flow }: BeginOptions,
): Promise<{ id: string }> => {
  const { integrations } = await session.call('integrations.list', {})
  if (wanted !== undefined) {
    const found = findIntegration(integrations, wanted, flow)
    if (found === undefined)
      throw new Complaint('usage', `There is no integration "${wanted}".`, 'See `landbridge integrations`.')
    return found
  }
  const open = integrations.filter(({ enabled }) => enabled).filter(hasFlow(flow))
  if (open.length === 0) return askNewIntegration(session, flow)
  const choice = answered(
    await select({
      ...asking(session.outside),
      message: 'Which integration?',
      options: [...open.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: 'A new one' }],
    }),
  )
  return choice === '' ? askNewIntegration(session, flow) : { id: choice }
}

/** A set-up that is still open, where the person wants to go on with one. */
const askToResume = async (session: Session): Promise<Setup | undefined> => {
  const { setups } = await session.call('setup.list', { state: 'open' })
  if (setups.length === 0) return undefined
  const choice = answered(
    await select({
      ...asking(session.outside),
      message: 'Go on with a set-up?',
      options: [
        { value: '', label: 'Begin a new one' },
        ...setups.map((one) => ({
          value: one.id,
          label: `${one.linkedAccount.name}, ${one.integrationName}`,
          hint: `${one.done} of ${one.of} steps done`,
        })),
      ],
    }),
  )
  return choice === '' ? undefined : session.call('setup.read', { setupId: choice })
}

/** Begins a set-up, or goes on with one, by asking. */
export const beginByAsking = async (session: Session, options: BeginOptions): Promise<Setup> => {
  const isNew = options.integration !== undefined || options.account !== undefined || options.flow !== undefined
  const resumed = isNew ? undefined : await askToResume(session)
  if (resumed !== undefined) return resumed
  const integration = await askIntegration(session, options)
  const ask = asking(session.outside)
  const name =
    options.name ?? answered(await text({ ...ask, message: 'Who is to be connected? (name)', validate: needed }))
  const id =
    options.account ??
    answered(await text({ ...ask, message: 'Your own id of them', initialValue: slug(name), validate: needed }))
  return startSetup(session, integration.id, { id: id.trim(), name: name.trim() })
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
