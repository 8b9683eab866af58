import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sendTo } from '../bc/over-socket.ts'
import { askToken } from '../support.ts'
import { startAdministration } from './administrator.ts'

const all = '/applications/environments'
const family = '/applications/BusinessCentral/environments'

const start = async (settings = {}) => {
  const over = await startAdministration({ settings: { accessTokenSeconds: 100 * 86_400, ...settings } })
  const names = async (): Promise<string[]> =>
    (await over.ask('GET', all)).json.value.map(({ name }: { name: string }) => name)
  const companies = async (environment: string) => {
    const { access_token } = (await askToken(over.sim)).body
    const route = `${over.sim.addresses.api}/v2.0/${over.sim.env.TENANT}/${environment}/api/v2.0`
    return sendTo(access_token, 'GET', `${route}/companies`)
  }
  return { ...over, names, companies }
}

test('environments are listed and shown, by family and without regard to case', async () => {
  const { sim, ask } = await start()
  const { json } = await ask('GET', all)
  expect(json.value[0]).toMatchObject({
    name: 'Production',
    friendlyName: 'Production',
    type: 'Production',
    applicationFamily: 'BusinessCentral',
    aadTenantId: sim.env.TENANT,
    status: 'Active',
    webServiceUrl: sim.addresses.api,
    webClientLoginUrl: `${sim.addresses.webClient}/${sim.env.TENANT}/Production`,
    versionDetails: { version: '28.0.41000.0' },
  })
  expect((await ask('GET', family)).json.value).toEqual(json.value)
  expect((await ask('GET', `${family}/production`)).json.name).toBe('Production')
  expect(await ask('GET', `${family}/Nowhere`)).toMatchObject({
    status: 404,
    json: { code: 'EnvironmentNotFound', target: 'BusinessCentral/Nowhere' },
  })
  expect((await ask('GET', '/applications/Wiise/environments/Production')).json.code).toBe(
    'applicationTypeDoesNotExist',
  )
  expect((await ask('GET', '/admin/v2.8/applications/environments')).json.value[0].applicationVersion).toBeDefined()
})

test('a new environment is there when its operation is over', async () => {
  const { sim, ask, names } = await start({ environmentOperationMs: 60_000 })
  const body = { environmentType: 'Sandbox', countryCode: 'DK' }
  const made = await ask('PUT', `${family}/Trial`, body)
  expect(made).toMatchObject({ status: 202, json: { type: 'create', status: 'scheduled', environmentName: 'Trial' } })
  expect((await ask('GET', `${family}/Trial`)).json.status).toBe('Preparing')
  const operation = `${family}/Trial/operations/${made.json.id}`
  expect((await ask('GET', operation)).json.status).toBe('running')
  expect((await ask('PUT', `${family}/Another`, body)).json.code).toBe('tenantAlreadyProvisioning')
  sim.control.advance(60_000)
  expect((await ask('GET', `${family}/Trial`)).json.status).toBe('Active')
  expect((await ask('GET', operation)).json.status).toBe('succeeded')
  expect((await ask('GET', `/environments/operations/${made.json.id}`)).json.id).toBe(made.json.id)
  expect(await names()).toContain('Trial')
  expect((await ask('PUT', `${family}/Trial`, body)).json.code).toBe('resourceExists')
  expect((await ask('PUT', `${family}/1st`, body)).json.code).toBe('environmentNameNotValid')
  expect((await ask('PUT', `${family}/Other`)).json.code).toBe('requestBodyRequired')
  expect((await ask('PUT', `${family}/Other`, { ...body, environmentType: 'x' })).json.target).toBe('environmentType')
})

test('there are only so many of a kind', async () => {
  const { ask } = await start()
  const body = { environmentType: 'Production', countryCode: 'DK' }
  for (const name of ['P2', 'P3']) expect((await ask('PUT', `${family}/${name}`, body)).status).toBe(202)
  expect((await ask('PUT', `${family}/P4`, body)).json.code).toBe('maximumNumberOfEnvironmentsAllowedReached')
  expect((await ask('GET', '/environments/quotas')).json.environmentsCount).toEqual({ production: 3, sandbox: 9 })
})

test('a copy has the records and cards of its source, and goes its own way', async () => {
  const { sim, ask, companies } = await start()
  const copied = await ask('POST', `${family}/Production/copy`, { environmentName: 'Copy', type: 'Sandbox' })
  expect(copied).toMatchObject({ status: 202, json: { type: 'copy', status: 'scheduled' } })
  const { status, json } = await companies('Copy')
  expect(status).toBe(200)
  expect(json.value).toHaveLength(2)
  const { access_token } = (await askToken(sim)).body
  const customers = (environment: string) =>
    `${sim.addresses.api}/v2.0/${environment}/api/v2.0/companies(${json.value[1].id})/customers`
  const count = async (environment: string) =>
    Number((await sendTo(access_token, 'GET', `${customers(environment)}/$count`)).text)
  const before = await count('Production')
  expect(await count('Copy')).toBe(before)
  await sendTo(access_token, 'POST', customers('Copy'), { displayName: 'Only here' })
  expect([await count('Copy'), await count('Production')]).toEqual([before + 1, before])
})

test('a renamed environment is found under its new name alone', async () => {
  const { ask, companies, names } = await start()
  expect((await ask('POST', `${family}/Production/rename`, { newEnvironmentName: 'Main' })).status).toBe(202)
  expect(await names()).toEqual(expect.arrayContaining(['Main', 'Sandbox']))
  expect((await companies('Main')).status).toBe(200)
  expect((await companies('Production')).json.error.code).toBe('NoEnvironment')
  expect((await ask('GET', `${family}/Production/operations`)).json.value[0].type).toBe('rename')
})

test('a deleted environment is listed under another name for fourteen days, and can come back', async () => {
  const { sim, ask, companies, names } = await start()
  expect((await ask('DELETE', `${family}/Production`)).json).toMatchObject({
    type: 'softDelete',
    status: 'scheduled',
    parameters: { deleteReason: 'requestedByAdmin' },
  })
  const [deleted] = (await names()).filter((name) => /^Production-\d{12}$/.test(name))
  expect((await companies('Production')).status).toBe(404)
  expect((await companies(deleted!)).status).toBe(503)
  expect((await ask('GET', `${family}/${deleted}`)).json).toMatchObject({
    status: 'SoftDeleted',
    SoftDeletedOn: expect.any(String),
    HardDeletePendingOn: expect.any(String),
  })
  expect((await ask('DELETE', `${family}/${deleted}`)).json.code).toBe('invalidStatusCannotDeleteTenant')
  expect((await ask('POST', `${family}/Sandbox/recover`)).json.code).toBe(
    'invalidStatusCannotRecoverDeletedEnvironment',
  )
  expect((await ask('POST', `${family}/${deleted}/recover`)).status).toBe(202)
  expect((await companies('Production')).status).toBe(200)
  await ask('DELETE', `${family}/Sandbox`)
  sim.control.advance(15 * 86_400_000)
  expect(await names()).toEqual(['Production'])
})

test('an update window is kept and told in UTC too', async () => {
  const { ask } = await start()
  const address = `${family}/Production/settings/upgrade`
  expect((await ask('GET', address)).json).toBe(null)
  const window = {
    preferredStartTime: '22:00',
    preferredEndTime: '06:00',
    timeZoneId: 'Pacific Standard Time',
  }
  const { status, json } = await ask('PUT', address, window)
  expect([status, json]).toMatchObject([200, window])
  expect(json.preferredStartTimeUtc).toMatch(/T0[56]:00:00/)
  expect((await ask('GET', address)).json).toEqual(json)
  expect((await ask('PUT', address, { ...window, preferredEndTime: '23:00' })).json.code).toBe('invalidRange')
  expect((await ask('PUT', address, { ...window, timeZoneId: 'Moon' })).status).toBe(400)
  const zones = (await ask('GET', '/applications/settings/timezones')).json.value
  expect(zones[0]).toMatchObject({ id: 'UTC', currentUtcOffset: '+00:00', supportsDaylightSavingTime: false })
  expect((await ask('GET', `${family}/Production/sessions`)).json).toEqual({ value: [] })
})

test('whatever is asked, the server does not fail', async () => {
  const { ask } = await start()
  const word = fc.oneof(
    fc.constantFrom('applications', 'BusinessCentral', 'environments', 'Sandbox', 'Production', 'apps', 'operations'),
    fc.constantFrom('copy', 'rename', 'recover', 'settings', 'upgrade', 'pteInstall', 'uninstall', 'authorizedAadApps'),
    fc.string({ maxLength: 6 }).map(encodeURIComponent),
  )
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH')
  const known = fc.constantFrom(
    `${family}/Sandbox/copy`,
    `${family}/Sandbox/rename`,
    `${family}/Sandbox/settings/upgrade`,
    `${family}/Odd`,
    `${family}/Sandbox/apps/pteInstall`,
  )
  const key = fc.constantFrom(
    'environmentName',
    'type',
    'newEnvironmentName',
    'environmentType',
    'countryCode',
    '__proto__',
  )
  const path = fc.oneof(
    known,
    fc.array(word, { maxLength: 7 }).map((words) => `/${words.join('/')}`),
  )
  const body = fc.oneof(fc.string(), fc.json(), fc.dictionary(key, fc.jsonValue()))
  await fc.assert(
    fc.asyncProperty(method, path, body, async (of, at, sent) => {
      const { status } = await ask(of, at, of === 'GET' ? undefined : sent)
      expect(status < 500 || status === 501).toBe(true)
    }),
    { numRuns: 300 },
  )
})
