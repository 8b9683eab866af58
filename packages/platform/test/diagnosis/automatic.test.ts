import { expect, test } from 'vitest'
import { connect } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

const store = useStore()

const minutes = (count: number): number => count * 60_000

const begin = async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  return { story, connectionId }
}

const setCard = ({ simulator: { control, env } }: Story, state: 'Enabled' | 'Disabled') =>
  control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state })

/** A call that fails, and what begins by itself because of it. */
const callAndFail = async (story: Story, connectionId: string, set = 'customers'): Promise<unknown> => {
  const failed = await story.call('records.list', { connectionId, set }).catch((error: unknown) => error)
  await story.runs.idle()
  return failed
}

test('a refused call starts a diagnosis, whose cause is what is amiss, with until when it worked', async () => {
  const { story, connectionId } = await begin()
  await story.pass(minutes(30))
  await story.call('records.list', { connectionId, set: 'customers' })
  const workedUntil = story.simulator.clock.now()
  await story.pass(minutes(5))
  setCard(story, 'Disabled')
  expect(await callAndFail(story, connectionId)).toMatchObject({ code: 'bc.credentials_rejected' })

  const { diagnoses } = await story.call('diagnosis.list', { connectionId })
  expect(diagnoses).toMatchObject([
    {
      by: 'call',
      state: 'done',
      verdict: 'named',
      cause: { id: 'P33', confidence: 'certain', who: 'bc-admin' },
      failure: { code: 'bc.credentials_rejected' },
    },
  ])
  const diagnosisId = diagnoses[0]?.id as string
  const { diagnosis } = await story.call('diagnosis.readStored', { connectionId, diagnosisId })
  expect(diagnosis?.changes).toEqual([
    {
      what: 'The card of the application was enabled: Business Central let it in.',
      goodUntil: expect.stringMatching(new Date(workedUntil).toISOString().slice(0, 16)),
    },
  ])
  expect(JSON.stringify(diagnosis)).not.toContain(story.simulator.env.CLIENT_SECRET)
  const { health, concerns } = await story.call('connections.read', { connectionId })
  expect(health).toBe('broken')
  expect(concerns).toMatchObject([
    { source: 'call', severity: 'broken', who: 'bc-admin', code: 'bc.credentials_rejected' },
  ])
  expect(concerns[0]?.what).toContain('has no card with the client id')
  // The next call that fails knows no better.
  await callAndFail(story, connectionId)
  expect((await story.call('connections.read', { connectionId })).concerns).toEqual(concerns)
})

test('many calls that fail at once start one diagnosis of twelve requests at most, and no other for minutes', async () => {
  const { story, connectionId } = await begin()
  setCard(story, 'Disabled')
  const before = story.simulator.requests().length
  await Promise.all(Array.from({ length: 8 }, () => callAndFail(story, connectionId)))
  const ofCalls = 8 * 2
  expect(story.simulator.requests().length - before).toBeLessThanOrEqual(ofCalls + 12)
  await callAndFail(story, connectionId)
  expect((await story.call('diagnosis.list', { connectionId })).diagnoses).toHaveLength(1)
})

test("neither a caller's mistake nor throttling starts one", async () => {
  const { story, connectionId } = await begin()
  await story.call('records.read', { connectionId, set: 'customers', key: connectionId }).catch(() => undefined)
  await story.call('records.list', { connectionId, set: 'customers', filter: 'nonsense eq 1' }).catch(() => undefined)
  await story.simulator.scenarios.play('P49')
  expect((await story.call('diagnosis.list', { connectionId })).diagnoses).toEqual([])
})

test('a permission that is missing counts for what the integration wants, and leaves the rest in use', async () => {
  const { story, connectionId } = await begin()
  const { control, env } = story.simulator
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: env.CLIENT_ID,
    permissionSets: [{ roleId: 'D365 AUTOMATION' }],
  })
  await callAndFail(story, connectionId, 'vendors')
  expect((await story.call('diagnosis.list', { connectionId })).diagnoses).toEqual([])
  expect(await callAndFail(story, connectionId)).toMatchObject({ code: 'bc.permission_missing' })
  const { diagnoses } = await story.call('diagnosis.list', { connectionId })
  expect(diagnoses).toMatchObject([{ cause: { id: 'P35' } }])
  expect(await story.call('connections.read', { connectionId })).toMatchObject({
    health: 'needs-attention',
    concerns: [{ source: 'call', severity: 'attention', who: 'bc-admin' }],
  })
})

test('a process that dies in the middle of a diagnosis leaves it to the next one', async () => {
  const { story, connectionId } = await begin()
  setCard(story, 'Disabled')
  await story.call('records.list', { connectionId, set: 'customers' }).catch(() => undefined)
  await story.restart()
  await story.runs.idle()
  expect((await story.call('diagnosis.list', { connectionId })).diagnoses).toMatchObject([
    { state: 'done', cause: { id: 'P33' } },
  ])
})

test('a diagnosis whose process ended before it began stands in the way of none for long', async () => {
  const { story, connectionId } = await begin()
  setCard(story, 'Disabled')
  await callAndFail(story, connectionId)
  await store.db.updateTable('diagnoses').set({ state: 'running', result: null }).execute()
  await story.pass(minutes(6))
  await callAndFail(story, connectionId)
  expect((await story.call('diagnosis.list', { connectionId })).diagnoses).toMatchObject([
    { state: 'done', cause: { id: 'P33' } },
    { state: 'done', cause: null },
  ])
})

test('an answer to the question of a stored diagnosis counts against its cause, and must be one that was offered', async () => {
  const { story, connectionId } = await begin()
  const { control, env } = story.simulator
  for (const name of ['API.ReadWrite.All', 'Automation.ReadWrite.All'])
    control.revoke(env.TENANT, env.CLIENT_ID, { name, type: 'Role' })
  await story.pass(minutes(120))
  await callAndFail(story, connectionId)
  const [{ id: of } = { id: '' }] = (await story.call('diagnosis.list', { connectionId })).diagnoses
  const { diagnosis } = await story.call('diagnosis.readStored', { connectionId, diagnosisId: of })
  expect(diagnosis?.causes[0]?.id).toBe('P25')
  expect(diagnosis?.open).toMatchObject({ about: 'P25', answers: ['Yes', 'No'] })
  const answered = await story.call('diagnosis.start', { connectionId, of, answers: [{ cause: 'P25', says: 'Yes' }] })
  expect(answered.causes.find(({ id }) => id === 'P25')?.against).toContainEqual({
    text: expect.stringContaining('“Yes” was the answer'),
    evidence: [],
  })
  expect(answered.open?.about).not.toBe('P25')
  await expect(
    story.call('diagnosis.start', { connectionId, answers: [{ cause: 'P25', says: 'Perhaps' }] }),
  ).rejects.toMatchObject({ code: 'request.invalid', details: { field: 'answers' } })
})

test('what an application sees of itself by Graph settles what looks the same from outside', async () => {
  const { story, connectionId } = await begin()
  const { control, env } = story.simulator
  const roles = ['API.ReadWrite.All', 'Automation.ReadWrite.All']
  for (const name of roles) control.revoke(env.TENANT, env.CLIENT_ID, { name, type: 'Role' })
  const before = story.simulator.requests().length
  const { causes, probes } = await story.call('diagnosis.start', { connectionId })
  expect(causes[0]).toMatchObject({ id: 'P25', confidence: 'likely' })
  expect(causes[0]?.for.map(({ text }) => text)).toContain('The registration asks for the application permission.')
  expect(probes.map(({ name }) => name)).toEqual(expect.arrayContaining(['graphAccess', 'registration', 'assignments']))
  expect(story.simulator.requests().length - before).toBeLessThanOrEqual(12)
})

test('shows diagnoses to those alone who see the connection', async () => {
  const { story, connectionId } = await begin()
  setCard(story, 'Disabled')
  await callAndFail(story, connectionId)
  const [{ id: diagnosisId } = { id: '' }] = (await story.call('diagnosis.list', { connectionId })).diagnoses
  const other = { integrationId: '00000000-0000-4000-8000-000000000000' }
  await expect(story.call('diagnosis.list', { connectionId }, other)).rejects.toMatchObject({
    code: 'connection.unknown',
  })
  await expect(story.call('diagnosis.readStored', { connectionId, diagnosisId: connectionId })).rejects.toMatchObject({
    code: 'diagnosis.unknown',
  })
  expect((await story.call('diagnosis.readStored', { connectionId, diagnosisId })).diagnosis?.verdict).toBe('named')
})
