import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { listSpares } from '../../src/store/credential-use.ts'
import { useStore } from '../store.ts'
import { startStory, type Through } from '../story.ts'
import { killable, orNever } from './killing.ts'
import { connectWithSecret, dayMs, ownApp, passUntil } from './own-app.ts'

const store = useStore()

const hour = 3_600_000

const begin = async (through?: Through) => {
  const story = await startStory(store, through === undefined ? {} : { through })
  const connection = await connectWithSecret(story)
  const app = ownApp(story)
  const isRolled = async () => (await connection.current()).roll === null
  return { story, ...connection, app, isRolled }
}

const kinds = ({ application: { secrets, certificates } }: ReturnType<typeof ownApp>) => [
  ...secrets.map(({ keyId }) => `secret ${keyId}`),
  ...certificates.map(({ keyId }) => `certificate ${keyId}`),
]

test('a secret is rolled over by itself to a certificate, 30 days ahead, where the application may manage itself', async () => {
  const { story, current, list, app, isRolled } = await begin()
  app.letManageItself()
  const first = await current()
  const [typed] = app.application.secrets
  const { control, env, clock } = story.simulator
  control.moveSecret(env.TENANT, env.CLIENT_ID, typed?.keyId ?? '', { endsAt: clock.now() + 34 * dayMs })
  await store.db
    .updateTable('credential_keys')
    .set({ made_at: new Date(clock.now() - 300 * dayMs) })
    .execute()
  await story.pass(dayMs)
  expect(await current()).toMatchObject({ rights: 'write', rollsByItself: true, roll: null })
  await passUntil(story, async () => (await current()).roll !== null, dayMs)
  await passUntil(story, async () => (await current()).id !== first.id)
  const second = await current()
  expect(second).toMatchObject({ kind: 'certificate', madeBy: 'landbridge', knownFrom: 'certificate' })
  expect(second.daysLeft).toBeGreaterThan(360)
  expect(await list()).toHaveLength(1)
  await passUntil(story, isRolled, 6 * hour)
  // What a person made may be used elsewhere too, and stays until it ends.
  expect(kinds(app)).toEqual([`secret ${typed?.keyId}`, `certificate ${second.keyId}`])
  const { timeline } = await story.call('credentials.read', { credentialId: first.id })
  expect(timeline.slice(0, 2).map(({ what }) => what)).toEqual(['left', 'superseded'])
  expect(await list()).toHaveLength(1)
})

test('a certificate is followed by a certificate without any permission, and the one before is removed', async () => {
  const { story, current, list, app, isRolled } = await begin()
  app.letManageItself()
  await story.pass(dayMs)
  await story.call('credentials.roll', { credentialId: (await current()).id })
  await passUntil(story, isRolled, 6 * hour)
  const first = await current()
  app.application.owners.length = 0
  await story.call('credentials.roll', { credentialId: first.id })
  await passUntil(story, isRolled, 6 * hour)
  const second = await current()
  expect(second).toMatchObject({ kind: 'certificate', rights: 'write' })
  expect(app.application.certificates.map(({ keyId }) => keyId)).toEqual([second.keyId])
  expect(await list()).toHaveLength(1)
  const { credentials } = await story.call('credentials.list', { show: 'all' })
  expect(credentials.find(({ id }) => id === first.id)).toMatchObject({ state: 'retired' })
})

test('a new secret that sign-in does not know yet is waited for, and nothing fails meanwhile', async () => {
  const { story, current, list, app, isRolled } = await begin()
  app.letManageItself()
  await story.pass(dayMs)
  story.simulator.settings.credentialDelayMs = 90_000
  const before = await current()
  await story.call('credentials.roll', { credentialId: before.id, kind: 'secret', removesOld: true })
  await story.runs.idle()
  expect(await current()).toMatchObject({
    id: before.id,
    roll: { step: 'prove', waitingFor: 'sign-in to know the new credential' },
  })
  expect(await list()).toHaveLength(1)
  await expect(story.call('credentials.roll', { credentialId: before.id })).rejects.toMatchObject({
    code: 'credential.rolling',
  })
  await passUntil(story, async () => (await current()).id !== before.id, 10_000)
  await passUntil(story, isRolled, 6 * hour)
  expect(app.application.secrets.map(({ keyId }) => keyId)).toEqual([(await current()).keyId])
  expect(await list()).toHaveLength(1)
})

test('a check finds what calls find, also where a place of the directory does not know the new one yet', async () => {
  const { story, id, current, list, app } = await begin()
  app.letManageItself()
  await story.pass(11 * dayMs)
  const before = await current()
  await story.call('credentials.roll', { credentialId: before.id, kind: 'secret' })
  await passUntil(story, async () => (await current()).id !== before.id)
  story.simulator.settings.credentialDelayMs = 10 * dayMs
  const { id: checkId } = await story.call('checks.start', { connectionId: id })
  await story.runs.idle()
  expect(await story.call('checks.read', { connectionId: id, checkId })).toMatchObject({ verdict: 'pass' })
  expect(await list()).toHaveLength(1)
})

test('what a set-up keeps apart has to be good by itself', async () => {
  const { story, id, current } = await begin()
  await current()
  const { id: setupId } = await story.call('connections.reconnect', { connectionId: id })
  const apart = randomUUID()
  expect(await listSpares(store.db, id, apart)).toHaveLength(1)
  await store.db
    .updateTable('setups')
    .set({ candidate: JSON.stringify({ credential_id: apart }) })
    .where('id', '=', setupId)
    .execute()
  expect(await listSpares(store.db, id, apart)).toEqual([])
})

test('without the permission it is refused, and says what to do', async () => {
  const { story, current } = await begin()
  const { id } = await current()
  await expect(story.call('credentials.roll', { credentialId: id })).rejects.toMatchObject({
    code: 'credential.not_permitted',
  })
  expect(await current()).toMatchObject({ rights: 'read', roll: null })
})

test('a credential that never becomes good is taken back, and the old one stays', async () => {
  const { story, current, list, app, isRolled } = await begin()
  app.letManageItself()
  const before = await current()
  const [typed] = app.application.secrets
  await story.pass(11 * dayMs)
  story.simulator.settings.credentialDelayMs = 10 * dayMs
  await story.call('credentials.roll', { credentialId: before.id, kind: 'secret' })
  await passUntil(story, isRolled, 6 * hour)
  expect((await current()).id).toBe(before.id)
  expect(kinds(app)).toEqual([`secret ${typed?.keyId}`])
  expect(await list()).toHaveLength(1)
  const kindsOfEvents = await store.db.selectFrom('events').select('kind').execute()
  expect(kindsOfEvents.map(({ kind }) => kind)).toContain('credential.roll_failed')
})

test('what another connection uses too is not removed', async () => {
  const { story, id, current, list, app, isRolled } = await begin()
  const other = await connectWithSecret(story)
  expect(other.id).not.toBe(id)
  app.letManageItself()
  await story.pass(dayMs)
  const { id: credentialId } = await current()
  const { sharedWith } = await story.call('credentials.read', { credentialId })
  expect(sharedWith).toEqual([{ id: other.id, name: 'Fjordline' }])
  await story.call('credentials.roll', { credentialId, removesOld: true })
  await passUntil(story, isRolled, 6 * hour)
  expect(app.application.secrets).toHaveLength(1)
  await story.pass(dayMs)
  expect(await other.list()).toHaveLength(1)
  expect(await list()).toHaveLength(1)
  // Once nobody else uses it, the last one lets it go.
  await story.call('credentials.roll', { credentialId: (await other.current()).id, removesOld: true })
  await passUntil(story, async () => (await other.current()).roll === null, 6 * hour)
  expect(app.application.secrets).toHaveLength(0)
  expect(await other.list()).toHaveLength(1)
})

test('a policy that is switched off leaves it to people', async () => {
  const { story, current, app } = await begin()
  app.letManageItself()
  const before = await current()
  await story.call('credentials.update', { credentialId: before.id, rolls: false })
  await passUntil(story, async () => ((await current()).daysLeft ?? 0) <= 25, 30 * dayMs)
  expect(await current()).toMatchObject({
    id: before.id,
    rights: 'write',
    rolls: false,
    rollsByItself: false,
    roll: null,
  })
})

test('a person who enters another one meanwhile is right', async () => {
  const { story, id, current, list, app, isRolled } = await begin()
  app.letManageItself()
  const before = await current()
  await story.pass(dayMs)
  story.simulator.settings.credentialDelayMs = 60_000
  await story.call('credentials.roll', { credentialId: before.id, kind: 'secret' })
  await story.runs.idle()
  const { env, control, clock } = story.simulator
  const endsAt = clock.now() + 200 * dayMs
  const { text } = control.addSecret(env.TENANT, env.CLIENT_ID, { endsAt })
  const owner = { workspaceId: (await store.db.selectFrom('workspaces').select('id').executeTakeFirstOrThrow()).id }
  const sealed = await story.parts.vault.seal({ ...owner, subjectId: id }, Buffer.from(text))
  await store.db
    .updateTable('connections')
    .set({
      credential_id: sealed,
      credential_hint: text.slice(0, 3),
      credential_ends_at: new Date(endsAt),
      revision: 99,
    })
    .execute()
  await passUntil(story, isRolled, 6 * hour)
  expect(await current()).toMatchObject({ hint: text.slice(0, 3), state: 'active' })
  expect(app.application.secrets.map(({ displayName }) => displayName).join()).not.toContain('Landbridge')
  await story.pass(2 * hour)
  expect(await list()).toHaveLength(1)
})

test.each(['secret', 'certificate'] as const)(
  'a process that is killed at any request of a roll-over to a %s harms nothing',
  async (kind) => {
    const power = killable()
    const { story, current, list, app, isRolled } = await begin(power.through)
    app.letManageItself()
    const most: number[] = []
    let isWhole = false
    for (let count = 1; !isWhole; count += 1) {
      const { id: credentialId } = await current()
      const killed = power.killAt(count, story).then(() => false)
      const roll = async () => {
        await story.call('credentials.roll', { credentialId, kind, removesOld: true })
        await passUntil(story, isRolled, 25 * hour)
        return true
      }
      isWhole = await Promise.race([killed, orNever(roll)])
      most.push(app.valid(story.simulator.clock.now()).length)
      await power.mend(story, store)
      await story.pass(dayMs)
      await passUntil(story, isRolled, 25 * hour)
      const at = `request ${count}`
      expect(await list(), at).toHaveLength(1)
      expect(kinds(app), at).toEqual([`${(await current()).kind} ${(await current()).keyId}`])
    }
    expect(Math.max(...most)).toBeLessThanOrEqual(2)
    expect(Math.min(...most)).toBeGreaterThanOrEqual(1)
    expect(most.length).toBeGreaterThan(8)
  },
  180_000,
)
