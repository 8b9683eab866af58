import { describe, expect, test } from 'vitest'
import { startFace, tenantId } from './face.ts'

const face = startFace('small')
const { company } = face
const route = 'api/v2.0'

const statusOf = async (address: string, headers = {}): Promise<string> => {
  const { status, json } = await face.send('GET', address, { headers })
  return `${status} ${json.error?.code ?? ''}`.trim()
}

describe('environments and tenants', () => {
  test.each([
    [`/v2.0/Production/${route}/companies`, '200'],
    [`/v2.0/pRODUCTION/${route}/companies`, '200'],
    [`/v2.0/${tenantId}/Production/${route}/companies`, '200'],
    [`/v2.0/${tenantId.toUpperCase()}/production/${route}/companies`, '200'],
    [`/v2.0/larkfield.example/Production/${route}/companies`, '200'],
    [`/V2.0/Production/API/V2.0/companies`, '200'],
    [
      `/v2.0/aaaaaaaa-0000-4000-8000-00000000ffff/Production/${route}/companies`,
      '401 Authentication_InvalidCredentials',
    ],
    [`/v2.0/other.example/Production/${route}/companies`, '401 Authentication_InvalidCredentials'],
    [`/v2.0/Sandbox/${route}/companies`, '404 NoEnvironment'],
    [`/v2.0/${tenantId}/Nowhere/${route}/companies`, '404 NoEnvironment'],
    ['/v2.0', '404 BadRequest_NotFound'],
    ['/', '404 BadRequest_NotFound'],
  ])('%s answers %s', async (address, expected) => expect(await statusOf(address)).toBe(expected))

  test('an environment that is not active answers 503 and says when to come back', async () => {
    const { environment, send } = startFace('empty')
    environment.status = 'Upgrading'
    const { status, headers, json } = await send('GET', `/v2.0/Production/${route}/companies`)
    expect([status, json.error.code]).toEqual([503, 'Internal_TenantUnavailable'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('routes', () => {
  test.each([
    ['/v2.0/Production/api/microsoft/automation/v2.0/companies', '200'],
    ['/v2.0/Production/api/acme/app/v1.0/widgets', '404 BadRequest_NotFound'],
    ['/v2.0/Production/api/v7.0/companies', '404 BadRequest_NotFound'],
    ['/v2.0/Production/api/beta/companies', '410 BadRequest_NotFound'],
    ['/v2.0/Production/api/v1.0/companies', '501 BadRequest_MethodNotImplemented'],
    ["/v2.0/Production/ODataV4/Company('X')/Customers", '501 BadRequest_MethodNotImplemented'],
    ['/v2.0/Production/WS/X/Page/Customers', '501 BadRequest_MethodNotImplemented'],
    ['/v2.0/Production/api/microsoft/edocument/v1.0/eDocuments', '501 BadRequest_MethodNotImplemented'],
    ['/v2.0/Production/api/v2.0/nonsense', '404 BadRequest_ResourceNotFound'],
    ['/v2.0/Production/api/v2.0/customers/nonsense', '404 BadRequest_ResourceNotFound'],
  ])('%s answers %s', async (address, expected) => expect(await statusOf(address)).toBe(expected))

  test('what is not played stands in the log', async () => {
    const { send, log } = startFace('empty')
    await send('GET', '/v2.0/Production/api/v1.0/companies')
    expect(log.lines().map(({ level, details }) => [level, details.what])).toEqual([['warning', 'the API v1.0']])
  })
})

describe('companies', () => {
  const base = `/v2.0/Production/${route}`
  test.each([
    [`${base}/companies(${company.id})/customers`, '200'],
    [`${base}/companies(id=${company.id.toUpperCase()})/customers`, '200'],
    [`${base}/companies(name='${encodeURIComponent(company.name)}')/customers`, '200'],
    [`${base}/companies(name='%20larkfield%20trading%20')/customers`, '200'],
    [`${base}/customers?company=${company.id}`, '200'],
    [`${base}/customers?company=${encodeURIComponent(company.name)}`, '200'],
    [`${base}/customers`, '200'],
    [`${base}/companies(c0000000-0000-4000-8000-00000000ffff)/customers`, '404 Internal_CompanyNotFound'],
    [`${base}/customers?company=Nobody`, '404 Internal_CompanyNotFound'],
    [`${base}/companies(c0000000-0000-4000-8000-00000000ffff)`, '404 Internal_CompanyNotFound'],
    [`${base}/companies(xyz)/customers`, '404 BadRequest_NotFound'],
    [`${base}/companies(${company.id})/companies`, '404 BadRequest_ResourceNotFound'],
    [`${base}/companies(${company.id})`, '200'],
  ])('%s answers %s', async (address, expected) => expect(await statusOf(address)).toBe(expected))

  test('the Company header names one by id or name', async () => {
    expect(await statusOf(`${base}/customers`, { company: company.id })).toBe('200')
    expect(await statusOf(`${base}/customers`, { company: company.name })).toBe('200')
    expect(await statusOf(`${base}/customers`, { company: 'Nobody' })).toBe('404 Internal_CompanyNotFound')
  })

  test('with two companies and none named there is no default', async () => {
    const { environment, send } = startFace('empty')
    const [first] = [...environment.companies.values()]
    environment.companies.set('x', { ...first!, id: 'x', name: 'Second' })
    expect((await send('GET', `${base}/customers`)).json.error.code).toBe('Internal_CompanyNotFound')
  })

  test('rows of companies carry no etag', async () => {
    const { json } = await face.send('GET', `${base}/companies`)
    expect(json.value).toHaveLength(1)
    expect(Object.keys(json.value[0])).not.toContain('@odata.etag')
  })
})

describe('the list of environments', () => {
  test.each(['v1.0', 'v1.1', 'v1.2'])('%s is open to any token for Business Central', async (version) => {
    face.tokens.set('bare', { ...face.tokens.get('good')!, roles: [], appid: 'unknown' })
    const { status, json, headers } = await face.send('GET', `/environments/${version}`, {
      headers: { authorization: 'Bearer bare' },
    })
    expect(status).toBe(200)
    expect(json.value[0]).toMatchObject({ name: 'Production', type: 'Production', aadTenantId: tenantId })
    expect('ringName' in json.value[0]).toBe(version === 'v1.2')
    expect(headers['api-supported-versions']).toBe('1.0, 1.1, 1.2')
  })

  test('without a token it is closed', async () => {
    expect(await statusOf('/environments/v1.2', { authorization: '' })).toBe('401 Authentication_InvalidCredentials')
  })
})
