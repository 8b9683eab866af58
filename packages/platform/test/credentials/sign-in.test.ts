import { expect, test } from 'vitest'
import { goThrough, openBrowser } from '../browser.ts'
import { rightAnswers } from '../journey.ts'
import { administrator, beginWithVendorApp } from '../setup/vendor-app.ts'
import { useStore } from '../store.ts'
import { startStory, type Through } from '../story.ts'
import { killable, orNever } from './killing.ts'
import { dayMs } from './own-app.ts'

const store = useStore()

const connectPerson = async (through?: Through) => {
  const story = await startStory(store, through === undefined ? {} : { through })
  const setup = await beginWithVendorApp(story, 'delegated')
  const { url } = await story.call('setup.leave', { setupId: setup.id, step: 'sign-in' })
  await goThrough(openBrowser(story), url, administrator(story))
  const { environment, company } = rightAnswers(story.simulator)
  await story.call('setup.answer', { setupId: setup.id, step: 'environment', values: environment })
  await story.call('setup.answer', { setupId: setup.id, step: 'company', values: company })
  await story.runs.idle()
  const id = setup.connectionId as string
  const list = async () => (await story.call('records.list', { connectionId: id, set: 'customers', top: 1 })).records
  const signIn = async () => {
    const { credentials } = await story.call('credentials.list', { connectionId: id })
    const found = credentials.find(({ kind }) => kind === 'sign-in')
    if (found === undefined) throw new Error('There is no sign-in.')
    return found
  }
  return { story, id, list, signIn }
}

test('a sign-in that nobody uses is renewed each month, also while the connection is paused', async () => {
  const { story, id, list, signIn } = await connectPerson()
  const before = await signIn()
  expect(before).toMatchObject({ state: 'active', expiresAt: null, of: { kind: 'connection', id } })
  await story.call('connections.update', { connectionId: id, paused: true })
  const used = new Set<string | null>()
  for (let day = 0; day < 365; day += 5) {
    await story.pass(5 * dayMs)
    used.add((await signIn()).usedAt)
  }
  // Once a month, not more.
  expect(used.size).toBeGreaterThanOrEqual(10)
  expect(used.size).toBeLessThanOrEqual(13)
  await story.call('connections.update', { connectionId: id, paused: false })
  expect((await signIn()).id).toBe(before.id)
  expect(await list()).toHaveLength(1)
})

test.each([
  [
    'that was idle for 90 days, because nothing ran,',
    async ({ story }: Awaited<ReturnType<typeof connectPerson>>) => story.simulator.clock.advance(92 * dayMs),
    'The sign-in was not used for 90 days.',
    'signed-in-person',
  ],
  [
    'whose sessions were revoked',
    async ({ story }: Awaited<ReturnType<typeof connectPerson>>) => {
      const { control, env } = story.simulator
      control.revokeSessions(env.TENANT, env.TEST_USER)
      await story.pass(3 * 3_600_000)
    },
    'The sessions of the person were revoked, or the password was reset by an administrator.',
    'signed-in-person',
  ],
  [
    'of an account that was disabled',
    async ({ story }: Awaited<ReturnType<typeof connectPerson>>) => {
      const { control, env } = story.simulator
      control.setUserEnabled(env.TENANT, env.TEST_USER, false)
      await story.pass(3 * 3_600_000)
    },
    'The account of the person is disabled.',
    'entra-admin',
  ],
] as const)('a sign-in %s says why it has ended', async (_, end, what, who) => {
  const person = await connectPerson()
  await end(person)
  await expect(person.list()).rejects.toMatchObject({ code: expect.stringMatching(/^auth\./) })
  const { health, concerns } = await person.story.call('connections.read', { connectionId: person.id })
  expect(health).toBe('broken')
  expect(concerns.find(({ source }) => source === 'sign-in')).toMatchObject({ what, who, severity: 'broken' })
})

test('a process that is killed while it renews a sign-in harms nothing', async () => {
  const power = killable()
  const { story, list } = await connectPerson(power.through)
  for (let count = 1; count <= 4; count += 1) {
    await story.pass(3 * 3_600_000)
    const killed = power.killAt(count, story)
    await Promise.race([killed, orNever(list)])
    await power.mend(story, store)
    expect(await list(), `request ${count}`).toHaveLength(1)
  }
})

test('a sign-in that leaked is destroyed here at once, and what a person has to do is said', async () => {
  const { story, id, list, signIn } = await connectPerson()
  const { id: credentialId } = await signIn()
  const answer = await story.call('credentials.revoke', { credentialId })
  expect(answer.credential).toMatchObject({ state: 'revoked' })
  expect(answer.tasks.map(({ who }) => who)).toEqual(['entra-admin', 'signed-in-person'])
  expect(answer.remains.join(' ')).toContain('Access tokens')
  await expect(list()).rejects.toMatchObject({ code: 'connection.not_ready' })
  expect(await story.call('connections.read', { connectionId: id })).toMatchObject({ health: 'broken' })
  // Only the secret of the vendor's application is left in the vault.
  expect(await store.db.selectFrom('credentials').selectAll().execute()).toHaveLength(1)
})
