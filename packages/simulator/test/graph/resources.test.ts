import { graphAppId } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askToken, decodeToken, startForTest } from '../support.ts'
import { asApplication, asPerson, bcAppId, type Graph } from './support.ts'

let sim: Simulator
let graph: Graph
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  graph = (await asApplication(sim, ['Application.ReadWrite.All'])).graph
})
afterAll(() => sim.stop())

interface Offered {
  readonly id: string
  readonly value: string
}

const resource = async (appId: string) => (await graph('GET', `/servicePrincipals(appId='${appId}')`)).body
const pairs = (list: unknown): Record<string, string> =>
  Object.fromEntries((list as readonly Offered[]).map(({ value, id }) => [value, id]))

describe('Business Central', () => {
  test('offers its application roles under the ids that are the same everywhere', async () => {
    expect(pairs((await resource(bcAppId)).appRoles)).toEqual({
      'API.ReadWrite.All': 'a42b0b75-311e-488d-b67e-8fe84f924341',
      'Automation.ReadWrite.All': 'd365bc00-a990-0000-00bc-160000000001',
      'AdminCenter.ReadWrite.All': 'a20fe46f-4f63-4666-8e0e-9b882d90b837',
      app_access: '3983b928-ed40-4111-bbad-e7910cf234bd',
    })
  })

  test('offers its delegated scopes', async () => {
    expect(pairs((await resource(bcAppId)).oauth2PermissionScopes)).toEqual({
      'Financials.ReadWrite.All': '2fb13c28-9d89-417f-9af2-ec3065bc16e6',
      user_impersonation: 'bce0976a-cb0b-473b-8800-84eda9f8e447',
    })
  })

  test("belongs to Microsoft's directory, and its object id to this one", async () => {
    const other = await startForTest()
    const theirs = other.control.createTenant({ displayName: 'Other', domains: ['other.example'] })
    const body = await resource(bcAppId)
    expect(body).toMatchObject({
      displayName: 'Dynamics 365 Business Central',
      appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
      servicePrincipalType: 'Application',
    })
    expect(theirs.servicePrincipals.get(bcAppId)!.id).not.toBe(body.id)
  })

  const hosts =
    'infoma serenicnavigator lscentral incadea-fastfit project365 4psconstruct sparkrock365 deonline wiise frentals amp to-increase-food 3pl-dynamics prodware-scm gevis-erp'
  const names = [
    'https://api.businesscentral.dynamics.com',
    'https://apps.businesscentral.dynamics.com',
    'https://financials.dynamics.com',
    'https://api.financials.dynamics.com',
    'https://projectmadeira.com',
    'https://api.invoicing.office.net',
    'https://api.accountants.dynamics.com',
    ...hosts.split(' ').map((host) => `https://${host}.api.bc.dynamics.com`),
  ]
  test('is known by all of its names, and the audience of a token is the one that was asked for', async () => {
    const { servicePrincipalNames } = await resource(bcAppId)
    expect(new Set(servicePrincipalNames as string[])).toEqual(new Set([bcAppId, ...names]))
    for (const name of [bcAppId, ...names]) {
      const { body } = await askToken(sim, { scope: `${name}/.default` })
      expect(decodeToken(body.access_token).payload.aud).toBe(name)
    }
  })

  test('can be missing, and is then made by whoever may', async () => {
    const own = await startForTest()
    own.control.deleteServicePrincipal(own.env.TENANT, bcAppId)
    const { graph: mine } = await asPerson(own, ['applicationAdministrator'])
    expect((await mine('GET', `/servicePrincipals(appId='${bcAppId}')`)).status).toBe(404)
    expect((await mine('GET', `/servicePrincipals?$filter=appId eq '${bcAppId}'`)).body.value).toEqual([])
    expect((await askToken(own)).body.error_codes).toEqual([500011])
    const { graph: ordinary } = await asPerson(own, [])
    expect((await ordinary('POST', '/servicePrincipals', { appId: bcAppId })).status).toBe(403)
    expect((await mine('POST', '/servicePrincipals', { appId: bcAppId })).status).toBe(201)
    expect((await askToken(own)).status).toBe(200)
  })
})

describe('Microsoft Graph', () => {
  test('offers what a wizard asks for, under the ids of the reference', async () => {
    const { appRoles, oauth2PermissionScopes } = await resource(graphAppId)
    expect(pairs(oauth2PermissionScopes)).toMatchObject({
      'Application.ReadWrite.All': 'bdfbf15f-ee85-4955-8675-146e8e5296b5',
      'AppRoleAssignment.ReadWrite.All': '84bccea3-f856-4a8a-967b-dbe0a3d53a64',
      'DelegatedPermissionGrant.ReadWrite.All': '41ce6ca6-6826-4807-84f1-1c82854f7ee5',
      'User.Read': 'e1fe6dd8-ba31-4d61-89e7-88639da4683d',
      'Organization.Read.All': '4908d5b9-3fb2-4b1e-9336-1888b7937185',
      'Directory.Read.All': '06da0dbc-49e2-44d2-8312-53f166ab848a',
      'Directory.ReadWrite.All': 'c5366453-9fb0-48a5-a156-24f0c49a4b84',
      'Directory.AccessAsUser.All': '0e263e50-5827-48a4-b97c-d940288653c7',
    })
    expect(pairs(appRoles)).toMatchObject({
      'Application.ReadWrite.All': '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9',
      'Application.ReadWrite.OwnedBy': '18a4783c-866b-4cc7-a460-3d5e5662c884',
      'AppRoleAssignment.ReadWrite.All': '06b708a9-e830-4db3-a914-8e69da51d44f',
      'DelegatedPermissionGrant.ReadWrite.All': '8e8e4742-1d95-4f68-9d56-6ee75648c72a',
    })
  })

  test('says which of its scopes want an administrator', async () => {
    const scopes = (await resource(graphAppId)).oauth2PermissionScopes as readonly (Offered & { type: string })[]
    const open = scopes.filter(({ type }) => type === 'User').map(({ value }) => value)
    expect(open).toContain('User.Read')
    expect(open).not.toContain('Application.ReadWrite.All')
  })
})

test('an application of many directories is made in each by its client id', async () => {
  const vendor = sim.control.createTenant({ displayName: 'Vendor', domains: ['many-directories.example'] })
  const draft = { displayName: 'Sold', signInAudience: 'AzureADMultipleOrgs' }
  const { appId } = sim.control.createApplication(vendor.id, draft)
  const prefer = { prefer: 'create-if-missing' }
  const made = await graph('PATCH', `/servicePrincipals(appId='${appId}')`, { notes: 'bought' }, prefer)
  expect([made.status, made.body.appOwnerOrganizationId, made.body.notes]).toEqual([201, vendor.id, 'bought'])
  const again = await graph('PATCH', `/servicePrincipals(appId='${appId}')`, { notes: 'kept' }, prefer)
  expect([again.status, again.text]).toEqual([204, ''])
  expect((await graph('GET', `/applications(appId='${appId}')`)).status).toBe(404)
})
