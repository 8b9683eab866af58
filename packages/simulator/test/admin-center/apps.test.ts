import { expect, test } from 'vitest'
import { type AppOptions, appId, dependency, makeApp } from '../bc/extensions/make-app.ts'
import { startAdministration } from './administrator.ts'

const apps = '/applications/BusinessCentral/environments/Production/apps'
const other = 'eeeeeeee-1111-4222-8333-bbbbbbbbbbbb'

const start = async (settings = {}) => {
  const over = await startAdministration({ settings: { accessTokenSeconds: 86_400, ...settings } })
  const install = (app: AppOptions | Buffer, fields: Record<string, string> = {}) => {
    const form = new FormData()
    const bytes = Buffer.isBuffer(app) ? app : makeApp(app)
    form.set('extensionFile', new Blob([new Uint8Array(bytes)]), 'probe.app')
    for (const [name, value] of Object.entries({ acceptIsvEula: 'true', ...fields })) form.set(name, value)
    return over.ask('POST', `${apps}/pteInstall`, form)
  }
  const find = async (id = appId) =>
    (await over.ask('GET', apps)).json.value.find((app: { appId: string }) => app.appId === id)
  return { ...over, install, find }
}

test('a file is installed in time, and its operation tells how far it is', async () => {
  const { sim, ask, install, find } = await start({ deploymentMs: 60_000 })
  expect(await find()).toBeUndefined()
  const started = await install({})
  expect(started).toMatchObject({
    status: 200,
    json: { status: 'running', type: 'install', appId, sourceAppVersion: '', targetAppVersion: '1.0.0.0' },
  })
  expect(started.json).toMatchObject({ createdBy: sim.env.TEST_USER, creatorPrincipalType: 'User' })
  sim.control.advance(60_000)
  const operation = await ask('GET', `${apps}/${appId}/operations/${started.json.id}`)
  expect(operation.json).toMatchObject({ id: started.json.id, status: 'succeeded', errorMessage: '' })
  expect((await ask('GET', `${apps}/${appId}/operations`)).json.value).toHaveLength(1)
  expect((await ask('GET', `${apps}/${appId}/operations/`)).json.value).toHaveLength(1)
  expect((await ask('GET', `${apps}/${appId}/operations/${other}`)).json.code).toBe('ResourceDoesNotExist')
  expect(await find()).toMatchObject({
    version: '1.0.0.0',
    state: 'Installed',
    appType: 'tenant',
    canBeUninstalled: true,
    lastOperationId: started.json.id,
    lastUpdateAttemptResult: 'Succeeded',
  })
  expect((await install({ version: '1.1.0.0' })).json).toMatchObject({
    type: 'install',
    sourceAppVersion: '1.0.0.0',
  })
  expect((await find()).state).toBe('Updating')
  const history = (await ask('GET', '/applications/BusinessCentral/environments/Production/operations')).json.value
  expect(history[0]).toMatchObject({ type: 'environmentAppInstall', environmentName: 'Production' })
  expect(history[0].parameters).toMatchObject({ sourceAppVersion: '1.0.0.0', targetAppVersion: '1.1.0.0' })
})

test('why an installation failed stands in its operation', async () => {
  const { ask, install, find } = await start()
  const { json } = await install({ more: dependency(other, 'Missing', '1.0.0.0') })
  const { status, errorMessage } = (await ask('GET', `${apps}/${appId}/operations/${json.id}`)).json
  expect(status).toBe('failed')
  expect(errorMessage).toContain('Data Plane Admin Service failed')
  expect(errorMessage).toContain('ExtensionChangeFailed')
  expect(errorMessage).toContain('no synchronized extension could be found to satisfy the dependency definition')
  expect(await find()).toBeUndefined()
})

test('a form is checked before anything is begun', async () => {
  const { ask, install } = await start()
  expect((await install(Buffer.from('no app'))).json.message).toContain('not an extension file')
  const zipped = new FormData()
  zipped.set('extensionFile', new Blob([new Uint8Array(makeApp())]), 'probe.zip')
  expect((await ask('POST', `${apps}/pteInstall`, zipped)).json.target).toBe('extensionFile')
  expect((await install({}, { acceptIsvEula: 'false' })).json.target).toBe('acceptIsvEula')
  expect((await install({}, { syncMode: 'Sometimes' })).json.target).toBe('syncMode')
  expect((await install({}, { deploymentSchedule: 'Never' })).json.target).toBe('deploymentSchedule')
  expect((await ask('POST', `${apps}/pteInstall`, {})).json.code).toBe('invalidInput')
  expect((await ask('POST', `${apps}/pteInstall`, new FormData())).json.target).toBe('extensionFile')
  expect((await install({})).status).toBe(200)
  expect((await install({})).json.message).toContain('same App ID and version has already been uploaded')
})

test('a version can wait for its time, and be taken back', async () => {
  const { ask, install } = await start()
  expect((await install({}, { deploymentSchedule: 'NextMajorUpdate' })).status).toBe(400)
  await install({})
  const later = await install({ version: '2.0.0.0' }, { deploymentSchedule: 'NextMajorUpdate' })
  expect(later.json).toMatchObject({ status: 'scheduled', scheduleKind: 'NextMajorUpdate' })
  const list = async () => (await ask('GET', `${apps}/scheduledPteOperations`)).json.value
  expect(await list()).toMatchObject([{ parameters: { appId, targetAppVersion: '2.0.0.0', syncMode: 'Add' } }])
  const remove = () =>
    ask('POST', `${apps}/${appId}/removeScheduledPteVersion`, {
      targetVersion: '2.0.0.0',
      scheduleKind: 'NextMajorUpdate',
    })
  const canceled = { type: 'install', status: 'canceled', canceledBy: 'admin@fjordlinefurniture.onmicrosoft.com' }
  expect(await remove()).toMatchObject({
    status: 200,
    json: { ...canceled, errorMessage: expect.stringContaining('Removed by user') },
  })
  expect(await remove()).toMatchObject({
    status: 404,
    json: { code: 'ResourceDoesNotExist', target: `BusinessCentral/Production/apps/${appId}` },
  })
  expect(await list()).toEqual([])
})

test('an app that others need goes with them or not at all', async () => {
  const { ask, install, find } = await start()
  await install({ id: other, name: 'Base' })
  await install({ more: dependency(other, 'Base', '1.0.0.0') })
  const uninstall = (body: object = {}) => ask('POST', `${apps}/${other}/uninstall`, body)
  const requirement = { appId, name: 'Landbridge Probe', version: '1.0.0.0', type: 'uninstall' }
  const refused = await uninstall()
  expect([refused.status, refused.json.data.requirements]).toMatchObject([400, [requirement]])
  expect(refused.json.code).toBe('EntityValidationFailed')
  const asked = await ask('GET', `${apps}/${other}/uninstallRequirements`)
  expect(asked.json.value).toMatchObject([{ appId, type: 'PTE', EnvironmentAppOperationRequirementType: 'Uninstall' }])
  expect((await uninstall({ uninstallDependents: true })).json).toMatchObject({
    type: 'uninstall',
    targetAppVersion: '',
  })
  expect([await find(), await find(other)]).toEqual([undefined, undefined])
  expect((await uninstall()).status).toBe(404)
})

test('Microsoft’s own apps stay, and are up to date', async () => {
  const { ask, find } = await start()
  const application = 'c1335042-3002-4257-bf8a-75c898ccb1b8'
  expect(await find(application)).toMatchObject({ appType: 'global', canBeUninstalled: false, state: 'Installed' })
  expect((await ask('POST', `${apps}/${application}/uninstall`, {})).status).toBe(400)
  expect((await ask('GET', `${apps}/availableUpdates`)).json).toEqual({ value: [] })
  const unknown = await ask('POST', `${apps}/${other}/install`, { acceptIsvEula: true })
  expect(unknown).toMatchObject({ status: 404, json: { code: 'resourceDoesNotExist' } })
})
