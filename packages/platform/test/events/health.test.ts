import { Fault, type FaultCode } from '@landbridge/model'
import { expect, test } from 'vitest'
import { createCallTrouble } from '../../src/connections/call-trouble.ts'
import { setConcern } from '../../src/store/concerns.ts'
import { type ConnectionView, findConnection } from '../../src/store/connections.ts'
import { insertEvent } from '../../src/store/events.ts'
import { openAdminCenter } from '../connections/admin-center.ts'
import { beginSetup, connect } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

const store = useStore()
const hour = 3_600_000

const begin = async () => {
  await store.db.deleteFrom('events').execute()
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  return {
    story,
    connectionId,
    read: () => story.call('connections.read', { connectionId }),
    list: () => story.call('records.list', { connectionId, set: 'customers', top: 1 }),
    check: async () => {
      await story.call('checks.start', { connectionId })
      await story.runs.idle()
    },
    /** Newest first. */
    kinds: async () => (await story.call('events.list', { connectionId })).events.map(({ kind }) => kind),
    at: () => new Date(story.parts.now()),
  }
}

const card = ({ simulator: { control, env } }: Story, state: 'Enabled' | 'Disabled') =>
  control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state })

test('a set-up that ends is one event, and a check that only repeats itself is none', async () => {
  const { kinds, check } = await begin()
  expect(await kinds()).toEqual(['connection.connected'])
  await check()
  expect(await kinds()).toEqual(['connection.connected'])
})

test('a check that was dropped tells nothing', async () => {
  const { story, connectionId, check, kinds } = await begin()
  await story.call('checks.start', { connectionId })
  await story.call('connections.update', { connectionId, paused: true })
  await story.runs.idle()
  await story.call('connections.update', { connectionId, paused: false })
  await check()
  expect(await kinds()).toEqual(['connection.resumed', 'connection.paused', 'connection.connected'])
})

test('each change of health is one event, however often it is noticed', async () => {
  const { story, connectionId, list, check, kinds } = await begin()
  card(story, 'Disabled')
  for (let time = 0; time < 3; time += 1)
    await expect(list()).rejects.toMatchObject({ code: 'bc.credentials_rejected' })
  await check()
  await check()
  card(story, 'Enabled')
  await story.pass(hour)
  await check()
  await list()
  expect(await kinds()).toEqual([
    'connection.health_changed',
    'check.verdict_changed',
    'check.verdict_changed',
    'connection.health_changed',
    'connection.connected',
  ])
  const { events } = await story.call('events.list', { connectionId, kind: 'connection.health_changed' })
  expect(events).toMatchObject([
    {
      gravity: 'broken',
      text: 'The connection works again.',
      data: { from: 'broken', to: 'connected' },
    },
    {
      gravity: 'broken',
      connection: { id: connectionId, name: 'Fjordline' },
      integration: { name: 'Warehouse sync' },
      data: { from: 'connected', to: 'broken', who: 'bc-admin' },
    },
  ])
})

test('two processes that notice the same at once write one event', async () => {
  const { connectionId, kinds, at } = await begin()
  const concern = { severity: 'attention', what: 'Something.', who: 'bc-admin' } as const
  await Promise.all(
    (['check', 'call', 'credential', 'check'] as const).map((source) =>
      setConcern(store.db, connectionId, source, concern, at()),
    ),
  )
  expect(await kinds()).toEqual(['connection.health_changed', 'connection.connected'])
})

test('the health is the worst of the concerns, and each says since when', async () => {
  const { story, connectionId, read, at } = await begin()
  let now = at()
  const put = (source: 'check' | 'credential' | 'call', severity: 'degraded' | 'attention' | 'broken' | undefined) =>
    setConcern(
      store.db,
      connectionId,
      source,
      severity && { severity, what: `${source} is ${severity}.`, who: 'bc-admin' },
      now,
    )
  await put('credential', 'attention')
  const first = now.toISOString()
  now = new Date(now.getTime() + hour)
  await put('check', 'broken')
  await put('call', 'degraded')
  expect(await read()).toMatchObject({
    health: 'broken',
    since: now.toISOString(),
    reason: 'check is broken.',
    concerns: [
      { source: 'check', since: now.toISOString() },
      { source: 'credential', since: first },
      { source: 'call' },
    ],
  })
  await put('check', undefined)
  expect(await read()).toMatchObject({ health: 'needs-attention', reason: 'credential is attention.' })
  await put('credential', undefined)
  expect(await read()).toMatchObject({ health: 'degraded' })
  // A passing check has proved calls too.
  await story.call('checks.start', { connectionId })
  await story.runs.idle()
  expect(await read()).toMatchObject({ health: 'connected', concerns: [], reason: null })
})

test('a concern of a connection in set-up waits until it is connected', async () => {
  await store.db.deleteFrom('events').execute()
  const story = await startStory(store)
  const { connectionId } = await beginSetup(story)
  const id = connectionId as string
  const concern = { severity: 'attention', what: 'Something.', who: 'bc-admin' } as const
  await setConcern(store.db, id, 'environment', concern, new Date(story.parts.now()))
  expect(await story.call('connections.read', { connectionId: id })).toMatchObject({ health: 'in-setup', concerns: [] })
  expect((await story.call('events.list', {})).events).toEqual([])
})

test('calls that fail for want of Business Central degrade it from the third on, and one good call ends that', async () => {
  const { story, connectionId, read, list, kinds } = await begin()
  const trouble = createCallTrouble(story.parts)
  const fail = async (code: FaultCode) => {
    const row = await findConnection(store.db, { ...(await scope()), integrationId: undefined }, connectionId)
    await trouble.bad(row as ConnectionView, new Fault(code))
  }
  const scope = async () => {
    const { workspace_id: workspaceId } = await store.db.selectFrom('connections').selectAll().executeTakeFirstOrThrow()
    return { workspaceId }
  }
  await fail('bc.unavailable')
  await fail('bc.permission_missing')
  await fail('bc.throttled')
  expect(await read()).toMatchObject({ health: 'connected' })
  await fail('net.timeout')
  await fail('bc.unavailable')
  expect(await read()).toMatchObject({ health: 'degraded', concerns: [{ source: 'call', severity: 'degraded' }] })
  // Another process, which has seen none of that.
  await story.restart()
  await list()
  expect(await read()).toMatchObject({ health: 'connected', concerns: [] })
  expect(await kinds()).toEqual(['connection.health_changed', 'connection.health_changed', 'connection.connected'])
})

test('a call that gets through ends what only calls had shown', async () => {
  const { story, read, list } = await begin()
  card(story, 'Disabled')
  await expect(list()).rejects.toMatchObject({ code: 'bc.credentials_rejected' })
  expect(await read()).toMatchObject({ health: 'broken', concerns: [{ source: 'call' }] })
  card(story, 'Enabled')
  await list()
  expect(await read()).toMatchObject({ health: 'connected' })
})

test('an environment that is noticed and confirmed, pause, resume and deletion are events', async () => {
  const { story, connectionId, kinds } = await begin()
  const admin = await openAdminCenter(story)
  await admin.rename('Production', 'Main')
  await story.pass(hour)
  await story.pass(hour)
  await story.call('connections.confirmEnvironment', { connectionId, environment: 'Main' })
  for (const paused of [true, true, false]) await story.call('connections.update', { connectionId, paused })
  await story.call('connections.delete', { connectionId })
  expect((await kinds()).toReversed()).toEqual([
    'connection.connected',
    'connection.health_changed',
    'environment.noticed',
    'connection.health_changed',
    'environment.confirmed',
    'connection.paused',
    'connection.resumed',
    'connection.deleted',
  ])
})

test('an event that is written once is written once, also by two at the same time', async () => {
  const { story, connectionId, at } = await begin()
  const { workspace_id: workspaceId, integration_id: integrationId } = await store.db
    .selectFrom('connections')
    .selectAll()
    .executeTakeFirstOrThrow()
  const write = () =>
    insertEvent(store.db, {
      workspaceId,
      integrationId,
      connectionId,
      kind: 'connection.resumed',
      at: at(),
      data: {},
      once: 'resumed-for-the-test',
    })
  const ids = await Promise.all([write(), write(), write()])
  expect(ids.filter((id) => id !== undefined)).toHaveLength(1)
  expect(await write()).toBeUndefined()
  expect((await story.call('events.list', { kind: 'connection.resumed' })).events).toHaveLength(1)
})

test('a list goes on where the page before ended, and a key for another integration sees nothing', async () => {
  const { story, connectionId } = await begin()
  for (const paused of [true, false, true, false]) await story.call('connections.update', { connectionId, paused })
  const first = await story.call('events.list', { top: 3 })
  expect(first.events).toHaveLength(3)
  const second = await story.call('events.list', { top: 3, cursor: first.next as string })
  expect(second).toMatchObject({
    events: [{ kind: 'connection.paused' }, { kind: 'connection.connected' }],
    next: null,
  })
  const stranger = { integrationId: '6f1d7a3e-1111-4111-8111-111111111111' }
  expect(await story.call('events.list', {}, stranger)).toEqual({ events: [], next: null })
  await expect(story.call('events.list', { kind: 'connection.exploded' })).rejects.toMatchObject({
    code: 'request.invalid',
  })
  const since = new Date(story.parts.now() + 1).toISOString()
  expect(await story.call('events.list', { since })).toEqual({ events: [], next: null })
})

test('events are forgotten after 90 days', async () => {
  const { story } = await begin()
  await story.pass(89 * 24 * hour)
  expect((await story.call('events.list', { kind: 'connection.connected' })).events).toHaveLength(1)
  await story.pass(2 * 24 * hour)
  await story.pass(24 * hour)
  expect((await story.call('events.list', { kind: 'connection.connected' })).events).toEqual([])
})
