import { expect, test } from 'vitest'
import { goThrough, openBrowser, pageOf } from '../browser.ts'
import { rightAnswers, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'
import { administrator, beginWithVendorApp, registerVendorApp } from './vendor-app.ts'

const store = useStore()

const leave = (story: Story, setupId: string) => story.call('setup.leave', { setupId, step: 'consent' })
const read = (story: Story, setupId: string) => story.call('setup.read', { setupId })

/** Signs in as the demonstration administrator, and answers. */
const decide = async (story: Story, setupId: string, answer: 'Accept' | 'Cancel' = 'Accept') =>
  goThrough(openBrowser(story), (await leave(story, setupId)).url, administrator(story), answer)

test("an administrator accepts the vendor's application, and the connection is proved with it", async () => {
  const story = await startStory(store)
  const app = registerVendorApp(story)
  const setup = await beginWithVendorApp(story, 'shared-app', app)
  expect(setup.steps.map(({ id }) => id)).toEqual([
    'endpoint',
    'consent',
    'environment',
    'card',
    'extension',
    'company',
    'check',
  ])
  expect(stepOf(setup, 'consent').mend.leave).toBe('Go to Microsoft and accept')

  expect(await decide(story, setup.id)).toEqual({ ours: `/setups/${setup.id}` })
  const accepted = await read(story, setup.id)
  expect(accepted.current).toBe('environment')
  expect(stepOf(accepted, 'consent').summary).toContain(`Accepted by ${story.simulator.env.TEST_USER}`)

  const { env, control } = story.simulator
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: app.clientId,
    description: 'Warehouse sync',
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }],
  })
  const { environment, company } = rightAnswers(story.simulator)
  await story.call('setup.answer', { setupId: setup.id, step: 'environment', values: environment })
  await story.call('setup.answer', { setupId: setup.id, step: 'company', values: company })
  await story.runs.idle()
  const connected = await read(story, setup.id)
  expect(connected.state).toBe('connected')
  const connection = await story.call('connections.read', { connectionId: connected.connectionId as string })
  expect(connection).toMatchObject({
    flow: 'shared-app',
    health: 'connected',
    tenantId: env.TENANT,
    credential: { kind: 'secret', clientId: app.clientId, hint: app.secret.slice(0, 3) },
  })
  const rows = await story.call('records.list', { connectionId: connection.id, set: 'customers', top: 3 })
  expect(rows.records).toHaveLength(3)
})

test('who cancels is told so, and may begin again', async () => {
  const story = await startStory(store)
  const setup = await beginWithVendorApp(story, 'shared-app')
  expect(await decide(story, setup.id, 'Cancel')).toEqual({ ours: `/setups/${setup.id}` })
  const refused = await read(story, setup.id)
  expect(refused.current).toBe('consent')
  expect(stepOf(refused, 'consent').look.findings).toMatchObject([
    { id: 'consent.returned', verdict: 'fail', fault: { code: 'auth.consent_declined' } },
  ])
  await decide(story, setup.id)
  expect((await read(story, setup.id)).current).toBe('environment')
})

test('a directory that was put into the address on the way back counts for nothing', async () => {
  const story = await startStory(store)
  const app = registerVendorApp(story)
  const { control } = story.simulator
  // Another customer, who has accepted long ago.
  const other = control.createTenant({ displayName: 'Other customer', domains: ['other.example'] })
  control.createServicePrincipal(other.id, app.clientId)
  control.grant(other.id, app.clientId, {
    resource: '996def3d-b36c-4153-8607-a6fd3c01b89f',
    name: 'API.ReadWrite.All',
    type: 'Role',
  })
  const setup = await beginWithVendorApp(story, 'shared-app', app)
  const ticket = new URL((await leave(story, setup.id)).url).pathname.split('/').at(-1) ?? ''
  const { to, browser } = await story.roundTrips.go(ticket)
  const state = new URL(to).searchParams.get('state') ?? ''
  const forged = new URLSearchParams({ admin_consent: 'True', tenant: other.id, state })
  const next = await story.roundTrips.back(forged, browser)
  // Microsoft is asked who it is, at that directory; the administrator of the first one is nobody there.
  expect(next.to).toContain(`/${other.id}/oauth2/v2.0/authorize`)
  const page = pageOf(await openBrowser(story).go(next.to))
  const landed = await openBrowser(story).press(page, 'Sign in', administrator(story))
  expect(landed.ours).toBeUndefined()
  expect((await read(story, setup.id)).current).toBe('consent')
})

test('a way out works once, in the browser in which it began, and for half an hour', async () => {
  const story = await startStory(store)
  const setup = await beginWithVendorApp(story, 'shared-app')
  const ticketOf = async () => new URL((await leave(story, setup.id)).url).pathname.split('/').at(-1) ?? ''
  const ended = { code: 'setup.trip_ended' }

  const ticket = await ticketOf()
  const { to, browser } = await story.roundTrips.go(ticket)
  await expect(story.roundTrips.go(ticket)).rejects.toMatchObject(ended)
  const state = new URL(to).searchParams.get('state') ?? ''
  const query = new URLSearchParams({ error: 'access_denied', error_description: 'AADSTS65004: declined', state })
  await expect(story.roundTrips.back(query, undefined)).rejects.toMatchObject(ended)
  await expect(story.roundTrips.back(query, 'another browser')).rejects.toMatchObject(ended)
  expect(await story.roundTrips.back(query, browser)).toEqual({ to: `/setups/${setup.id}` })
  await expect(story.roundTrips.back(query, browser)).rejects.toMatchObject(ended)

  const late = await ticketOf()
  await story.pass(31 * 60_000)
  await expect(story.roundTrips.go(late)).rejects.toMatchObject(ended)
})

test('where the page of Microsoft could not come back, the consent is found by its directory', async () => {
  const story = await startStory(store)
  const app = registerVendorApp(story, { redirectUris: [] })
  const setup = await beginWithVendorApp(story, 'shared-app', app)
  const { env, control } = story.simulator
  control.createServicePrincipal(env.TENANT, app.clientId)
  control.grant(env.TENANT, app.clientId, {
    resource: '996def3d-b36c-4153-8607-a6fd3c01b89f',
    name: 'API.ReadWrite.All',
    type: 'Role',
  })
  const after = await story.call('setup.answer', {
    setupId: setup.id,
    step: 'consent',
    values: { tenant: 'fjordlinefurniture.onmicrosoft.com' },
  })
  expect(after.current).toBe('environment')
})

test('an integration without an application of its own starts no set-up', async () => {
  const story = await startStory(store)
  const { id } = await story.call('integrations.create', {
    name: 'Warehouse sync',
    flow: 'shared-app',
    wanted: [{ set: 'customers', verbs: ['list'] }],
  })
  await expect(
    story.call('setup.start', { integrationId: id, linkedAccount: { id: 'c', name: 'C' } }),
  ).rejects.toMatchObject({ code: 'integration.app_missing' })
})
