import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askToken, startForTest } from '../support.ts'
import { apiRole, asApplication, asPerson, bcAppId, type Graph } from './support.ts'

let sim: Simulator
let graph: Graph
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  graph = (await asPerson(sim, ['applicationAdministrator'])).graph
})
afterAll(() => sim.stop())

const make = async (fields: object = {}) =>
  (await graph('POST', '/applications', { displayName: 'An app', signInAudience: 'AzureADMyOrg', ...fields })).body

const prefer = { prefer: 'create-if-missing' }
const code = async (reply: ReturnType<Graph>): Promise<[number, string]> => {
  const { status, body } = await reply
  return [status, body.error.code]
}

describe('a new application', () => {
  test('has every property, and the defaults of Graph', async () => {
    const { status, body } = await graph('POST', '/applications', { displayName: 'Plain' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      '@odata.context': `${sim.addresses.graph}/v1.0/$metadata#applications/$entity`,
      displayName: 'Plain',
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
      api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [] },
      web: { redirectUris: [], implicitGrantSettings: { enableIdTokenIssuance: false } },
      deletedDateTime: null,
      uniqueName: null,
      parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
      publisherDomain: 'fjordlinefurniture.onmicrosoft.com',
    })
    const names =
      'addIns api appRoles appId createdDateTime description groupMembershipClaims id identifierUris info isFallbackPublicClient keyCredentials optionalClaims passwordCredentials publicClient requiredResourceAccess servicePrincipalLockConfiguration spa tags verifiedPublisher web'
    for (const name of names.split(' ')) expect(body).toHaveProperty(name)
    expect(body.id).not.toBe(body.appId)
    expect((await make()).api).toMatchObject({ requestedAccessTokenVersion: null })
  })

  test('has no service principal, so sign-in does not know it yet', async () => {
    const { appId, id } = await make()
    expect((await graph('GET', `/servicePrincipals(appId='${appId}')`)).status).toBe(404)
    const { body } = await graph('POST', `/applications/${id}/addPassword`, {})
    const asked = await askToken(sim, { client_id: appId, client_secret: body.secretText })
    expect(asked.body.error_codes).toEqual([7000229])
  })

  test('is found by its three keys, and not by one in the place of another', async () => {
    const { id, appId } = await make({ uniqueName: "keys'1" })
    for (const key of [`/${id}`, `(appId='${appId}')`, "(uniqueName='keys''1')", `('${id}')`, `/${id.toUpperCase()}`])
      expect((await graph('GET', `/applications${key}`)).body.id).toBe(id)
    for (const key of [`/${appId}`, `(appId='${id}')`, "(uniqueName='other')"])
      expect(await code(graph('GET', `/applications${key}`))).toEqual([404, 'Request_ResourceNotFound'])
    expect(await code(graph('GET', `/applications(displayName='An app')`))).toEqual([400, 'BadRequest'])
  })

  const wrong: readonly (readonly [string, object, string])[] = [
    ['no name', { displayName: undefined }, 'Request_BadRequest'],
    ['an empty name', { displayName: '' }, 'Request_BadRequest'],
    ['a name that is no text', { displayName: 7 }, 'Request_BadRequest'],
    ['an unknown property', { colour: 'red' }, 'Request_BadRequest'],
    ['an unknown property inside', { web: { colour: 'red' } }, 'Request_BadRequest'],
    ['an unknown audience', { signInAudience: 'Everybody' }, 'Request_BadRequest'],
    ['a redirect address without https', { web: { redirectUris: ['http://app.example/'] } }, 'Request_BadRequest'],
    ['a redirect address with a fragment', { spa: { redirectUris: ['https://app.example/#a'] } }, 'Request_BadRequest'],
    ['a permission that is no GUID', { requiredResourceAccess: [{ resourceAppId: 'x' }] }, 'Request_BadRequest'],
    ['a foreign host as identifier', { identifierUris: ['https://other.example/a'] }, 'HostNameNotOnVerifiedDomain'],
    ['a certificate that is none', { keyCredentials: [{ key: 'AAAA' }] }, 'Request_BadRequest'],
  ]
  test.each(wrong)('with %s is refused', async (_, fields, expected) => {
    const before = (await graph('GET', '/applications?$top=999')).body.value.length
    expect(await code(graph('POST', '/applications', { displayName: 'Wrong', ...fields }))).toEqual([400, expected])
    expect((await graph('GET', '/applications?$top=999')).body.value).toHaveLength(before)
  })

  test('with a body that is no JSON object is refused', async () => {
    for (const body of ['', '7', '[]', '{', 'null'])
      expect(await code(graph('POST', '/applications', body))).toEqual([400, 'BadRequest'])
    const type = { 'content-type': 'text/plain' }
    expect(await code(graph('POST', '/applications', { displayName: 'x' }, type))).toEqual([400, 'BadRequest'])
  })

  test('gets no secret with its body: addPassword makes those', async () => {
    const body = { displayName: 'x', passwordCredentials: [{ displayName: 'y' }] }
    expect(await code(graph('POST', '/applications', body))).toEqual([400, 'Request_BadRequest'])
  })

  test('is told with its address', async () => {
    const { headers, body } = await graph('POST', '/applications', { displayName: 'Placed' })
    const address = headers.get('location') ?? ''
    expect(address).toBe(`${sim.addresses.graph}/v1.0/applications/${body.id}`)
    expect((await graph('GET', address)).body.id).toBe(body.id)
  })
})

describe('a change', () => {
  test('answers nothing, replaces lists whole and joins objects', async () => {
    const { id, appId } = await make({
      web: { redirectUris: ['https://a.example/1', 'https://a.example/2'], homePageUrl: 'https://a.example' },
      tags: ['one', 'two'],
    })
    const { status, text } = await graph('PATCH', `/applications/${id}`, {
      displayName: 'Renamed',
      notes: 'seen',
      tags: ['three'],
      web: { redirectUris: ['https://a.example/3'], implicitGrantSettings: { enableIdTokenIssuance: true } },
      publicClient: { redirectUris: ['myapp://auth', 'http://localhost'] },
      requiredResourceAccess: [{ resourceAppId: bcAppId, resourceAccess: [{ id: apiRole, type: 'Role' }] }],
    })
    expect([status, text]).toEqual([204, ''])
    expect((await graph('GET', `/applications/${id}`)).body).toMatchObject({
      displayName: 'Renamed',
      notes: 'seen',
      tags: ['three'],
      web: {
        redirectUris: ['https://a.example/3'],
        homePageUrl: 'https://a.example',
        implicitGrantSettings: { enableIdTokenIssuance: true, enableAccessTokenIssuance: false },
        redirectUriSettings: [{ uri: 'https://a.example/3', index: null }],
      },
      publicClient: { redirectUris: ['myapp://auth', 'http://localhost'] },
    })
    const page = await fetch(`${sim.addresses.graph}/_simulator/tenants/${sim.env.TENANT}/applications/${appId}`)
    expect(await page.json()).toMatchObject({
      displayName: 'Renamed',
      permissions: [{ name: 'API.ReadWrite.All', isGranted: false }],
    })
  })

  const kept: readonly (readonly [string, unknown])[] = [
    ['description', 'What it does'],
    ['notes', 'Who made it'],
    ['tags', ['a', 'b']],
    ['groupMembershipClaims', 'SecurityGroup'],
    ['isDeviceOnlyAuthSupported', true],
    ['isFallbackPublicClient', true],
    ['serviceManagementReference', 'REF-1'],
    ['samlMetadataUrl', 'https://a.example/saml'],
    ['defaultRedirectUri', 'https://a.example/1'],
    ['requestSignatureVerification', { isSignedRequestRequired: true, allowedWeakAlgorithms: null }],
    ['oauth2RequirePostResponse', true],
    ['optionalClaims', { idToken: [{ name: 'email', source: null, essential: false, additionalProperties: [] }] }],
    ['parentalControlSettings', { countriesBlockedForMinors: ['DK'], legalAgeGroupRule: 'Allow' }],
    ['servicePrincipalLockConfiguration', { isEnabled: true, allProperties: true }],
    ['addIns', [{ id: '11111111-2222-3333-4444-555555555555', type: 'x', properties: [{ key: 'a', value: 'b' }] }]],
    ['spa', { redirectUris: ['https://a.example/spa'] }],
    ['publicClient', { redirectUris: ['myapp://auth'] }],
    ['api', { requestedAccessTokenVersion: 2, acceptMappedClaims: true, knownClientApplications: [apiRole] }],
    ['info', { marketingUrl: 'https://a.example', privacyStatementUrl: 'https://a.example/privacy' }],
    ['web', { homePageUrl: 'https://a.example', logoutUrl: 'https://a.example/out' }],
    ['signInAudience', 'AzureADMultipleOrgs'],
  ]
  test.each(kept)('of %s is read again', async (name, value) => {
    const { id } = await make()
    expect((await graph('PATCH', `/applications/${id}`, { [name]: value })).status).toBe(204)
    expect((await graph('GET', `/applications/${id}?$select=${name}`)).body).toMatchObject({ [name]: value })
    expect((await graph('POST', '/applications', { displayName: 'At once', [name]: value })).body).toMatchObject({
      [name]: value,
    })
  })

  test.each(['id', 'appId', 'createdDateTime', 'publisherDomain', 'verifiedPublisher', 'colour'])(
    'of %s is refused',
    async (name) => {
      const { id } = await make()
      expect(await code(graph('PATCH', `/applications/${id}`, { [name]: null }))).toEqual([400, 'Request_BadRequest'])
    },
  )

  test('renames the service principal', async () => {
    const { id, appId } = await make()
    await graph('POST', '/servicePrincipals', { appId })
    await graph('PATCH', `/applications/${id}`, { displayName: 'Renamed too' })
    expect((await graph('GET', `/servicePrincipals(appId='${appId}')`)).body.displayName).toBe('Renamed too')
  })

  test('that is refused changes nothing', async () => {
    const { id } = await make({ notes: 'before' })
    await graph('PATCH', `/applications/${id}`, { notes: 'after', web: { redirectUris: ['nonsense'] } })
    expect((await graph('GET', `/applications/${id}`)).body.notes).toBe('before')
  })

  test('lets an identifier belong to one application', async () => {
    const uri = 'https://fjordlinefurniture.example/api'
    await make({ identifierUris: [uri] })
    const refused = graph('POST', '/applications', { displayName: 'Second', identifierUris: [uri] })
    expect(await code(refused)).toEqual([400, 'Request_MultipleObjectsWithSameKeyValue'])
    const { id, appId } = await make()
    expect((await graph('PATCH', `/applications/${id}`, { identifierUris: [`api://${appId}`] })).status).toBe(204)
  })
})

describe('a unique name', () => {
  test('makes or changes, where the caller prefers that', async () => {
    const path = "/applications(uniqueName='upsert')"
    expect(await code(graph('PATCH', path, { displayName: 'U' }))).toEqual([404, 'Request_ResourceNotFound'])
    const made = await graph('PATCH', path, { displayName: 'U' }, prefer)
    expect([made.status, made.body.uniqueName]).toEqual([201, 'upsert'])
    const changed = await graph('PATCH', path, { displayName: 'V' }, prefer)
    expect([changed.status, changed.text]).toEqual([204, ''])
    expect((await graph('GET', path)).body).toMatchObject({ id: made.body.id, displayName: 'V' })
    expect(
      await code(graph('PATCH', "/applications(appId='00000000-0000-0000-0000-000000000001')", {}, prefer)),
    ).toEqual([404, 'Request_ResourceNotFound'])
  })

  test('belongs to one application, and stays', async () => {
    const { id } = await make({ uniqueName: 'taken' })
    const second = graph('POST', '/applications', { displayName: 'Second', uniqueName: 'TAKEN' })
    expect(await code(second)).toEqual([400, 'Request_MultipleObjectsWithSameKeyValue'])
    expect(await code(graph('PATCH', `/applications/${id}`, { uniqueName: 'other' }))).toEqual([
      400,
      'Request_BadRequest',
    ])
    expect((await graph('PATCH', `/applications/${id}`, { uniqueName: 'taken' })).status).toBe(204)
  })

  test('is taken while its application is in the bin', async () => {
    const { id } = await make({ uniqueName: 'binned' })
    await graph('DELETE', `/applications/${id}`)
    const path = "/applications(uniqueName='binned')"
    expect(await code(graph('PATCH', path, { displayName: 'Again' }, prefer))).toEqual([400, 'ObjectConflict'])
    expect(await code(graph('POST', '/applications', { displayName: 'Again', uniqueName: 'Binned' }))).toEqual([
      400,
      'ObjectConflict',
    ])
    expect((await graph('DELETE', `/directory/deletedItems/${id}`)).status).toBe(204)
    expect((await graph('PATCH', path, { displayName: 'Again' }, prefer)).status).toBe(201)
  })
})

describe('the bin', () => {
  test('keeps a deleted application, which can be restored with its secrets', async () => {
    const { id, appId } = await make()
    const { body: secret } = await graph('POST', `/applications/${id}/addPassword`, {})
    const { body: principal } = await graph('POST', '/servicePrincipals', { appId })
    expect((await graph('DELETE', `/applications(appId='${appId}')`)).status).toBe(204)
    expect((await graph('GET', `/applications/${id}`)).status).toBe(404)
    expect((await graph('GET', `/servicePrincipals/${principal.id}`)).status).toBe(404)
    const fields = { client_id: appId, client_secret: secret.secretText }
    expect((await askToken(sim, fields)).body.error_codes).toEqual([700016])

    const bin = await graph('GET', '/directory/deletedItems/microsoft.graph.application')
    expect(bin.body.value).toContainEqual(expect.objectContaining({ id, deletedDateTime: expect.any(String) }))
    expect((await graph('GET', `/directory/deletedItems/${id}`)).body.appId).toBe(appId)
    const restored = await graph('POST', `/directory/deletedItems/${id}/restore`)
    expect([restored.status, restored.body.deletedDateTime]).toEqual([200, null])
    // Its service principal is another object, and restored by itself.
    expect((await askToken(sim, fields)).body.error_codes).toEqual([7000229])
    expect((await graph('POST', `/directory/deletedItems/${principal.id}/restore`)).status).toBe(200)
    expect((await askToken(sim, fields)).status).toBe(200)
  })

  test('is searched by name, as whoever meets a conflict does', async () => {
    const { id } = await make({ uniqueName: 'lost', displayName: 'Lost application' })
    await graph('DELETE', `/applications/${id}`)
    const bin = '/directory/deletedItems/microsoft.graph.application'
    for (const filter of [
      "uniqueName eq 'lost'",
      "displayName eq 'Lost application'",
      "startswith(displayName,'Lost')",
    ])
      expect((await graph('GET', `${bin}?$filter=${filter}&$select=id`)).body.value).toEqual([{ id }])
    expect((await graph('GET', `${bin}/$count`, undefined, { consistencylevel: 'eventual' })).text).toMatch(/^\d+$/)
    await graph('POST', `/directory/deletedItems/${id}/restore`)
    expect((await graph('GET', "/applications(uniqueName='lost')")).body.id).toBe(id)
  })

  test('is emptied after thirty days', async () => {
    const own = await startForTest()
    const { graph: mine } = await asApplication(own, ['Application.ReadWrite.All'])
    const { body } = await mine('POST', '/applications', { displayName: 'Gone' })
    await mine('DELETE', `/applications/${body.id}`)
    own.settings.accessTokenSeconds = 100 * 86_400
    const later = (await asApplication(own, ['Application.ReadWrite.All'])).graph
    own.control.advance(29 * 86_400_000)
    expect((await later('GET', `/directory/deletedItems/${body.id}`)).status).toBe(200)
    own.control.advance(86_400_000)
    expect((await later('GET', `/directory/deletedItems/${body.id}`)).status).toBe(404)
    expect(await code(later('POST', `/directory/deletedItems/${body.id}/restore`))).toEqual([
      404,
      'Request_ResourceNotFound',
    ])
  })

  test('holds what the pages and the control API deleted', async () => {
    const { id, appId } = sim.control.createApplication(sim.env.TENANT, { displayName: 'From the page' })
    sim.control.deleteApplication(sim.env.TENANT, appId)
    expect((await graph('GET', `/directory/deletedItems/${id}`)).body.displayName).toBe('From the page')
  })
})

describe('owners', () => {
  test('are added by reference, once, and removed', async () => {
    const { id } = await make()
    const { userId } = await asPerson(sim, [])
    const reference = (to: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${to}` })
    const path = `/applications/${id}/owners`
    expect((await graph('POST', `${path}/$ref`, reference(userId))).status).toBe(204)
    expect(await code(graph('POST', `${path}/$ref`, reference(userId)))).toEqual([400, 'Request_BadRequest'])
    expect(await code(graph('POST', `${path}/$ref`, reference(id)))).toEqual([404, 'Request_ResourceNotFound'])
    expect(await code(graph('POST', `${path}/$ref`, {}))).toEqual([400, 'BadRequest'])
    const listed = await graph('GET', `${path}?$select=id`)
    expect(listed.body.value).toEqual([{ '@odata.type': '#microsoft.graph.user', id: userId }])
    const expanded = await graph('GET', `/applications/${id}?$expand=owners&$select=id`)
    expect(expanded.body.owners).toMatchObject([{ id: userId }])
    expect((await graph('DELETE', `${path}/${userId}/$ref`)).status).toBe(204)
    expect((await graph('DELETE', `${path}/${userId}/$ref`)).status).toBe(404)
  })
})

describe('owners from the beginning', () => {
  const bind = (...ids: readonly string[]) => ({
    'owners@odata.bind': ids.map((id) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`),
  })

  test('are named in the request that makes an application or a service principal', async () => {
    const { userId } = await asPerson(sim, [])
    const app = await make(bind(userId))
    expect((await graph('GET', `/applications/${app.id}/owners`)).body.value).toMatchObject([{ id: userId }])
    const { body } = await graph('POST', '/servicePrincipals', { appId: app.appId, ...bind(userId) })
    expect((await graph('GET', `/servicePrincipals/${body.id}/owners`)).body.value).toMatchObject([{ id: userId }])
  })

  test('must exist, and other links are not simulated', async () => {
    const unknown = { displayName: 'x', ...bind('00000000-0000-0000-0000-000000000001') }
    expect(await code(graph('POST', '/applications', unknown))).toEqual([404, 'Request_ResourceNotFound'])
    const other = { displayName: 'x', 'tokenLifetimePolicies@odata.bind': [] }
    expect((await graph('POST', '/applications', other)).status).toBe(501)
  })
})

describe('replication', () => {
  test('keeps a new application out of sight for as long as set', async () => {
    const own = await startForTest()
    const { graph: mine } = await asPerson(own, ['globalAdministrator'])
    own.settings.applicationReplicationMs = 20_000
    own.settings.servicePrincipalReplicationMs = 20_000
    const { body } = await mine('POST', '/applications', { displayName: 'Young' })
    expect(await code(mine('GET', `/applications/${body.id}`))).toEqual([404, 'Request_ResourceNotFound'])
    expect((await mine('GET', `/applications?$filter=appId eq '${body.appId}'`)).body.value).toEqual([])
    const early = await mine('POST', '/servicePrincipals', { appId: body.appId })
    expect(early.body.error).toMatchObject({
      code: 'Request_BadRequest',
      message: expect.stringContaining('does not reference a valid application object'),
    })
    own.control.advance(20_000)
    const { body: principal } = await mine('POST', '/servicePrincipals', { appId: body.appId })
    const bc = await mine('GET', `/servicePrincipals(appId='${bcAppId}')`)
    const assignment = { principalId: principal.id, resourceId: bc.body.id, appRoleId: apiRole }
    const assign = () => mine('POST', `/servicePrincipals/${bc.body.id}/appRoleAssignedTo`, assignment)
    expect(await code(assign())).toEqual([404, 'Request_ResourceNotFound'])
    own.control.advance(20_000)
    expect((await assign()).status).toBe(201)
  })
})
