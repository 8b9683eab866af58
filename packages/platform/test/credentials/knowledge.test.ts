import { expect, test } from 'vitest'
import { useStore } from '../store.ts'
import { startStory } from '../story.ts'
import { connectWithSecret, dayMs, ownApp } from './own-app.ts'

const store = useStore()

test('the end of a secret is known from Entra without any permission, and a difference to what was typed is shown', async () => {
  const story = await startStory(store)
  const { current } = await connectWithSecret(story)
  const before = await current()
  expect(before).toMatchObject({ kind: 'secret', knownFrom: 'typed', keyId: null, rights: 'unknown', state: 'active' })
  const [secret] = ownApp(story).application.secrets
  const endsAt = story.simulator.clock.now() + 100 * dayMs
  story.simulator.control.moveSecret(story.simulator.env.TENANT, story.simulator.env.CLIENT_ID, secret?.keyId ?? '', {
    endsAt,
  })
  await story.pass(dayMs)
  const after = await current()
  expect(after).toMatchObject({
    id: before.id,
    knownFrom: 'entra',
    keyId: secret?.keyId,
    rights: 'read',
    rollsByItself: false,
    typedExpiresAt: before.expiresAt,
    daysLeft: 99,
    refusal: null,
  })
  expect(Math.abs(Date.parse(after.expiresAt ?? '') - endsAt)).toBeLessThan(1_000)
  const { connections } = await story.call('connections.list', {})
  expect(connections[0]?.credential?.expiresAt).toBe(after.expiresAt)
  const { timeline, tasks } = await story.call('credentials.read', { credentialId: after.id })
  expect(timeline.map(({ what }) => what)).toEqual(['told', 'found'])
  expect(tasks[0]?.link?.page).toBe('Certificates & secrets')
})

test('where the directory does not let it look, what was typed counts, and it is not asked each day', async () => {
  const refused = { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } }
  let asked = 0
  const story = await startStory(store, {
    through: (real) => async (input, init) => {
      if (!String(input).includes('/v1.0/applications')) return real(input, init)
      asked += 1
      return Response.json(refused, { status: 403 })
    },
  })
  const { current } = await connectWithSecret(story)
  for (let day = 0; day < 5; day += 1) await story.pass(dayMs)
  expect(await current()).toMatchObject({ knownFrom: 'typed', rights: 'none', refusal: { code: 'graph.denied' } })
  expect(asked).toBe(1)
  for (let day = 0; day < 5; day += 1) await story.pass(dayMs)
  expect(asked).toBe(2)
})

test('its end is told 60, 30, 14, 7 and 1 days ahead, each once, and the connection says who has to act', async () => {
  const story = await startStory(store)
  const { id, current, list } = await connectWithSecret(story)
  const told = async () =>
    (
      await store.db
        .selectFrom('events')
        .selectAll()
        .where('kind', '=', 'credential.expires_soon')
        .orderBy('position')
        .execute()
    ).map(({ data }) => (data as { daysLeft: number }).daysLeft)
  const until = async (days: number) => {
    for (;;) {
      const left = (await current()).daysLeft ?? 0
      if (left <= days) return
      await story.pass(left > 75 ? 10 * dayMs : dayMs)
    }
  }
  await story.pass(dayMs)
  await until(61)
  expect(await told()).toEqual([])
  await until(15)
  expect(await told()).toEqual([60, 30])
  expect(await story.call('connections.read', { connectionId: id })).toMatchObject({ health: 'connected' })
  await until(1)
  expect(await told()).toEqual([60, 30, 14, 7, 1])
  expect(await story.call('connections.read', { connectionId: id })).toMatchObject({
    health: 'needs-attention',
    concerns: [{ source: 'credential', who: 'entra-admin', what: expect.stringContaining('expires on') }],
  })
  await story.pass(2 * dayMs)
  await expect(list()).rejects.toMatchObject({ code: 'auth.secret_expired' })
  await story.pass(dayMs)
  const { health, concerns } = await story.call('connections.read', { connectionId: id })
  expect(health).toBe('broken')
  expect(concerns.find(({ source }) => source === 'credential')).toMatchObject({ severity: 'broken' })
})
