import { expect, test } from 'vitest'
import { stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'
import {
  beginOneClick,
  foundThere,
  oneClick,
  readRegistering,
  signInAtGraph,
  startPlan,
  untilEnd,
} from './administrator.ts'

const store = useStore()

const read = (story: Story, setupId: string) => story.call('setup.read', { setupId })
const sealedOnes = () => store.db.selectFrom('credentials').selectAll().execute()

test('nobody can begin without a sign-in, with an old plan, or twice', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  const start = (planId: string) => story.call('registering.start', { setupId: setup.id, planId })
  const none = '00000000-0000-4000-8000-000000000000'
  await expect(start(none)).rejects.toMatchObject({ code: 'setup.sign_in_needed' })
  await signInAtGraph(story, setup.id)
  const { planId: first } = await readRegistering(story, setup.id)
  await signInAtGraph(story, setup.id)
  const { planId: second } = await readRegistering(story, setup.id)
  await expect(start(first ?? none)).rejects.toMatchObject({ code: 'setup.plan_changed' })
  story.simulator.settings.roleDelayMs = 60_000
  await start(second ?? none)
  await expect(start(second ?? none)).rejects.toMatchObject({ code: 'setup.registering' })
  await expect(story.call('registering.undo', { setupId: setup.id })).rejects.toMatchObject({
    code: 'setup.registering',
  })
  expect(await untilEnd(story, setup.id)).toMatchObject({ state: 'done' })
})

test('a sign-in that nobody uses is destroyed when it ends', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  await signInAtGraph(story, setup.id)
  expect(await sealedOnes()).toHaveLength(2)
  await story.pass(100 * 60_000)
  expect(await sealedOnes()).toHaveLength(1)
  expect(await readRegistering(story, setup.id)).toMatchObject({ signIn: null, planId: null })
})

test('a directory that allows no secrets gets a certificate, and a word about it', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  const { control, env } = story.simulator
  control.setPolicy(env.TENANT, { secretsAllowed: false })
  const done = await oneClick(story, setup.id)
  expect(done.state).toBe('done')
  expect(done.steps.find(({ id }) => id === 'secret')?.note).toContain('The directory allows no client secrets')
  expect(stepOf(await read(story, setup.id), 'secret').summary).toContain('Entra accepts the certificate')
  const { application, secrets } = foundThere(story, setup.connectionId)
  expect([application?.certificates.length, secrets.length]).toEqual([1, 0])
})

test('a policy for shorter secrets is followed, and the stored end is the real one', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  const { control, env, clock } = story.simulator
  control.setPolicy(env.TENANT, { secretMaxDays: 100 })
  expect(await oneClick(story, setup.id)).toMatchObject({ state: 'done' })
  const end = new Date(clock.now() + 90 * 86_400_000).toISOString().slice(0, 10)
  expect(stepOf(await read(story, setup.id), 'secret').summary).toContain(end)
})

test('the account of another directory makes nothing there once the directory is known', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  const { control } = story.simulator
  control.createTenant({ displayName: 'Elsewhere', domains: ['elsewhere.example'] })
  control.createUser('elsewhere.example', {
    alias: 'consultant',
    displayName: 'A consultant',
    password: 'right',
    directoryRoles: ['62e90394-69f5-4237-9190-012177145e10'],
  })
  const consultant = { login: 'consultant@elsewhere.example', passwd: 'right' }

  // While nothing is known, the plan shows into which directory it would go.
  await signInAtGraph(story, setup.id, consultant)
  expect((await readRegistering(story, setup.id)).signIn?.organisation.name).toBe('Elsewhere')
  // The right administrator instead: another plan, for another directory.
  await signInAtGraph(story, setup.id)
  expect((await readRegistering(story, setup.id)).signIn?.organisation.name).toBe('Fjordline Furniture')
  await startPlan(story, setup.id)
  await untilEnd(story, setup.id)
  const refused = await signInAtGraph(story, setup.id, consultant).catch((error: Error) => error.message)
  expect(refused).toContain('AADSTS50020')
  expect(foundThere(story, setup.connectionId).applications).toHaveLength(1)
})

test('a set-up that was given up meanwhile keeps no secret, and can still be undone', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  await signInAtGraph(story, setup.id)
  story.simulator.settings.roleDelayMs = 60_000
  await startPlan(story, setup.id)
  await story.runs.idle()
  await story.call('setup.abandon', { setupId: setup.id })
  expect((await untilEnd(story, setup.id)).state).not.toBe('running')
  expect(foundThere(story, setup.connectionId).applications).toHaveLength(1)
  await signInAtGraph(story, setup.id)
  await story.call('registering.undo', { setupId: setup.id })
  expect(await untilEnd(story, setup.id)).toMatchObject({ state: 'undone' })
  expect(foundThere(story, setup.connectionId).applications).toEqual([])
  expect(await sealedOnes()).toHaveLength(1)
})

test('the holder of a link does it without an account', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  const { url } = await story.call('links.create', { setupId: setup.id, audience: 'entra-admin' })
  const token = url.split('#')[1] ?? ''
  const opened = await story.call('link.read', { token })
  expect(stepOf(opened.setup, 'registration').mend).toMatchObject({
    registering: true,
    submit: 'Look for the registration',
  })
  await signInAtGraph(story, setup.id)
  const { planId } = await story.call('link.registering', { token })
  await story.call('link.register', { token, planId: planId ?? '' })
  expect(await untilEnd(story, setup.id)).toMatchObject({ state: 'done' })
  expect((await story.call('link.read', { token })).setup.current).toBe('environment')
  // A link for the other administrator opens none of this.
  const { url: other } = await story.call('links.create', { setupId: setup.id, audience: 'bc-admin' })
  await expect(story.call('link.registering', { token: other.split('#')[1] ?? '' })).rejects.toMatchObject({
    code: 'link.not_yours',
  })
})

test('without an application of the vendor there is no such way', async () => {
  const story = await startStory(store)
  const { id } = await story.call('integrations.create', {
    name: 'Warehouse sync',
    endpoint: { kind: 'demo', addresses: story.simulator.addresses },
    wanted: [{ set: 'customers', verbs: ['list'] }],
  })
  const setup = await story.call('setup.start', { integrationId: id, linkedAccount: { id: 'c', name: 'C' } })
  expect(stepOf(setup, 'registration').mend.leave).toBeNull()
  await expect(readRegistering(story, setup.id)).rejects.toMatchObject({ code: 'integration.app_missing' })
  await expect(story.call('setup.leave', { setupId: setup.id, step: 'registration' })).rejects.toMatchObject({
    code: 'setup.step_locked',
  })
})
