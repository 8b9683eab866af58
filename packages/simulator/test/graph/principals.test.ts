import { graphAppId } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askToken, decodeToken, startForTest } from '../support.ts'
import { apiRole, asPerson, automationRole, bcAppId, type Graph, wizardScopes } from './support.ts'

let sim: Simulator
let graph: Graph
let bc: string
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  graph = (await asPerson(sim, ['globalAdministrator'], [...wizardScopes, 'Directory.Read.All'])).graph
  bc = (await graph('GET', `/servicePrincipals(appId='${bcAppId}')`)).body.id
})
afterAll(() => sim.stop())

const code = async (reply: ReturnType<Graph>): Promise<[number, string]> => {
  const { status, body } = await reply
  return [status, body.error.code]
}

const make = async () => {
  const { body: application } = await graph('POST', '/applications', {
    displayName: 'App',
    signInAudience: 'AzureADMyOrg',
  })
  const { body: principal } = await graph('POST', '/servicePrincipals', { appId: application.appId })
  return { application, principal }
}

describe('a service principal', () => {
  test('is made of an application, once', async () => {
    const { body: application } = await graph('POST', '/applications', { displayName: 'App' })
    const sent = { appId: application.appId, tags: ['WindowsAzureActiveDirectoryIntegratedApp'] }
    const { status, body } = await graph('POST', '/servicePrincipals', sent)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      appId: application.appId,
      displayName: 'App',
      appDisplayName: 'App',
      accountEnabled: true,
      appOwnerOrganizationId: sim.env.TENANT,
      appRoleAssignmentRequired: false,
      servicePrincipalType: 'Application',
      servicePrincipalNames: [application.appId],
      tags: sent.tags,
    })
    expect(body.id).not.toBe(application.id)
    const again = await graph('POST', '/servicePrincipals', sent)
    expect([again.status, again.body.error.code]).toEqual([409, 'Request_MultipleObjectsWithSameKeyValue'])
    expect(again.body.error.message).toContain('already in use')
  })

  test.each([
    ['an unknown application', { appId: '11111111-2222-3333-4444-555555555555' }],
    ['no GUID', { appId: 'my app' }],
    ['an application of another directory', { foreign: true }],
  ])('of %s references nothing valid', async (_, sent) => {
    const other = sim.control.createTenant({
      displayName: 'Other',
      domains: [`o${Math.random().toString(36).slice(2)}.example`],
    })
    const foreign = sim.control.createApplication(other.id, { displayName: 'Foreign' }).appId
    const { status, body } = await graph('POST', '/servicePrincipals', 'appId' in sent ? sent : { appId: foreign })
    expect([status, body.error.code]).toEqual([400, 'Request_BadRequest'])
    expect(body.error.message).toContain('does not reference a valid application object')
  })

  test('of Business Central shows its roles and names, by the table', async () => {
    const { body } = await graph(
      'GET',
      `/servicePrincipals?$filter=appId eq '${bcAppId}'&$select=id,appRoles,oauth2PermissionScopes,servicePrincipalNames`,
    )
    expect(Object.keys(body.value[0]!)).toEqual(['id', 'appRoles', 'oauth2PermissionScopes', 'servicePrincipalNames'])
    expect(body.value[0]).toMatchObject({
      appRoles: expect.arrayContaining([
        expect.objectContaining({ id: apiRole, value: 'API.ReadWrite.All', allowedMemberTypes: ['Application'] }),
      ]),
      oauth2PermissionScopes: expect.arrayContaining([expect.objectContaining({ value: 'Financials.ReadWrite.All' })]),
      servicePrincipalNames: expect.arrayContaining([bcAppId, 'https://api.businesscentral.dynamics.com']),
    })
    const byName =
      "/servicePrincipals?$filter=servicePrincipalNames/any(c:c eq 'https://api.businesscentral.dynamics.com')"
    expect((await graph('GET', byName)).body.value).toMatchObject([{ appId: bcAppId }])
  })

  test('is switched off, and its application gets no token', async () => {
    const { application, principal } = await make()
    const { body: secret } = await graph('POST', `/applications/${application.id}/addPassword`, {})
    const fields = { client_id: application.appId, client_secret: secret.secretText }
    expect((await askToken(sim, fields)).status).toBe(200)
    const path = `/servicePrincipals/${principal.id}`
    expect((await graph('PATCH', path, { accountEnabled: false, notes: 'off' })).status).toBe(204)
    expect((await graph('GET', `${path}?$select=accountEnabled,notes,disabledByMicrosoftStatus`)).body).toMatchObject({
      accountEnabled: false,
      notes: 'off',
      disabledByMicrosoftStatus: null,
    })
    expect((await askToken(sim, fields)).body.error_codes).toEqual([7000112])
    expect((await graph('DELETE', path)).status).toBe(204)
    expect((await graph('GET', path)).status).toBe(404)
    expect((await graph('GET', '/directory/deletedItems/graph.servicePrincipal')).body.value).toMatchObject([
      { id: principal.id },
    ])
    expect(await code(graph('PATCH', path, {}))).toEqual([404, 'Request_ResourceNotFound'])
  })

  test('that wants an assignment gives tokens to those who have one', async () => {
    const own = await startForTest()
    const mine = (await asPerson(own, ['globalAdministrator'])).graph
    const path = `/servicePrincipals(appId='${bcAppId}')`
    expect((await mine('PATCH', path, { appRoleAssignmentRequired: true })).status).toBe(204)
    expect((await askToken(own)).status).toBe(200)
    const { appId } = own.control.createApplication(own.env.TENANT, { displayName: 'Nobody' })
    const { text } = own.control.addSecret(own.env.TENANT, appId)
    expect((await askToken(own, { client_id: appId, client_secret: text })).body.error_codes).toEqual([501051])
  })

  test('of Graph itself cannot be deleted here', async () => {
    expect((await graph('DELETE', `/servicePrincipals(appId='${graphAppId}')`)).status).toBe(501)
  })
})

describe('an application role', () => {
  const assign = (path: string, principalId: string, appRoleId = apiRole, resourceId = bc) =>
    graph('POST', path, { principalId, resourceId, appRoleId })

  test('is granted from either end, shown at both, and taken back', async () => {
    const { application, principal } = await make()
    const { status, body } = await assign(`/servicePrincipals/${bc}/appRoleAssignedTo`, principal.id)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      id: expect.stringMatching(/^[A-Za-z0-9_-]{22,}$/),
      deletedDateTime: null,
      appRoleId: apiRole,
      principalDisplayName: 'App',
      principalId: principal.id,
      principalType: 'ServicePrincipal',
      resourceDisplayName: 'Dynamics 365 Business Central',
      resourceId: bc,
    })
    const own = `/servicePrincipals/${principal.id}/appRoleAssignments`
    expect((await assign(own, principal.id, automationRole)).status).toBe(201)
    expect((await graph('GET', own)).body.value.map(({ appRoleId }) => appRoleId)).toEqual([apiRole, automationRole])
    expect(
      (await graph('GET', `/servicePrincipals/${bc}/appRoleAssignedTo?$filter=principalId eq ${principal.id}`)).body
        .value,
    ).toHaveLength(2)
    const { body: secret } = await graph('POST', `/applications/${application.id}/addPassword`, {})
    const fields = { client_id: application.appId, client_secret: secret.secretText }
    const rolesNow = async () => decodeToken((await askToken(sim, fields)).body.access_token).payload.roles
    expect(await rolesNow()).toEqual(['API.ReadWrite.All', 'Automation.ReadWrite.All'])
    expect((await graph('GET', `${own}/${body.id}`)).body.id).toBe(body.id)
    expect((await graph('DELETE', `${own}/${body.id}`)).status).toBe(204)
    expect(await rolesNow()).toEqual(['Automation.ReadWrite.All'])
    expect((await graph('DELETE', `${own}/${body.id}`)).status).toBe(404)
  })

  test('granted twice, unknown or misplaced is refused', async () => {
    const { principal, application } = await make()
    const path = `/servicePrincipals/${bc}/appRoleAssignedTo`
    await assign(path, principal.id)
    const twice = await assign(path, principal.id)
    expect([twice.status, twice.body.error.code]).toEqual([400, 'Request_BadRequest'])
    expect(twice.body.error.message).toMatch(/^Permission being assigned already exists/)
    const unknown = await assign(path, principal.id, '00000000-0000-0000-0000-000000000001')
    expect(unknown.body.error.message).toMatch(/^Permission being assigned was not found on application/)
    expect(await code(assign(path, application.appId))).toEqual([404, 'Request_ResourceNotFound'])
    expect(await code(assign(path, principal.id, apiRole, bcAppId))).toEqual([404, 'Request_ResourceNotFound'])
    expect(await code(assign(path, 'nonsense'))).toEqual([400, 'Request_BadRequest'])
    const misplaced = `/servicePrincipals/${principal.id}/appRoleAssignedTo`
    expect(await code(assign(misplaced, principal.id))).toEqual([400, 'Request_BadRequest'])
    const { userId } = await asPerson(sim, [])
    expect((await assign(path, userId)).body.error.message).toMatch(/^Permission being assigned was not found/)
  })

  test('is gone with the resource, and does not come back with it', async () => {
    const own = await startForTest()
    const mine = (await asPerson(own, ['globalAdministrator'])).graph
    const demo = await mine('GET', `/servicePrincipals(appId='${own.env.CLIENT_ID}')`)
    const path = `/servicePrincipals/${demo.body.id}/appRoleAssignments`
    expect((await mine('GET', path)).body.value).toHaveLength(2)
    await mine('DELETE', `/servicePrincipals(appId='${bcAppId}')`)
    expect((await askToken(own)).body.error_codes).toEqual([500011])
    await mine('POST', '/servicePrincipals', { appId: bcAppId })
    expect((await mine('GET', path)).body.value).toEqual([])
  })

  test('granted on the page is here too', async () => {
    const { appId } = sim.control.createApplication(sim.env.TENANT, { displayName: 'By hand' })
    sim.control.grant(sim.env.TENANT, appId, { name: 'API.ReadWrite.All', type: 'Role' })
    const { body } = await graph('GET', `/servicePrincipals(appId='${appId}')/appRoleAssignments`)
    expect(body.value).toMatchObject([{ appRoleId: apiRole, resourceId: bc }])
  })
})

describe('a resource of our own', () => {
  const ids = { read: '11111111-0000-4000-8000-000000000001', scope: '11111111-0000-4000-8000-000000000002' }
  const role = (more: object = {}) => ({
    id: ids.read,
    allowedMemberTypes: ['Application', 'User'],
    description: 'Reads',
    displayName: 'Read',
    isEnabled: true,
    value: 'Orders.Read',
    ...more,
  })
  const scope = { id: ids.scope, value: 'access', isEnabled: true, type: 'User', adminConsentDisplayName: 'Access' }
  const makeResource = async (more: object = {}) => {
    const { body: application } = await graph('POST', '/applications', {
      displayName: 'Orders API',
      signInAudience: 'AzureADMyOrg',
      appRoles: [role(more)],
      api: { oauth2PermissionScopes: [scope] },
    })
    return (await graph('POST', '/servicePrincipals', { appId: application.appId })).body
  }
  const assign = (resourceId: string, principalId: string, appRoleId: string = ids.read) =>
    graph('POST', `/servicePrincipals/${resourceId}/appRoleAssignedTo`, { principalId, resourceId, appRoleId })

  test('shows what its registration offers', async () => {
    expect(await makeResource()).toMatchObject({
      appRoles: [{ id: ids.read, value: 'Orders.Read' }],
      oauth2PermissionScopes: [{ id: ids.scope, value: 'access' }],
    })
  })

  test('gives its roles to applications and people, and lists both', async () => {
    const resource = await makeResource()
    const { principal } = await make()
    const { userId } = await asPerson(sim, [])
    expect((await assign(resource.id, principal.id)).status).toBe(201)
    const person = await assign(resource.id, userId)
    expect(person.body).toMatchObject({ principalType: 'User', principalId: userId, appRoleId: ids.read })
    expect(await code(assign(resource.id, userId))).toEqual([400, 'Request_BadRequest'])
    const path = `/servicePrincipals/${resource.id}/appRoleAssignedTo`
    const kinds = (await graph('GET', path)).body.value.map(({ principalType }) => principalType)
    expect(kinds).toEqual(['ServicePrincipal', 'User'])
    const held = await graph('GET', `/users/${userId}/appRoleAssignments`)
    expect(held.body.value).toMatchObject([{ id: person.body.id, resourceDisplayName: 'Orders API' }])
    expect((await graph('DELETE', `${path}/${person.body.id}`)).status).toBe(204)
    expect((await graph('GET', `/users/${userId}/appRoleAssignments`)).body.value).toEqual([])
  })

  test('gives plain access to people, where it has no role for them', async () => {
    const resource = await makeResource({ allowedMemberTypes: ['Application'] })
    const { userId } = await asPerson(sim, [])
    expect((await assign(resource.id, userId)).status).toBe(400)
    expect((await assign(resource.id, userId, '00000000-0000-0000-0000-000000000000')).status).toBe(201)
  })

  test('does not give a role that is switched off', async () => {
    const resource = await makeResource({ isEnabled: false })
    const { principal } = await make()
    expect((await assign(resource.id, principal.id)).body.error.message).toMatch(/was not found on application/)
  })

  test('is consented to by its scopes', async () => {
    const resource = await makeResource()
    const { principal } = await make()
    const wish = { clientId: principal.id, consentType: 'AllPrincipals', resourceId: resource.id }
    expect((await graph('POST', '/oauth2PermissionGrants', { ...wish, scope: 'access' })).status).toBe(201)
    expect((await graph('POST', '/oauth2PermissionGrants', { ...wish, scope: 'other' })).status).toBe(501)
  })
})

describe('lists of application roles', () => {
  test('miss a new one for as long as set, while tokens have their own delay', async () => {
    const own = await startForTest({ settings: { assignmentReplicationMs: 30_000 } })
    const mine = (await asPerson(own, ['globalAdministrator'])).graph
    const { appId } = own.control.createApplication(own.env.TENANT, { displayName: 'Late' })
    const { text } = own.control.addSecret(own.env.TENANT, appId)
    own.control.grant(own.env.TENANT, appId, { name: 'API.ReadWrite.All', type: 'Role' })
    const path = `/servicePrincipals(appId='${appId}')/appRoleAssignments`
    expect((await mine('GET', path)).body.value).toEqual([])
    const { body } = await askToken(own, { client_id: appId, client_secret: text })
    expect(decodeToken(body.access_token).payload.roles).toEqual(['API.ReadWrite.All'])
    own.control.advance(30_000)
    expect((await mine('GET', path)).body.value).toHaveLength(1)
  })
})

describe('a delegated grant', () => {
  const grant = (clientId: string, more: object = {}) =>
    graph('POST', '/oauth2PermissionGrants', {
      clientId,
      consentType: 'AllPrincipals',
      principalId: null,
      resourceId: bc,
      scope: 'Financials.ReadWrite.All',
      ...more,
    })

  test('is made once, changed and deleted', async () => {
    const { principal } = await make()
    const { status, body } = await grant(principal.id)
    expect([status, body.scope, body.consentType]).toEqual([201, 'Financials.ReadWrite.All', 'AllPrincipals'])
    const twice = await grant(principal.id)
    expect([twice.status, twice.body.error.message]).toEqual([400, 'Permission entry already exists.'])
    const path = `/oauth2PermissionGrants/${body.id}`
    expect((await graph('PATCH', path, { scope: 'Financials.ReadWrite.All user_impersonation' })).status).toBe(204)
    const listed = await graph('GET', `/oauth2PermissionGrants?$filter=clientId eq '${principal.id}'`)
    expect(listed.body.value).toMatchObject([{ id: body.id, scope: 'Financials.ReadWrite.All user_impersonation' }])
    expect((await graph('GET', `/servicePrincipals/${principal.id}/oauth2PermissionGrants`)).body.value).toHaveLength(1)
    expect((await graph('GET', path)).body.id).toBe(body.id)
    expect((await graph('DELETE', path)).status).toBe(204)
    expect((await graph('DELETE', path)).status).toBe(404)
  })

  test('may come in its older shape, whose times mean nothing', async () => {
    const { principal } = await make()
    const times = { startTime: '2020-01-01T00:00:00Z', expiryTime: '2020-02-01T00:00:00Z' }
    const { status, body } = await grant(principal.id, times)
    expect([status, body]).toEqual([201, expect.not.objectContaining(times)])
    expect((await graph('GET', `/oauth2PermissionGrants/${body.id}`)).status).toBe(200)
  })

  test('may be for one person', async () => {
    const { principal } = await make()
    const { userId } = await asPerson(sim, [])
    const { body } = await grant(principal.id, { consentType: 'Principal', principalId: userId })
    expect(body).toMatchObject({ consentType: 'Principal', principalId: userId })
    expect((await graph('GET', `/users/${userId}/oauth2PermissionGrants`)).body.value).toMatchObject([{ id: body.id }])
    expect((await grant(principal.id)).status).toBe(201)
  })

  test('with a client id in the place of an object id finds nothing', async () => {
    const { application, principal } = await make()
    expect(await code(grant(application.appId))).toEqual([404, 'Request_ResourceNotFound'])
    expect(await code(grant(principal.id, { resourceId: bcAppId }))).toEqual([404, 'Request_ResourceNotFound'])
    expect(await code(grant(principal.id, { consentType: 'Principal' }))).toEqual([400, 'Request_BadRequest'])
    expect(await code(grant(principal.id, { consentType: 'Everybody' }))).toEqual([400, 'Request_BadRequest'])
    expect((await grant(principal.id, { scope: 'Sing.All' })).status).toBe(501)
    expect((await grant(principal.id, { scope: '' })).status).toBe(501)
  })
})
