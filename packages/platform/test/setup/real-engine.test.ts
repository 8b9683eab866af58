import type { Setup, StepId } from '@landbridge/contract'
import { expect, onTestFinished, test } from 'vitest'
import { createConnections } from '../../src/connections/open.ts'
import { createExtensions } from '../../src/extensions/handlers.ts'
import type { CallContext } from '../../src/handler.ts'
import { defineProving } from '../../src/proving/proving.ts'
import { createRuns } from '../../src/runs/dbos.ts'
import { createSetups } from '../../src/setup/handlers.ts'
import { openPool } from '../../src/store/pool.ts'
import { answerUpTo, beginSetup, rightAnswers } from '../journey.ts'
import { silent, useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

const store = useStore()
const api = { resource: '996def3d-b36c-4153-8607-a6fd3c01b89f', name: 'API.ReadWrite.All', type: 'Role' } as const

/** The same story, its set-ups worked on by the real engine of runs, with short pauses. */
const withRealEngine = async (story: Story) => {
  const pool = openPool({ address: store.address, log: silent, max: 4 })
  const runs = createRuns({ db: store.db, pool, log: silent })
  onTestFinished(async () => {
    await runs.stop()
    await pool.end()
  })
  const parts = { ...story.parts, runs }
  const connections = createConnections(parts)
  const proving = defineProving(parts, connections, async () => ({}))
  const times = { everyMs: 30, forMs: 60_000, everyCheckMs: 30 }
  const { desks } = createExtensions(parts, connections, proving)
  const { handlers } = createSetups(parts, connections, proving, desks, times)
  await runs.launch()
  const { workspace_id: workspaceId } = await store.db
    .selectFrom('setups')
    .select('workspace_id')
    .executeTakeFirstOrThrow()
  const context = { workspaceId, integrationId: undefined } as CallContext
  const answer = (setupId: string, step: StepId, values: Record<string, string | string[]>): Promise<Setup> =>
    handlers['setup.answer']({ setupId, step, values }, context)
  const row = (id: string) => store.db.selectFrom('setups').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  return { runs, answer, row }
}

test('a watch that turns one step green goes on to the next, watches that, and starts the final check', async () => {
  const story = await startStory(store)
  const { control, env } = story.simulator
  const setup = await beginSetup(story)
  await answerUpTo(story, setup, 'environment')
  const { runs, answer, row } = await withRealEngine(story)
  const answers = rightAnswers(story.simulator)

  control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Disabled' })
  control.revoke(env.TENANT, env.CLIENT_ID, api)
  const stopped = await answer(setup.id, 'secret', answers.secret)
  expect(stopped.current).toBe('consent')
  const first = (await row(setup.id)).watch
  expect(first).toMatchObject({ step: 'consent' })

  control.grant(env.TENANT, env.CLIENT_ID, api)
  expect(await runs.settled(first?.runId as string)).toMatchObject({ state: 'done' })
  const second = (await row(setup.id)).watch
  expect(second).toMatchObject({ step: 'card' })

  control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Enabled' })
  expect(await runs.settled(second?.runId as string)).toMatchObject({ state: 'done' })
  expect((await row(setup.id)).watch).toBeNull()

  const { checkId } = await answer(setup.id, 'company', answers.company)
  expect(await runs.settled(checkId as string)).toMatchObject({ state: 'done' })
  expect(await row(setup.id)).toMatchObject({ state: 'connected', watch: null })
})

test('a watch starts the final check again until it passes', async () => {
  const story = await startStory(store)
  const { control, env } = story.simulator
  const card = (permissionSets: { roleId: string }[]) =>
    control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Enabled', permissionSets })
  card([{ roleId: 'D365 BASIC' }])
  // Read only below customers, so that the step of the card has nothing to try it with.
  const setup = await beginSetup(story, [{ set: 'pictures', route: 'standard', verbs: ['get'] }])
  await answerUpTo(story, setup, 'environment')
  const { runs, answer, row } = await withRealEngine(story)
  const { checkId } = await answer(setup.id, 'company', rightAnswers(story.simulator).company)
  await runs.settled(checkId as string)
  const { watch, state } = await row(setup.id)
  expect(state).toBe('open')
  card([{ roleId: 'D365 READ' }])
  expect(await runs.settled(watch?.runId as string)).toMatchObject({ state: 'done' })
  expect(await row(setup.id)).toMatchObject({ state: 'connected', watch: null })
})
