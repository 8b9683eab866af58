import { expect, test } from 'vitest'
import { appId, makeApp } from '../bc/extensions/make-app.ts'
import { sendTo } from '../bc/over-socket.ts'
import { askToken } from '../support.ts'
import { startAdministration } from './administrator.ts'

const family = '/applications/BusinessCentral/environments'
const dayMs = 86_400_000

const start = async (settings = {}) => {
  const over = await startAdministration({ settings: { accessTokenSeconds: 100 * 86_400, ...settings } })
  const { ask, sim } = over
  sim.control.createEnvironment(sim.env.TENANT, { name: 'Older', version: '26', applicationFamily: 'BusinessCentral' })
  const older = `${family}/Older`
  const upload = (version: string, deploymentSchedule: string, environment = older) => {
    const form = new FormData()
    form.set('extensionFile', new Blob([new Uint8Array(makeApp({ version }))]), 'probe.app')
    form.set('acceptIsvEula', 'true')
    form.set('deploymentSchedule', deploymentSchedule)
    return ask('POST', `${environment}/apps/pteInstall`, form)
  }
  const app = async () =>
    (await ask('GET', `${older}/apps`)).json.value.find((each: { appId: string }) => each.appId === appId)
  return { ...over, older, upload, app }
}

test('an update is chosen, waits for its window, runs, and brings the extensions that waited for it', async () => {
  const { ask, sim, older, upload, app } = await start({ environmentOperationMs: 3_600_000 })
  const targets = (await ask('GET', `${older}/updates`)).json.value
  expect(targets.map(({ targetVersion, targetVersionType }: never) => [targetVersion, targetVersionType])).toEqual([
    ['27.0', 'GA'],
    ['28.0', 'GA'],
    ['29.0', 'Preview'],
  ])
  await upload('1.0.0.0', 'Immediate')
  const waiting = await upload('2.0.0.0', 'NextMajorUpdate')
  expect(waiting.json).toMatchObject({ status: 'scheduled', parameters: { targetRelease: '27.0.0.0' } })
  expect((await app()).state).toBe('UpdatePending')
  const at = new Date(sim.clock.now() + 3 * dayMs).toISOString()
  const wish = { selected: true, scheduleDetails: { selectedDateTime: at, ignoreUpdateWindow: true } }
  expect((await ask('PATCH', `${older}/updates/27.0`, wish)).json).toMatchObject({
    targetVersion: '27.0',
    selected: true,
    scheduleDetails: { selectedDateTime: at, ignoreUpdateWindow: true, rolloutStatus: 'Active' },
  })
  const updates = async () =>
    (await ask('GET', `${older}/operations`)).json.value.filter(({ type }: { type: string }) => type === 'update')
  expect(await updates()).toMatchObject([{ status: 'scheduled' }])
  sim.control.advance(3 * dayMs + 1_000)
  expect((await ask('GET', older)).json.status).toBe('Upgrading')
  expect(await (await fetch(`${sim.addresses.webClient}/${sim.env.TENANT}/Older/deployment/url`)).json()).toMatchObject(
    {
      status: 'Upgrading',
    },
  )
  sim.control.advance(3_600_000)
  expect((await ask('GET', older)).json).toMatchObject({
    status: 'Active',
    versionDetails: { version: '27.0.40000.0' },
  })
  expect(await updates()).toMatchObject([{ status: 'succeeded' }])
  expect(await app()).toMatchObject({ version: '2.0.0.0', state: 'Installed' })
})

test('a running update is canceled, and the environment is as it was', async () => {
  const { ask, sim, older } = await start({ environmentOperationMs: 3_600_000 })
  await ask('PATCH', `${older}/updates/28.0`, { selected: true, scheduleDetails: { ignoreUpdateWindow: true } })
  expect((await ask('GET', older)).json.status).toBe('Upgrading')
  const [{ id }] = (await ask('GET', `${older}/operations`)).json.value.filter(
    ({ type }: { type: string }) => type === 'update',
  )
  expect((await ask('POST', `${older}/operations/${id}/cancel`)).json).toMatchObject({ status: 'canceled' })
  sim.control.advance(dayMs)
  expect((await ask('GET', older)).json).toMatchObject({
    status: 'Active',
    versionDetails: { version: '26.0.38000.0' },
  })
  expect((await ask('POST', `${older}/operations/${id}/cancel`)).json.code).toBe('BadArgument')
})

test('an update that cannot be chosen is refused', async () => {
  const { ask, sim, older } = await start()
  const late = new Date(sim.clock.now() + 400 * dayMs).toISOString()
  for (const [version, body, code] of [
    ['25.0', { selected: true }, 'resourceDoesNotExist'],
    ['28.0', { selected: false }, 'invalidInput'],
    ['28.0', { scheduleDetails: { ignoreUpdateWindow: true } }, 'invalidInput'],
    ['28.0', { selected: true, scheduleDetails: { selectedDateTime: late } }, 'ScheduledUpgradeConstraintViolation'],
  ] as const)
    expect((await ask('PATCH', `${older}/updates/${version}`, body)).json.code).toBe(code)
  expect((await ask('PATCH', `${family}/Production/updates/29.0`, { selected: true })).status).toBe(404)
})

test('what waits for the update window comes when it opens', async () => {
  const { ask, sim, older, upload, app } = await start()
  const hour = new Date(sim.clock.now()).getUTCHours()
  const clock = (ahead: number) => `${String((hour + ahead) % 24).padStart(2, '0')}:00`
  await ask('PUT', `${older}/settings/upgrade`, {
    preferredStartTime: clock(3),
    preferredEndTime: clock(10),
    timeZoneId: 'UTC',
  })
  const { json } = await upload('1.0.0.0', 'UpdateWindow')
  expect(json).toMatchObject({ status: 'scheduled', scheduleKind: 'UpdateWindow' })
  expect(await app()).toBeUndefined()
  sim.control.advance(4 * 3_600_000)
  expect(await app()).toMatchObject({ version: '1.0.0.0', state: 'Installed' })
  expect((await ask('GET', `${older}/apps/${appId}/operations/${json.id}`)).json.status).toBe('succeeded')
  expect((await ask('GET', `${older}/apps/scheduledPteOperations`)).json.value).toEqual([])
})

test('an environment is restored into another one, within what is kept', async () => {
  const { ask, sim } = await start()
  sim.control.advance(10 * dayMs)
  const [period] = (await ask('GET', `${family}/Production/availableRestorePeriods`)).json.value
  expect(period).toMatchObject({ correspondingApplicationPackageVersion: '28.0.41000.0' })
  const restore = (PointInTime: string) =>
    ask('POST', `${family}/Production/restore`, {
      EnvironmentName: 'Restored',
      EnvironmentType: 'sandbox',
      PointInTime,
    })
  expect((await restore('2001-01-01T00:00:00Z')).json.code).toBe('PitRestoreFailed')
  const at = new Date(sim.clock.now() - dayMs).toISOString()
  expect(await restore(at)).toMatchObject({
    status: 202,
    json: { type: 'restore', parameters: { environmentName: 'Restored', restorePointInTime: at } },
  })
  expect((await ask('GET', `${family}/Restored`)).json).toMatchObject({ status: 'Active', type: 'Sandbox' })
})

test('an environment moves to another tenant when both sides want it, and its cards do not', async () => {
  const { ask, sim, personal, admit } = await start()
  const { TENANT } = sim.env
  const other = sim.control.createTenant({ displayName: 'Other', domains: ['other.example'] })
  const admin = sim.control.createUser(other.id, {
    alias: 'boss',
    displayName: 'Boss',
    password: 'x-1234567',
    directoryRoles: ['62e90394-69f5-4237-9190-012177145e10'],
  })
  const there = personal({ tid: other.id, oid: admin.id })
  const runAt = new Date(sim.clock.now() + 3_600_000).toISOString()
  const order = { DestinationEntraTenantId: other.id, RunAt: runAt }
  const path = '/transfers/outgoing/applications/BusinessCentral/environments/Production'
  expect((await ask('POST', path, order, await admit())).json.code).toBe('Forbidden')
  expect((await ask('POST', path, order)).json).toMatchObject({ type: 'requestTransferToAnotherEntraTenant' })
  expect((await ask('DELETE', path)).json.status).toBe('canceled')
  expect((await ask('POST', path, order)).status).toBe(202)
  expect((await ask('GET', '/transfers/outgoing')).json.value).toHaveLength(1)
  expect((await ask('GET', `/transfers/incoming/${TENANT}`, undefined, there)).json.value).toMatchObject([
    { environmentName: 'Production', parameters: { isAcceptedByDestinationEntraTenant: false } },
  ])
  const acceptance = {
    SourceEnvironmentName: 'Production',
    ApplicationFamily: 'BusinessCentral',
    SourceEntraTenantId: TENANT,
    DestinationEnvironmentName: 'Taken',
  }
  expect((await ask('POST', '/transfers/incoming', acceptance, there)).json.type).toBe('moveToAnotherAadTenant')
  expect((await ask('GET', `${family}/Production`)).status).toBe(200)
  sim.control.advance(3_600_000)
  expect((await ask('GET', `${family}/Production`)).status).toBe(404)
  expect((await ask('GET', `${family}/Taken`, undefined, there)).json).toMatchObject({ aadTenantId: other.id })
  expect(sim.world.tenants.get(other.id)!.environments.get('taken')!.cards.size).toBe(0)
})

test('an environment that never came to be is deleted for good, and one in deletion not again', async () => {
  const { ask, sim } = await start({ environmentOperationMs: 60_000 })
  const { TENANT } = sim.env
  sim.control.setEnvironmentStatus(TENANT, 'Older', 'CreatingFailed')
  expect((await ask('DELETE', `${family}/Older`)).json.type).toBe('delete')
  expect((await ask('DELETE', `${family}/Older`)).json.code).toBe('tenantDeletionInProgress')
  sim.control.advance(60_000)
  expect((await ask('GET', `${family}/Older`)).status).toBe(404)
  await ask('DELETE', `${family}/Sandbox`)
  expect((await ask('DELETE', `${family}/Sandbox`)).json.code).toBe('tenantDeletionInProgress')
  sim.control.advance(60_000)
  const names = (await ask('GET', '/applications/environments')).json.value.map(({ name }: { name: string }) => name)
  const deleted = names.find((name: string) => name.startsWith('Sandbox-'))
  await ask('POST', `${family}/${deleted}/recover`)
  expect((await ask('POST', `${family}/${deleted}/recover`)).json.code).toBe('deletedEnvironmentRecoveryInProgress')
})

test.each([
  ['26', false, false],
  ['27', true, false],
  ['28', true, false],
  ['29', true, true],
])('an environment of version %s has the sets of that version', async (version, hasFeatures, hasPermissions) => {
  const { sim } = await startAdministration()
  const { TENANT, CLIENT_ID } = sim.env
  sim.control.createEnvironment(TENANT, { name: 'Versioned', version })
  sim.control.createCompany(TENANT, 'Versioned', { name: 'One' })
  const user = [...sim.world.tenants.get(TENANT)!.users.values()][0]!
  user.permissionSets.set('versioned', ['SUPER'])
  sim.control.putCard(TENANT, 'Versioned', {
    clientId: CLIENT_ID,
    description: 'Test',
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 AUTOMATION' }],
  })
  const { access_token } = (await askToken(sim)).body
  const route = `${sim.addresses.api}/v2.0/${TENANT}/Versioned/api/microsoft/automation/v2.0`
  const [{ id }] = (await sendTo(access_token, 'GET', `${route}/companies`)).json.value
  const status = async (set: string) => (await sendTo(access_token, 'GET', `${route}/companies(${id})/${set}`)).status
  expect([await status('features'), await status('accessControls')]).toEqual([
    hasFeatures ? 200 : 404,
    hasPermissions ? 200 : 404,
  ])
  const [base] = (await sendTo(access_token, 'GET', `${route}/companies(${id})/extensions`)).json.value
  expect(base.versionMajor).toBe(Number(version))
})
