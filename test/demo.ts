import type { Caller, Connection, Setup, StepId } from '@landbridge/contract'
import { vi } from 'vitest'

/** The demo tenant over the REST API, for stories about something else. */

type Values = Record<string, string | string[]>

/** The endpoint of the simulator that runs beside, as an integration names it. */
export const demoEndpoint = async (call: Caller) => {
  const { endpoints } = await call('catalogue.endpoints', {})
  const demo = endpoints.find(({ kind }) => kind === 'demo')
  if (demo?.addresses == null) throw new Error('There is no demo endpoint.')
  return { kind: demo.kind, addresses: demo.addresses }
}

export const startDemoSetup = async (call: Caller, account = 'demo'): Promise<Setup> => {
  const { sets } = await call('catalogue.sets', { route: 'standard' })
  const wanted = sets.filter(({ set }) => ['customers', 'items'].includes(set))
  const integration = await call('integrations.create', {
    name: `Shop of ${account}`,
    endpoint: await demoEndpoint(call),
    wanted: wanted.map(({ set, allows }) => ({ set, verbs: allows })),
  })
  return call('setup.start', { integrationId: integration.id, linkedAccount: { id: account, name: account } })
}

/** Reads a set-up again and again until it is as wanted. */
const untilSetup = (call: Caller, setupId: string, isSo: (setup: Setup) => boolean): Promise<Setup> =>
  vi.waitFor(
    async () => {
      const setup = await call('setup.read', { setupId })
      if (!isSo(setup)) throw new Error(`The set-up stands at ${setup.current}, ${setup.state}.`)
      return setup
    },
    { timeout: 20_000, interval: 50 },
  )

/** Waits until the set-up stands at a step and has finished looking. */
export const untilAt = (call: Caller, setupId: string, step: StepId): Promise<Setup> =>
  untilSetup(call, setupId, (setup) => setup.current === step && !stepOf(setup, step).look.running)

const stepOf = (setup: Setup, id: StepId) => {
  const found = setup.steps.find((step) => step.id === id)
  if (found === undefined) throw new Error(`There is no step ${id}.`)
  return found
}

/** What one would type or choose: the samples, and the first of each list. */
export const sampleValues = (setup: Setup, id: StepId): Values =>
  Object.fromEntries(
    stepOf(setup, id).mend.fields.map((field): [string, string | string[]] => {
      const first = field.options?.[0]?.value ?? ''
      const { sample, value } = field
      return [field.name, sample ?? value ?? (field.kind === 'choices' ? [first] : first)]
    }),
  )

export const answerWithSamples = async (call: Caller, setupId: string, step: StepId): Promise<Setup> => {
  const setup = await untilAt(call, setupId, step)
  return call('setup.answer', { setupId, step, values: sampleValues(setup, step) })
}

/** Goes on to the end from wherever the set-up is. */
export const finishSetup = async (call: Caller, setupId: string): Promise<Connection> => {
  const answers: StepId[] = ['registration', 'secret', 'environment', 'company']
  for (const step of answers) {
    const setup = await call('setup.read', { setupId })
    if (stepOf(setup, step).state !== 'done') await answerWithSamples(call, setupId, step)
  }
  const { connectionId } = await untilSetup(call, setupId, ({ state }) => state === 'connected')
  return call('connections.read', { connectionId: connectionId ?? '' })
}
