import { expect, test } from 'vitest'
import { sendTo } from '../bc/over-socket.ts'
import { startAdministration } from './administrator.ts'

const apps = '/applications/BusinessCentral/environments/Production/apps'
const id = 'aaaaaaaa-1111-4222-8333-444444444401'
const base = 'aaaaaaaa-1111-4222-8333-444444444402'

const start = async (settings = {}) => {
  const over = await startAdministration({ settings })
  const offer = (body: object) =>
    sendTo(undefined, 'POST', `${over.sim.addresses.api}/_simulator/marketplace`, { publisher: 'Contoso', ...body })
  const find = async (appId: string) =>
    (await over.ask('GET', apps)).json.value.find((each: { appId: string }) => each.appId === appId)
  const install = (body: object = {}) => over.ask('POST', `${apps}/${id}/install`, { acceptIsvEula: true, ...body })
  return { ...over, offer, find, install }
}

test('an app of the marketplace is installed with what it needs, and updated when there is a newer one', async () => {
  const { ask, sim, offer, find, install } = await start()
  expect((await install()).status).toBe(404)
  await offer({ id: base, name: 'Base', version: '1.0' })
  await offer({ id, name: 'Link', version: '1.0', dependencies: [{ id: base, version: '1.0' }] })
  expect((await ask('POST', `${apps}/${id}/install`, {})).json.code).toBe('requestBodyRequired')
  expect((await install({ acceptIsvEula: false })).json.target).toBe('acceptIsvEula')
  expect((await install({ allowPreviewVersion: true })).json.target).toBe('targetVersion')
  const refused = await install()
  expect(refused).toMatchObject({
    status: 400,
    json: {
      code: 'EntityValidationFailed',
      data: { requirements: [{ appId: base, version: '1.0.0.0', type: 'install' }] },
    },
  })
  const started = await install({ installOrUpdateNeededDependencies: true })
  expect(started).toMatchObject({ status: 200, json: { type: 'install', sourceAppVersion: '', status: 'running' } })
  expect(await find(id)).toMatchObject({ appType: 'global', version: '1.0.0.0', canBeUninstalled: true })
  expect(await find(base)).toMatchObject({ version: '1.0.0.0' })
  expect((await install()).json.code).toBe('EntityValidationFailed')
  await offer({ id: base, name: 'Base', version: '2.0' })
  await offer({ id, name: 'Link', version: '2.0', dependencies: [{ id: base, version: '1.5' }] })
  await offer({ id, name: 'Link', version: '3.0', isPreview: true })
  expect((await ask('GET', `${apps}/availableUpdates`)).json.value).toContainEqual({
    appId: id,
    name: 'Link',
    publisher: 'Contoso',
    version: '2.0.0.0',
    requirements: [expect.objectContaining({ appId: base, version: '2.0.0.0', type: 'Update' })],
  })
  const update = (body: object) => ask('POST', `${apps}/${id}/update`, body)
  expect((await update({})).json.code).toBe('requestBodyRequired')
  expect((await update({ useEnvironmentUpdateWindow: false })).json.target).toBe('targetVersion')
  expect((await update({ targetVersion: '1.0.0.0' })).json.code).toBe('EntityValidationFailed')
  // A window that is closed now, whatever the hour.
  const hour = new Date(sim.clock.now()).getUTCHours()
  const clock = (ahead: number) => `${String((hour + ahead) % 24).padStart(2, '0')}:00`
  const window = { preferredStartTime: clock(3), preferredEndTime: clock(10), timeZoneId: 'UTC' }
  await ask('PUT', '/applications/BusinessCentral/environments/Production/settings/upgrade', window)
  const later = await update({
    targetVersion: '2.0.0.0',
    installOrUpdateNeededDependencies: true,
    useEnvironmentUpdateWindow: true,
  })
  expect(later.json).toMatchObject({ type: 'update', status: 'scheduled' })
  const cancel = { ScheduledOperationId: later.json.id }
  expect((await ask('POST', `${apps}/${id}/update/cancel`, cancel)).json).toMatchObject({ status: 'canceled' })
  expect((await ask('POST', `${apps}/${id}/update/cancel`, cancel)).status).toBe(404)
  await update({ targetVersion: '2.0.0.0', installOrUpdateNeededDependencies: true })
  expect(await find(id)).toMatchObject({ version: '2.0.0.0' })
  const operations = (await ask('GET', `${apps}/${id}/operations`)).json.value
  expect(operations.map(({ type, status }: never) => [type, status])).toContainEqual(['update', 'canceled'])
  expect(operations).toContainEqual(expect.objectContaining({ sourceVersion: '1.0.0.0', targetVersion: '2.0.0.0' }))
})

test('an app is offered in its countries and versions only', async () => {
  const { offer, install } = await start()
  await offer({ id, name: 'Link', version: '1.0', countries: ['US'] })
  await offer({ id, name: 'Link', version: '1.1', application: '29.0' })
  expect((await install()).json.message).toContain('extension is not available for your release')
  expect((await offer({ id, name: 'Link', version: '1.0.0.0' })).status).toBe(409)
})

test('an embed application may take no extensions of its tenants', async () => {
  const { ask, sim } = await start()
  const control = `${sim.addresses.api}/_simulator/tenants/${sim.env.TENANT}/environments`
  await sendTo(undefined, 'POST', control, { name: 'Books', applicationFamily: 'Wiise', version: '27' })
  await sendTo(undefined, 'PATCH', `${control}/Books`, { perTenantExtensions: false })
  const one = '/applications/Wiise/environments/Books'
  expect((await ask('GET', one)).json).toMatchObject({ applicationFamily: 'Wiise', name: 'Books' })
  expect((await ask('GET', '/applications/BusinessCentral/environments/Books')).json.code).toBe('EnvironmentNotFound')
  const form = new FormData()
  expect((await ask('POST', `${one}/apps/pteInstall`, form)).json.message).toContain(
    'Upload of per-tenant extensions is not supported for your system configuration',
  )
  const families = (await ask('GET', '/applications/')).json.value
  expect(families.map(({ applicationFamily }: never) => applicationFamily)).toEqual(['BusinessCentral', 'Wiise'])
})

test('a program can offer apps, change versions and make groups and permission sets without the network', async () => {
  const { sim, ask, find, install } = await start()
  const { TENANT, TEST_USER, CLIENT_ID } = sim.env
  sim.control.offerApp({ id, name: 'Link', publisher: 'Contoso', version: '1.0' })
  expect((await install()).status).toBe(200)
  expect(await find(id)).toMatchObject({ version: '1.0.0.0' })
  sim.control.changeEnvironment(TENANT, 'Production', { version: '29' })
  expect(
    (await ask('GET', '/applications/BusinessCentral/environments/Production')).json.versionDetails.version,
  ).toMatch(/^29\./)
  expect(() => sim.control.changeEnvironment(TENANT, 'Production', { version: '12' })).toThrow('version must be of')
  const group = sim.control.createSecurityGroup(TENANT, { displayName: 'Bookkeepers', members: [TEST_USER] })
  expect(group.members.size).toBe(1)
  sim.control.createPermissionSet(TENANT, 'Production', { roleId: 'parcel', appId: id, appName: 'Link' })
  sim.control.putCard(TENANT, 'Production', { clientId: CLIENT_ID, permissionSets: [{ roleId: 'PARCEL' }] })
  expect(() => sim.control.createPermissionSet(TENANT, 'Production', { roleId: 'D365 READ' })).toThrow('already')
  sim.control.reset()
  expect(sim.world.marketplace).toBeUndefined()
})
