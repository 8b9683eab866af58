import { Webhook } from 'standardwebhooks'
import { beforeEach, expect, test } from 'vitest'
import { offAfterMs, waitsMs } from '../../src/events/webhooks/delivering.ts'
import { claimDeliveries } from '../../src/store/webhooks.ts'
import { beginSetup, connect, customersAndItems } from '../journey.ts'
import { useStore } from '../store.ts'
import { startStory } from '../story.ts'
import { startHearer } from './hearer.ts'

const store = useStore()
const minute = 60_000
const hour = 60 * minute

beforeEach(async () => {
  await store.db.deleteFrom('webhooks').execute()
  await store.db.deleteFrom('events').execute()
})

const begin = async (kinds: 'connection.paused'[] | null = null) => {
  const hearer = await startHearer()
  const story = await startStory(store, { own: { webhookHosts: [hearer.host] } })
  const { connectionId } = await connect(story)
  const webhook = await story.call('webhooks.create', { name: 'Ours', url: hearer.url, kinds })
  const id = connectionId as string
  return {
    story,
    hearer,
    connectionId: id,
    webhook,
    pause: (paused = true) => story.call('connections.update', { connectionId: id, paused }),
    deliveries: async () => (await story.call('webhooks.deliveries', { webhookId: webhook.id })).deliveries,
    read: async () => (await story.call('webhooks.list', {})).webhooks[0],
  }
}

test('an event arrives once, signed so that Standard Webhooks accepts it', async () => {
  const { story, hearer, webhook, connectionId, pause, deliveries } = await begin()
  await pause()
  expect(hearer.heard).toEqual([])
  await story.beat()
  await story.beat()
  expect(hearer.heard).toHaveLength(1)
  const [{ headers, body }] = hearer.heard as [(typeof hearer.heard)[number]]
  const payload = new Webhook(webhook.secret).verify(body, headers as Record<string, string>)
  expect(payload).toMatchObject({
    type: 'connection.paused',
    timestamp: expect.any(String),
    text: 'The connection was paused.',
    connection: { id: connectionId, name: 'Fjordline' },
    data: {},
  })
  expect(headers['webhook-id']).toBe((payload as { id: string }).id)
  expect(await deliveries()).toMatchObject([
    { state: 'done', status: 204, attempts: 1, ms: expect.any(Number), problem: null, answer: null, dueAt: null },
  ])
  expect(() =>
    new Webhook(webhook.secret).verify(body.replace('paused', 'passed'), headers as Record<string, string>),
  ).toThrow()
})

test('the secret is shown once, and lies in the store only sealed', async () => {
  const { story, webhook } = await begin()
  expect(webhook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(JSON.stringify(await story.call('webhooks.list', {}))).not.toContain('whsec')
  const dump = await store.dump()
  const key = Buffer.from(webhook.secret.slice(6), 'base64')
  expect(dump).not.toContain(webhook.secret.slice(6))
  expect(dump).not.toContain(key.toString('hex'))
  await story.call('webhooks.delete', { webhookId: webhook.id })
  expect(await story.call('webhooks.list', {})).toEqual({ webhooks: [] })
})

test('only the kinds and the integration that are wanted are sent', async () => {
  const { story, hearer, pause } = await begin(['connection.paused'])
  const { integrationId } = await beginSetup(story)
  await story.call('webhooks.create', { name: 'Of another', url: `${hearer.url}/other`, integrationId })
  await pause()
  await pause(false)
  await story.beat()
  expect(hearer.heard.map(({ path, body }) => [path, JSON.parse(body).type])).toEqual([['/hook', 'connection.paused']])
  await expect(
    story.call('webhooks.create', {
      name: 'Lost',
      url: hearer.url,
      integrationId: '6f1d7a3e-1111-4111-8111-111111111111',
    }),
  ).rejects.toMatchObject({ code: 'integration.unknown' })
})

test('what is not taken comes again under the same id, later and later, until it is', async () => {
  const { story, hearer, pause, deliveries, read } = await begin()
  hearer.answers((response) => response.writeHead(503).end(`no\0${'!'.repeat(5_000)}`))
  await pause()
  await story.beat()
  expect(await deliveries()).toMatchObject([
    { state: 'waiting', status: 503, attempts: 1, problem: 'The answer was 503.' },
  ])
  expect(Buffer.byteLength((await deliveries())[0]?.answer ?? '')).toBeLessThanOrEqual(1_024)
  expect((await read())?.failingSince).not.toBeNull()
  await story.pass(minute - 1_000)
  expect(hearer.heard).toHaveLength(1)
  await story.pass(1_000)
  expect(hearer.heard).toHaveLength(2)
  await story.pass(4 * minute)
  expect(hearer.heard).toHaveLength(2)
  hearer.answers((response) => response.writeHead(200).end('ok'))
  await story.pass(minute)
  expect(hearer.heard).toHaveLength(3)
  expect(new Set(hearer.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(await deliveries()).toMatchObject([{ state: 'done', attempts: 3, status: 200 }])
  expect(await read()).toMatchObject({ failingSince: null, waiting: 0 })
})

test('a receiver that says when to come again is obeyed', async () => {
  const { story, hearer, pause } = await begin()
  hearer.answers((response) => response.writeHead(429, { 'retry-after': '1800' }).end())
  await pause()
  await story.beat()
  await story.pass(29 * minute)
  expect(hearer.heard).toHaveLength(1)
  await story.pass(minute)
  expect(hearer.heard).toHaveLength(2)
})

test('a webhook that fails for three days is switched off with an event, and switched on again it gets what it missed', async () => {
  const { story, hearer, pause, read, deliveries, webhook } = await begin()
  hearer.answers((response) => response.writeHead(500).end())
  await pause()
  await story.beat()
  await story.pass(2 * 24 * hour)
  await pause(false)
  for (const wait of waitsMs) await story.pass(wait)
  expect(waitsMs.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(offAfterMs)
  const off = await read()
  expect(off).toMatchObject({ enabled: false, waiting: expect.any(Number) })
  expect(off?.switchedOffAt).not.toBeNull()
  const { events } = await story.call('events.list', { kind: 'webhook.switched_off' })
  expect(events).toMatchObject([
    { gravity: 'attention', data: { webhookId: webhook.id, name: 'Ours', host: hearer.host } },
  ])
  const tried = hearer.heard.length
  await story.pass(24 * hour)
  expect(hearer.heard).toHaveLength(tried)
  const [delivery] = await deliveries()
  await expect(
    story.call('webhooks.replay', { webhookId: webhook.id, deliveryId: delivery?.id as string }),
  ).rejects.toMatchObject({ code: 'webhook.off' })

  hearer.answers((response) => response.writeHead(204).end())
  await story.call('webhooks.update', { webhookId: webhook.id, enabled: true })
  await story.beat()
  expect(await read()).toMatchObject({ enabled: true, failingSince: null, switchedOffAt: null, waiting: 0 })
  for (const { id, state } of await deliveries())
    if (state === 'failed') await story.call('webhooks.replay', { webhookId: webhook.id, deliveryId: id })
  await story.beat()
  expect((await deliveries()).every(({ state }) => state === 'done')).toBe(true)
})

test('a receiver that is gone for good is not asked again', async () => {
  const { story, hearer, pause, read } = await begin()
  hearer.answers((response) => response.writeHead(410).end())
  await pause()
  await story.beat()
  expect(await read()).toMatchObject({ enabled: false })
  expect((await story.call('events.list', { kind: 'webhook.switched_off' })).events).toHaveLength(1)
})

test('a process that is killed between commit and delivery, or in the middle of one, loses nothing', async () => {
  const { story, hearer, pause, deliveries } = await begin()
  await pause()
  await story.restart()
  await story.beat()
  expect(hearer.heard).toHaveLength(1)

  await pause(false)
  // As a process does that ends before it has noted the answer.
  const at = new Date(story.parts.now())
  expect(await claimDeliveries(store.db, { at, until: new Date(at.getTime() + minute) }, 10)).toHaveLength(1)
  await story.beat()
  expect(hearer.heard).toHaveLength(1)
  await story.restart()
  await story.pass(minute)
  expect(hearer.heard).toHaveLength(2)
  expect((await deliveries()).map(({ state }) => state)).toEqual(['done', 'done'])
})

test('several processes that deliver at once deliver each event once', async () => {
  const { story, hearer, pause } = await begin()
  for (let time = 0; time < 6; time += 1) await pause(time % 2 === 0)
  await Promise.all([story.beat(), story.beat(), story.beat()])
  await story.beat()
  const ids = hearer.heard.map(({ headers }) => headers['webhook-id'])
  expect(ids).toHaveLength(6)
  expect(new Set(ids).size).toBe(6)
})

test('the test button sends one event to one webhook, and says what came back', async () => {
  const { story, hearer, webhook } = await begin(['connection.paused'])
  await story.call('webhooks.create', { name: 'Other', url: `${hearer.url}/other` })
  const good = await story.call('webhooks.test', { webhookId: webhook.id })
  expect(good).toMatchObject({ state: 'done', status: 204, event: { kind: 'webhook.test' } })
  expect(hearer.heard.map(({ path }) => path)).toEqual(['/hook'])
  hearer.answers((response) => response.writeHead(404).end('Nobody is here'))
  expect(await story.call('webhooks.test', { webhookId: webhook.id })).toMatchObject({
    state: 'failed',
    status: 404,
    answer: 'Nobody is here',
  })
  await story.pass(hour)
  expect(hearer.heard).toHaveLength(2)
  expect((await story.call('webhooks.list', {})).webhooks[0]).toMatchObject({ failingSince: null, waiting: 0 })
})

test('only redirects that keep the event are followed, and only to where webhooks may go', async () => {
  const { story, hearer, webhook } = await begin()
  const to = (location: string, status = 307) =>
    hearer.answers((response, { path }) =>
      path === '/hook' ? response.writeHead(status, { location }).end() : response.writeHead(204).end(),
    )
  const outcome = () => story.call('webhooks.test', { webhookId: webhook.id })
  to('/there')
  expect(await outcome()).toMatchObject({ state: 'done', status: 204 })
  to('/there', 302)
  expect(await outcome()).toMatchObject({ state: 'failed', status: 302 })
  const { addresses } = story.simulator
  for (const address of ['http://127.0.0.1:1/', 'https://169.254.169.254/latest/', addresses.api]) {
    const before = story.simulator.requests().length
    to(address)
    expect(await outcome()).toMatchObject({
      state: 'failed',
      status: null,
      problem: expect.stringMatching(/no https|no public/),
    })
    expect(story.simulator.requests()).toHaveLength(before)
  }
  to('/hook')
  expect(await outcome()).toMatchObject({ state: 'failed', status: 307 })
})

test('an answer that never ends costs no more than its beginning', async () => {
  const { story, hearer, webhook } = await begin()
  hearer.answers((response) => {
    response.writeHead(500)
    const more = () => {
      while (response.write('x'.repeat(10_000)));
      response.once('drain', more)
    }
    more()
  })
  const { answer } = await story.call('webhooks.test', { webhookId: webhook.id })
  expect(answer).toHaveLength(1_024)
})

test('with its integration a webhook goes, and its secret too', async () => {
  const { story, hearer } = await begin()
  const { id: integrationId } = await story.call('integrations.create', { name: 'Brief', wanted: customersAndItems })
  await story.call('webhooks.create', { name: 'Of that', url: hearer.url, integrationId })
  const keys = async () => (await store.db.selectFrom('data_keys').select('subject_id').execute()).length
  const before = await keys()
  await story.call('integrations.delete', { integrationId })
  expect(await keys()).toBe(before - 1)
  expect((await story.call('webhooks.list', {})).webhooks.map(({ name }) => name)).toEqual(['Ours'])
})

test('a key for one integration has the webhooks of that one only', async () => {
  const { story, hearer, webhook } = await begin()
  const { integrationId } = await beginSetup(story)
  const bound = { integrationId }
  const own = await story.call('webhooks.create', { name: 'Own', url: hearer.url }, bound)
  expect(own.integrationId).toBe(integrationId)
  expect((await story.call('webhooks.list', {}, bound)).webhooks.map(({ id }) => id)).toEqual([own.id])
  await expect(story.call('webhooks.delete', { webhookId: webhook.id }, bound)).rejects.toMatchObject({
    code: 'webhook.unknown',
  })
})
