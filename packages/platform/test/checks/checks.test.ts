import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { beginCheck, dropCheck, findLastPass } from '../../src/store/checks.ts'
import { connect } from '../journey.ts'
import { useStore } from '../store.ts'
import { startStory } from '../story.ts'

const store = useStore()

test('answers at once with every line pending, and fills them while it runs', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  const begun = await story.call('checks.start', { connectionId })
  expect(begun).toMatchObject({ state: 'running', verdict: 'pending', endedAt: null })
  expect(begun.lines.length).toBe(15)
  await story.runs.idle()
  const ended = await story.call('checks.read', { connectionId, checkId: begun.id })
  expect(ended).toMatchObject({ state: 'done', verdict: 'pass' })
  expect(ended.lines.map(({ id }) => id)).toEqual(begun.lines.map(({ id }) => id))
  expect(ended.lines.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id)).toEqual(['delete.customers'])
  const { checks } = await story.call('checks.list', { connectionId })
  expect(checks.map(({ id }) => id)).toEqual([begun.id, expect.any(String)])
})

test('runs once for each connection, however often it is started', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  const [one, other] = await Promise.all([
    story.call('checks.start', { connectionId }),
    story.call('checks.start', { connectionId }),
  ])
  expect(one.id).toBe(other.id)
  await story.runs.idle()
})

test('is done again from its beginning after the process was killed in the middle', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  const { id: checkId } = await story.call('checks.start', { connectionId })
  await story.restart()
  await story.runs.idle()
  expect(await story.call('checks.read', { connectionId, checkId })).toMatchObject({ state: 'done', verdict: 'pass' })
})

test('a line that fails says cause, remedy, who, and where', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  const { control, env, addresses } = story.simulator
  control.deleteCard(env.TENANT, env.ENVIRONMENT, env.CLIENT_ID)
  const { id: checkId } = await story.call('checks.start', { connectionId })
  await story.runs.idle()
  const { verdict, lines } = await story.call('checks.read', { connectionId, checkId })
  expect(verdict).toBe('fail')
  expect(lines.find(({ id }) => id === 'card.accepted')).toMatchObject({
    verdict: 'fail',
    code: 'bc.credentials_rejected',
    cause: expect.stringContaining('From outside these look the same.'),
    remedy: expect.stringContaining('Open Microsoft Entra Applications in Production'),
    who: 'bc-admin',
    link: { url: `${addresses.webClient}/${env.TENANT}/Production?page=9860`, page: 'Microsoft Entra Applications' },
    evidence: expect.arrayContaining([{ label: 'Correlation id', value: expect.any(String) }]),
  })
  expect(lines.filter(({ verdict }) => verdict === 'skipped').map(({ id }) => id)).toEqual([
    'company.visible',
    'read.customers',
    'create.customers',
    'update.customers',
    'delete.customers',
    'read.items',
  ])
  expect(await story.call('connections.read', { connectionId })).toMatchObject({
    health: 'broken',
    reason: 'Business Central refuses the application in Production.',
  })
})

test('knows no check of another connection', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const second = await connect(story)
  const checkId = first.checkId as string
  await expect(
    story.call('checks.read', { connectionId: second.connectionId as string, checkId }),
  ).rejects.toMatchObject({ code: 'check.unknown' })
})

test('is degraded while nobody answers, and well after the next good check', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  story.simulator.control.setEnvironmentStatus(story.simulator.env.TENANT, 'Production', 'Upgrading')
  const { id: checkId } = await story.call('checks.start', { connectionId })
  await story.runs.idle()
  expect(await story.call('checks.read', { connectionId, checkId })).toMatchObject({
    state: 'done',
    verdict: 'unknown',
  })
  expect(await story.call('connections.read', { connectionId })).toMatchObject({
    health: 'degraded',
    concerns: [{ source: 'check', severity: 'degraded' }],
  })
  story.simulator.control.setEnvironmentStatus(story.simulator.env.TENANT, 'Production', 'Active')
  await story.call('checks.start', { connectionId })
  await story.runs.idle()
  expect(await story.call('connections.read', { connectionId })).toMatchObject({ health: 'connected', concerns: [] })
})

test('a check whose process ended before its run began is taken up when somebody asks for it', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  const { workspace_id } = await store.db.selectFrom('connections').select('workspace_id').executeTakeFirstOrThrow()
  const checkId = randomUUID()
  const started_at = new Date(story.parts.now())
  const lost = { id: checkId, workspace_id, connection_id: connectionId, state: 'running', verdict: 'pending' } as const
  await store.db
    .insertInto('checks')
    .values({ ...lost, started_at, ended_at: null })
    .execute()
  await story.call('checks.read', { connectionId, checkId })
  await story.runs.idle()
  expect(await story.call('checks.read', { connectionId, checkId })).toMatchObject({ state: 'running' })
  await story.pass(60_000)
  await story.call('checks.read', { connectionId, checkId })
  await story.runs.idle()
  expect(await story.call('checks.read', { connectionId, checkId })).toMatchObject({ state: 'done', verdict: 'pass' })
})

test('of many checks the newest are kept, and the last one that passed: until when it worked stays known', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  const { id: passed } = await story.call('checks.start', { connectionId })
  await story.runs.idle()
  const { workspaceId } = await ownerOf(connectionId)
  for (let count = 0; count < 60; count += 1) {
    story.simulator.clock.advance(1_000)
    const at = new Date(story.simulator.clock.now())
    const row = { id: randomUUID(), workspace_id: workspaceId, connection_id: connectionId, setup_id: null }
    await beginCheck(store.db, { ...row, state: 'running', verdict: 'pending', started_at: at, ended_at: null })
    await dropCheck(store.db, row.id, at)
  }
  const kept = await store.db.selectFrom('checks').select('id').where('connection_id', '=', connectionId).execute()
  expect(kept).toHaveLength(51)
  expect(await findLastPass(store.db, connectionId)).toMatchObject({ id: passed })
})

const ownerOf = async (connectionId: string): Promise<{ workspaceId: string }> => {
  const row = await store.db.selectFrom('connections').select('workspace_id').where('id', '=', connectionId).execute()
  return { workspaceId: row[0]?.workspace_id as string }
}
