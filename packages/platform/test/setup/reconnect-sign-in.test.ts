import type { Setup } from '@landbridge/contract'
import { businessCentralAppId } from '@landbridge/model'
import { expect, test } from 'vitest'
import { goThrough, openBrowser } from '../browser.ts'
import { rightAnswers, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'
import { administrator, beginWithVendorApp, registerVendorApp } from './vendor-app.ts'

const store = useStore()

const hourMs = 3_600_000

const read = (story: Story, setupId: string) => story.call('setup.read', { setupId })
const connection = (story: Story, { connectionId }: Setup) =>
  story.call('connections.read', { connectionId: connectionId as string })
const again = (story: Story, { connectionId }: Setup) =>
  story.call('connections.reconnect', { connectionId: connectionId as string })
const list = async (story: Story, { connectionId }: Setup) =>
  (await story.call('records.list', { connectionId: connectionId as string, set: 'customers', top: 2 })).records
const sealed = async () => (await store.db.selectFrom('credentials').select('id').execute()).length

/** Goes to Microsoft from a step, and answers what is asked there. */
const go = async (story: Story, setupId: string, step: 'sign-in' | 'consent', as = administrator(story)) =>
  goThrough(openBrowser(story), (await story.call('setup.leave', { setupId, step })).url, as)

const finish = async (story: Story, setup: Setup) => {
  const { environment, company } = rightAnswers(story.simulator)
  await story.call('setup.answer', { setupId: setup.id, step: 'environment', values: environment })
  await story.call('setup.answer', { setupId: setup.id, step: 'company', values: company })
  await story.runs.idle()
  return read(story, setup.id)
}

const connectPerson = async (story: Story) => {
  const setup = await beginWithVendorApp(story, 'delegated')
  await go(story, setup.id, 'sign-in')
  return finish(story, setup)
}

const colleague = (story: Story) => {
  const { control, env } = story.simulator
  const { userPrincipalName } = control.createUser(env.TENANT, {
    alias: 'colleague',
    displayName: 'A Colleague',
    password: 'right',
  })
  return { login: userPrincipalName, passwd: 'right' }
}

test('a revoked sign-in is mended by signing in again, and the connection stays the same', async () => {
  const story = await startStory(store)
  const first = await connectPerson(story)
  const before = await connection(story, first)
  const { control, env } = story.simulator
  control.revokeSessions(env.TENANT, env.TEST_USER)
  await story.pass(3 * hourMs)
  await expect(list(story, first)).rejects.toMatchObject({ code: 'auth.grant_expired' })
  expect(await connection(story, first)).toMatchObject({ health: 'broken' })

  const setup = await again(story, first)
  expect(setup).toMatchObject({ reconnects: true, current: 'sign-in', connectionId: first.connectionId })
  await go(story, setup.id, 'sign-in')
  await story.runs.idle()
  expect(await read(story, setup.id)).toMatchObject({ state: 'connected' })
  expect(await connection(story, first)).toMatchObject({ id: before.id, name: before.name, health: 'connected' })
  expect(await list(story, first)).toHaveLength(2)
  // The integration's secret and one refresh token.
  expect(await sealed()).toBe(2)
  await story.pass(30 * 24 * hourMs)
  expect(await list(story, first)).toHaveLength(2)
})

test('a sign-in that is kept apart is renewed while the set-up is open, over restarts too; giving up destroys it', async () => {
  const story = await startStory(store)
  const first = await connectPerson(story)
  const setup = await again(story, first)
  // Somebody whom Business Central does not know: the set-up cannot end.
  await go(story, setup.id, 'sign-in', colleague(story))
  const apart = async () =>
    (await store.db.selectFrom('setups').select('sign_in_id').where('id', '=', setup.id).executeTakeFirst())?.sign_in_id
  const before = await apart()
  for (let day = 0; day < 3; day += 1) {
    await story.restart()
    await story.pass(60 * 24 * hourMs)
    expect(await list(story, first)).toHaveLength(2)
    await story.call('setup.look', { setupId: setup.id, step: 'sign-in' })
    expect(stepOf(await read(story, setup.id), 'sign-in').state).toBe('done')
  }
  expect(await apart()).not.toBe(before)
  expect(await read(story, setup.id)).toMatchObject({ state: 'open' })
  // The integration's secret, the sign-in of the connection, and the one kept apart.
  expect(await sealed()).toBe(3)
  expect(await connection(story, first)).toMatchObject({ person: story.simulator.env.TEST_USER })
  await story.call('setup.abandon', { setupId: setup.id })
  expect(await sealed()).toBe(2)
  expect(await list(story, first)).toHaveLength(2)
})

test('the account of another directory is refused by Entra, and nothing changes', async () => {
  const story = await startStory(store)
  const first = await connectPerson(story)
  const { control } = story.simulator
  control.createTenant({ displayName: 'Elsewhere', domains: ['elsewhere.example'] })
  control.createUser('elsewhere.example', { alias: 'stranger', displayName: 'A Stranger', password: 'right' })
  const setup = await again(story, first)
  const stranger = { login: 'stranger@elsewhere.example', passwd: 'right' }
  const landed = await go(story, setup.id, 'sign-in', stranger).catch((error: Error) => error.message)
  expect(landed).toContain('AADSTS50020')
  expect((await read(story, setup.id)).current).toBe('sign-in')
  expect(await list(story, first)).toHaveLength(2)
})

test('a withdrawn consent is given again, for the same connection', async () => {
  const story = await startStory(store)
  const app = registerVendorApp(story)
  const begun = await beginWithVendorApp(story, 'shared-app', app)
  await go(story, begun.id, 'consent')
  const { control, env } = story.simulator
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: app.clientId,
    description: 'Warehouse sync',
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }],
  })
  const first = await finish(story, begun)
  expect(first.state).toBe('connected')
  control.deleteServicePrincipal(env.TENANT, app.clientId)
  await story.pass(3 * hourMs)
  await expect(list(story, first)).rejects.toMatchObject({ code: 'auth.app_unknown' })

  const setup = await again(story, first)
  expect(setup).toMatchObject({ current: 'consent', reconnects: true })
  expect(stepOf(setup, 'consent').look.findings.some(({ verdict }) => verdict === 'fail')).toBe(true)
  await go(story, setup.id, 'consent')
  await story.runs.idle()
  expect(await read(story, setup.id)).toMatchObject({ state: 'connected' })
  expect(await list(story, first)).toHaveLength(2)
})

test('a consent in another directory does not lead the connection there', async () => {
  const story = await startStory(store)
  const app = registerVendorApp(story)
  const begun = await beginWithVendorApp(story, 'shared-app', app)
  await go(story, begun.id, 'consent')
  const { control, env } = story.simulator
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: app.clientId,
    description: 'Warehouse sync',
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }],
  })
  const first = await finish(story, begun)
  const { id: tenant } = control.createTenant({ displayName: 'Elsewhere', domains: ['elsewhere.example'] })
  control.createServicePrincipal(tenant, app.clientId)
  control.grant(tenant, app.clientId, { resource: businessCentralAppId, name: 'API.ReadWrite.All', type: 'Role' })
  control.deleteServicePrincipal(env.TENANT, app.clientId)
  const setup = await again(story, first)
  const refused = await story.call('setup.answer', { setupId: setup.id, step: 'consent', values: { tenant } })
  expect(refused.current).toBe('consent')
  expect(stepOf(refused, 'consent').look.findings).toMatchObject([
    { id: 'tenant.same', verdict: 'fail', fault: { code: 'auth.wrong_tenant' } },
  ])
  expect(await connection(story, first)).toMatchObject({ tenantId: env.TENANT })
})

test('another person of the same directory may take over, and that is said', async () => {
  const story = await startStory(store)
  const first = await connectPerson(story)
  const setup = await again(story, first)
  await go(story, setup.id, 'sign-in', colleague(story))
  await story.runs.idle()
  const now = await read(story, setup.id)
  expect(stepOf(now, 'sign-in').summary).toContain(`in place of ${story.simulator.env.TEST_USER}`)
})
