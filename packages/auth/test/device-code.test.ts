import { type Simulator, startSimulator } from '@landbridge/simulator'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { beginDeviceCode, pollDeviceCode } from '../src/index.ts'

const bc = '996def3d-b36c-4153-8607-a6fd3c01b89f'
let simulator: Simulator
let client: Awaited<ReturnType<typeof register>>

beforeEach(async () => {
  const started = await startSimulator({ ports: 'free' })
  simulator = started
  onTestFinished(() => started.stop())
  client = register()
})

const register = () => {
  const { control, env, addresses, clock } = simulator
  const { appId } = control.createApplication(env.TENANT, { displayName: 'Desk', isFallbackPublicClient: true })
  control.addPermission(env.TENANT, appId, { resource: bc, name: 'Financials.ReadWrite.All', type: 'Scope' })
  const { text: secret } = control.addSecret(env.TENANT, appId)
  const { authority } = addresses
  return { authority, tenant: env.TENANT, clientId: appId, credential: { secret }, now: clock.now }
}

/** Types the code, signs in, and answers what is asked for, as a browser without scripts. */
const type = async (page: string, userCode: string, answer: 'Accept' | 'Cancel'): Promise<void> => {
  const cookies = new Map<string, string>()
  const { TEST_USER, TEST_PASSWORD } = simulator.env
  let url = `${page}?user_code=${userCode}`
  let body: URLSearchParams | undefined
  for (let pages = 0; pages < 12; pages += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(url, { redirect: 'manual', headers: { cookie }, ...(body && { method: 'POST', body }) })
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    const to = reply.headers.get('location')
    body = undefined
    if (to !== null) {
      url = new URL(to, url).href
      continue
    }
    const markup = await reply.text()
    const button = ['Sign in', 'Continue', answer, 'Next'].find((each) => markup.includes(`>${each}</button>`))
    if (button === undefined) return
    const form =
      [...markup.matchAll(/<form[\s\S]*?<\/form>/g)]
        .map(([each]) => each)
        .find((each) => each.includes(`>${button}</button>`)) ?? ''
    body = new URLSearchParams()
    for (const [, name = '', value = ''] of form.matchAll(/<input[^>]*\sname="([^"]*)"(?:[^>]*\svalue="([^"]*)")?/g))
      body.set(name, value)
    const [, name, value = ''] =
      new RegExp(`<button[^>]*name="([^"]*)"[^>]*value="([^"]*)"[^>]*>${button}</button>`).exec(form) ?? []
    if (name !== undefined) body.set(name, value)
    if (button === 'Sign in') {
      body.set('login', TEST_USER)
      body.set('passwd', TEST_PASSWORD)
    }
  }
  throw new Error('The pages go round in circles.')
}
test('a person types the code elsewhere, and the tokens come here', async () => {
  const code = await beginDeviceCode(client)
  expect(code).toMatchObject({ userCode: expect.stringMatching(/^[A-Z0-9]{9}$/), intervalMs: 5_000 })
  expect(Math.round((code.expiresAt - simulator.clock.now()) / 60_000)).toBe(15)
  expect(await pollDeviceCode(client, code)).toEqual({ state: 'waiting', intervalMs: 5_000 })
  await type(code.verificationUri, code.userCode, 'Accept')
  expect(await pollDeviceCode(client, code)).toMatchObject({
    state: 'signed-in',
    signedIn: {
      refreshToken: expect.any(String),
      person: { tenantId: simulator.env.TENANT, name: simulator.env.TEST_USER },
    },
  })
  // It works once.
  await expect(pollDeviceCode(client, code)).rejects.toMatchObject({ code: 'auth.grant_expired' })
})

test('who is asked to slow down asks less often from then on', async () => {
  const code = await beginDeviceCode(client)
  await fetch(`${simulator.addresses.authority}/_simulator/settings`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ deviceSlowDowns: 1 }),
  })
  expect(await pollDeviceCode(client, code)).toEqual({ state: 'waiting', intervalMs: 10_000 })
  expect(await pollDeviceCode(client, { ...code, intervalMs: 10_000 })).toEqual({
    state: 'waiting',
    intervalMs: 10_000,
  })
})

test('a person who declines, and a code that nobody types, end it', async () => {
  const declined = await beginDeviceCode(client)
  await type(declined.verificationUri, declined.userCode, 'Cancel')
  await expect(pollDeviceCode(client, declined)).rejects.toMatchObject({ code: 'auth.consent_declined' })
  const late = await beginDeviceCode(client)
  simulator.clock.advance(900_000)
  await expect(pollDeviceCode(client, late)).rejects.toMatchObject({
    code: 'auth.grant_expired',
    details: { theirs: expect.stringMatching(/^AADSTS700(19|20)$/) },
  })
})

test('no fault holds the secret half of a code', async () => {
  const code = { ...(await beginDeviceCode(client)), deviceCode: 'not-a-code-of-entra' }
  const fault = await pollDeviceCode(client, code).catch((error: unknown) => error)
  expect(fault).toMatchObject({ code: 'auth.grant_expired' })
  expect(JSON.stringify(fault)).not.toContain('not-a-code-of-entra')
})

test('an application that is unknown gets no code', async () => {
  await expect(beginDeviceCode({ ...client, clientId: '99999999-9999-4999-8999-999999999999' })).rejects.toMatchObject({
    code: 'auth.app_unknown',
  })
})
