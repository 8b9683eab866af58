import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let folder: string
let path: string
const running: Simulator[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-state-'))
  path = join(folder, 'simulator.json')
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()))
  rmSync(folder, { recursive: true })
})

const start = async (): Promise<Simulator> => {
  const simulator = await startSimulator({ ports: 'free', stateFile: path })
  running.push(simulator)
  return simulator
}

const tokenFor = async ({ env }: Simulator, clientId: string, secret: string): Promise<Response> =>
  fetch(`${env.AUTHORITY}/${env.TENANT}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
      scope: 'https://api.businesscentral.dynamics.com/.default',
    }),
  })

/** Registers an application as the pages do, over the control API, and lets it into Business Central. */
const setUpApplication = async ({ env, addresses }: Simulator) => {
  const post = async (route: string, body: unknown, method = 'POST') => {
    const answer = await fetch(`${addresses.authority}/_simulator${route}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(answer.ok, route).toBe(true)
    return (answer.status === 204 ? {} : await answer.json()) as Record<string, string>
  }
  const app = await post(`/tenants/${env.TENANT}/applications`, { displayName: 'By hand' })
  const secret = await post(`/tenants/${env.TENANT}/applications/${app.clientId}/secrets`, { displayName: 'one' })
  return { clientId: app.clientId ?? '', secret: secret.secretText ?? '' }
}

describe('a simulator with a state file', () => {
  test('knows the same registrations after a restart, without an orderly stop', async () => {
    const first = await start()
    const { clientId, secret } = await setUpApplication(first)
    expect((await tokenFor(first, clientId, secret)).status).toBe(200)

    const second = await start()
    expect((await tokenFor(second, clientId, secret)).status).toBe(200)
  })

  test('keeps the secret and the password of the demonstration', async () => {
    const first = await start()
    const second = await start()
    expect(second.env.CLIENT_SECRET).toBe(first.env.CLIENT_SECRET)
    expect(second.env.TEST_PASSWORD).toBe(first.env.TEST_PASSWORD)
    expect((await tokenFor(second, second.env.CLIENT_ID, second.env.CLIENT_SECRET)).status).toBe(200)
  })

  test('keeps application cards and companies, and begins the records anew', async () => {
    const first = await start()
    const { env } = first
    first.control.createCompany(env.TENANT, env.ENVIRONMENT, { name: 'Second books', data: 'small' })
    first.control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Disabled' })
    await first.stop()

    const second = await start()
    expect(second.control.getCard(env.TENANT, env.ENVIRONMENT, env.CLIENT_ID).state).toBe('Disabled')
    const environment = second.world.tenants.get(env.TENANT)?.environments.get(env.ENVIRONMENT.toLowerCase())
    const names = [...(environment?.companies.values() ?? [])].map(({ name }) => name)
    expect(names).toEqual(['Fjordline Furniture A/S', 'Fjordline Holding', 'Second books'])
    second.control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Enabled' })
    const { access_token } = (await (await tokenFor(second, env.CLIENT_ID, env.CLIENT_SECRET)).json()) as {
      access_token: string
    }
    const base = `${second.env.BC_URL}/v2.0/${env.TENANT}/${env.ENVIRONMENT}/api/v2.0`
    for (const company of environment?.companies.values() ?? []) {
      const answer = await fetch(`${base}/companies(${company.id})/customers/$count`, {
        headers: { authorization: `Bearer ${access_token}` },
      })
      expect(Number(await answer.text()), company.name).toBeGreaterThan(0)
    }
  })

  test('writes a file for its owner alone, and begins anew when asked to', async () => {
    const first = await start()
    const { clientId, secret } = await setUpApplication(first)
    expect(statSync(path).mode & 0o077).toBe(0)
    expect(readFileSync(path, 'utf8')).toContain(clientId)
    first.control.reset()
    await first.stop()

    const second = await start()
    expect((await tokenFor(second, clientId, secret)).status).toBe(400)
  })

  test('refuses to write over a file that is not its own', async () => {
    writeFileSync(path, '{"hello":"world"}')
    await expect(start()).rejects.toThrow('does not hold the state of a simulator')
    expect(readFileSync(path, 'utf8')).toBe('{"hello":"world"}')
  })
})
