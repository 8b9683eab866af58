import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askToken } from '../support.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

/** Asks under the name of Azure Resource Manager, which has no port of its own. */
const ask = async (path: string, { token = '', method = 'GET' } = {}) => {
  const reply = await fetch(`${sim.addresses.api}${path}`, {
    method,
    headers: { 'x-forwarded-host': 'management.azure.com', authorization: `Bearer ${token}` },
  })
  return { status: reply.status, json: (await reply.json()) as Record<string, unknown> }
}

const tokenFor = async (scope: string): Promise<string> => (await askToken(sim, { scope })).body.access_token as string

test('an application that signs in by the command line has its directory, and no subscription', async () => {
  const token = await tokenFor('https://management.core.windows.net//.default')
  const subscriptions = await ask('/subscriptions?api-version=2019-11-01', { token })
  expect([subscriptions.status, subscriptions.json.value]).toEqual([200, []])
  const tenants = await ask('/tenants?api-version=2016-06-01', { token })
  expect(tenants.json.value).toMatchObject([{ tenantId: sim.env.TENANT, id: `/tenants/${sim.env.TENANT}` }])
})

test('a token for another service is refused', async () => {
  const token = await tokenFor('https://api.businesscentral.dynamics.com/.default')
  expect(await ask('/subscriptions', { token })).toMatchObject({
    status: 401,
    json: { error: { code: 'AuthenticationFailed' } },
  })
})

test('all else is refused loudly', async () => {
  const path = '/subscriptions/1/resourceGroups'
  expect(await ask(path)).toMatchObject({ status: 501, json: { error: { code: 'NotSimulated' } } })
  expect(await ask('/subscriptions', { method: 'PUT' })).toMatchObject({ status: 501 })
  expect(sim.log().at(-2)).toMatchObject({ level: 'warning' })
})
