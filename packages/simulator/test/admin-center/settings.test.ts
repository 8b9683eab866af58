import { describe, expect, test } from 'vitest'
import { sendTo } from '../bc/over-socket.ts'
import { askToken } from '../support.ts'
import { startAdministration } from './administrator.ts'

const one = '/applications/BusinessCentral/environments/Production'
const settings = `${one}/settings`

describe('settings of an environment', () => {
  test('the key of Application Insights is shown, and starts the environment anew', async () => {
    const { ask, sim } = await startAdministration({ settings: { environmentOperationMs: 60_000 } })
    expect((await ask('POST', `${settings}/appinsightskey`)).json.code).toBe('requestBodyRequired')
    expect((await ask('POST', `${settings}/appinsightskey`, { key: 'InstrumentationKey=1' })).status).toBe(200)
    expect((await ask('GET', one)).json).toMatchObject({ appInsightsKey: 'InstrumentationKey=1', status: 'NotReady' })
    expect((await ask('POST', `${settings}/appinsightskey`, { key: '2' })).json.code).toBe('cannotSetAppInsightsKey')
    sim.control.advance(60_000)
    expect((await ask('GET', one)).json.status).toBe('Active')
    const types = (await ask('GET', `${one}/operations`)).json.value.map(({ type }: { type: string }) => type)
    expect(types).toEqual(expect.arrayContaining(['restart', 'modify']))
  })

  test('a security group is set by its id, shown with its name, and cleared', async () => {
    const { ask, sim } = await startAdministration()
    const { TENANT, TEST_USER } = sim.env
    expect(await ask('GET', `${settings}/securitygroupaccess`)).toMatchObject({ status: 204, text: '' })
    const group = (
      await sendTo(undefined, 'POST', `${sim.addresses.api}/_simulator/tenants/${TENANT}/securityGroups`, {
        displayName: 'Bookkeepers',
        members: [TEST_USER],
      })
    ).json
    const unknown = '12345678-1111-4222-8333-444444444444'
    expect((await ask('POST', `${settings}/securitygroupaccess`, { Value: unknown })).status).toBe(404)
    expect((await ask('POST', `${settings}/securitygroupaccess`, { Value: group.id })).status).toBe(200)
    expect((await ask('GET', `${settings}/securitygroupaccess`)).json).toEqual({
      id: group.id,
      displayName: 'Bookkeepers',
    })
    expect((await ask('DELETE', `${settings}/securitygroupaccess`)).status).toBe(200)
    expect((await ask('GET', `${settings}/securitygroupaccess`)).status).toBe(204)
  })

  test('partner access is for global administrators of the tenant alone', async () => {
    const { ask, admit } = await startAdministration()
    const path = `${settings}/partneraccess`
    expect((await ask('GET', path)).json).toEqual({ status: 'AllowAllPartnerTenants' })
    expect((await ask('GET', path, undefined, await admit())).json.code).toBe('Forbidden')
    const ids = ['12345678-1111-4222-8333-444444444444']
    const wanted = { status: 'AllowSelectedPartnerTenants', allowedPartnerTenantIds: ids }
    expect((await ask('PUT', path, wanted)).json).toEqual(wanted)
    expect((await ask('GET', path)).json).toEqual(wanted)
    const many = Array.from(
      { length: 11 },
      (_, at) => `12345678-1111-4222-8333-4444444444${String(at).padStart(2, '0')}`,
    )
    expect((await ask('PUT', path, { ...wanted, allowedPartnerTenantIds: many })).status).toBe(400)
    expect((await ask('PUT', path, { status: 'Perhaps' })).json.target).toBe('status')
  })

  test('partner access decides about applications of other tenants: they do not see the environment', async () => {
    const { ask, sim } = await startAdministration()
    const { TENANT } = sim.env
    sim.control.createTenant({ displayName: 'Partner', domains: ['partner.example'] })
    const partner = sim.world.tenants.get([...sim.world.tenants.keys()].at(-1)!)!
    const app = sim.control.createApplication(partner.id, {
      displayName: 'Partner tool',
      signInAudience: 'AzureADMultipleOrgs',
    })
    const { text } = sim.control.addSecret(partner.id, app.appId)
    sim.control.createServicePrincipal(TENANT, app.appId)
    for (const name of ['API.ReadWrite.All', 'AdminCenter.ReadWrite.All'])
      sim.control.grant(TENANT, app.appId, { name, type: 'Role' })
    sim.control.putCard(TENANT, 'Production', {
      clientId: app.appId,
      description: 'Partner tool',
      state: 'Enabled',
      permissionSets: [{ roleId: 'D365 READ' }],
    })
    await ask('PUT', `/authorizedAadApps/${app.appId}`)
    const token = (await askToken(sim, { client_id: app.appId, client_secret: text })).body.access_token
    const names = async (address: string): Promise<string[]> =>
      (await sendTo(token, 'GET', `${sim.addresses.api}${address}`)).json.value.map(
        ({ name }: { name: string }) => name,
      )
    const companies = () => sendTo(token, 'GET', `${sim.addresses.api}/v2.0/${TENANT}/Production/api/v2.0/companies`)
    const list = '/admin/v2.29/applications/environments'
    expect(await names(list)).toEqual(['Production', 'Sandbox'])
    expect((await companies()).status).toBe(200)
    await ask('PUT', `${settings}/partneraccess`, { status: 'Disabled' })
    expect(await names(list)).toEqual(['Sandbox'])
    expect(await names('/environments/v1.2')).toEqual(['Sandbox'])
    expect((await companies()).status).toBe(401)
    expect((await ask('GET', one, undefined, token)).json.code).toBe('EnvironmentNotFound')
    await ask('PUT', `${settings}/partneraccess`, {
      status: 'AllowSelectedPartnerTenants',
      allowedPartnerTenantIds: [partner.id],
    })
    expect((await companies()).status).toBe(200)
  })

  test('access with Microsoft 365 licences and the cadence of app updates are kept', async () => {
    const { ask } = await startAdministration()
    const office = `${settings}/accesswithm365licenses`
    expect((await ask('GET', office)).json).toEqual({ enabled: false })
    for (const enabled of ['true', true]) expect((await ask('POST', office, { enabled })).status).toBe(200)
    expect((await ask('GET', office)).json).toEqual({ enabled: true })
    expect((await ask('POST', office, { enabled: 'perhaps' })).json.code).toBe('invalidInput')
    const cadence = `${settings}/appSourceAppsUpdateCadence`
    expect((await ask('PUT', cadence, { value: 'DuringMajorMinorUpgrade' })).status).toBe(200)
    expect((await ask('GET', one)).json.AppSourceAppsUpdateCadence).toBe('DuringMajorMinorUpgrade')
    expect((await ask('PUT', cadence, { value: 'Never' })).json.target).toBe('value')
  })

  test('an update window can be given by UTC, and then by nothing else', async () => {
    const { ask } = await startAdministration()
    const utc = { preferredStartTimeUtc: '2000-01-01T21:00:00Z', preferredEndTimeUtc: '2000-01-01T05:00:00Z' }
    const { json } = await ask('PUT', `${settings}/upgrade`, utc)
    expect(json).toMatchObject({ preferredStartTime: '21:00', preferredEndTime: '05:00', timeZoneId: 'UTC' })
    expect(Object.keys((await ask('GET', `/admin/v2.12${settings}/upgrade`)).json)).toEqual([
      'preferredStartTimeUtc',
      'preferredEndTimeUtc',
    ])
    expect((await ask('PUT', `${settings}/upgrade`, { ...utc, timeZoneId: 'UTC' })).status).toBe(400)
    const narrow = { preferredStartTimeUtc: '2000-01-01T21:00:00Z', preferredEndTimeUtc: '2000-01-01T22:00:00Z' }
    expect((await ask('PUT', `${settings}/upgrade`, narrow)).json).toMatchObject({
      code: 'invalidRange',
      target: 'Preferred Upgrade Window',
    })
    const zones = (await ask('GET', '/applications/settings/timezones')).json.value
    expect(zones).toContainEqual(
      expect.objectContaining({
        id: 'Romance Standard Time',
        displayName: '(UTC+01:00) Brussels, Copenhagen, Madrid, Paris',
        supportsDaylightSavingTime: true,
      }),
    )
  })
})

describe('what belongs to the tenant', () => {
  test('recipients of notifications are added, listed and taken away', async () => {
    const { ask, sim } = await startAdministration()
    const path = '/settings/notification'
    const made = (await ask('PUT', `${path}/recipients`, { email: 'ops@example.test', name: 'Ops' })).json
    expect(made).toMatchObject({ email: 'ops@example.test', name: 'Ops', id: expect.any(String) })
    expect((await ask('GET', `${path}/recipients`)).json).toEqual({ value: [made] })
    expect((await ask('GET', path)).json).toEqual({ aadTenantId: sim.env.TENANT, recipients: [made] })
    expect((await ask('PUT', `${path}/recipients`, { email: 'x' })).json.target).toBe('name')
    expect((await ask('DELETE', `${path}/recipients/00000000-0000-0000-0000-000000000000`)).status).toBe(400)
    expect((await ask('DELETE', `${path}/recipients/${made.id}`)).status).toBe(200)
    expect((await ask('DELETE', `${path}/recipients/${made.id}`)).status).toBe(404)
  })

  test('a support contact is kept, and an outage is reported once', async () => {
    const { ask } = await startAdministration()
    const contact = { name: 'Help', email: 'help@example.test', url: 'https://help.example.test' }
    expect((await ask('GET', `/support${one}/supportcontact`)).json).toEqual({ name: '', email: '', url: '' })
    expect((await ask('PUT', `/support${one}/supportcontact`, contact)).json).toEqual(contact)
    expect((await ask('GET', `/support${one}/supportcontact`)).json).toEqual(contact)
    const [{ outageType }] = (await ask('GET', '/support/outageTypes')).json.value
    const questions = (await ask('GET', `/support/outageTypes/${outageType}/outageQuestions`)).json.value
    const outageQuestionAnswers = questions.map(({ id }: { id: string }) => ({ id, answer: 'x' }))
    const report = (body: object) => ask('POST', `/support${one}/reportoutage`, body)
    expect((await report({ outageType })).json.target).toBe('outageQuestionAnswers')
    const first = await report({ outageType, outageQuestionAnswers })
    expect(first.json.creationStatus).toBe('Created')
    expect((await report({ outageType, outageQuestionAnswers })).json).toMatchObject({
      creationStatus: 'UpdatedExisting',
      msaasCaseNumber: first.json.msaasCaseNumber,
    })
    expect((await ask('GET', '/support/reportedoutages')).json.value).toMatchObject([
      { EnvironmentId: 'Production', OutageType: outageType, MsaasTicketId: first.json.msaasCaseNumber },
    ])
  })

  test('what environments can be made of is listed, and decides what can be made', async () => {
    const { ask } = await startAdministration()
    const [family] = (await ask('GET', '/applications/')).json.value
    expect(family.applicationFamily).toBe('BusinessCentral')
    expect(family.countriesRingDetails).toContainEqual({
      countryCode: 'DK',
      rings: expect.arrayContaining([{ name: 'PROD', productionRing: true, friendlyName: 'Production' }]),
    })
    const rings = '/applications/BusinessCentral/Countries/DK/Rings'
    expect((await ask('GET', `${rings}/PROD`)).json.value).toEqual(['26.0.38000.0', '27.0.40000.0', '28.0.41000.0'])
    const [preview] = (await ask('GET', `${rings}/Preview`)).json.value
    const make = (name: string, body: object) => ask('PUT', `/applications/BusinessCentral/environments/${name}`, body)
    const sandbox = { environmentType: 'Sandbox', countryCode: 'DK' }
    expect((await make('Old', { ...sandbox, applicationVersion: '27.0.40000.0' })).status).toBe(202)
    expect((await make('New', { ...sandbox, ringName: 'PREVIEW', applicationVersion: preview })).status).toBe(202)
    const shown = async (name: string) => (await ask('GET', `/applications/BusinessCentral/environments/${name}`)).json
    expect(await shown('Old')).toMatchObject({ ringName: 'PROD', versionDetails: { version: '27.0.40000.0' } })
    expect(await shown('New')).toMatchObject({ ringName: 'PREVIEW', versionDetails: { version: preview } })
    for (const [name, body, code] of [
      ['A', { ...sandbox, environmentType: 'Production', ringName: 'PREVIEW' }, 'invalidInput'],
      ['A', { ...sandbox, ringName: 'MOON' }, 'resourceDoesNotExist'],
      ['A', { ...sandbox, countryCode: 'XX' }, 'destinationApplicationServiceNotFound'],
      ['A', { ...sandbox, applicationVersion: '12.0.0.0' }, 'invalidInput'],
      ['Admin', sandbox, 'environmentNameNotValid'],
      ['production', sandbox, 'environmentNameNotValid'],
      ['a-name-of-more-than-twenty-nine', sandbox, 'environmentNameNotValid'],
    ] as const)
      expect([name, (await make(name, body)).json.code]).toEqual([name, code])
    expect((await ask('PUT', '/applications/Wiise/environments/A', sandbox)).json.code).toBe('DoesNotExist')
  })

  test('exports are counted, and need a permission set in the environment', async () => {
    const { ask, sim, personal } = await startAdministration()
    const path = `/exports${one}`
    expect((await ask('GET', `${path}/metrics`)).json).toEqual({ exportsPerMonth: 10, exportsRemainingThisMonth: 10 })
    const body = {
      storageAccountSasUri: 'https://backup.blob.core.windows.net/?sig=x',
      container: 'c',
      blob: 'b.bacpac',
    }
    expect((await ask('POST', path, body)).status).toBe(200)
    expect((await ask('GET', `${path}/metrics`)).json.exportsRemainingThisMonth).toBe(9)
    const year = new Date(sim.clock.now()).getUTCFullYear()
    const history = (await ask('POST', `/exports/history?start=${year}-01-01&end=${year + 1}-01-01`)).json.value
    expect(history).toMatchObject([{ environmentName: 'Production', storageAccount: 'backup', blob: 'b.bacpac' }])
    expect(JSON.stringify(history)).not.toContain('sig=')
    expect((await ask('POST', path.replace('Production', 'Sandbox'), body)).json.code).toBe('exportFailed')
    const other = sim.control.createUser(sim.env.TENANT, {
      alias: 'bea',
      displayName: 'Bea',
      password: 'x-1234567',
      directoryRoles: ['963797fb-eb3b-4cde-8ce3-5878b3f32a3f'],
      permissionSets: { Production: ['D365 READ'] },
    })
    expect((await ask('POST', path, body, personal({ oid: other.id }))).json.code).toBe('exportFailed')
  })

  test('used storage is told for one environment and for all', async () => {
    const { ask } = await startAdministration()
    const storage = {
      environmentName: 'Production',
      environmentType: 'Production',
      applicationFamily: 'BusinessCentral',
    }
    const { json } = await ask('GET', `${one}/usedstorage`)
    expect(json).toMatchObject(storage)
    expect(json.databaseStorageInKilobytes).toBeGreaterThan(0)
    expect((await ask('GET', '/environments/usedstorage')).json.value).toContainEqual(json)
  })

  test('telemetry has columns and no rows, and sessions are none', async () => {
    const { ask } = await startAdministration()
    const { json } = await ask('GET', `${one}/telemetry?startDateUtc=2026-01-01&endDateUtc=2026-01-02&logCategory=All`)
    expect(json.queryColumns[0]).toEqual({ name: 'Timestamp', ordinal: 0, dataType: 'datetime', expectations: 'none' })
    expect(json.queryResults).toEqual([])
    expect((await ask('GET', `${one}/telemetry?logCategory=Gossip`)).json).toMatchObject({
      code: 'invalidInput',
      target: 'logCategory',
    })
    for (const method of ['GET', 'DELETE'])
      expect((await ask(method, `${one}/sessions/7`)).json.code).toBe('resourceDoesNotExist')
  })

  test('a link to Power Platform is made once, by people', async () => {
    const { ask, admit } = await startAdministration()
    const id = '12345678-1111-4222-8333-444444444444'
    const link = (action: string, token?: string) =>
      ask('POST', `/bap${one}/${action}Environment?powerPlatformEnvironmentId=${id}`, undefined, token)
    expect((await link('link', await admit())).json.code).toBe('Forbidden')
    expect((await link('unlink')).json.code).toBe('BadArgument')
    expect((await link('link')).status).toBe(200)
    expect((await link('link')).json.code).toBe('BadArgument')
    expect((await link('unlink')).status).toBe(200)
  })
})
