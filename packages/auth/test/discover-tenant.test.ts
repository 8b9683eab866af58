import { describe, expect, test } from 'vitest'
import { discoverTenant, probeApplication } from '../src/index.ts'
import { clientId, granted, listen, type Reply, refusal, tenant } from './listen.ts'

const document = (issuer: string, region: string | null = 'EU') => ({
  status: 200,
  body: { issuer, tenant_region_scope: region, token_endpoint: 'x' },
})

describe('a tenant', () => {
  test('is found by a domain, with its id and region', async () => {
    const { authority, received } = await listen(
      document(`https://login.microsoftonline.com/${tenant.toUpperCase()}/v2.0`),
    )
    expect(await discoverTenant({ authority, tenant: 'contoso.com' })).toMatchObject({ id: tenant, region: 'EU' })
    expect(received[0]?.url).toBe('/contoso.com/v2.0/.well-known/openid-configuration')
  })

  test('that Entra does not know is a fault', async () => {
    const { authority } = await listen(refusal(400, 'invalid_tenant', 90002))
    await expect(discoverTenant({ authority, tenant: 'nobody.test' })).rejects.toMatchObject({
      code: 'auth.tenant_unknown',
    })
  })

  test.each([
    'https://login.microsoftonline.com/{tenantid}/v2.0',
    'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0',
  ])('must be a single directory, not %s', async (issuer) => {
    const { authority } = await listen(document(issuer, null))
    await expect(discoverTenant({ authority, tenant: 'common' })).rejects.toMatchObject({
      code: 'auth.tenant_not_named',
    })
  })

  test('is not read from a page that something between wrote', async () => {
    const { authority } = await listen({ status: 200, body: '<html>' })
    await expect(discoverTenant({ authority, tenant })).rejects.toMatchObject({ code: 'auth.unexpected' })
  })
})

describe('an application', () => {
  const probe = async (...replies: readonly Reply[]) => {
    const { authority, received } = await listen(...replies)
    return { answer: probeApplication({ authority, tenant, clientId }), received }
  }

  test('exists where only the credential is missed', async () => {
    const { answer, received } = await probe(refusal(401, 'invalid_client', 7000218))
    expect(await answer).toBe('exists')
    expect(Object.fromEntries(received[0]?.form ?? [])).toMatchObject({
      grant_type: 'client_credentials',
      client_id: clientId,
    })
  })

  test('is unknown where Entra does not find it', async () => {
    expect(await (await probe(refusal(400, 'unauthorized_client', 700016))).answer).toBe('unknown')
  })

  test('cannot be told where the tenant is unknown or Entra is away', async () => {
    await expect((await probe(refusal(400, 'invalid_request', 90002))).answer).rejects.toMatchObject({
      code: 'auth.tenant_unknown',
    })
    await expect((await probe({ status: 503 })).answer).rejects.toMatchObject({ code: 'auth.unavailable' })
    await expect((await probe(granted)).answer).rejects.toMatchObject({ code: 'auth.unexpected' })
  })
})
