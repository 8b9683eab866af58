import { expect, test } from 'vitest'
import { goThrough, openBrowser } from '../browser.ts'
import { rightAnswers, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'
import { administrator, beginWithVendorApp } from './vendor-app.ts'

const store = useStore()

const read = (story: Story, setupId: string) => story.call('setup.read', { setupId })

/** Signs in and accepts, where that is asked. */
const signIn = async (story: Story, setupId: string, as = administrator(story)) => {
  const { url } = await story.call('setup.leave', { setupId, step: 'sign-in' })
  return goThrough(openBrowser(story), url, as)
}

const connect = async (story: Story) => {
  const setup = await beginWithVendorApp(story, 'delegated')
  await signIn(story, setup.id)
  const { environment, company } = rightAnswers(story.simulator)
  await story.call('setup.answer', { setupId: setup.id, step: 'environment', values: environment })
  await story.call('setup.answer', { setupId: setup.id, step: 'company', values: company })
  await story.runs.idle()
  return read(story, setup.id)
}

const list = async (story: Story, connectionId: string | null) =>
  (await story.call('records.list', { connectionId: connectionId as string, set: 'customers', top: 2 })).records

test('a person signs in, and the connection works in the name of that person', async () => {
  const story = await startStory(store)
  const connected = await connect(story)
  expect(connected).toMatchObject({ state: 'connected' })
  expect(stepOf(connected, 'sign-in').summary).toContain(story.simulator.env.TEST_USER)
  const { connectionId } = connected
  expect(await story.call('connections.read', { connectionId: connectionId as string })).toMatchObject({
    flow: 'delegated',
    person: story.simulator.env.TEST_USER,
    health: 'connected',
  })
  expect(await list(story, connectionId)).toHaveLength(2)
})

test('the sign-in is renewed for as long as it is used, over restarts too', async () => {
  const story = await startStory(store)
  const { connectionId } = await connect(story)
  const sealed = async () =>
    (await store.db.selectFrom('connections').select('credential_id').executeTakeFirstOrThrow()).credential_id
  const before = await sealed()
  for (let month = 0; month < 6; month += 1) {
    await story.pass(30 * 86_400_000)
    if (month === 3) await story.restart()
    expect(await list(story, connectionId)).toHaveLength(2)
  }
  expect(await sealed()).not.toBe(before)
  // Former refresh tokens do not pile up in the vault; the integration's secret is the other one.
  expect(await store.db.selectFrom('credentials').selectAll().execute()).toHaveLength(2)
})

test('a sign-in that was revoked says so, and the connection is broken', async () => {
  const story = await startStory(store)
  const { connectionId } = await connect(story)
  const { control, env } = story.simulator
  control.revokeSessions(env.TENANT, env.TEST_USER)
  await story.pass(3 * 3_600_000)
  await expect(list(story, connectionId)).rejects.toMatchObject({ code: 'auth.grant_expired' })
  expect(await story.call('connections.read', { connectionId: connectionId as string })).toMatchObject({
    health: 'broken',
  })
})

test('the account of another directory is refused when the directory is known already', async () => {
  const story = await startStory(store)
  const setup = await beginWithVendorApp(story, 'delegated')
  await signIn(story, setup.id)
  const { control } = story.simulator
  control.createTenant({ displayName: 'Elsewhere', domains: ['elsewhere.example'] })
  control.createUser('elsewhere.example', { alias: 'stranger', displayName: 'A Stranger', password: 'right' })
  const landed = await signIn(story, setup.id, { login: 'stranger@elsewhere.example', passwd: 'right' }).catch(
    (error: Error) => error.message,
  )
  expect(landed).toContain('AADSTS50020')
  expect((await read(story, setup.id)).current).toBe('environment')
})
