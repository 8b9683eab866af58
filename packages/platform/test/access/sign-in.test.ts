import { describe, expect, test } from 'vitest'
import { call, outputOf, type Raw, refusalIn } from '../http/raw.ts'
import { usePlatform } from '../platform.ts'

const at = usePlatform()
const portal = (): Record<string, string> => ({
  'content-type': 'application/json',
  'x-landbridge': 'portal',
  origin: at.url,
  'sec-fetch-site': 'same-origin',
})

const signIn = (body: object, headers: Record<string, string> = portal()) =>
  call(`${at.url}/v1/session`, { method: 'POST', headers, body: JSON.stringify(body) })

const cookieOf = (answer: Raw): string => {
  const cookie = answer.headers.get('set-cookie') ?? ''
  expect(cookie).toContain('landbridge_session=')
  return cookie.split(';')[0] as string
}

const signInByTicket = async (): Promise<string> => cookieOf(await signIn({ ticket: await at.platform.createTicket() }))

const whoIs = async (cookie: string) =>
  outputOf('session.read', await call(`${at.url}/v1/session`, { headers: { cookie } }))

const setPassword = (cookie: string, body: object) =>
  call(`${at.url}/v1/session/password`, {
    method: 'PUT',
    headers: { ...portal(), cookie },
    body: JSON.stringify(body),
  })

const forgetEverything = async () => {
  for (const table of ['sessions', 'attempts', 'tickets'] as const) await at.store.db.deleteFrom(table).execute()
  await at.store.db.updateTable('members').set({ password_hash: null }).execute()
}

describe('before anybody has signed in', () => {
  test('the start page learns that no password is set, and nothing else', async () => {
    await forgetEverything()
    const answer = await call(`${at.url}/v1/session`)
    expect(outputOf('session.read', answer)).toEqual({
      member: null,
      workspace: null,
      passwordIsSet: false,
      version: expect.any(String),
    })
  })

  test('a password cannot be guessed where there is none', async () => {
    await forgetEverything()
    const answer = await signIn({ password: 'anything at all' })
    expect([answer.status, refusalIn(answer).code]).toEqual([401, 'request.unauthenticated'])
  })

  test.each([{}, { password: 'a', ticket: 'b' }, { password: '' }, { ticket: 7 }])(
    'exactly one way in is taken: %j',
    async (body) => {
      const answer = await signIn(body)
      expect([answer.status, refusalIn(answer).code]).toEqual([422, 'request.invalid'])
    },
  )
})

describe('the ticket that the start prints', () => {
  test('signs the owner in', async () => {
    await forgetEverything()
    const cookie = await signInByTicket()
    expect(await whoIs(cookie)).toMatchObject({
      member: { role: 'administrator', hasPassword: false },
      workspace: { name: expect.any(String) },
    })
  })

  test('works once, even when it is used twice at the same moment', async () => {
    await forgetEverything()
    const ticket = await at.platform.createTicket()
    const answers = await Promise.all([signIn({ ticket }), signIn({ ticket }), signIn({ ticket })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  })

  test('ends after 24 hours', async () => {
    await forgetEverything()
    const ticket = await at.platform.createTicket()
    at.pass(24 * 3_600_000 + 1)
    const answer = await signIn({ ticket })
    expect([answer.status, refusalIn(answer)]).toMatchObject([
      401,
      { code: 'request.unauthenticated', field: 'ticket' },
    ])
  })

  test('gives a cookie that scripts and other sites cannot use', async () => {
    await forgetEverything()
    const answer = await signIn({ ticket: await at.platform.createTicket() })
    const cookie = answer.headers.get('set-cookie') ?? ''
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=2592000']) expect(cookie).toContain(part)
    expect(cookie).not.toContain('Secure')
    expect(answer.text).not.toContain(cookie.split('=')[1]?.split(';')[0] ?? '')
  })
})

describe('a session', () => {
  test('ends with sign-out, for good', async () => {
    await forgetEverything()
    const cookie = await signInByTicket()
    const answer = await call(`${at.url}/v1/session`, { method: 'DELETE', headers: { ...portal(), cookie } })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await whoIs(cookie)).member).toBeNull()
  })

  test('slides: it lives 30 days from its last use', async () => {
    await forgetEverything()
    const cookie = await signInByTicket()
    at.pass(29 * 86_400_000)
    const used = await call(`${at.url}/v1/keys`, { headers: { cookie } })
    expect(used.status).toBe(200)
    expect(used.headers.get('set-cookie')).toContain(cookie)
    at.pass(29 * 86_400_000)
    expect((await whoIs(cookie)).member).not.toBeNull()
    at.pass(30 * 86_400_000 + 1)
    expect((await whoIs(cookie)).member).toBeNull()
  })

  test('and its ticket are stored as hashes only, and neither is logged', async () => {
    await forgetEverything()
    const ticket = await at.platform.createTicket()
    const token = cookieOf(await signIn({ ticket })).split('=')[1] as string
    const dump = await at.store.dump()
    for (const secret of [ticket, token]) {
      expect(dump).not.toContain(secret)
      expect(dump).not.toContain(Buffer.from(secret).toString('hex'))
      expect(at.lines.join('')).not.toContain(secret)
    }
  })
})

describe('the password', () => {
  const password = 'correct horse battery staple'

  test('is set after the first sign-in, and signs in from then on', async () => {
    await forgetEverything()
    const cookie = await signInByTicket()
    expect((await setPassword(cookie, { password })).status).toBe(204)
    const signedIn = outputOf('session.signIn', await signIn({ password }))
    expect(signedIn).toMatchObject({ member: { hasPassword: true }, passwordIsSet: true })
    expect((await signIn({ password: `${password} ` })).status).toBe(401)
  })

  test('is not in the store and not in the log', async () => {
    await forgetEverything()
    await setPassword(await signInByTicket(), { password })
    await signIn({ password })
    await signIn({ password: 'a wrong canary password' })
    const everything = (await at.store.dump()) + at.lines.join('')
    expect(everything).not.toContain(password)
    expect(everything).not.toContain('canary')
  })

  test('when it changes, all other sessions and tickets end', async () => {
    await forgetEverything()
    const [mine, other] = [await signInByTicket(), await signInByTicket()]
    const ticket = await at.platform.createTicket()
    expect((await setPassword(mine, { password })).status).toBe(204)
    expect((await whoIs(mine)).member).not.toBeNull()
    expect((await whoIs(other)).member).toBeNull()
    expect((await signIn({ ticket })).status).toBe(401)
  })

  test('is changed by whoever knows it; a forgotten one by whoever has just used a ticket', async () => {
    await forgetEverything()
    await setPassword(await signInByTicket(), { password })
    const cookie = cookieOf(await signIn({ password }))
    const next = 'another horse, another battery'
    expect(refusalIn(await setPassword(cookie, { password: next }))).toMatchObject({ field: 'current' })
    expect(refusalIn(await setPassword(cookie, { password: next, current: 'wrong' }))).toMatchObject({
      field: 'current',
    })
    expect((await setPassword(cookie, { password: next, current: password })).status).toBe(204)

    const byTicket = await signInByTicket()
    expect((await setPassword(byTicket, { password })).status).toBe(204)
    const stale = await signInByTicket()
    at.pass(16 * 60_000)
    expect(refusalIn(await setPassword(stale, { password: next }))).toMatchObject({ field: 'current' })
  })

  test('may be tried five times, then only after a wait that grows; a ticket always works', async () => {
    await forgetEverything()
    await setPassword(await signInByTicket(), { password })
    const wrong = () => signIn({ password: 'wrong' })
    for (let tries = 0; tries < 5; tries += 1) expect((await wrong()).status).toBe(401)
    const refused = await signIn({ password })
    expect([refused.status, refusalIn(refused).code]).toEqual([429, 'request.too_many'])
    expect(refused.headers.get('retry-after')).toBe('5')
    at.pass(5_001)
    expect((await wrong()).status).toBe(401)
    expect((await wrong()).headers.get('retry-after')).toBe('10')
    await signInByTicket()
    at.pass(10_001)
    expect((await signIn({ password })).status).toBe(200)
    expect((await wrong()).status).toBe(401)
  })

  test('cannot be tried more often by trying many at once', async () => {
    await forgetEverything()
    await setPassword(await signInByTicket(), { password })
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn({ password: 'wrong' })))
    expect(answers.filter(({ status }) => status === 401).length).toBe(5)
    expect(answers.filter(({ status }) => status === 429).length).toBe(7)
  })
})

describe('another site', () => {
  test.each([
    ['its own origin', { origin: 'https://evil.example' }],
    ['no origin, and the browser says cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister of the same site', { 'sec-fetch-site': 'same-site' }],
    ['the origin of a sandbox', { origin: 'null' }],
  ])('cannot change anything with the cookie of a member: %s', async (_, sent) => {
    await forgetEverything()
    const cookie = await signInByTicket()
    const answer = await call(`${at.url}/v1/keys`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-landbridge': 'portal',
        cookie,
        ...(sent as Record<string, string>),
      },
      body: JSON.stringify({ name: 'x', role: 'administrator' }),
    })
    expect([answer.status, refusalIn(answer).code]).toEqual([403, 'request.cross_site'])
  })

  test.each(['origin', 'x-landbridge'])('nor can a request of this site without the header %s', async (missing) => {
    await forgetEverything()
    const cookie = await signInByTicket()
    const headers = Object.fromEntries(
      Object.entries(portal()).filter(([name]) => name !== missing && name !== 'sec-fetch-site'),
    )
    const answer = await call(`${at.url}/v1/session`, { method: 'DELETE', headers: { ...headers, cookie } })
    expect([answer.status, refusalIn(answer).code]).toEqual([403, 'request.cross_site'])
    expect((await whoIs(cookie)).member).not.toBeNull()
  })

  test('cannot sign anybody in', async () => {
    await forgetEverything()
    const ticket = await at.platform.createTicket()
    const answer = await signIn({ ticket }, { 'content-type': 'application/json', origin: 'https://evil.example' })
    expect([answer.status, refusalIn(answer).code]).toEqual([403, 'request.cross_site'])
    expect((await signIn({ ticket })).status).toBe(200)
  })

  test('is no concern of a program with a key, which sends no cookie', async () => {
    const answer = await call(`${at.url}/v1/keys`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${at.key}`,
        'content-type': 'application/json',
        origin: 'https://other.example',
      },
      body: JSON.stringify({ name: 'from a program', role: 'reader' }),
    })
    expect(answer.status).toBe(201)
  })
})
