import { expect, test } from 'vitest'
import { useStore } from '../store.ts'
import { startStory } from '../story.ts'
import { connectWithSecret, dayMs, ownApp, passUntil } from './own-app.ts'

const store = useStore()

const begin = async () => {
  const story = await startStory(store)
  const connection = await connectWithSecret(story)
  return { story, ...connection, app: ownApp(story) }
}

test('a leaked secret is replaced and removed at Microsoft within minutes, without a failed call', async () => {
  const { story, current, list, app } = await begin()
  app.letManageItself()
  const leaked = await current()
  const [secret] = app.application.secrets
  const { credential, remains, tasks } = await story.call('credentials.revoke', { credentialId: leaked.id })
  expect(credential).toMatchObject({ id: leaked.id, roll: { why: 'leaked', removesOld: true } })
  expect(remains.join(' ')).toContain('Access tokens')
  expect(tasks).toEqual([])
  for (let count = 0; count < 12; count += 1) {
    await story.pass(30_000)
    expect(await list()).toHaveLength(1)
  }
  const after = await current()
  expect(after.id).not.toBe(leaked.id)
  expect(app.application.secrets.map(({ keyId }) => keyId)).not.toContain(secret?.keyId)
  expect(await story.call('credentials.read', { credentialId: leaked.id })).toMatchObject({
    state: 'revoked',
    tasks: [],
  })
  await expect(story.call('credentials.revoke', { credentialId: leaked.id })).rejects.toMatchObject({
    code: 'credential.over',
  })
  await story.pass(3 * 3_600_000)
  expect(await list()).toHaveLength(1)
})

test('where it may not be removed, it is said who has to do what, and nothing is broken', async () => {
  const { story, current, list, app } = await begin()
  const leaked = await current()
  const { credential, remains, tasks } = await story.call('credentials.revoke', { credentialId: leaked.id })
  expect(credential.state).toBe('active')
  expect(remains[0]).toContain('good at Microsoft')
  expect(tasks.map(({ who }) => who)).toEqual(['entra-admin', 'builder', 'entra-admin'])
  expect(tasks[2]?.text).toContain(app.application.secrets[0]?.keyId)
  expect(tasks[2]?.link?.url).toContain(story.simulator.env.CLIENT_ID)
  expect(await list()).toHaveLength(1)
  const { connections } = await story.call('connections.list', {})
  expect(connections[0]?.concerns).toMatchObject([
    { source: 'credential', severity: 'attention', what: expect.stringContaining('has leaked') },
  ])
})

test.each(['add', 'switch'] as const)(
  'a roll-over at its step %s takes the leaked one with it at once',
  async (step) => {
    const { story, current, list, app } = await begin()
    app.letManageItself()
    await story.pass(dayMs)
    const leaked = await current()
    const [secret] = app.application.secrets
    await story.call('credentials.roll', { credentialId: leaked.id })
    await passUntil(story, async () => (await current()).roll?.step === step, 5_000)
    await story.call('credentials.revoke', { credentialId: leaked.id })
    await passUntil(story, async () => (await current()).roll === null, 60_000)
    expect(app.application.secrets.map(({ keyId }) => keyId)).not.toContain(secret?.keyId)
    expect(await list()).toHaveLength(1)
  },
)

test('a new one that is revoked before it is used ends its roll-over, and one that is used is replaced in its turn', async () => {
  const { story, id, current, list, app } = await begin()
  app.letManageItself()
  await story.pass(dayMs)
  const first = await current()
  await story.call('credentials.roll', { credentialId: first.id })
  await passUntil(story, async () => (await current()).roll?.step === 'switch', 5_000)
  const { credentials } = await story.call('credentials.list', { connectionId: id })
  const next = credentials.find(({ state }) => state === 'next')
  await story.call('credentials.revoke', { credentialId: next?.id ?? '' })
  await passUntil(story, async () => (await current()).roll === null, 60_000)
  expect((await current()).id).toBe(first.id)
  expect(app.application.certificates).toEqual([])

  await story.call('credentials.roll', { credentialId: first.id })
  await passUntil(story, async () => (await current()).roll?.step === 'overlap', 60_000)
  const second = await current()
  await story.call('credentials.revoke', { credentialId: second.id })
  await passUntil(story, async () => (await current()).roll === null, 60_000)
  const third = await current()
  expect(app.application.certificates.map(({ keyId }) => keyId)).toEqual([third.keyId])
  expect(await story.call('credentials.read', { credentialId: second.id })).toMatchObject({ state: 'revoked' })
  expect(await list()).toHaveLength(1)
})

test('a key of another integration sees none of it', async () => {
  const { story, current } = await begin()
  const { id: credentialId } = await current()
  const stranger = { integrationId: '11111111-1111-4111-8111-111111111111' }
  expect(await story.call('credentials.list', {}, stranger)).toEqual({ credentials: [] })
  for (const name of ['credentials.read', 'credentials.look', 'credentials.roll', 'credentials.revoke'] as const)
    await expect(story.call(name, { credentialId }, stranger)).rejects.toMatchObject({ code: 'credential.unknown' })
})
