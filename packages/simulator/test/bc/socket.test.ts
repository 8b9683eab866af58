import { expect, test } from 'vitest'
import { askToken, startForTest } from '../support.ts'

test('over a real socket: a token, companies, and a customer from birth to end', async () => {
  const sim = await startForTest()
  const { access_token } = (await askToken(sim)).body
  const base = `${sim.addresses.api}/v2.0/${sim.env.TENANT}/Production/api/v2.0`
  const send = async (method: string, address: string, body?: unknown, etag?: string) => {
    const response = await fetch(address, {
      method,
      headers: {
        authorization: `Bearer ${access_token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(etag !== undefined && { 'if-match': etag }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, json: text === '' ? {} : JSON.parse(text) }
  }
  const companies = await send('GET', `${base}/companies`)
  expect(companies.status).toBe(200)
  const [company] = companies.json.value
  expect(companies.json['@odata.context']).toBe(`${base}/$metadata#companies`)

  const customers = `${base}/companies(${company.id})/customers`
  const listed = await send('GET', `${customers}?$top=2&$count=true`)
  expect(listed.json.value).toHaveLength(2)
  expect(listed.headers.get('content-type')).toBe('application/json; odata.metadata=minimal; odata.streaming=true')

  const made = await send('POST', customers, { displayName: 'Hollin & Rook' })
  expect(made.status).toBe(201)
  const address = made.headers.get('location')!
  expect(address).toBe(`${customers}(${made.json.id})`)
  const changed = await send('PATCH', address, { city: 'Calderfold' }, made.json['@odata.etag'])
  expect(changed.json).toMatchObject({ displayName: 'Hollin & Rook', city: 'Calderfold' })
  expect((await send('PATCH', address, { city: 'X' }, made.json['@odata.etag'])).status).toBe(409)
  expect((await send('DELETE', address)).status).toBe(204)
  expect((await send('GET', address)).json.error.code).toBe('BadRequest_ResourceNotFound')
  expect(
    (await send('GET', `${base}/companies(${company.id})/generalLedgerEntries`)).json.value.length,
  ).toBeGreaterThan(10_000)
})
