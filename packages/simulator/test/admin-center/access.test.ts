import { expect, test } from 'vitest'
import { sendTo } from '../bc/over-socket.ts'
import { adminRole, startAdministration } from './administrator.ts'

const list = '/applications/environments'

test('an application needs its role and a place on the list, and neither follows from the other', async () => {
  const { sim, ask, application, admit } = await startAdministration()
  const { TENANT, CLIENT_ID } = sim.env
  expect(await ask('GET', list, undefined, await application())).toMatchObject({ status: 403, text: '' })
  sim.control.grant(TENANT, CLIENT_ID, adminRole)
  expect(await ask('GET', list, undefined, await application())).toMatchObject({ status: 401, text: '' })
  const token = await admit()
  const reply = await ask('GET', list, undefined, token)
  expect(reply.status).toBe(200)
  expect(reply.headers.get('x-ms-correlation-id')).toBeTruthy()
  sim.control.revoke(TENANT, CLIENT_ID, adminRole)
  expect((await ask('GET', list, undefined, await application())).status).toBe(403)
})

test('a person needs to be an administrator, with a token for Business Central', async () => {
  const { sim, ask, personal } = await startAdministration()
  const plain = sim.control.createUser(sim.env.TENANT, { alias: 'eve', displayName: 'Eve', password: 'secret' })
  expect((await ask('GET', list)).status).toBe(200)
  expect((await ask('GET', list, undefined, personal({ oid: plain.id }))).status).toBe(403)
  expect((await ask('GET', list, undefined, personal({ scp: 'Financials.ReadWrite.All' }))).status).toBe(403)
  expect((await ask('GET', list, undefined, personal({ aud: 'https://graph.microsoft.com' }))).status).toBe(401)
  expect((await ask('GET', list, undefined, personal({ exp: 1 }))).status).toBe(401)
  expect((await sendTo(undefined, 'GET', `${sim.addresses.api}/admin/v2.29${list}`)).status).toBe(401)
})

test('the list of applications is for people, that of tenants for applications', async () => {
  const { sim, ask, admit } = await startAdministration()
  const { CLIENT_ID, TENANT } = sim.env
  expect((await ask('GET', '/authorizedAadApps')).json).toEqual([])
  const other = '12345678-1111-4222-8333-444444444444'
  expect((await ask('PUT', `/authorizedAadApps/${other}`)).json).toEqual({ appId: other, isAdminConsentGranted: false })
  expect((await ask('PUT', '/authorizedAadApps/nonsense')).status).toBe(400)
  const token = await admit()
  expect((await ask('GET', '/authorizedAadApps')).json).toEqual([
    { appId: other, isAdminConsentGranted: false },
    { appId: CLIENT_ID, isAdminConsentGranted: true },
  ])
  for (const [method, path] of [
    ['GET', '/authorizedAadApps'],
    ['PUT', `/authorizedAadApps/${CLIENT_ID}`],
    ['DELETE', `/authorizedAadApps/${CLIENT_ID}`],
  ] as const)
    expect((await ask(method, path, undefined, token)).status).toBe(403)
  const tenants = '/authorizedAadApps/manageableTenants'
  expect((await ask('GET', tenants, undefined, token)).json).toEqual({ value: [{ entraTenantId: TENANT }] })
  expect((await ask('GET', tenants)).status).toBe(403)
  expect((await ask('DELETE', `/authorizedAadApps/${other}`)).status).toBe(204)
  expect((await ask('DELETE', `/authorizedAadApps/${other}`)).status).toBe(404)
})

test('what is not known is refused loudly', async () => {
  const { sim, ask } = await startAdministration()
  const one = '/applications/BusinessCentral/environments/Production'
  for (const [method, path] of [
    ['GET', '/nonsense'],
    ['POST', `${one}/nonsense`],
    ['PATCH', '/authorizedAadApps'],
    ['GET', '/admin/v3.0/applications/environments'],
    ['GET', '/admin/v2.30/applications/environments'],
  ] as const)
    expect([path, (await ask(method, path)).status]).toEqual([path, 501])
  expect(sim.log().some(({ message }) => message.includes('not simulated'))).toBe(true)
  expect((await ask('GET', '/admin/v2.15/applications/environments')).status).toBe(200)
})

test('an application can be put on the list by the control API', async () => {
  const { sim, ask, application } = await startAdministration()
  const { TENANT, CLIENT_ID } = sim.env
  sim.control.grant(TENANT, CLIENT_ID, adminRole)
  const control = `${sim.addresses.api}/_simulator/tenants/${TENANT}/authorizedApps/${CLIENT_ID}`
  expect((await sendTo(undefined, 'PUT', control)).status).toBe(204)
  expect((await ask('GET', list, undefined, await application())).status).toBe(200)
  expect((await sendTo(undefined, 'DELETE', control)).status).toBe(204)
  expect((await ask('GET', list, undefined, await application())).status).toBe(401)
})
