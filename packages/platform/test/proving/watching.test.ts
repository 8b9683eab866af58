import { expect, test } from 'vitest'
import { nextLookAfter } from '../../src/proving/watching.ts'
import { connect } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, type StoryOptions, startStory } from '../story.ts'

const store = useStore()

const seconds = (count: number): number => count * 1_000
const minutes = (count: number): number => count * 60_000
const hours = (count: number): number => count * 3_600_000

const begin = async (options: StoryOptions = {}) => {
  const story = await startStory(store, options)
  const connectionId = (await connect(story)).connectionId as string
  return { story, connectionId }
}

const setCard = ({ simulator: { control, env } }: Story, state: 'Enabled' | 'Disabled') =>
  control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state })

const check = async (story: Story, connectionId: string) => {
  await story.call('checks.start', { connectionId })
  await story.runs.idle()
}

const checksOf = async (story: Story, connectionId: string) =>
  (await story.call('checks.list', { connectionId })).checks

/** Lets time pass in small steps, so that what sleeps wakes when it should. */
const passSlowly = async (story: Story, ms: number, stepMs = seconds(15)): Promise<void> => {
  for (let left = ms; left > 0; left -= stepMs) await story.pass(Math.min(stepMs, left))
}

test('looks again every quarter of a minute after a check has failed, and turns green without a button', async () => {
  const { story, connectionId } = await begin()
  setCard(story, 'Disabled')
  await check(story, connectionId)
  const { watching } = await story.call('watch.read', { connectionId })
  expect(watching).toMatchObject({ lines: ['card.accepted'], quickUntil: expect.any(String) })
  expect(Date.parse(watching?.nextAt ?? '') - story.simulator.clock.now()).toBeLessThanOrEqual(seconds(15))

  await passSlowly(story, minutes(2))
  // A look asks for what failed; a whole check would put the earlier ones out of the list.
  expect(await checksOf(story, connectionId)).toHaveLength(2)
  setCard(story, 'Enabled')
  await passSlowly(story, seconds(30))
  expect((await checksOf(story, connectionId))[0]).toMatchObject({ state: 'done', verdict: 'pass' })
  expect(await story.call('connections.read', { connectionId })).toMatchObject({ health: 'connected', concerns: [] })
  expect((await story.call('watch.read', { connectionId })).watching).toBeNull()
})

test('asks Entra half as often, which would take more for a fault of the program', async () => {
  const { story, connectionId } = await begin()
  const { control, env } = story.simulator
  for (const name of ['API.ReadWrite.All', 'Automation.ReadWrite.All'])
    control.revoke(env.TENANT, env.CLIENT_ID, { name, type: 'Role' })
  await check(story, connectionId)
  const tokens = () => story.simulator.requests().filter(({ path }) => path.endsWith('/oauth2/v2.0/token')).length
  const before = tokens()
  await passSlowly(story, minutes(5))
  // For Business Central and for Graph one each; Entra counts those of the same kind.
  expect(tokens() - before).toBeLessThanOrEqual(2 * 11)
  expect((await checksOf(story, connectionId))[0]).toMatchObject({ verdict: 'fail' })
  for (const name of ['API.ReadWrite.All', 'Automation.ReadWrite.All'])
    control.grant(env.TENANT, env.CLIENT_ID, { name, type: 'Role' })
  await passSlowly(story, seconds(60))
  expect((await checksOf(story, connectionId))[0]).toMatchObject({ verdict: 'pass' })
})

test('looks less and less often, once an hour at last, until somebody opens the page where it is mended', async () => {
  expect(nextLookAfter(0, minutes(1), seconds(15))).toBe(seconds(15))
  expect(nextLookAfter(minutes(10), 0, seconds(15))).toBe(minutes(2.5))
  expect(nextLookAfter(hours(30), 0, seconds(15))).toBe(hours(1))

  const { story, connectionId } = await begin()
  setCard(story, 'Disabled')
  await check(story, connectionId)
  await passSlowly(story, hours(8), minutes(5))
  const sleepy = (await story.call('watch.read', { connectionId })).watching
  expect(sleepy?.quickUntil).toBeNull()
  expect(Date.parse(sleepy?.nextAt ?? '') - story.simulator.clock.now()).toBeGreaterThan(minutes(2))

  const hastened = (await story.call('watch.hasten', { connectionId })).watching
  expect(hastened?.quickUntil).not.toBeNull()
  setCard(story, 'Enabled')
  await passSlowly(story, seconds(45))
  expect(await story.call('connections.read', { connectionId })).toMatchObject({ health: 'connected' })
})

test('goes on after a restart, stops while paused, and is taken up again', async () => {
  const { story, connectionId } = await begin()
  setCard(story, 'Disabled')
  await check(story, connectionId)
  await story.restart()
  await passSlowly(story, seconds(30))
  expect((await story.call('watch.read', { connectionId })).watching?.lookedAt).not.toBeNull()

  await story.call('connections.update', { connectionId, paused: true })
  await passSlowly(story, minutes(6))
  const sent = story.simulator.requests().length
  await passSlowly(story, minutes(6))
  expect(story.simulator.requests().length).toBe(sent)
  expect(await story.call('watch.read', { connectionId })).toEqual({ scheduled: null, watching: null })

  await story.call('connections.update', { connectionId, paused: false })
  setCard(story, 'Enabled')
  await passSlowly(story, minutes(10))
  expect(await story.call('connections.read', { connectionId })).toMatchObject({ health: 'connected' })
})

test('ends with its connection', async () => {
  const { story, connectionId } = await begin()
  setCard(story, 'Disabled')
  await check(story, connectionId)
  await story.call('connections.delete', { connectionId })
  const sent = story.simulator.requests().length
  await passSlowly(story, minutes(1))
  expect(story.simulator.requests().length).toBe(sent)
})

test('begins with a call that fails, though the last check was green', async () => {
  const { story, connectionId } = await begin()
  setCard(story, 'Disabled')
  await story.call('records.list', { connectionId, set: 'customers' }).catch(() => undefined)
  await story.runs.idle()
  expect((await story.call('watch.read', { connectionId })).watching).not.toBeNull()
  setCard(story, 'Enabled')
  await passSlowly(story, seconds(45))
  expect(await story.call('connections.read', { connectionId })).toMatchObject({ health: 'connected', concerns: [] })
})

test('does nothing for a connection with nothing amiss', async () => {
  const { story, connectionId } = await begin()
  const { watching, scheduled } = await story.call('watch.hasten', { connectionId })
  expect(watching).toBeNull()
  const inMs = Date.parse(scheduled?.nextAt ?? '') - story.simulator.clock.now()
  expect(inMs).toBeGreaterThan(0)
  expect(inMs).toBeLessThanOrEqual(1.5 * (scheduled?.everyMs ?? 0))
})

test('proves each connection once a day, at the moment it said, and tells of a change of verdict', async () => {
  const { story, connectionId } = await begin()
  const { scheduled } = await story.call('watch.read', { connectionId })
  const inMs = Date.parse(scheduled?.nextAt ?? '') - story.simulator.clock.now()
  await story.pass(inMs - minutes(5))
  expect(await checksOf(story, connectionId)).toHaveLength(1)
  setCard(story, 'Disabled')
  await passSlowly(story, minutes(15), minutes(5))
  const checks = await checksOf(story, connectionId)
  expect(checks.length).toBeGreaterThanOrEqual(2)
  expect(checks[0]?.verdict).toBe('fail')
  const { events } = await story.call('events.list', { connectionId })
  expect(events.filter(({ kind }) => kind === 'check.verdict_changed')).toMatchObject([
    { data: { from: 'pass', to: 'fail' } },
  ])
  // The scheduled check that failed is a reason for a diagnosis as well.
  const { diagnoses } = await story.call('diagnosis.list', { connectionId })
  expect(diagnoses).toMatchObject([{ by: 'check', cause: { id: 'P33' } }])
})

test('proves each connection as often as it is configured', async () => {
  const { story, connectionId } = await begin({ own: { checkEveryMs: hours(1) } })
  const { scheduled } = await story.call('watch.read', { connectionId })
  expect(scheduled?.everyMs).toBe(hours(1))
  for (let passed = 0; passed < hours(4); passed += minutes(5)) await story.pass(minutes(5))
  const { length } = await checksOf(story, connectionId)
  expect(length).toBeGreaterThanOrEqual(4)
  expect(length).toBeLessThanOrEqual(6)
})
