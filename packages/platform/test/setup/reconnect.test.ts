import type { Setup } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { openAdminCenter } from '../connections/admin-center.ts'
import { connect, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

const store = useStore()

const dayMs = 86_400_000

const read = (story: Story, setupId: string) => story.call('setup.read', { setupId })
const again = (story: Story, { connectionId }: Setup, step?: 'consent' | 'secret' | 'environment' | 'registration') =>
  story.call('connections.reconnect', { connectionId: connectionId as string, ...(step && { step }) })
const list = async (story: Story, { connectionId }: Setup) =>
  (await story.call('records.list', { connectionId: connectionId as string, set: 'customers', top: 2 })).records
const connection = (story: Story, { connectionId }: Setup) =>
  story.call('connections.read', { connectionId: connectionId as string })
const sealed = async () => (await store.db.selectFrom('credentials').select('id').execute()).map(({ id }) => id)

/** Another secret of the demonstration application, as an administrator would make it. */
const newSecret = ({ simulator: { control, env, clock } }: Story) => {
  const endsAt = clock.now() + 300 * dayMs
  const { text } = control.addSecret(env.TENANT, env.CLIENT_ID, { endsAt })
  return { secret: text, expires: new Date(endsAt).toISOString().slice(0, 10) }
}

/** The secret that the connection has is deleted at Microsoft. */
const dropSecrets = ({ simulator: { control, env, world } }: Story) => {
  const application = world.tenants.get(env.TENANT)?.applications.get(env.CLIENT_ID)
  for (const { keyId } of [...(application?.secrets ?? [])]) control.deleteSecret(env.TENANT, env.CLIENT_ID, keyId)
}

const put = (story: Story, setupId: string, values: Record<string, string>) =>
  story.call('setup.answer', { setupId, step: 'secret', values })

test('a new secret takes the place of a deleted one, and the connection stays the same', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const before = await connection(story, first)
  const [former] = await sealed()
  dropSecrets(story)
  await story.pass(3 * 3_600_000)
  await expect(list(story, first)).rejects.toMatchObject({ code: 'auth.secret_wrong' })

  const setup = await again(story, first)
  expect(setup).toMatchObject({ reconnects: true, connectionId: first.connectionId, current: 'secret', state: 'open' })
  expect(setup.linkedAccount).toEqual(first.linkedAccount)
  expect(stepOf(setup, 'secret').mend.fields.find(({ name }) => name === 'secret')).toMatchObject({ stored: true })
  await put(story, setup.id, newSecret(story))
  await story.runs.idle()

  expect(await read(story, setup.id)).toMatchObject({ state: 'connected' })
  const after = await connection(story, first)
  expect(after).toMatchObject({ id: before.id, name: before.name, health: 'connected', companies: before.companies })
  expect(after.credential?.hint).not.toBe(before.credential?.hint)
  expect(await list(story, first)).toHaveLength(2)
  const left = await sealed()
  expect(left).toHaveLength(1)
  expect(left).not.toContain(former)
  const { checks } = await story.call('checks.list', { connectionId: before.id })
  expect(checks).toHaveLength(2)
})

test('while it is open the connection goes on with what it has, whatever is typed', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const before = await connection(story, first)
  const setup = await again(story, first)
  const wrong = await put(story, setup.id, { ...newSecret(story), secret: 'wrong~secret~of~another~application~1' })
  expect(stepOf(wrong, 'secret')).toMatchObject({ state: 'current' })
  await story.pass(3 * 3_600_000)
  expect(await list(story, first)).toHaveLength(2)
  expect(await connection(story, first)).toEqual(before)
})

test('giving it up destroys what was new, and the connection keeps what it has', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const kept = await sealed()
  const { control, env } = story.simulator
  const setup = await again(story, first)
  control.deleteCard(env.TENANT, env.ENVIRONMENT, env.CLIENT_ID)
  const open = await put(story, setup.id, newSecret(story))
  expect(open.current).toBe('card')
  expect(await sealed()).toHaveLength(2)
  await story.call('setup.abandon', { setupId: setup.id })
  expect(await sealed()).toEqual(kept)
  expect(await connection(story, first)).toMatchObject({ health: 'connected' })
  expect(await read(story, setup.id)).toMatchObject({ state: 'abandoned' })
})

test('a final check that fails leaves the connection as it is', async () => {
  const story = await startStory(store)
  // Read only below customers, so that the step of the card has nothing to try it with.
  const first = await connect(story, [{ set: 'pictures', route: 'standard', verbs: ['get'] }])
  const setup = await again(story, first)
  const { control, env } = story.simulator
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: env.CLIENT_ID,
    description: 'Warehouse sync',
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BASIC' }],
  })
  await put(story, setup.id, newSecret(story))
  await story.runs.idle()
  const open = await read(story, setup.id)
  expect(open).toMatchObject({ state: 'open', current: 'check' })
  expect(stepOf(open, 'check').look.findings.some(({ verdict }) => verdict === 'fail')).toBe(true)
  const now = await connection(story, first)
  expect(now).toMatchObject({ health: 'connected', lastCheck: { verdict: 'pass' } })
  expect(await sealed()).toHaveLength(2)

  // After the fix the check repeats by itself.
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: env.CLIENT_ID,
    description: 'Warehouse sync',
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }],
  })
  await story.pass(31_000)
  await story.runs.idle()
  expect(await read(story, setup.id)).toMatchObject({ state: 'connected' })
  expect(await sealed()).toHaveLength(1)
})

test('the stored secret may stay, and what the connection has meanwhile counts', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const kept = await sealed()
  const setup = await again(story, first)
  await put(story, setup.id, {
    expires: new Date(story.simulator.clock.now() + 100 * dayMs).toISOString().slice(0, 10),
  })
  await story.runs.idle()
  expect(await read(story, setup.id)).toMatchObject({ state: 'connected' })
  expect(await sealed()).toEqual(kept)
  const { credential } = await connection(story, first)
  expect(Date.parse(credential?.expiresAt ?? '') - story.simulator.clock.now()).toBeLessThan(101 * dayMs)
  expect(await list(story, first)).toHaveLength(2)
})

test('from the consent on it looks by itself, and ends where nothing is amiss', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const setup = await again(story, first, 'consent')
  expect(setup.checkId).not.toBeNull()
  await story.runs.idle()
  expect(await read(story, setup.id)).toMatchObject({ state: 'connected' })
  expect(await sealed()).toHaveLength(1)
})

test('another environment is chosen without a new secret', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const { control, env } = story.simulator
  control.putCard(env.TENANT, 'Sandbox', {
    clientId: env.CLIENT_ID,
    description: 'Warehouse sync',
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }],
  })
  const setup = await again(story, first, 'environment')
  const placed = await story.call('setup.answer', {
    setupId: setup.id,
    step: 'environment',
    values: { environment: 'Sandbox' },
  })
  expect(placed.current).toBe('company')
  expect(await connection(story, first)).toMatchObject({ environment: { name: 'Production' } })
  const [company] = stepOf(placed, 'company').mend.fields[0]?.options ?? []
  await story.call('setup.answer', {
    setupId: setup.id,
    step: 'company',
    values: { companies: [company?.value ?? ''] },
  })
  await story.runs.idle()
  expect(await connection(story, first)).toMatchObject({ environment: { name: 'Sandbox' }, health: 'connected' })
  expect(await list(story, first)).toHaveLength(2)
})

test('the application of another directory is refused with its reason', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const { control } = story.simulator
  control.createTenant({ displayName: 'Elsewhere', domains: ['elsewhere.example'] })
  const { appId } = control.createApplication('elsewhere.example', { displayName: 'Stranger' })
  const setup = await again(story, first, 'registration')
  const refused = await story.call('setup.answer', {
    setupId: setup.id,
    step: 'registration',
    values: { tenant: 'elsewhere.example', clientId: appId },
  })
  expect(refused.current).toBe('registration')
  const [finding] = stepOf(refused, 'registration').look.findings
  expect(finding).toMatchObject({ id: 'tenant.same', verdict: 'fail', fault: { code: 'auth.wrong_tenant' } })
  expect(await list(story, first)).toHaveLength(2)
})

test('the second reconnect finds the first', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const [one, other] = await Promise.all([again(story, first), again(story, first)])
  expect(other.id).toBe(one.id)
  expect((await again(story, first, 'environment')).id).toBe(one.id)
  await story.call('setup.abandon', { setupId: one.id })
  expect((await again(story, first)).id).not.toBe(one.id)
})

test('a set-up that is open is gone on with, and a paused connection is resumed first', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const { connectionId } = first
  await story.call('connections.update', { connectionId: connectionId as string, paused: true })
  await expect(again(story, first)).rejects.toMatchObject({ code: 'connection.paused' })
  await story.call('connections.update', { connectionId: connectionId as string, paused: false })
  const { integrationId } = first
  const second = await story.call('setup.start', { integrationId, linkedAccount: { id: 'c-18', name: 'Other' } })
  await expect(again(story, second)).rejects.toMatchObject({ code: 'connection.not_ready' })
})

test('a process that is killed between the answer and the check loses nothing', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const setup = await again(story, first)
  await put(story, setup.id, newSecret(story))
  await story.restart()
  await story.pass(60_000)
  await story.runs.idle()
  const now = await read(story, setup.id)
  if (now.state === 'open') await story.call('setup.look', { setupId: setup.id, step: 'check' })
  await story.runs.idle()
  expect(await read(story, setup.id)).toMatchObject({ state: 'connected' })
  expect(await sealed()).toHaveLength(1)
  expect(await list(story, first)).toHaveLength(2)
})

test('people at the customer do it by a link', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const setup = await again(story, first)
  const { url } = await story.call('links.create', { setupId: setup.id, audience: 'entra-admin' })
  const token = url.split('#')[1] ?? ''
  const opened = await story.call('link.answer', { token, step: 'secret', values: newSecret(story) })
  expect(opened.setup.reconnects).toBe(true)
  await story.runs.idle()
  expect(await read(story, setup.id)).toMatchObject({ state: 'connected' })
})

test('deleting the connection ends what was begun for it', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const setup = await again(story, first)
  await put(story, setup.id, { ...newSecret(story), secret: 'wrong~secret~of~another~application~1' })
  await story.call('connections.delete', { connectionId: first.connectionId as string })
  expect(await sealed()).toHaveLength(0)
  expect(await read(story, setup.id)).toMatchObject({ state: 'abandoned' })
})

/** As the administrator lets the application into no environment, the steps from the card on wait. */
const holdAtCard = (story: Story) => {
  const { control, env } = story.simulator
  control.deleteCard(env.TENANT, env.ENVIRONMENT, env.CLIENT_ID)
  return () =>
    control.putCard(env.TENANT, env.ENVIRONMENT, {
      clientId: env.CLIENT_ID,
      description: 'Warehouse sync',
      state: 'Enabled',
      permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }],
    })
}

/** Companies of the connection, as others choose them. */
const chooseAll = async (story: Story, connectionId: string) => {
  const { companies } = await story.call('connections.companies', { connectionId })
  const ids = companies.map(({ id }) => id)
  await story.call('connections.chooseCompanies', { connectionId, companies: ids })
  return ids.toSorted()
}

test('a name and companies that are chosen meanwhile stay, with the new credential', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const { id, credential } = await connection(story, first)
  const setup = await again(story, first)
  await story.call('connections.update', { connectionId: id, name: 'Fjordline Nord' })
  const all = await chooseAll(story, id)
  expect(all.length).toBeGreaterThan(1)
  const [chosen] = stepOf(await read(story, setup.id), 'company').mend.fields
  expect(chosen).toMatchObject({ value: expect.toSatisfy((ids: string[]) => `${ids.toSorted()}` === `${all}`) })
  await put(story, setup.id, newSecret(story))
  await story.runs.idle()
  expect(await read(story, setup.id)).toMatchObject({ state: 'connected' })
  const after = await connection(story, first)
  expect(after).toMatchObject({ name: 'Fjordline Nord', health: 'connected' })
  expect(after.companies.map((each) => each.id).toSorted()).toEqual(all)
  expect(after.credential?.hint).not.toBe(credential?.hint)
})

test('companies that the reconnect was asked for anew are taken over', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const { id, companies } = await connection(story, first)
  const setup = await again(story, first)
  const all = await chooseAll(story, id)
  // The final check waits, so that there is time to choose.
  const enable = holdAtCard(story)
  await put(story, setup.id, newSecret(story))
  enable()
  const other = all.find((each) => each !== companies[0]?.id) ?? ''
  await story.call('setup.look', { setupId: setup.id, step: 'card' })
  await story.call('setup.answer', { setupId: setup.id, step: 'company', values: { companies: [other] } })
  await story.runs.idle()
  expect(await read(story, setup.id)).toMatchObject({ state: 'connected' })
  expect((await connection(story, first)).companies.map((each) => each.id)).toEqual([other])
})

test('an environment that is confirmed meanwhile is not put back', async () => {
  const story = await startStory(store)
  const first = await connect(story)
  const { id } = await connection(story, first)
  const admin = await openAdminCenter(story)
  await admin.copy('Production', 'Second', 'Production')
  await story.pass(3_600_000)
  const setup = await again(story, first)
  await story.call('connections.confirmEnvironment', { connectionId: id, environment: 'Second' })
  expect(stepOf(await read(story, setup.id), 'environment').mend.fields[0]).toMatchObject({ value: 'Second' })
  await put(story, setup.id, newSecret(story))
  await story.runs.idle()
  expect(await read(story, setup.id)).toMatchObject({ state: 'connected' })
  expect(await connection(story, first)).toMatchObject({ environment: { name: 'Second' }, environmentNotice: null })
})
