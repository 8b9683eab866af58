import { describe, expect, test } from 'vitest'
import type { Claims } from '../../src/tokens.ts'
import type { User } from '../../src/world.ts'
import { type Face, goodClaims, startFace, tenantId } from './face.ts'

const companies = '/v2.0/Production/api/v2.0/companies'
const automationCompanies = '/v2.0/Production/api/microsoft/automation/v2.0/companies'

const withClaims = (face: Face, claims: Partial<Claims>): Record<string, string> => {
  face.tokens.set('other', { ...goodClaims(), ...claims })
  return { authorization: 'Bearer other' }
}

const withSets = (face: Face, ...sets: (readonly [string, string?])[]): void => {
  face.card.permissionSets = sets.map(([roleId, company = '']) => ({ roleId, company }))
}

describe('every refusal of a token looks the same', () => {
  const claims = (change: Partial<Claims>) => (face: Face) => withClaims(face, change)
  test.each<[string, (face: Face) => Record<string, string>]>([
    ['no token', () => ({ authorization: '' })],
    ['another scheme', () => ({ authorization: 'Basic Z29vZA==' })],
    ['a token of somebody else', () => ({ authorization: 'Bearer forged' })],
    ['an audience with a slash at its end', claims({ aud: 'https://api.businesscentral.dynamics.com/' })],
    ['the audience of Graph', claims({ aud: 'https://graph.microsoft.com' })],
    ['another tenant', claims({ tid: '00000000-0000-4000-8000-000000000000' })],
    ['no roles', claims({ roles: [] })],
    ['no card', claims({ appid: '00000000-0000-4000-8000-000000000000' })],
    [
      'a disabled card',
      (face) => {
        face.card.state = 'Disabled'
        return {}
      },
    ],
    ['a person who is not known here', claims({ idtyp: 'user', scp: 'user_impersonation', oid: 'nobody' })],
  ])('%s', async (_, prepare) => {
    const face = startFace('empty')
    const { status, json, headers } = await face.send('GET', companies, { headers: prepare(face) })
    expect(status).toBe(401)
    expect(json.error.code).toBe('Authentication_InvalidCredentials')
    expect(json.error.message).toMatch(/client credentials\. {2}CorrelationId: {2}[0-9a-f-]{36}\.$/)
    expect(headers['request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('the application id of Business Central is an audience too', async () => {
    const face = startFace('empty')
    const headers = withClaims(face, { aud: '996def3d-b36c-4153-8607-a6fd3c01b89f' })
    expect((await face.send('GET', companies, { headers })).status).toBe(200)
  })
})

describe('the role of the token is a ceiling', () => {
  test('only the automation role: no business data, whatever sets', async () => {
    const face = startFace('small')
    const headers = withClaims(face, { roles: ['Automation.ReadWrite.All'] })
    const { status, json } = await face.call('GET', 'customers', { headers })
    expect([status, json.error.code]).toEqual([400, 'Internal_ServerError'])
    expect(json.error.message).toMatch(/^You do not have the following permissions on Page .+: Execute\./)
    expect((await face.send('GET', automationCompanies, { headers })).status).toBe(200)
  })

  test('only the API role: no automation', async () => {
    const face = startFace('small')
    const headers = withClaims(face, { roles: ['API.ReadWrite.All'] })
    expect((await face.call('GET', 'customers', { headers })).status).toBe(200)
    expect((await face.send('GET', automationCompanies, { headers })).status).toBe(403)
  })
})

describe('permission sets decide', () => {
  test('without any set a page may not be run, and no company shows', async () => {
    const face = startFace('small')
    withSets(face)
    const { json } = await face.get('customers')
    expect(json.error.message).toContain('permissions on Page APIV2 - Customers: Execute')
    expect((await face.send('GET', companies)).json.value).toEqual([])
  })

  test('reading only: the table and the right are named', async () => {
    const face = startFace('small')
    withSets(face, ['D365 READ'])
    const [{ id }] = (await face.get('customers')).json.value
    const refusals = await Promise.all([
      face.call('POST', 'customers', { body: { displayName: 'New' } }),
      face.call('PATCH', `customers(${id})`, { body: { displayName: 'New' }, headers: { 'if-match': '*' } }),
      face.call('DELETE', `customers(${id})`),
    ])
    expect(refusals.map(({ json }) => /\(TableData .*\)/.exec(json.error.message)?.[0])).toEqual([
      '(TableData 18 Customer Insert: Base Application)',
      '(TableData 18 Customer Modify: Base Application)',
      '(TableData 18 Customer Delete: Base Application)',
    ])
  })

  test('a set for one company does not open another', async () => {
    const face = startFace('small')
    withSets(face, ['D365 FULL ACCESS', 'Elsewhere'])
    expect((await face.send('GET', companies)).json.value).toEqual([])
    expect((await face.get('customers')).status).toBe(400)
    withSets(face, ['D365 FULL ACCESS', face.company.name])
    expect((await face.send('GET', companies)).json.value).toHaveLength(1)
    expect((await face.get('customers')).status).toBe(200)
  })

  test('a set that nobody knows opens nothing', async () => {
    const face = startFace('small')
    withSets(face, ['SOMETHING ELSE'])
    expect((await face.get('customers')).status).toBe(400)
  })

  test('ways to other records ask for the right on those', async () => {
    const face = startFace('small')
    withSets(face, ['D365 BUS FULL ACCESS'])
    expect((await face.get('customers?$expand=currency')).status).toBe(200)
  })
})

test('a signed-in person has the sets given to them, in this environment', async () => {
  const face = startFace('small')
  const user: User = {
    id: 'eeeeeeee-0000-4000-8000-000000000001',
    userPrincipalName: 'ann@larkfield.example',
    displayName: 'Ann',
    password: '',
    enabled: true,
    tokensValidFrom: 0,
    directoryRoles: [],
    permissionSets: new Map([['production', ['D365 READ']]]),
  }
  face.tenant.users.set(user.id, user)
  const { roles: _, idtyp: __, ...claims } = goodClaims()
  face.tokens.set('person', { ...claims, oid: user.id, scp: 'Financials.ReadWrite.All', tid: tenantId })
  const headers = { authorization: 'Bearer person' }
  expect((await face.call('GET', 'customers', { headers })).status).toBe(200)
  expect((await face.call('POST', 'customers', { headers, body: { displayName: 'New' } })).status).toBe(400)
  user.enabled = false
  expect((await face.call('GET', 'customers', { headers })).status).toBe(401)
})
