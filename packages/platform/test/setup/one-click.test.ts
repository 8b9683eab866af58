import { businessCentralAppId } from '@landbridge/model'
import { expect, test } from 'vitest'
import { rightAnswers, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'
import {
  acceptForEverybody,
  beginOneClick,
  foundThere,
  oneClick,
  personWith,
  readRegistering,
  registerSignInApp,
  signInAtGraph,
  startPlan,
  stateOf,
  untilEnd,
} from './administrator.ts'

const store = useStore()

const read = (story: Story, setupId: string) => story.call('setup.read', { setupId })
const sealedOnes = () => store.db.selectFrom('credentials').selectAll().execute()

test('an administrator signs in once, and the set-up arrives at the environment by itself', async () => {
  const story = await startStory(store)
  const app = registerSignInApp(story)
  const setup = await beginOneClick(story, { app })
  expect(stepOf(setup, 'registration').mend).toMatchObject({
    leave: 'Sign in and let Landbridge do it',
    registering: true,
    submit: 'Look for the registration',
  })

  // The plan can be read before anybody signs in, with its reasons.
  const before = await readRegistering(story, setup.id)
  expect(before).toMatchObject({ state: 'open', signIn: null, planId: null, canUndo: false })
  expect(before.scopes.map(({ name }) => name)).toEqual([
    'Application.ReadWrite.All',
    'AppRoleAssignment.ReadWrite.All',
    'User.Read',
  ])
  expect(before.steps.map(({ id }) => id)).toEqual([
    'business-central',
    'application',
    'service-principal',
    'role:API.ReadWrite.All',
    'secret',
    'token',
    'withdraw',
  ])
  expect(before.steps.find(({ id }) => id === 'role:API.ReadWrite.All')?.why).toBe('For customers and items.')

  expect(await signInAtGraph(story, setup.id)).toEqual({ ours: `/setups/${setup.id}` })
  const planned = await readRegistering(story, setup.id)
  expect(planned.signIn).toMatchObject({
    person: story.simulator.env.TEST_USER,
    organisation: { id: story.simulator.env.TENANT, name: 'Fjordline Furniture' },
    roles: ['Global Administrator'],
  })
  expect(planned.steps.every(({ may, state }) => may === 'yes' && state === 'to-do')).toBe(true)
  // Nothing is made before the plan is agreed to.
  expect(foundThere(story, setup.connectionId).applications).toEqual([])

  await startPlan(story, setup.id)
  const done = await untilEnd(story, setup.id)
  expect(done).toMatchObject({ state: 'done', signIn: null, canUndo: true })
  expect(new Set(Object.values(stateOf(done)))).toEqual(new Set(['done']))
  const { application, principal, secrets } = foundThere(story, setup.connectionId)
  expect(application).toMatchObject({ displayName: 'Warehouse sync', signInAudience: 'AzureADMyOrg', redirectUris: [] })
  expect(done.steps.find(({ id }) => id === 'application')?.objectId).toBe(application?.id)
  expect([...(principal?.grantedRoles.get(businessCentralAppId) ?? [])]).toEqual(['API.ReadWrite.All'])
  expect(secrets).toHaveLength(1)

  const arrived = await read(story, setup.id)
  expect(arrived.current).toBe('environment')
  expect(stepOf(arrived, 'secret').summary).toContain('Entra accepts the client secret')
  // The sign-in is destroyed and the application of it gone from the directory: the integration's secret and ours remain.
  expect(await sealedOnes()).toHaveLength(2)
  expect(foundThere(story, setup.connectionId).tenant.servicePrincipals.has(app.clientId)).toBe(false)
  expect(await store.dump()).not.toContain(secrets[0]?.text)
})

test('the connection made this way is proved like any other', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  await oneClick(story, setup.id)
  const { application } = foundThere(story, setup.connectionId)
  const { env, control } = story.simulator
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: application?.appId ?? '',
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
  const connectionId = connected.connectionId as string
  const { records } = await story.call('records.list', { connectionId, set: 'customers', top: 2 })
  expect(records).toHaveLength(2)

  // Undo afterwards takes it back, and the connection says so.
  await expect(story.call('registering.undo', { setupId: setup.id })).rejects.toMatchObject({
    code: 'setup.sign_in_needed',
  })
  await signInAtGraph(story, setup.id)
  await story.call('registering.undo', { setupId: setup.id })
  expect(await untilEnd(story, setup.id)).toMatchObject({ state: 'undone' })
  expect(await story.call('connections.read', { connectionId })).toMatchObject({
    health: 'broken',
    reason: 'The app registration was taken back by undo.',
    credential: null,
  })
})

test('every delay of Entra is waited for, and shown', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  await signInAtGraph(story, setup.id)
  // What is in the directory already is known everywhere.
  await story.pass(120_000)
  Object.assign(story.simulator.settings, {
    applicationReplicationMs: 20_000,
    servicePrincipalReplicationMs: 25_000,
    servicePrincipalDelayMs: 30_000,
    assignmentReplicationMs: 30_000,
    roleDelayMs: 90_000,
    credentialDelayMs: 45_000,
  })
  await startPlan(story, setup.id)
  await story.runs.idle()
  const waiting = await readRegistering(story, setup.id)
  expect(waiting.state).toBe('running')
  expect(waiting.steps.find(({ state }) => state === 'waiting')).toMatchObject({
    id: 'application',
    waitingFor: 'Entra to know the application everywhere',
    since: expect.any(String),
  })
  const seen = new Set<string>()
  for (let count = 0; count < 60; count += 1) {
    await story.pass(5_000)
    const { steps } = await readRegistering(story, setup.id)
    for (const { waitingFor } of steps) if (waitingFor !== undefined) seen.add(waitingFor)
  }
  expect(await readRegistering(story, setup.id)).toMatchObject({ state: 'done' })
  expect([...seen]).toEqual([
    'Entra to know the application everywhere',
    'Entra to know the service principal everywhere',
    'sign-in to know the new application',
    'the token to carry API.ReadWrite.All',
  ])
  expect((await read(story, setup.id)).current).toBe('environment')
  expect(foundThere(story, setup.connectionId)).toMatchObject({ applications: [{}], secrets: [{}] })
})

test('undo leaves nothing behind, and the way can be gone again', async () => {
  const story = await startStory(store)
  const { control, env } = story.simulator
  control.deleteServicePrincipal(env.TENANT, businessCentralAppId)
  const setup = await beginOneClick(story)
  const { tenant } = foundThere(story, setup.connectionId)
  tenant.bin.clear()
  const before = [[...tenant.applications.keys()], [...tenant.servicePrincipals.keys()]]
  await oneClick(story, setup.id)
  expect(tenant.servicePrincipals.has(businessCentralAppId)).toBe(true)

  await signInAtGraph(story, setup.id)
  await story.call('registering.undo', { setupId: setup.id })
  const undone = await untilEnd(story, setup.id)
  expect(undone).toMatchObject({ state: 'undone', canUndo: false, signIn: null })
  expect(undone.undo.map(({ id, state }) => [id, state])).toEqual(
    ['grants', 'application', 'business-central', 'forget', 'withdraw'].map((id) => [id, 'done']),
  )
  expect([[...tenant.applications.keys()], [...tenant.servicePrincipals.keys()]]).toEqual(before)
  expect([...tenant.bin]).toEqual([])
  expect(await sealedOnes()).toHaveLength(1)
  expect((await read(story, setup.id)).current).toBe('registration')

  expect(await oneClick(story, setup.id)).toMatchObject({ state: 'done' })
  expect((await read(story, setup.id)).current).toBe('environment')
})

test('what was there before is not taken back', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  await oneClick(story, setup.id)
  await signInAtGraph(story, setup.id)
  await story.call('registering.undo', { setupId: setup.id })
  const undone = await untilEnd(story, setup.id)
  expect(undone.undo.find(({ id }) => id === 'business-central')?.note).toBe('It was there before, and stays.')
  expect(foundThere(story, setup.connectionId).tenant.servicePrincipals.has(businessCentralAppId)).toBe(true)
})

test('who may do a part of it does that part, and the rest is done by whoever may', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  const helper = personWith(story, 'helper', ['dynamicsAdministrator'])
  await acceptForEverybody(story, setup)
  await signInAtGraph(story, setup.id, helper)
  const plan = await readRegistering(story, setup.id)
  expect(plan.signIn?.roles).toEqual(['Dynamics 365 Administrator'])
  expect(Object.fromEntries(plan.steps.map(({ id, may }) => [id, may]))).toMatchObject({
    application: 'maybe',
    'role:API.ReadWrite.All': 'no',
    token: 'no',
  })
  expect(plan.steps.find(({ id }) => id === 'role:API.ReadWrite.All')?.roles).toContain(
    'Cloud Application Administrator',
  )
  await startPlan(story, setup.id)
  const partly = await untilEnd(story, setup.id)
  expect(partly.state).toBe('partly')
  expect(stateOf(partly)).toMatchObject({ application: 'done', secret: 'done', 'role:API.ReadWrite.All': 'left' })
  const afterHelper = await read(story, setup.id)
  expect(afterHelper.current).toBe('consent')
  expect(stepOf(afterHelper, 'consent').mend).toMatchObject({ registering: true })
  const { application, secrets } = foundThere(story, setup.connectionId)

  expect(await oneClick(story, setup.id)).toMatchObject({ state: 'done' })
  expect((await read(story, setup.id)).current).toBe('environment')
  const after = foundThere(story, setup.connectionId)
  expect(after.applications).toEqual([application])
  expect(after.secrets).toEqual(secrets)
})

test('who may not even register makes nothing, and is told who may', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  const { control, env } = story.simulator
  control.setPolicy(env.TENANT, { usersMayRegister: false })
  await acceptForEverybody(story, setup)
  const done = await oneClick(story, setup.id, personWith(story, 'nobody', []))
  expect(done).toMatchObject({ state: 'partly', canUndo: false })
  expect(done.steps.find(({ id }) => id === 'application')).toMatchObject({
    state: 'left',
    fault: { code: 'graph.denied' },
    roles: expect.arrayContaining(['Application Administrator']),
  })
  expect(foundThere(story, setup.connectionId).applications).toEqual([])
  expect((await read(story, setup.id)).current).toBe('registration')
})

test('who may not accept the sign-in comes back with the reason', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  const { url } = await story.call('setup.leave', { setupId: setup.id, step: 'registration' })
  const { to, browser } = await story.roundTrips.go(new URL(url).pathname.split('/').at(-1) ?? '')
  const state = new URL(to).searchParams.get('state') ?? ''
  const query = new URLSearchParams({ error: 'access_denied', error_description: 'AADSTS65004: declined', state })
  await story.roundTrips.back(query, browser)
  const refused = await readRegistering(story, setup.id)
  expect(refused).toMatchObject({ signIn: null, refusal: { code: 'auth.consent_declined' } })
})
