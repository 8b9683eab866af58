import { describe, expect, test } from 'vitest'
import { askRaw, askToken, bcScope, makeAssertion, makeCertificate, startForTest } from '../support.ts'

describe('the journal', () => {
  test('tells what was asked, how it was answered, and by which ids it can be found again', async () => {
    const sim = await startForTest()
    const clientRequestId = '11111111-2222-4333-8444-555555555555'
    await askToken(sim, { scope: 'wrong' }, { headers: { 'client-request-id': clientRequestId } })
    expect(sim.requests()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        at: expect.any(Number),
        method: 'POST',
        face: 'signIn',
        host: new URL(sim.addresses.authority).host,
        path: `/${sim.env.TENANT}/oauth2/v2.0/token`,
        query: '',
        headers: expect.objectContaining({ 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }),
        status: 400,
        errorCode: 'invalid_scope',
        aadsts: 1002012,
        clientRequestId,
        rule: undefined,
        ms: expect.any(Number),
      },
    ])
  })

  test('tells the error codes of Business Central, Graph and what comes back by redirect', async () => {
    const sim = await startForTest()
    await fetch(`${sim.env.BC_URL}/v2.0/${sim.env.TENANT}/Production/api/v2.0/companies?$top=3&$filter=name%20eq%20'x'`)
    await fetch(`${sim.env.GRAPH_URL}/v1.0/me`)
    const query = new URLSearchParams({ client_id: sim.env.CLIENT_ID, response_type: 'code', prompt: 'none' })
    query.set('redirect_uri', 'http://localhost:8080/oauth/callback')
    query.set('scope', 'openid')
    await fetch(`${sim.env.AUTHORITY}/${sim.env.TENANT}/oauth2/v2.0/authorize?${query}`, { redirect: 'manual' })
    expect(sim.requests().map(({ face, errorCode, aadsts }) => ({ face, errorCode, aadsts }))).toEqual([
      { face: 'api', errorCode: 'Authentication_InvalidCredentials', aadsts: undefined },
      { face: 'graph', errorCode: 'InvalidAuthenticationToken', aadsts: undefined },
      { face: 'signIn', errorCode: 'login_required', aadsts: 50058 },
    ])
    expect(sim.requests({ face: 'api' })[0]?.query).toBe('$top=3&$filter=name%20eq%20%27x%27')
  })

  test('filters by method, path, face, status and time, and can be cleared', async () => {
    const sim = await startForTest()
    await askToken(sim)
    await fetch(`${sim.env.BC_URL}/environments/v1.2`)
    await fetch(`${sim.env.BC_URL}/_simulator/state`)
    const paths = (match: Parameters<typeof sim.requests>[0]) => sim.requests(match).map(({ path }) => path)
    expect(paths({ method: 'post' })).toHaveLength(1)
    expect(paths({ path: '*/TOKEN' })).toHaveLength(1)
    expect(paths({ path: /v1\.\d$/ })).toEqual(['/environments/v1.2'])
    expect(paths({ path: 'v1.2' })).toEqual([])
    expect(paths({ face: 'simulator' })).toEqual(['/_simulator/state'])
    expect(paths({ status: 401, face: 'api' })).toEqual(['/environments/v1.2'])
    expect(paths({ since: Date.now() + 60_000 })).toEqual([])
    sim.journal.clear()
    expect(sim.requests()).toEqual([])
  })

  test('keeps as many as it was told to', async () => {
    const sim = await startForTest({ journalSize: 3 })
    for (let i = 0; i < 4; i++) await askToken(sim, { scope: `${i}` })
    await fetch(`${sim.env.BC_URL}/environments/v1.2`)
    expect(sim.requests().map(({ path }) => path.split('/').at(-1))).toEqual(['token', 'token', 'v1.2'])
  })

  test('waits for the next request that fits', async () => {
    const sim = await startForTest()
    await askToken(sim)
    const next = sim.nextRequest({ path: '*/token', status: 400 })
    await askToken(sim)
    await askToken(sim, { scope: 'wrong' })
    expect(await next).toMatchObject({ aadsts: 1002012 })
    const never = sim.nextRequest({ method: 'DELETE' }, { timeoutMs: 20 })
    await expect(never).rejects.toThrow(/^No request that fits came within 20 ms; nothing came\.$/)
  })

  test('never holds a secret, wherever it was sent', async () => {
    const sim = await startForTest()
    const { TENANT, CLIENT_ID, CLIENT_SECRET, AUTHORITY, BC_URL, TEST_PASSWORD } = sim.env
    const { access_token: token } = (await askToken(sim)).body
    const opaque = `1.A${'aB3_'.repeat(60)}`
    const assertion = makeAssertion(makeCertificate(), CLIENT_ID, `${AUTHORITY}/${TENANT}/oauth2/v2.0/token`)
    const planted = [CLIENT_SECRET, token, opaque, assertion]
    const basic = Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')
    const names = ['client_secret', 'code', 'assertion', 'client_assertion', 'access_token', 'refresh_token']
    names.push('id_token', 'id_token_hint', 'code_verifier', 'password', 'token', 'state', 'nonce', 'sig', 'CODE')
    const path = `/${TENANT}/oauth2/v2.0/token`
    for (const secret of planted) {
      const encoded = encodeURIComponent(secret)
      const target = names.map((name) => `${name}=${encoded}`).join('&')
      await askRaw(AUTHORITY, `${path}?${target}`)
      await askRaw(AUTHORITY, `${path}?${encoded}`)
      await askRaw(
        AUTHORITY,
        `${path}?%63ode=${encoded}&redirect_uri=${encodeURIComponent(`https://a.example/cb?code=${secret}`)}`,
      )
      await askRaw(
        BC_URL,
        `/v2.0/${encoded}/Production/api/v2.0/companies?$filter=name eq '${encoded}'`.replaceAll(' ', '%20'),
      )
      await askRaw(BC_URL, `http://user:${encoded}@${new URL(BC_URL).host}/environments/v1.2`)
      await askRaw(
        BC_URL,
        `/environments/v1.2/${encoded
          .split('')
          .map((char) => (char === '~' ? '%7E' : char))
          .join('')}`,
      )
      for (const authorization of [`Bearer ${secret}`, `Basic ${basic}`, secret])
        await askRaw(BC_URL, '/environments/v1.2', { headers: { authorization } })
      const headers = { cookie: `a=${secret}`, 'user-agent': secret, 'x-secret': secret, 'if-match': secret }
      await askRaw(BC_URL, '/environments/v1.2', {
        headers: { ...headers, 'client-request-id': secret, prefer: secret },
      })
      await askToken(sim, { client_secret: secret, code: secret, refresh_token: secret, scope: bcScope })
      await fetch(`${AUTHORITY}${path}`, { method: 'POST', body: JSON.stringify({ secret }) })
    }
    await askToken(sim, { username: sim.env.TEST_USER, password: TEST_PASSWORD, grant_type: 'password' })
    const entries = sim.requests()
    expect(entries.length).toBeGreaterThan(40)
    const text = JSON.stringify(entries)
    const shown = [text, decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25')), text.replaceAll('%7E', '~')]
    for (const secret of [...planted, basic, TEST_PASSWORD])
      for (const place of shown) expect(place.includes(secret), `${secret.slice(0, 12)} is in the journal`).toBe(false)
    const byControl = await (await fetch(`${BC_URL}/_simulator/requests`)).text()
    for (const secret of planted) expect(byControl).not.toContain(secret)
  })
})
