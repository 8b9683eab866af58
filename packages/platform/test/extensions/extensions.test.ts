import { beforeEach, expect, test } from 'vitest'
import { answerUpTo, beginSetup, customersAndItems, rightAnswers, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'
import { admitToAdminCenter, admitToExtensions, appFile, appJson, beginWithExtension } from './app.ts'

const store = useStore()
beforeEach(async () => {
  await store.db.deleteFrom('packages').execute()
})

const minute = 60_000
const hour = 60 * minute

/** A connection that was proved with its extension. */
const connectWithExtension = async (story: Story): Promise<string> => {
  admitToExtensions(story)
  const setup = await beginWithExtension(story)
  await story.call('setup.answer', { setupId: setup.id, step: 'extension', values: {} })
  for (let looks = 0; looks < 4; looks += 1) await story.pass(20_000)
  const { company } = rightAnswers(story.simulator)
  await story.call('setup.answer', { setupId: setup.id, step: 'company', values: company })
  await story.runs.idle()
  const connected = await story.call('setup.read', { setupId: setup.id })
  expect(connected.state).toBe('connected')
  return connected.connectionId as string
}

const health = async (story: Story, connectionId: string) => {
  const { health: is, reason } = await story.call('connections.read', { connectionId })
  return [is, reason]
}

test('a file is told apart from what is none, and nothing of it is stored', async () => {
  const story = await startStory(store)
  const inspect = (file: Buffer) => story.call('extensions.inspect', { file: file.toString('base64') })
  const app = Buffer.from(appFile(), 'base64')
  expect(await inspect(app)).toMatchObject({ id: appJson.id, name: appJson.name, version: '1.0.0.0', target: 'Cloud' })
  await expect(inspect(app.subarray(0, 200))).rejects.toMatchObject({ code: 'extension.damaged' })
  await expect(inspect(app.subarray(40))).rejects.toMatchObject({ code: 'extension.zipped' })
  await expect(inspect(Buffer.from('<html>'))).rejects.toMatchObject({ code: 'extension.not_app' })
  await expect(inspect(Buffer.alloc(51 * 1024 * 1024))).rejects.toMatchObject({ code: 'extension.too_large' })
  expect(await store.db.selectFrom('packages').select('id').execute()).toEqual([])
})

test('an integration keeps one file: a newer version takes its place, another extension does not', async () => {
  const story = await startStory(store)
  const { integrationId } = await beginSetup(story, customersAndItems)
  const put = (file: string) => story.call('extensions.put', { integrationId, file })
  expect(await story.call('extensions.read', { integrationId })).toEqual({ extension: null })
  await put(appFile())
  await put(appFile({ version: '1.1.0.0' }))
  await expect(put(appFile({ id: '11111111-2222-4333-8444-555555555555' }))).rejects.toMatchObject({
    code: 'extension.other_app',
  })
  const { extension } = await story.call('extensions.read', { integrationId })
  expect(extension).toMatchObject({ app: { version: '1.1.0.0' }, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const packages = () => store.db.selectFrom('packages').select('id').where('workspace_id', 'is not', null).execute()
  expect(await packages()).toHaveLength(1)

  const { needs } = await story.call('integrations.read', { integrationId })
  expect(needs.roles.map(({ name }) => name)).toContain('Automation.ReadWrite.All')
  expect(needs.permissionSets.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['D365 AUTOMATION', 'EXTEN. MGT. - ADMIN']),
  )

  await story.call('extensions.remove', { integrationId })
  expect(await packages()).toEqual([])
})

test('the bytes of an integration that was deleted go with the next round', async () => {
  const story = await startStory(store)
  const packages = () => store.db.selectFrom('packages').select('id').execute()
  const { id: integrationId } = await story.call('integrations.create', { name: 'Brief', wanted: customersAndItems })
  await story.call('extensions.put', { integrationId, file: appFile() })
  await story.call('integrations.delete', { integrationId })
  expect(await packages()).toHaveLength(1)
  await story.pass(2 * hour)
  expect(await packages()).toEqual([])
})

test('a removal is noticed within the hour, and the connection recovers after it was installed again', async () => {
  const story = await startStory(store)
  const { control, env } = story.simulator
  const connectionId = await connectWithExtension(story)
  await story.pass(hour)
  expect(await health(story, connectionId)).toEqual(['connected', null])

  control.putExtension(env.TENANT, env.ENVIRONMENT, { id: appJson.id, isInstalled: false })
  await story.pass(hour)
  expect(await health(story, connectionId)).toEqual([
    'needs-attention',
    'The extension Fjordline Link is not installed in Production.',
  ])
  const { installed, seenAt } = await story.call('extensions.state', { connectionId })
  expect(installed).toBeNull()
  expect(seenAt).not.toBeNull()

  control.putExtension(env.TENANT, env.ENVIRONMENT, { id: appJson.id, isInstalled: true })
  await story.pass(hour)
  expect(await health(story, connectionId)).toEqual(['connected', null])
})

test('a downgrade is noticed too, also after a restart, and an upgrade mends it', async () => {
  const story = await startStory(store)
  const { control, env } = story.simulator
  const connectionId = await connectWithExtension(story)
  await story.restart()
  control.putExtension(env.TENANT, env.ENVIRONMENT, { id: appJson.id, version: '0.9.0.0' })
  await story.pass(hour)
  expect(await health(story, connectionId)).toEqual([
    'needs-attention',
    'Production has Fjordline Link 0.9.0.0; 1.0.0.0 is needed.',
  ])

  const { integrationId } = await story.call('connections.read', { connectionId })
  await story.call('extensions.put', { integrationId, file: appFile({ version: '1.2.0.0' }) })
  const begun = await story.call('extensions.install', { connectionId })
  expect(begun).toMatchObject({ state: 'running', version: '1.2.0.0' })
  for (let looks = 0; looks < 4; looks += 1) await story.pass(20_000)
  expect(await health(story, connectionId)).toEqual(['connected', null])
  expect((await story.call('extensions.state', { connectionId })).installed).toMatchObject({
    version: '1.2.0.0',
    enough: true,
  })
})

test('a file that is sent along is installed without belonging to the integration', async () => {
  const story = await startStory(store)
  admitToAdminCenter(story)
  const setup = await beginSetup(story, customersAndItems)
  const { connectionId: id } = await answerUpTo(story, setup, 'environment')
  const connectionId = id as string
  await expect(story.call('extensions.install', { connectionId })).rejects.toMatchObject({ code: 'extension.none' })
  await story.call('extensions.install', { connectionId, file: appFile() })
  await expect(story.call('extensions.install', { connectionId, file: appFile() })).rejects.toMatchObject({
    code: 'extension.installing',
  })
  for (let looks = 0; looks < 4; looks += 1) await story.pass(20_000)
  const { installation, installed, wanted } = await story.call('extensions.state', { connectionId })
  expect([installation?.state, installed?.version, wanted]).toEqual(['done', '1.0.0.0', null])
  expect(await store.db.selectFrom('packages').select('id').execute()).toEqual([])
  expect(stepOf(await story.call('setup.read', { setupId: setup.id }), 'extension').state).toBe('not-needed')
})

test('in one environment one installation goes after the other', async () => {
  const story = await startStory(store)
  admitToAdminCenter(story)
  story.simulator.settings.deploymentMs = 5 * minute
  const ids: string[] = []
  for (const version of ['1.0.0.0', '1.1.0.0']) {
    const setup = await answerUpTo(story, await beginSetup(story, customersAndItems), 'environment')
    ids.push(setup.connectionId as string)
    await story.call('extensions.install', { connectionId: setup.connectionId as string, file: appFile({ version }) })
    await story.runs.idle()
  }
  const states = () =>
    Promise.all(
      ids.map(async (connectionId) => (await story.call('extensions.state', { connectionId })).installation?.state),
    )
  expect(await states()).toEqual(['running', 'waiting'])
  for (let passed = 0; passed < 6 * minute; passed += 20_000) await story.pass(20_000)
  expect(await states()).toEqual(['done', 'running'])
  for (let passed = 0; passed < 6 * minute; passed += 20_000) await story.pass(20_000)
  expect(await states()).toEqual(['done', 'done'])
})

test('a failure that the server tells is translated into its cause', async () => {
  const story = await startStory(store)
  admitToAdminCenter(story)
  const { control, env } = story.simulator
  const setup = await answerUpTo(story, await beginSetup(story, customersAndItems), 'environment')
  const connectionId = setup.connectionId as string
  story.simulator.settings.deploymentMs = 5 * minute
  const needed = { id: '11111111-2222-4333-8444-555555555555', name: 'Fjordline Base', publisher: 'Fjordline' }
  control.putExtension(env.TENANT, env.ENVIRONMENT, { ...needed, version: '2.0.0.0' })
  const file = appFile({ dependencies: [{ ...needed, version: '2.0.0.0' }] })
  await story.call('extensions.install', { connectionId, file })
  await story.runs.idle()
  control.deleteExtension(env.TENANT, env.ENVIRONMENT, needed.id)
  for (let passed = 0; passed < 7 * minute; passed += 20_000) await story.pass(20_000)
  const { installation } = await story.call('extensions.state', { connectionId })
  expect(installation).toMatchObject({
    state: 'failed',
    fault: { code: 'extension.dependency_missing', theirs: 'ExtensionDependencyMissing', who: 'bc-admin' },
  })
  expect(installation?.fault?.theirMessage).toContain('Fjordline Base')
})
