import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { beginSetup, connect } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

const store = useStore()
const bc = '996def3d-b36c-4153-8607-a6fd3c01b89f'
const api = { resource: bc, name: 'API.ReadWrite.All', type: 'Role' } as const

const connected = async (story: Story) => {
  const setup = await connect(story)
  return { setup, connectionId: setup.connectionId as string }
}

const list = (story: Story, connectionId: string) =>
  story.call('records.list', { connectionId, set: 'customers', top: 1 })

test('lists the companies that Business Central shows now', async () => {
  const story = await startStory(store)
  const { connectionId } = await connected(story)
  const { companies } = await story.call('connections.companies', { connectionId })
  expect(companies.map(({ displayName }) => displayName)).toEqual(['Fjordline Furniture A/S', 'Fjordline Holding'])
})

test('is renamed, and lets no request out while it is paused', async () => {
  const story = await startStory(store)
  const { connectionId } = await connected(story)
  const paused = await story.call('connections.update', { connectionId, name: 'Renamed', paused: true })
  expect(paused).toMatchObject({ name: 'Renamed', health: 'paused' })
  const sent = story.simulator.requests().length
  await expect(list(story, connectionId)).rejects.toMatchObject({ code: 'connection.paused' })
  await expect(story.call('checks.start', { connectionId })).rejects.toMatchObject({ code: 'connection.paused' })
  await expect(story.call('connections.companies', { connectionId })).rejects.toMatchObject({
    code: 'connection.paused',
  })
  expect(story.simulator.requests()).toHaveLength(sent)
  expect(await story.call('connections.update', { connectionId, paused: false })).toMatchObject({ health: 'connected' })
  expect((await list(story, connectionId)).records).toHaveLength(1)
})

test('a refusal breaks it, with the reason, and a good check turns it back', async () => {
  const story = await startStory(store)
  const { connectionId } = await connected(story)
  const { control, env } = story.simulator
  control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Disabled' })
  await expect(list(story, connectionId)).rejects.toMatchObject({ code: 'bc.credentials_rejected' })
  const broken = await story.call('connections.read', { connectionId })
  expect(broken).toMatchObject({ health: 'broken', reason: expect.stringContaining('rejected the token') })
  expect((await story.call('integrations.list', {})).integrations).toMatchObject([
    { connections: { connected: 0, degraded: 0, needsAttention: 0, broken: 1, inSetup: 0 } },
  ])

  control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Enabled' })
  await story.call('checks.start', { connectionId })
  await story.runs.idle()
  const mended = await story.call('connections.read', { connectionId })
  expect(mended).toMatchObject({ health: 'connected', reason: null })
  expect(Date.parse(mended.since)).toBeGreaterThanOrEqual(Date.parse(broken.since))
})

test('a missing permission for one entity set does not condemn the whole connection', async () => {
  const story = await startStory(store)
  const { connectionId } = await connected(story)
  const { control, env } = story.simulator
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: env.CLIENT_ID,
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BASIC' }],
  })
  await expect(list(story, connectionId)).rejects.toMatchObject({ code: 'bc.permission_missing' })
  expect(await story.call('connections.read', { connectionId })).toMatchObject({ health: 'connected' })
})

test('those that are broken come first', async () => {
  const story = await startStory(store)
  const { connectionId } = await connected(story)
  const { integrationId } = await beginSetup(story)
  const { connectionId: second } = await connected(story)
  const { control, env } = story.simulator
  await story.call('connections.update', { connectionId, name: 'B' })
  await story.call('connections.update', { connectionId: second, name: 'A' })
  control.revoke(env.TENANT, env.CLIENT_ID, api)
  await story.call('checks.start', { connectionId })
  await story.runs.idle()
  const { connections } = await story.call('connections.list', {})
  expect(connections.map(({ name, health }) => [name, health])).toEqual([
    ['B', 'broken'],
    ['Fjordline', 'in-setup'],
    ['A', 'connected'],
  ])
  const filtered = await story.call('connections.list', { integrationId })
  expect(filtered.connections.map(({ health }) => health)).toEqual(['in-setup'])
  expect(await story.call('connections.list', { linkedAccountId: 'nobody' })).toEqual({ connections: [] })
})

test('deleting it destroys the credential', async () => {
  const story = await startStory(store)
  const { connectionId, setup } = await connected(story)
  await story.call('connections.delete', { connectionId })
  expect(await store.db.selectFrom('data_keys').selectAll().execute()).toEqual([])
  expect(await store.db.selectFrom('credentials').selectAll().execute()).toEqual([])
  await expect(story.call('connections.read', { connectionId })).rejects.toMatchObject({ code: 'connection.unknown' })
  await expect(list(story, connectionId)).rejects.toMatchObject({ code: 'connection.unknown' })
  expect(await story.call('setup.read', { setupId: setup.id })).toMatchObject({
    state: 'connected',
    connectionId: null,
  })
})

test('deleting one that is being set up ends its set-up', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  await story.call('connections.delete', { connectionId: setup.connectionId as string })
  expect(await story.call('setup.read', { setupId: setup.id })).toMatchObject({ state: 'abandoned' })
})

test('is not used, checked or paused before its set-up has ended', async () => {
  const story = await startStory(store)
  const connectionId = (await beginSetup(story)).connectionId as string
  await expect(list(story, connectionId)).rejects.toMatchObject({ code: 'connection.not_ready' })
  await expect(story.call('checks.start', { connectionId })).rejects.toMatchObject({ code: 'connection.not_ready' })
  await expect(story.call('connections.update', { connectionId, paused: true })).rejects.toMatchObject({
    code: 'connection.not_ready',
  })
})

test('a key of another integration does not see it', async () => {
  const story = await startStory(store)
  const { connectionId } = await connected(story)
  const stranger = { integrationId: '6f1d7a3e-1111-4111-8111-111111111111' }
  await expect(story.call('connections.read', { connectionId }, stranger)).rejects.toMatchObject({
    code: 'connection.unknown',
  })
  await expect(story.call('records.list', { connectionId, set: 'customers' }, stranger)).rejects.toMatchObject({
    code: 'connection.unknown',
  })
  expect(await story.call('connections.list', {}, stranger)).toEqual({ connections: [] })
})

test('asks for one token for many requests, and for a new one after a restart', async () => {
  const story = await startStory(store)
  const { connectionId } = await connected(story)
  const tokens = () => story.simulator.requests().filter(({ path }) => path.endsWith('/token')).length
  await list(story, connectionId)
  const before = tokens()
  for (let time = 0; time < 5; time += 1) await list(story, connectionId)
  expect(tokens()).toBe(before)
  await story.restart()
  await list(story, connectionId)
  expect(tokens()).toBe(before + 1)
})

test('pausing ends a check that runs', async () => {
  const story = await startStory(store)
  const { connectionId } = await connected(story)
  const { workspace_id } = await store.db.selectFrom('connections').select('workspace_id').executeTakeFirstOrThrow()
  const checkId = randomUUID()
  const running = {
    id: checkId,
    workspace_id,
    connection_id: connectionId,
    state: 'running',
    verdict: 'pending',
  } as const
  const started_at = new Date(story.parts.now())
  await store.db
    .insertInto('checks')
    .values({ ...running, started_at, ended_at: null })
    .execute()
  await story.call('connections.update', { connectionId, paused: true })
  expect(await story.call('checks.read', { connectionId, checkId })).toMatchObject({
    state: 'done',
    verdict: 'unknown',
  })
})
