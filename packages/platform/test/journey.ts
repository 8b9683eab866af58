import type { Setup, SetupStep, StepId, WantedSet } from '@landbridge/contract'
import type { Story } from './story.ts'

export const customersAndItems: WantedSet[] = [
  { set: 'customers', route: 'standard', verbs: ['list', 'get', 'create', 'update', 'delete'] },
  { set: 'items', route: 'standard', verbs: ['list', 'get'] },
]

/** Makes an integration for the demonstration endpoint, and a set-up of it. */
export const beginSetup = async (story: Story, wanted = customersAndItems): Promise<Setup> => {
  const { id } = await story.call('integrations.create', {
    name: 'Warehouse sync',
    endpoint: { kind: 'demo', addresses: story.simulator.addresses },
    wanted,
  })
  return story.call('setup.start', { integrationId: id, linkedAccount: { id: 'c-17', name: 'Fjordline' } })
}

export const stepOf = (setup: Setup, id: StepId): SetupStep => {
  const step = setup.steps.find((each) => each.id === id)
  if (step === undefined) throw new Error(`There is no step ${id}.`)
  return step
}

/** The answers that are right for the demonstration tenant. */
export const rightAnswers = ({ env, clock }: Story['simulator']) => ({
  registration: { tenant: env.TENANT, clientId: env.CLIENT_ID },
  secret: { secret: env.CLIENT_SECRET, expires: new Date(clock.now() + 365 * 86_400_000).toISOString().slice(0, 10) },
  environment: { environment: env.ENVIRONMENT },
  company: { companies: [env.COMPANY] },
})

export type Answers = ReturnType<typeof rightAnswers>

/** Answers steps one after the other, up to and including one of them. */
export const answerUpTo = async (
  story: Story,
  setup: Setup,
  last: keyof Answers,
  answers: Partial<Answers> = {},
): Promise<Setup> => {
  const all = { ...rightAnswers(story.simulator), ...answers }
  let current = setup
  for (const step of Object.keys(all) as (keyof Answers)[]) {
    current = await story.call('setup.answer', { setupId: setup.id, step, values: all[step] })
    if (step === last) return current
  }
  return current
}

/** Goes the whole way. */
export const connect = async (story: Story, wanted?: WantedSet[]): Promise<Setup> => {
  const begun = await beginSetup(story, wanted)
  await answerUpTo(story, begun, 'company')
  await story.runs.idle()
  return story.call('setup.read', { setupId: begun.id })
}
