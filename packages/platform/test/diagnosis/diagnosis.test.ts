import { expect, test } from 'vitest'
import { connect } from '../journey.ts'
import { useStore } from '../store.ts'
import { startStory } from '../story.ts'

const store = useStore()

const expired =
  '{"error":"invalid_client","error_codes":[7000222],"error_description":"AADSTS7000222: The provided client secret keys are expired."}'

test('finds nothing wrong with a connection that works', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  const diagnosis = await story.call('diagnosis.start', { connectionId })
  expect(diagnosis).toMatchObject({ verdict: 'nothing_wrong', causes: [], changes: [] })
  expect(diagnosis.probes.map(({ name }) => name)).toContain('standardCompanies')
})

test('names the cause of what fails now, and says until when it was otherwise', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  const { control, env, addresses } = story.simulator
  await story.pass(3_600_000)
  // The last answer to a call is a good state as well.
  const goodUntil = new Date(story.simulator.clock.now()).toISOString().slice(0, 16)
  await story.call('records.list', { connectionId, set: 'customers' })
  control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Disabled' })
  const { causes, changes } = await story.call('diagnosis.start', { connectionId })
  expect(causes[0]).toMatchObject({
    id: 'P33',
    confidence: 'certain',
    who: 'bc-admin',
    link: { url: `${addresses.webClient}/${env.TENANT}/Production?page=9860` },
  })
  expect(changes).toEqual([
    {
      what: 'The card of the application was enabled: Business Central let it in.',
      goodUntil: expect.stringContaining(goodUntil),
    },
  ])
})

test('asks with what the connection has, where the text of a failure is given', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  const { control, env } = story.simulator
  for (const name of ['API.ReadWrite.All', 'Automation.ReadWrite.All'])
    control.revoke(env.TENANT, env.CLIENT_ID, { name, type: 'Role' })
  const text = 'HTTP 401: The server has rejected the client credentials.'
  const { causes, open } = await story.call('diagnosis.start', { connectionId, text })
  // Its check has proved the roles, so that they were granted once, and its registration still asks for them.
  expect(causes[0]).toMatchObject({ id: 'P25', confidence: 'likely' })
  expect(open).toMatchObject({ between: ['P25'], about: 'P25', answers: ['Yes', 'No'] })
})

test('reads a text without a connection, and asks nobody', async () => {
  const story = await startStory(store)
  const sent = story.simulator.requests().length
  expect(await story.call('diagnosis.read', { text: expired })).toMatchObject({
    verdict: 'named',
    causes: [{ id: 'P02', confidence: 'certain' }],
    probes: [],
  })
  expect(story.simulator.requests().length).toBe(sent)
})

test('holds no secret of the connection', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  const { env } = story.simulator
  for (const text of [undefined, expired, `AADSTS7000215 ${env.TENANT}`]) {
    const diagnosis = await story.call('diagnosis.start', { connectionId, ...(text !== undefined && { text }) })
    expect(JSON.stringify(diagnosis)).not.toContain(env.CLIENT_SECRET)
  }
})

test('asks nobody for a connection that is paused, and knows only those of the caller', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  await story.call('connections.update', { connectionId, paused: true })
  await expect(story.call('diagnosis.start', { connectionId })).rejects.toMatchObject({ code: 'connection.paused' })
  const nobodys = '00000000-0000-4000-8000-000000000000'
  await expect(story.call('diagnosis.start', { connectionId: nobodys })).rejects.toMatchObject({
    code: 'connection.unknown',
  })
})
