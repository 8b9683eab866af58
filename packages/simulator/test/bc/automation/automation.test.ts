import { gzipSync } from 'node:zlib'
import { entitiesOf } from '@landbridge/model'
import { describe, expect, test } from 'vitest'
import { automationActionNames } from '../../../src/bc/automation/actions.ts'
import type { Face } from '../face.ts'
import { goodClaims, startFace, tenantId } from '../face.ts'

const any = { 'if-match': '*' }
const personId = 'aaaaaaaa-0000-4000-8000-000000000009'

const start = (version = '29.0.43000.0', roleId = 'D365 FULL ACCESS') => {
  const face = startFace('small')
  face.environment.version = version
  face.card.permissionSets = [{ roleId, company: '' }]
  face.tenant.users.set(personId, {
    id: personId,
    userPrincipalName: 'ada@larkfield.example',
    displayName: 'Ada',
    password: '',
    enabled: true,
    tokensValidFrom: 0,
    directoryRoles: [],
    permissionSets: new Map([['production', ['SUPER']]]),
  })
  const { roles: _, ...person } = goodClaims()
  face.tokens.set('person', { ...person, oid: personId, scp: 'user_impersonation', idtyp: 'user' } as never)
  const base = `/v2.0/Production/api/microsoft/automation/v2.0/companies(${face.company.id})`
  const byPerson = { authorization: 'Bearer person' }
  return { ...face, base, byPerson }
}

const addGroup = (face: Face) => {
  const group = {
    id: 'dddddddd-0000-4000-8000-000000000001',
    displayName: 'Bookkeepers',
    members: new Set([personId]),
    permissionSets: new Map([['production', [{ roleId: 'D365 READ', company: '' }]]]),
  }
  face.tenant.securityGroups = new Map([[group.id, group]])
  return group
}

test('every bound action of the tables is played', () => {
  const named = entitiesOf('automation')
    .filter(({ route }) => route === 'automation')
    .flatMap((entity) => Object.keys(entity.actions ?? {}).map((name) => `${entity.set}.${name}`))
  const elsewhere = named.filter((name) => /^extension/.test(name))
  expect([...automationActionNames, ...elsewhere].sort()).toEqual([...named].sort())
})

describe('users', () => {
  test('are switched off, end, and are shut out then with the usual 401', async () => {
    const face = start()
    const { send, base, card, byPerson, clock } = face
    const path = `${base}/users(${personId})`
    const companies = `/v2.0/Production/api/v2.0/companies`
    expect((await send('GET', companies, { headers: byPerson })).status).toBe(200)
    const off = await send('PATCH', path, { body: { state: 'Disabled', contactEmail: 'a@b.example' }, headers: any })
    expect(off.json).toMatchObject({ state: 'Disabled', contactEmail: 'a@b.example', displayName: 'Ada' })
    expect((await send('GET', companies, { headers: byPerson })).json.error.code).toBe(
      'Authentication_InvalidCredentials',
    )
    const expiryDate = new Date(clock.now() + 60_000).toISOString()
    const on = await send('PATCH', path, { body: { state: 'Enabled', expiryDate }, headers: any })
    expect(on.json.state).toBe('Enabled')
    expect((await send('GET', companies, { headers: byPerson })).status).toBe(200)
    clock.advance(120_000)
    expect((await send('GET', companies, { headers: byPerson })).status).toBe(401)
    expect((await send('PATCH', path, { body: { userName: 'X' }, headers: any })).status).toBe(400)
    expect((await send('POST', `${base}/users`, { body: {} })).status).toBe(405)
    expect((await send('DELETE', path)).status).toBe(405)
    await send('PATCH', `${base}/users(${card.userSecurityId})`, { body: { state: 'Disabled' }, headers: any })
    expect((await send('GET', companies)).status).toBe(401)
  })

  test('come from Microsoft 365 when a person with SUPER asks, and never for an application', async () => {
    const { send, base, byPerson, tenant } = start('28.0.41000.0')
    tenant.users.set('eeeeeeee-0000-4000-8000-000000000009', {
      ...tenant.users.get(personId)!,
      id: 'eeeeeeee-0000-4000-8000-000000000009',
      userPrincipalName: 'ben@larkfield.example',
      permissionSets: new Map(),
    })
    const act = (name: string, headers = {}) =>
      send('POST', `${base}/users(${personId})/Microsoft.NAV.${name}`, { headers })
    const names = async () =>
      (await send('GET', `${base}/users`)).json.value.map(({ userName }: { userName: string }) => userName)
    expect((await act('getNewUsersFromOffice365')).json.error.message).toContain('SUPER')
    expect(await names()).not.toContain('BEN')
    const started = await act('getNewUsersFromOffice365Async', byPerson)
    expect(started.status).toBe(201)
    const job = started.headers.location!.replace(/^.*\/v2\.0\/Production/, '/v2.0/Production')
    expect(job).toContain('/scheduledJobs(')
    expect((await send('GET', job)).json).toMatchObject({ category: 'APIUSERJOB', status: 'Finished' })
    expect(await names()).toContain('BEN')
    expect((await send('GET', `${base}/users(${personId})/scheduledJobs`)).json.value).toHaveLength(1)
    expect((await send('GET', `${base}/scheduledJobs`)).status).toBe(400)
    expect((await act('getNewUsersFromOffice365', byPerson)).status).toBe(200)
  })
})

describe('permission sets', () => {
  test('that several extensions bring must be told apart', async () => {
    const { send, base, card, environment } = start()
    card.permissionSets.push({ roleId: 'SECURITY', company: '' })
    const twice = (appId: string) => ({ roleId: 'PARCEL', name: 'Parcels', appId, appName: 'Parcels', like: undefined })
    const [one, two] = ['eeeeeeee-0000-4000-8000-000000000001', 'eeeeeeee-0000-4000-8000-000000000002']
    environment.permissionSets = [twice(one), twice(two)]
    const path = `${base}/users(${card.userSecurityId})/userPermissions`
    const refused = await send('POST', path, { body: { roleId: 'PARCEL' } })
    expect(refused.json.error.message).toContain('defined multiple times')
    expect((await send('POST', path, { body: { roleId: 'PARCEL', appId: two } })).status).toBe(201)
    expect((await send('GET', `${base}/permissionSets?$filter=id eq 'PARCEL'`)).json.value).toHaveLength(2)
  })

  test('that copy SUPER may be given to an application, and are capped by its role', async () => {
    const { send, base, card, environment, tokens } = start()
    card.permissionSets.push({ roleId: 'SECURITY', company: '' })
    environment.permissionSets = [{ roleId: 'SUPER_S2S', name: 'Copy', appId: '', appName: '', like: 'SUPER' }]
    const path = `${base}/users(${card.userSecurityId})/userPermissions`
    expect((await send('POST', path, { body: { roleId: 'SUPER' } })).status).toBe(400)
    const made = await send('POST', path, { body: { roleId: 'SUPER_S2S' } })
    expect(made.json).toMatchObject({ roleId: 'SUPER_S2S', scope: 'Tenant' })
    card.permissionSets = [{ roleId: 'SUPER_S2S', company: '' }]
    const customers = `/v2.0/Production/api/v2.0/companies(${[...environment.companies.keys()][0]})/customers`
    expect((await send('GET', customers)).status).toBe(200)
    tokens.set('narrow', { ...goodClaims(), roles: ['Automation.ReadWrite.All'] })
    const refused = await send('GET', customers, { headers: { authorization: 'Bearer narrow' } })
    expect(refused.json.error.message).toContain('do not have the following permissions on Page APIV2')
  })

  test('reach people through groups, and a group has its own', async () => {
    const face = start()
    const { send, base, byPerson, tenant } = face
    const group = addGroup(face)
    tenant.users.get(personId)!.permissionSets.delete('production')
    const customers = `/v2.0/Production/api/v2.0/companies(${face.company.id})/customers?$top=1`
    expect((await send('GET', customers, { headers: byPerson })).status).toBe(200)
    const { json } = await send('GET', `${base}/securityGroups?$expand=securityGroupMembers,userPermissions`)
    expect(json.value).toMatchObject([
      {
        id: group.id,
        code: 'BOOKKEEPERS',
        groupName: 'Bookkeepers',
        retrievedSuccessfully: true,
        securityGroupMembers: [{ userName: 'ADA', securityGroupCode: 'BOOKKEEPERS' }],
        userPermissions: [{ roleId: 'D365 READ' }],
      },
    ])
    const path = `${base}/securityGroups('${group.id}')`
    const given = await send('POST', `${path}/userPermissions`, { body: { roleId: 'D365 BASIC' } })
    expect(given.status).toBe(201)
    expect(group.permissionSets.get('production')).toHaveLength(2)
    const member = `${base}/securityGroupMembers(securityGroupCode='BOOKKEEPERS',userSecurityId=${personId})`
    expect((await send('GET', member)).json.userFullName).toBe('Ada')
    expect((await send('DELETE', path)).status).toBe(204)
    expect((await send('GET', `${base}/securityGroups`)).json.value).toEqual([])
    expect((await send('GET', customers, { headers: byPerson })).status).toBe(401)
  })

  test('of version 29 are told in five more sets, of which one is not known', async () => {
    const face = start()
    const { send, base, card } = face
    addGroup(face)
    const list = async (set: string) => (await send('GET', `${base}/${set}`)).json.value
    expect(await list('accessControls')).toContainEqual(
      expect.objectContaining({
        userSecurityId: card.userSecurityId,
        roleId: 'D365 FULL ACCESS',
        userLicenseType: 'Application',
      }),
    )
    expect(await list('aggregatePermissionSets')).toContainEqual(expect.objectContaining({ roleId: 'D365 READ' }))
    const held = await list('userPermissionSets')
    expect(held.map(({ type, roleId }: never) => [type, roleId])).toEqual([
      ['SecurityGroup', 'D365 READ'],
      ['User', 'SUPER'],
    ])
    const people = await list('usersPermissions')
    expect(people).toMatchObject([{ userName: 'ADA', licenseType: 'Full User' }])
    expect((await send('GET', `${base}/expandedPermissionSets`)).status).toBe(501)
    const older = start('28.0.41000.0')
    expect((await older.send('GET', `${older.base}/accessControls`)).status).toBe(404)
  })

  test('of the group that is set for an environment keep everybody else out', async () => {
    const face = start()
    const { send, byPerson, environment } = face
    const group = addGroup(face)
    const companies = `/v2.0/${tenantId}/Production/api/v2.0/companies`
    environment.settings = { securityGroup: group.id }
    expect((await send('GET', companies, { headers: byPerson })).status).toBe(200)
    group.members.clear()
    expect((await send('GET', companies, { headers: byPerson })).status).toBe(401)
    // Applications are not people, and the group is not about them.
    expect((await send('GET', companies)).status).toBe(200)
  })
})

describe('features', () => {
  test('are switched on and off, but a one-way feature never off', async () => {
    const { send, base } = start('28.0.41000.0')
    const act = (id: string, name: string, body?: object) =>
      send('POST', `${base}/features('${id}')/Microsoft.NAV.${name}`, body ? { body } : {})
    const enabled = async (id: string) => (await send('GET', `${base}/features('${id}')`)).json.enabled
    expect(await enabled('SalesPrices')).toBe('None')
    const wish = { updateInBackground: false, startDateTime: '2030-01-01T00:00:00Z' }
    expect((await act('SalesPrices', 'activate', wish)).status).toBe(200)
    expect(await enabled('SalesPrices')).toBe('All Users')
    expect((await act('SalesPrices', 'activate')).json.error.message).toContain('already enabled')
    expect((await act('SalesPrices', 'deactivate')).json.error.message).toContain('cannot be disabled')
    expect((await act('CalcOnlyVisibleFlowFields', 'deactivate')).json.error.message).toContain('already disabled')
    await act('CalcOnlyVisibleFlowFields', 'activate')
    expect((await act('CalcOnlyVisibleFlowFields', 'deactivate')).status).toBe(200)
    expect((await act('SalesPrices', 'activate', { nonsense: 1 })).status).toBe(400)
    const older = start('26.0.38000.0')
    expect((await older.send('GET', `${older.base}/features`)).status).toBe(404)
  })
})

describe('configuration packages', () => {
  const content = (xml: string) => gzipSync(Buffer.from(xml))
  const good = content(
    '<?xml version="1.0"?><DataList Code="US.SETUP"><CurrencyList><TableID>4</TableID><Currency><Code>EUR</Code></Currency><Currency><Code>USD</Code></Currency></CurrencyList></DataList>',
  )

  const empty = content('<?xml version="1.0"?><DataList Code="US.SETUP"></DataList>')

  test('are made with their file, imported, and applied, each a task that takes its time', async () => {
    const { send, base, clock, log } = start()
    const made = await send('POST', `${base}/configurationPackages`, {
      body: { code: 'us.setup', packageName: 'Setup' },
    })
    expect(made.json).toMatchObject({ code: 'US.SETUP', importStatus: 'No', applyStatus: 'No', numberOfTables: 0 })
    const path = `${base}/configurationPackages(${made.json.id})`
    const act = (name: string) => send('POST', `${path}/Microsoft.NAV.${name}`)
    expect((await act('import')).json.error.message).toContain('must be uploaded')
    expect((await act('apply')).json.error.message).toContain('imported successfully')
    expect((await send('GET', `${path}/file`)).json.value).toMatchObject([{ code: 'US.SETUP' }])
    const headers = { ...any, 'content-type': 'application/octet-stream' }
    expect((await send('PATCH', `${path}/file('US.SETUP')/content`, { body: good, headers })).status).toBe(204)
    expect((await act('import')).status).toBe(200)
    expect((await send('GET', path)).json.importStatus).toBe('Scheduled')
    expect((await act('import')).json.error.message).toContain('running')
    clock.advance(300)
    expect((await send('GET', path)).json).toMatchObject({
      importStatus: 'Completed',
      importError: '',
      numberOfTables: 1,
      numberOfRecords: 2,
    })
    // Which table a record belongs to is not known field by field, so that it writes none and says so.
    expect((await act('apply')).status).toBe(501)
    expect(log.lines().at(-1)?.level).toBe('warning')
    await send('PATCH', `${path}/file('US.SETUP')/content`, { body: empty, headers })
    await act('import')
    clock.advance(300)
    expect((await act('apply')).status).toBe(200)
    clock.advance(300)
    expect((await send('GET', path)).json.applyStatus).toBe('Completed')
    expect((await send('DELETE', path, { headers: any })).status).toBe(204)
    expect((await send('GET', path)).status).toBe(404)
  })

  test('that are none end in an error, with its text', async () => {
    const { send, base, clock } = start()
    const { id } = (await send('POST', `${base}/configurationPackages`, { body: { code: 'BAD' } })).json
    const path = `${base}/configurationPackages(${id})`
    const headers = { ...any, 'content-type': 'application/octet-stream' }
    await send('PATCH', `${path}/file('BAD')/content`, { body: Buffer.from('no package'), headers })
    await send('POST', `${path}/Microsoft.NAV.import`)
    clock.advance(300)
    const { json } = await send('GET', path)
    expect(json).toMatchObject({ importStatus: 'Error', importError: expect.stringContaining('not a configuration') })
    expect((await send('POST', `${path}/Microsoft.NAV.apply`)).status).toBe(400)
  })

  test('belong to one company', async () => {
    const { send, base, environment, company } = start()
    await send('POST', `${base}/configurationPackages`, { body: { code: 'ONE' } })
    const second = { ...company, id: 'c0000000-0000-4000-8000-000000000002', name: 'Second', data: company.data.copy() }
    environment.companies.set(second.id, second)
    await send('POST', `${base}/configurationPackages`, { body: { code: 'TWO' } })
    const codes = async (id: string) =>
      (await send('GET', `${base.replace(company.id, id)}/configurationPackages`)).json.value.map(
        ({ code }: { code: string }) => code,
      )
    expect([await codes(company.id), await codes(second.id)]).toEqual([['ONE', 'TWO'], ['ONE']])
  })
})

test('profiles have a key of three parts', async () => {
  const { send, base } = start()
  const [profile] = (await send('GET', `${base}/profiles`)).json.value
  const { scope, applicationId, profileId } = profile
  const key = `scope='${scope}',applicationId=${applicationId},profileId='${encodeURIComponent(profileId)}'`
  expect((await send('GET', `${base}/profiles(${key})`)).json).toMatchObject(profile)
})

test('a company takes the first thirty characters of its display name, and keeps them', async () => {
  const { send, base } = start()
  const body = { displayName: 'A name of more than thirty characters', businessProfileId: 'shop' }
  const made = (await send('POST', `${base}/automationCompanies`, { body })).json
  expect(made).toMatchObject({
    name: body.displayName.slice(0, 30),
    businessProfileId: 'shop',
    evaluationCompany: false,
  })
  const path = `${base}/automationCompanies(${made.id})`
  const renamed = (await send('PATCH', path, { body: { displayName: 'Short' }, headers: any })).json
  expect(renamed).toMatchObject({ displayName: 'Short', name: made.name })
  expect((await send('PATCH', path, { body: { name: 'Other' }, headers: any })).json.error.message).toContain(
    'read-only',
  )
})
