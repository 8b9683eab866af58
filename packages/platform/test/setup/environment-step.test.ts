import { embedEndpoints, endpointsOf, microsoftEndpoints } from '@landbridge/model'
import { expect, test } from 'vitest'
import { candidateOf } from '../../src/setup/changes.ts'
import { answerUpTo, beginSetup, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { startStory } from '../story.ts'

const store = useStore()

test('an environment that is being updated is waited for, in sight, until it is ready', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  const { env, control } = story.simulator
  control.setEnvironmentStatus(env.TENANT, env.ENVIRONMENT, 'Upgrading')
  const waiting = stepOf(await answerUpTo(story, setup, 'environment'), 'environment')
  expect(waiting).toMatchObject({ state: 'current', watch: { everyMs: 60_000 } })
  expect(waiting.look.findings.at(-1)).toMatchObject({ what: 'Production is not ready yet.' })

  // Longer than anything else is waited for.
  await story.pass(3 * 3_600_000)
  expect(stepOf(await story.call('setup.read', { setupId: setup.id }), 'environment').watch).not.toBeNull()
  control.setEnvironmentStatus(env.TENANT, env.ENVIRONMENT, 'Active')
  await story.pass(60_000)
  expect(stepOf(await story.call('setup.read', { setupId: setup.id }), 'environment')).toMatchObject({
    state: 'done',
    summary: 'Production.',
  })
})

const wiise = {
  name: 'Books',
  type: 'Production',
  family: 'Wiise',
  webServiceUrl: 'https://wiise.api.bc.dynamics.com',
  webClientUrl: 'https://wiise.bc.dynamics.com',
}

test('an environment of an embed application is reached at its own address', () => {
  expect(endpointsOf(microsoftEndpoints, wiise)).toEqual(embedEndpoints('wiise'))
  const made = candidateOf(
    { endpoint: { kind: 'business-central', addresses: microsoftEndpoints } },
    { environment: wiise },
    null,
  )
  expect(made.endpoints).toEqual(embedEndpoints('wiise'))
})

test('any other environment is reached where it was found, whatever it says of itself', () => {
  const own = { ...microsoftEndpoints, api: 'https://bc.example.com' }
  expect(endpointsOf(own, { family: 'BusinessCentral', webServiceUrl: microsoftEndpoints.api })).toEqual(own)
  expect(endpointsOf(own, { family: '' })).toEqual(own)
  expect(endpointsOf(own, { family: 'Wiise', webServiceUrl: 'no address' })).toEqual(own)
})
