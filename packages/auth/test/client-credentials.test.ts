import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { Fault } from '@landbridge/model'
import { jwtVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import { type ClientCredentialsOptions, clientCredentials, type Fetch, readCertificate } from '../src/index.ts'
import { clientId, closedAuthority, correlation, granted, listen, refusal, tenant, trace } from './listen.ts'
import { selfSigned } from './self-signed.ts'

const secret = 'Abc8Q~canary+with=odd/chars&more%20'
const start = 1_770_000_000_000

const source = (authority: string, options: Partial<ClientCredentialsOptions> = {}) =>
  clientCredentials({ authority, tenant, clientId, credential: { secret }, now: () => start, ...options })

describe('client credentials', () => {
  test('bring a token whose end is counted from before the request', async () => {
    const { authority, received } = await listen(granted)
    expect(await source(authority)()).toEqual({ token: 'the-token', expiresAt: start + 3_599_000 })
    expect(received[0]?.url).toBe(`/${tenant}/oauth2/v2.0/token`)
    expect(Object.fromEntries(received[0]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
      scope: 'https://api.businesscentral.dynamics.com/.default',
    })
    expect(received[0]?.headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each([
    [400, 'unauthorized_client', 700016, 'auth.app_unknown'],
    [401, 'invalid_client', 7000215, 'auth.secret_wrong'],
    [401, 'invalid_client', 7000222, 'auth.secret_expired'],
    [400, 'invalid_request', 90002, 'auth.tenant_unknown'],
    [400, 'invalid_resource', 500011, 'auth.resource_unknown'],
    [400, 'invalid_scope', 1002012, 'auth.scope_invalid'],
    [400, 'invalid_grant', 53003, 'auth.policy_blocked'],
    [400, 'temporarily_unavailable', 90033, 'auth.unavailable'],
    [400, 'interaction_required', 999999, 'auth.interaction_required'],
    [400, 'invalid_request', 999999, 'auth.unexpected'],
  ])('refused with %i %s %i become a fault with the ids for support', async (status, error, code, expected) => {
    for (const separator of [' ', '\r\n']) {
      const { authority } = await listen(refusal(status, error, code, separator))
      await expect(source(authority)()).rejects.toMatchObject({
        code: expected,
        details: {
          status,
          theirs: `AADSTS${code}`,
          theirMessage: 'It is not so.',
          correlation: {
            correlation_id: correlation,
            trace_id: trace,
            timestamp: '2026-01-31 10:11:12Z',
            'client-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
          },
        },
      })
    }
  })

  test('slowed down say for how long', async () => {
    const { authority } = await listen({ status: 429, headers: { 'retry-after': '17' }, body: '' })
    await expect(source(authority)()).rejects.toMatchObject({
      code: 'auth.throttled',
      details: { retryAfterMs: 17_000 },
    })
  })

  test.each([
    [{ status: 500, body: '<html>' }, 'auth.unavailable'],
    [{ status: 200, body: '<html>Sign in to the network</html>' }, 'auth.unexpected'],
    [{ status: 200, body: { token_type: 'Bearer' } }, 'auth.unexpected'],
    [{ status: 302, headers: { location: 'http://127.0.0.1:9/' } }, 'auth.unexpected'],
    ['hangUp', 'net.lost'],
  ] as const)('answered with %j become %s', async (reply, code) => {
    const { authority } = await listen(reply)
    await expect(source(authority)()).rejects.toMatchObject({ code })
  })

  test('end with the time, and with the caller', async () => {
    const { authority } = await listen('silence')
    await expect(source(authority, { timeoutMs: 30 })()).rejects.toMatchObject({ code: 'net.timeout' })
    await expect(source(authority)({ signal: AbortSignal.timeout(20) })).rejects.toMatchObject({ code: 'net.aborted' })
  })

  test('tell apart a port where nothing listens and a name that does not exist', async () => {
    await expect(source(await closedAuthority())()).rejects.toMatchObject({ code: 'net.refused' })
    const failing: Fetch = async () => {
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } })
    }
    await expect(source('https://login.invalid', { fetch: failing })()).rejects.toMatchObject({ code: 'net.name' })
  })

  test.each([
    'http://login.microsoftonline.com',
    'ftp://127.0.0.1',
    'login.microsoftonline.com',
    'http://127.0.0.1.evil.test',
  ])('do not send a secret to %s', (authority) => {
    expect(() => source(authority)).toThrow(TypeError)
  })

  test('never show the secret in a fault', async () => {
    const echo = refusal(400, 'invalid_request', 9002313, ' ', {
      error_description: `AADSTS9002313: Wrong: ${secret} and ${encodeURIComponent(secret)}`,
    })
    const leaking: Fetch = async (_url, init) => {
      throw Object.assign(new Error(`cannot send ${String(init.body)}`), { request: init, options: { secret } })
    }
    const answers = [
      source((await listen(echo)).authority),
      source((await listen({ status: 200, body: `{"echo":"${secret}"}` })).authority),
      source((await listen('hangUp')).authority),
      source('https://login.invalid', { fetch: leaking }),
    ]
    for (const answer of answers) {
      const fault = await answer().then(
        () => undefined,
        (error: unknown) => error,
      )
      expect(fault).toBeInstanceOf(Fault)
      for (const text of [
        inspect(fault, { depth: 20, showHidden: true }),
        JSON.stringify(fault),
        String((fault as Fault).stack),
      ])
        expect(text).not.toMatch(/canary/)
    }
  })
})

describe('a certificate', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const certificatePem = selfSigned(publicKey, privateKey, new Date('2100-01-01T00:00:00Z'))

  test.each([
    [undefined, 'PS256'],
    ['RS256', 'RS256'],
  ] as const)('signs an assertion that Entra can verify (%s)', async (algorithm, expected) => {
    const { authority, received } = await listen(granted)
    const certificate = { privateKeyPem, certificatePem, ...(algorithm && { algorithm }) }
    await source(authority, { credential: { certificate } })()
    const form = received[0]?.form
    expect(form?.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
    expect(form?.has('client_secret')).toBe(false)
    const { payload, protectedHeader } = await jwtVerify(
      form?.get('client_assertion') ?? '',
      createPublicKey(certificatePem),
      {
        currentDate: new Date(start),
        issuer: clientId,
        subject: clientId,
        audience: `${authority}/${tenant}/oauth2/v2.0/token`,
      },
    )
    expect(protectedHeader).toMatchObject({ alg: expected, 'x5t#S256': readCertificate(certificate).sha256 })
    expect((payload.exp ?? 0) - (payload.nbf ?? 0)).toBe(600)
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('may come as PKCS#1 too, and tells its thumbprint and end', () => {
    const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
    expect(readCertificate({ privateKeyPem: pkcs1, certificatePem })).toMatchObject({
      thumbprint: expect.stringMatching(/^[0-9A-F]{40}$/),
      endsAt: Date.parse('2100-01-01T00:00:00Z'),
    })
  })

  test('that cannot work is refused before anything is sent, and never quoted', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString()
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString()
    for (const [pair, field] of [
      [{ privateKeyPem: 'canary', certificatePem }, 'privateKeyPem'],
      [{ privateKeyPem: other, certificatePem }, 'privateKeyPem'],
      [{ privateKeyPem: elliptic, certificatePem }, 'privateKeyPem'],
      [{ privateKeyPem, certificatePem: 'canary' }, 'certificatePem'],
    ] as const)
      try {
        readCertificate(pair)
        expect.unreachable()
      } catch (error) {
        expect(error).toMatchObject({ code: 'auth.certificate_refused', details: { field } })
        expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('canary')
      }
  })

  test('that has ended is refused before anything is sent', async () => {
    const { authority, received } = await listen(granted)
    const ended = selfSigned(publicKey, privateKey, new Date('2026-01-01T00:00:00Z'))
    const credential = { certificate: { privateKeyPem, certificatePem: ended } }
    await expect(source(authority, { credential })()).rejects.toMatchObject({
      code: 'auth.certificate_refused',
      message: expect.stringContaining('2026-01-01'),
    })
    expect(received).toHaveLength(0)
  })
})

test('a federated assertion is asked for each time', async () => {
  const { authority, received } = await listen(granted)
  const assertions = ['one', 'two']
  const get = source(authority, { credential: { assertion: async () => assertions.shift() ?? '' } })
  await get()
  await get()
  expect(received.map(({ form }) => form.get('client_assertion'))).toEqual(['one', 'two'])
})
