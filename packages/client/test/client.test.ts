import { describe, expect, test } from 'vitest'
import { createClient, createGovernor, listEnvironments } from '../src/index.ts'
import { companyId, listen, recordId, tenant } from './listen.ts'

const at = { tenant, environment: 'Production', token: async () => 'x', endpoints: { api: 'https://bc.test' } }
const env = `https://bc.test/v2.0/${tenant}/Production`

describe('a client', () => {
  test('opens each entity set at its address', () => {
    const bc = createClient({ ...at, company: companyId })
    expect(bc.customers.url).toBe(`${env}/api/v2.0/companies(${companyId})/customers`)
    expect(bc.companies.url).toBe(`${env}/api/v2.0/companies`)
    expect(bc.automation.extensions.url).toBe(`${env}/api/microsoft/automation/v2.0/companies(${companyId})/extensions`)
    expect(bc.automation.companies.url).toBe(`${env}/api/microsoft/automation/v2.0/companies`)
    expect(bc.salesInvoices.part(recordId, 'salesInvoiceLines').url).toBe(
      `${env}/api/v2.0/companies(${companyId})/salesInvoices(${recordId})/salesInvoiceLines`,
    )
    expect(bc.customers).toBe(bc.customers)
  })

  test('for another company shares limits and way', () => {
    const other = '55555555-5555-4555-8555-555555555555'
    const bc = createClient({ ...at, company: companyId })
    const sibling = bc.company(other)
    expect(sibling.customers.url).toContain(other)
    expect(sibling.companyId).toBe(other)
    expect(sibling.governor).toBe(bc.governor)
  })

  test('shares a governor that is given', () => {
    const governor = createGovernor()
    expect(createClient({ ...at, governor }).governor).toBe(governor)
  })

  test('without a company says what is missing', () => {
    const bc = createClient(at)
    expect(bc.companies.url).toBe(`${env}/api/v2.0/companies`)
    expect(() => Reflect.get(bc, 'customers')).toThrow('company is needed to reach customers')
  })

  test('reaches sets by names from outside, and custom routes', () => {
    const bc = createClient({ ...at, company: companyId })
    expect(bc.records('customers').entity?.name).toBe('customer')
    expect(bc.records('companies').url).toBe(`${env}/api/v2.0/companies`)
    expect(bc.records('extensions', { route: 'automation' }).url).toContain('/microsoft/automation/v2.0/companies(')
    expect(bc.records('cars', { route: 'contoso/fleet/v1.0' }).url).toBe(
      `${env}/api/contoso/fleet/v1.0/companies(${companyId})/cars`,
    )
    expect(bc.records('cars', { route: 'contoso/fleet/v1.0', company: null }).url).toBe(
      `${env}/api/contoso/fleet/v1.0/cars`,
    )
  })

  test.each(['../../admin', 'a/b/../c', 'a/../b', 'a/b', 'https://x/y/z', 'a/b/c?d'])(
    'refuses the route %s',
    (route) => {
      const bc = createClient({ ...at, company: companyId })
      expect(() => bc.records('cars', { route })).toThrow(TypeError)
    },
  )

  test.each(['customers(1)', '../x', '', 'a b'])('refuses the set %j', (set) => {
    expect(() => createClient({ ...at, company: companyId }).records(set)).toThrow(TypeError)
  })

  test('refuses what cannot be right', () => {
    expect(() => createClient({ ...at, company: 'CRONUS' })).toThrow('company')
    expect(() => createClient({ ...at, tenant: '' })).toThrow('tenant')
    expect(() => createClient({ ...at, environment: '..' })).toThrow('environment')
    expect(() => createClient(at).company('CRONUS')).toThrow('company')
  })

  test('cannot be led out of its environment by a name', () => {
    const bc = createClient({ ...at, environment: '../../admin' })
    expect(new URL(bc.url).pathname).toContain('..%2F..%2Fadmin')
  })
})

describe('a request of the caller', () => {
  test('goes below the environment, and its refusal is a fault', async () => {
    const { bc, received } = await listen([
      { status: 200, headers: { 'content-type': 'application/xml' }, body: '<edmx/>' },
      { status: 404 },
    ])
    expect(await bc.request({ method: 'GET', path: 'api/v2.0/$metadata' })).toMatchObject({
      status: 200,
      text: '<edmx/>',
    })
    expect(received[0]?.url).toBe(`/v2.0/${tenant}/Production/api/v2.0/$metadata`)
    await expect(bc.request({ method: 'POST', path: '/api/x/y/v1.0/z', body: '{}' })).rejects.toMatchObject({
      code: 'bc.route_unknown',
    })
    expect(received[1]).toMatchObject({ method: 'POST', body: '{}', url: `/v2.0/${tenant}/Production/api/x/y/v1.0/z` })
  })

  test.each(['../Sandbox/api/v2.0', 'api/../../../../admin', '%2e%2e/%2e%2e/x'])(
    'cannot leave it by %s',
    async (path) => {
      const { bc, received } = await listen([{ status: 200 }])
      await expect(bc.request({ method: 'GET', path })).rejects.toThrow(TypeError)
      expect(received).toHaveLength(0)
    },
  )
})

test('environments are listed before one is chosen', async () => {
  const { origin, received } = await listen([
    { status: 200, body: { value: [{ name: 'Production', type: 'Production' }] } },
  ])
  const [first] = await listEnvironments({ endpoints: { api: origin }, token: async () => 'x' })
  expect(first?.name).toBe('Production')
  expect(received[0]?.url).toBe('/environments/v1.2')
})
