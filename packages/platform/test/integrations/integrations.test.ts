import { microsoftEndpoints } from '@landbridge/model'
import { expect, test } from 'vitest'
import { answerUpTo, beginSetup, connect, rightAnswers } from '../journey.ts'
import { useStore } from '../store.ts'
import { startStory } from '../story.ts'

const store = useStore()

const customers = { set: 'customers', verbs: ['list', 'get'] } as const

test('tells which roles and permission sets its entity sets need, and why', async () => {
  const { call } = await startStory(store)
  const { id } = await call('integrations.create', {
    name: '  Warehouse sync ',
    wanted: [
      { set: 'customers', verbs: ['get', 'list'] },
      { set: 'customers', verbs: ['create'] },
      { set: 'items', verbs: ['list'] },
      { set: 'extensions', route: 'automation', verbs: ['list'] },
    ],
  })
  const integration = await call('integrations.read', { integrationId: id })
  expect(integration).toMatchObject({ name: 'Warehouse sync', enabled: true, endpoint: null })
  expect(integration.wanted).toEqual([
    { set: 'customers', route: 'standard', verbs: ['list', 'get', 'create'] },
    { set: 'items', route: 'standard', verbs: ['list'] },
    { set: 'extensions', route: 'automation', verbs: ['list'] },
  ])
  expect(integration.needs.roles).toEqual([
    { name: 'API.ReadWrite.All', id: 'a42b0b75-311e-488d-b67e-8fe84f924341', reason: 'For customers and items.' },
    { name: 'Automation.ReadWrite.All', id: 'd365bc00-a990-0000-00bc-160000000001', reason: 'For extensions.' },
  ])
  expect(integration.needs.permissionSets.map(({ id }) => id)).toEqual(['D365 BUS FULL ACCESS', 'D365 AUTOMATION'])
})

test('refuses entity sets and verbs that do not exist', async () => {
  const { call } = await startStory(store)
  const create = (wanted: { set: string; verbs: ('list' | 'create')[] }[]) =>
    call('integrations.create', { name: 'X', wanted })
  await expect(create([{ set: 'unicorns', verbs: ['list'] }])).rejects.toMatchObject({ code: 'catalogue.unknown_set' })
  await expect(create([{ set: 'generalLedgerEntries', verbs: ['create'] }])).rejects.toMatchObject({
    code: 'request.invalid',
  })
})

test('takes the addresses of a known endpoint from the table, and refuses those that may not be reached', async () => {
  const { call, simulator } = await startStory(store)
  const elsewhere = { ...simulator.addresses, api: 'https://api.attacker.example' }
  const create = (kind: string) =>
    call('integrations.create', {
      name: 'X',
      wanted: [{ ...customers, verbs: ['list'] }],
      endpoint: { kind, addresses: elsewhere },
    })
  expect((await create('demo')).endpoint?.addresses.api).toBe(simulator.addresses.api)
  expect((await create('wiise')).endpoint?.addresses.api).toBe('https://wiise.api.bc.dynamics.com')
  await expect(create('other')).rejects.toMatchObject({ code: 'net.forbidden' })
  await expect(create('nothing')).rejects.toMatchObject({ code: 'request.invalid' })
})

test.each([
  ['a script', { entraAdminCenter: 'javascript:alert(1)' }],
  ['plain http to another machine', { entraAdminCenter: 'http://entra.example.com' }],
  ['a query', { api: 'https://api.businesscentral.dynamics.com/?x=1' }],
  ['a user name', { api: 'https://me@api.businesscentral.dynamics.com' }],
])('refuses addresses with %s in them, because they become links', async (_, changes) => {
  const { call } = await startStory(store)
  const endpoint = { kind: 'other', addresses: { ...microsoftEndpoints, ...changes } }
  await expect(
    call('integrations.create', { name: 'X', wanted: [{ ...customers, verbs: ['list'] }], endpoint }),
  ).rejects.toMatchObject({ code: 'request.invalid', details: { field: 'endpoint' } })
})

test('changes only what is given', async () => {
  const { call } = await startStory(store)
  const { id: integrationId } = await call('integrations.create', {
    name: 'X',
    wanted: [{ ...customers, verbs: ['list'] }],
  })
  expect(await call('integrations.update', { integrationId, enabled: false })).toMatchObject({
    name: 'X',
    enabled: false,
  })
  expect(await call('integrations.update', { integrationId, name: 'Y' })).toMatchObject({ name: 'Y', enabled: false })
  await expect(
    call('integrations.update', { integrationId: '6f1d7a3e-1111-4111-8111-111111111111', name: 'Z' }),
  ).rejects.toMatchObject({ code: 'integration.unknown' })
})

test('counts its connections, and is deleted only when none is left', async () => {
  const story = await startStory(store)
  const { integrationId, connectionId } = await connect(story)
  expect(await story.call('integrations.read', { integrationId })).toMatchObject({
    connections: { connected: 1, needsAttention: 0, inSetup: 0 },
  })
  await expect(story.call('integrations.delete', { integrationId })).rejects.toMatchObject({
    code: 'integration.in_use',
  })
  await story.call('connections.delete', { connectionId: connectionId as string })
  await story.call('integrations.delete', { integrationId })
  await expect(story.call('integrations.read', { integrationId })).rejects.toMatchObject({
    code: 'integration.unknown',
  })
})

test('deleting it ends unfinished set-ups and destroys what they stored', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  const { env } = story.simulator
  await story.call('setup.answer', {
    setupId: setup.id,
    step: 'registration',
    values: { tenant: env.TENANT, clientId: env.CLIENT_ID },
  })
  const expires = new Date(story.simulator.clock.now() + 86_400_000).toISOString().slice(0, 10)
  await story.call('setup.answer', {
    setupId: setup.id,
    step: 'secret',
    values: { secret: env.CLIENT_SECRET, expires },
  })
  await story.call('integrations.delete', { integrationId: setup.integrationId })
  expect(await store.db.selectFrom('credentials').selectAll().execute()).toEqual([])
  await expect(story.call('setup.read', { setupId: setup.id })).rejects.toMatchObject({ code: 'setup.unknown' })
})

test('while it is off, its connections send nothing', async () => {
  const story = await startStory(store)
  const { integrationId, connectionId } = await connect(story)
  await story.call('integrations.update', { integrationId, enabled: false })
  const sent = story.simulator.requests().length
  const at = { connectionId: connectionId as string }
  await expect(story.call('records.list', { ...at, set: 'customers' })).rejects.toMatchObject({
    code: 'integration.off',
  })
  await expect(story.call('checks.start', at)).rejects.toMatchObject({ code: 'integration.off' })
  // Nor does anything that goes on by itself: looks at environments and extensions, daily checks, credentials.
  for (let hours = 0; hours < 50; hours += 1) await story.pass(3_600_000)
  expect(story.simulator.requests().slice(sent)).toEqual([])
  await story.call('integrations.update', { integrationId, enabled: true })
  expect((await story.call('records.list', { ...at, set: 'customers', top: 1 })).records).toHaveLength(1)
})

test('while it is off, set-ups that were begun and links that were sent stand still', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  await answerUpTo(story, setup, 'secret')
  const { url } = await story.call('links.create', { setupId: setup.id })
  await story.call('integrations.update', { integrationId: setup.integrationId, enabled: false })
  const sent = story.simulator.requests().length
  const { environment } = rightAnswers(story.simulator)
  const off = { code: 'integration.off' }
  await expect(story.call('setup.look', { setupId: setup.id, step: 'secret' })).rejects.toMatchObject(off)
  await expect(
    story.call('setup.answer', { setupId: setup.id, step: 'environment', values: environment }),
  ).rejects.toMatchObject(off)
  await expect(story.call('link.read', { token: new URL(url).hash.slice(1) })).rejects.toMatchObject(off)
  for (let looks = 0; looks < 20; looks += 1) await story.pass(15_000)
  expect(story.simulator.requests().slice(sent)).toEqual([])
})

test('a key of one integration sees that one and makes no others', async () => {
  const story = await startStory(store)
  const create = (name: string) =>
    story.call('integrations.create', { name, wanted: [{ ...customers, verbs: ['list'] }] })
  const mine = await create('Mine')
  const other = await create('Other')
  const bound = { integrationId: mine.id }
  expect((await story.call('integrations.list', {}, bound)).integrations.map(({ name }) => name)).toEqual(['Mine'])
  await expect(story.call('integrations.read', { integrationId: other.id }, bound)).rejects.toMatchObject({
    code: 'integration.unknown',
  })
  await expect(
    story.call('integrations.create', { name: 'More', wanted: [{ ...customers, verbs: ['list'] }] }, bound),
  ).rejects.toMatchObject({ code: 'request.forbidden' })
})
