import { expect, test } from 'vitest'
import { admitToAdminCenter, admitToExtensions, appFile, appJson, beginWithExtension } from '../extensions/app.ts'
import { rightAnswers, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

const store = useStore()
const minute = 60_000

const install = (story: Story, setupId: string, values: Record<string, string> = {}) =>
  story.call('setup.answer', { setupId, step: 'extension', values })
const read = (story: Story, setupId: string) => story.call('setup.read', { setupId })

/** Lets time pass in the pace in which watches look. */
const passSlowly = async (story: Story, ms: number, everyMs = 20_000) => {
  for (let passed = 0; passed < ms; passed += everyMs) await story.pass(everyMs)
}

const slow = ({ simulator }: Story): void => {
  simulator.settings.deploymentMs = 20 * minute
}

/** Requests that handed a file over. */
const uploads = ({ simulator }: Story): number =>
  simulator
    .requests()
    .filter(({ method, path }) => method === 'POST' && /pteInstall|Microsoft\.NAV\.upload/i.test(path)).length

test.each([
  ['the Admin Center API', admitToAdminCenter, 'admin-center'],
  ['the automation API', admitToExtensions, 'automation'],
] as const)(
  '20 minutes of installation by %s survive a restart, and the step turns green by itself',
  async (_, admit, way) => {
    const story = await startStory(store)
    admit(story)
    slow(story)
    const setup = await beginWithExtension(story)
    expect(setup.current).toBe('extension')
    expect(stepOf(setup, 'extension').look.findings).toContainEqual(
      expect.objectContaining({ id: 'extension.installed', verdict: 'fail' }),
    )

    const begun = await install(story, setup.id)
    expect(stepOf(begun, 'extension').look.progress).toMatchObject({ usualMs: 20 * minute })
    await story.runs.idle()
    const state = await story.call('extensions.state', { connectionId: begun.connectionId as string })
    expect(state.installation).toMatchObject({ state: 'running', way, version: '1.0.0.0', fault: null })

    await passSlowly(story, 9 * minute)
    await story.restart()
    await passSlowly(story, 9 * minute)
    const waiting = stepOf(await read(story, setup.id), 'extension')
    expect(waiting.look.progress).toMatchObject({ what: 'Business Central is installing the extension.', waits: false })
    expect(waiting.mend.submit).toBeNull()

    await passSlowly(story, 4 * minute)
    const done = await read(story, setup.id)
    expect(done.current).toBe('company')
    expect(stepOf(done, 'extension').summary).toBe('Fjordline Link 1.0.0.0 is installed in Production.')
    expect(uploads(story)).toBe(1)

    const { company } = rightAnswers(story.simulator)
    await story.call('setup.answer', { setupId: setup.id, step: 'company', values: company })
    await story.runs.idle()
    const connected = await read(story, setup.id)
    expect(connected.state).toBe('connected')
    const check = await story.call('checks.read', {
      connectionId: connected.connectionId as string,
      checkId: connected.checkId as string,
    })
    expect(check.lines).toContainEqual(
      expect.objectContaining({
        id: 'extension.installed',
        verdict: 'pass',
        what: 'Fjordline Link 1.0.0.0 is installed.',
      }),
    )
  },
)

test.each([
  ['the Admin Center API', admitToAdminCenter, '/admin/*/apps/pteInstall'],
  ['the automation API', admitToExtensions, '*/Microsoft.NAV.upload'],
] as const)('a file whose arrival was not confirmed is handed over once by %s', async (_, admit, path) => {
  const story = await startStory(store)
  admit(story)
  slow(story)
  const setup = await beginWithExtension(story)
  await story.simulator.play({
    id: 'lost-answer',
    title: 'The answer to the upload is lost',
    steps: [{ fault: { on: { method: 'POST', path }, when: { first: 1 }, breaks: 'before headers' } }],
  })
  await install(story, setup.id)
  await passSlowly(story, 23 * minute)
  expect((await read(story, setup.id)).current).toBe('company')
  expect(uploads(story)).toBe(1)
})

test('who installs it by hand sees the step turn green', async () => {
  const story = await startStory(store)
  const setup = await beginWithExtension(story)
  const { control, env } = story.simulator
  control.putExtension(env.TENANT, env.ENVIRONMENT, { id: appJson.id, name: appJson.name, version: '1.4.0.0' })
  await passSlowly(story, minute)
  const after = await read(story, setup.id)
  expect(after.current).toBe('company')
  expect(stepOf(after, 'extension').summary).toContain('1.4.0.0')
  expect(uploads(story)).toBe(0)
})

test('what must fail is refused before anything is sent, and is installed once it fits', async () => {
  const story = await startStory(store)
  admitToExtensions(story)
  const { control, env } = story.simulator
  const needed = { id: '11111111-2222-4333-8444-555555555555', name: 'Fjordline Base', publisher: 'Fjordline' }
  const setup = await beginWithExtension(story, appFile({ dependencies: [{ ...needed, version: '2.0.0.0' }] }))
  const refused = stepOf(await install(story, setup.id), 'extension')
  expect(refused.look.findings).toContainEqual(
    expect.objectContaining({
      id: 'extension.dependencies',
      verdict: 'fail',
      fault: expect.objectContaining({ code: 'extension.dependency_missing' }),
    }),
  )
  expect(uploads(story)).toBe(0)

  control.putExtension(env.TENANT, env.ENVIRONMENT, { ...needed, version: '2.1.0.0' })
  await passSlowly(story, 2 * minute)
  expect((await read(story, setup.id)).current).toBe('company')
  expect(uploads(story)).toBe(1)
})

test('without the permission to manage extensions the cause is named, and it goes on after it was given', async () => {
  const story = await startStory(store)
  const setup = await beginWithExtension(story)
  await install(story, setup.id)
  await story.runs.idle()
  await passSlowly(story, minute)
  const refused = stepOf(await read(story, setup.id), 'extension')
  expect(refused.look.progress).toBeUndefined()
  expect(refused.look.findings).toContainEqual(
    expect.objectContaining({
      id: 'extension.deployed',
      who: 'bc-admin',
      fault: expect.objectContaining({ code: 'extension.not_allowed' }),
    }),
  )
  admitToExtensions(story)
  await install(story, setup.id)
  await passSlowly(story, minute)
  expect((await read(story, setup.id)).current).toBe('company')
})

test('an installation in the update window waits visibly and can be taken back', async () => {
  const story = await startStory(store)
  admitToAdminCenter(story)
  const setup = await beginWithExtension(story)
  const begun = await install(story, setup.id, { when: 'update-window' })
  await story.runs.idle()
  await passSlowly(story, minute)
  const waiting = stepOf(await read(story, setup.id), 'extension')
  expect(waiting.look.progress).toMatchObject({ waits: true, what: expect.stringContaining('update window') })
  const connectionId = begun.connectionId as string
  const { installation } = await story.call('extensions.state', { connectionId })
  expect(installation).toMatchObject({ state: 'scheduled', mayCancel: true })
  const cancelled = await story.call('extensions.cancel', { connectionId, installationId: installation?.id as string })
  expect(cancelled.state).toBe('cancelled')
  await passSlowly(story, 2 * 1440 * minute, 3_600_000)
  expect((await read(story, setup.id)).current).toBe('extension')
})

test('an integration without an extension has no such step', async () => {
  const story = await startStory(store)
  const setup = await beginWithExtension(story)
  await story.call('extensions.remove', { integrationId: setup.integrationId })
  const without = await read(story, setup.id)
  expect(stepOf(without, 'extension').state).toBe('not-needed')
})
