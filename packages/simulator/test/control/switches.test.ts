import { expect, test } from 'vitest'
import { askToken, startForTest } from '../support.ts'

const appId = 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb'

test('a secret can be moved into the past and into the future, not turned round', async () => {
  const sim = await startForTest()
  const { TENANT, CLIENT_ID } = sim.env
  const [{ keyId } = { keyId: '' }] = sim.world.tenants.get(TENANT)!.applications.get(CLIENT_ID)!.secrets
  const now = sim.clock.now()
  sim.control.moveSecret(TENANT, CLIENT_ID, keyId, { endsAt: now - 1 })
  expect((await askToken(sim)).body.error_codes).toEqual([7000222])
  sim.control.moveSecret(TENANT, CLIENT_ID, keyId, { startsAt: now + 60_000, endsAt: now + 90_000 })
  expect((await askToken(sim)).body.error_codes).toEqual([7000215])
  sim.control.moveSecret(TENANT, CLIENT_ID, keyId, { startsAt: now - 60_000 })
  expect((await askToken(sim)).status).toBe(200)
  expect(() => sim.control.moveSecret(TENANT, CLIENT_ID, keyId, { startsAt: now, endsAt: now })).toThrow(
    'after the start',
  )
  expect(() => sim.control.moveSecret(TENANT, CLIENT_ID, 'none', {})).toThrow('No password credential')
})

test('an extension can be there without a file, in another version, and be gone', async () => {
  const sim = await startForTest()
  const { TENANT, ENVIRONMENT } = sim.env
  const at = `${sim.addresses.api}/_simulator/tenants/${TENANT}/environments/${ENVIRONMENT}/extensions/${appId}`
  const put = async (body: object) => (await fetch(at, { method: 'PUT', body: JSON.stringify(body) })).json()
  expect(await put({ name: 'Probe', publisher: 'Landbridge' })).toEqual({
    id: appId,
    name: 'Probe',
    publisher: 'Landbridge',
    version: '1.0.0.0',
    isInstalled: true,
  })
  expect(await put({ version: '1.1.0.0', isInstalled: false })).toMatchObject({ name: 'Probe', isInstalled: false })
  expect(await put({ version: 'newest' })).toMatchObject({ error: { field: 'version' } })
  const state = sim.world.tenants.get(TENANT)!.environments.get('production')!.extensions!
  expect(state.published.map(({ version }) => version)).toEqual(['1.1.0.0'])
  expect([...state.burned]).toEqual([`${appId} 1.0.0.0`, `${appId} 1.1.0.0`])
  sim.control.deleteExtension(TENANT, ENVIRONMENT, appId)
  expect(state.published).toEqual([])
  expect(() => sim.control.deleteExtension(TENANT, ENVIRONMENT, appId)).toThrow('There is no extension')
})
