import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { rightAnswers, stepOf } from '../journey.ts'
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

/** Card, environment and company, so that the final check can pass. */
const finish = async (story: Story, setup: { id: string; connectionId: string | null }) => {
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
  return read(story, setup.id)
}

test('who chooses nothing gets a certificate, whose key was never anywhere else', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  await signInAtGraph(story, setup.id)
  const { planId, credentials } = await readRegistering(story, setup.id)
  expect(credentials.map(({ kind }) => kind)).toEqual(['certificate', 'federated', 'secret'])
  await story.call('registering.start', { setupId: setup.id, planId: planId ?? '' })
  const done = await untilEnd(story, setup.id)
  expect(done.state).toBe('done')
  const { application } = foundThere(story, setup.connectionId)
  expect(application?.certificates).toHaveLength(1)
  expect(application?.secrets).toHaveLength(0)
  const connected = await finish(story, setup)
  expect(connected.state).toBe('connected')
  const { credential } = await story.call('connections.read', { connectionId: connected.connectionId as string })
  expect(credential?.kind).toBe('certificate')
  expect(await store.dump()).not.toContain('PRIVATE KEY')
})

test('the application trusts what is signed here, where that is chosen', async () => {
  const portalDir = mkdtempSync(join(tmpdir(), 'landbridge-pages-'))
  writeFileSync(join(portalDir, 'index.html'), '<!doctype html>')
  onTestFinished(() => rmSync(portalDir, { recursive: true }))
  const story = await startStory(store, { portalDir })
  const setup = await beginOneClick(story)
  // It ends at our own page, which has no form.
  await signInAtGraph(story, setup.id).catch(() => undefined)
  await startPlan(story, setup.id, 'federated')
  expect(await untilEnd(story, setup.id)).toMatchObject({ state: 'done' })
  const { application } = foundThere(story, setup.connectionId)
  expect(application?.federatedCredentials).toMatchObject([{ subject: setup.connectionId }])
  expect([application?.certificates.length, application?.secrets.length]).toEqual([0, 0])
  expect(stepOf(await read(story, setup.id), 'secret').state).toBe('done')
})

test('connecting again by one click keeps the credential in use until the new one is proved, and cannot be undone', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  await oneClick(story, setup.id)
  const first = await finish(story, setup)
  const connectionId = first.connectionId as string
  const [former] = foundThere(story, connectionId).secrets

  const again = await story.call('connections.reconnect', { connectionId, step: 'registration' })
  await signInAtGraph(story, again.id)
  await startPlan(story, again.id, 'certificate')
  const done = await untilEnd(story, again.id)
  expect(done).toMatchObject({ state: 'done', canUndo: false })
  await story.runs.idle()
  expect(await read(story, again.id)).toMatchObject({ state: 'connected' })
  const after = foundThere(story, connectionId)
  expect(after.applications).toHaveLength(1)
  // It was in use, and is for somebody to remove.
  expect(after.secrets).toContainEqual(former)
  expect(await story.call('connections.read', { connectionId })).toMatchObject({
    credential: { kind: 'certificate' },
    health: 'connected',
  })
  await expect(story.call('registering.undo', { setupId: again.id })).rejects.toMatchObject({
    code: 'setup.step_locked',
  })
})
