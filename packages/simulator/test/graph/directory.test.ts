import { directoryRoles } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asApplication, asPerson, bcAppId, type Graph, wizardScopes } from './support.ts'

let sim: Simulator
let graph: Graph
let reader: Graph
let userId: string
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  const signedIn = await asPerson(sim, ['cloudApplicationAdministrator', 'dynamicsAdministrator'])
  graph = signedIn.graph
  userId = signedIn.userId
  reader = (await asApplication(sim, ['Directory.Read.All'])).graph
})
afterAll(() => sim.stop())

const code = async (reply: ReturnType<Graph>): Promise<[number, string]> => {
  const { status, body } = await reply
  return [status, body.error.code]
}

describe('the organization', () => {
  test('is a list of one, with domains, country and kind', async () => {
    const { body } = await reader(
      'GET',
      '/organization?$select=id,displayName,verifiedDomains,tenantType,countryLetterCode',
    )
    expect(body).toEqual({
      '@odata.context': `${sim.addresses.graph}/v1.0/$metadata#organization(id,displayName,verifiedDomains,tenantType,countryLetterCode)`,
      value: [
        {
          id: sim.env.TENANT,
          displayName: 'Fjordline Furniture',
          countryLetterCode: 'DK',
          tenantType: 'AAD',
          verifiedDomains: [
            {
              name: 'fjordlinefurniture.onmicrosoft.com',
              isInitial: true,
              isDefault: false,
              capabilities: 'Email, OfficeCommunicationsOnline',
              type: 'Managed',
            },
            expect.objectContaining({ name: 'fjordlinefurniture.example', isInitial: false, isDefault: true }),
          ],
        },
      ],
    })
    expect((await reader('GET', `/organization/${sim.env.TENANT}`)).body.id).toBe(sim.env.TENANT)
    expect(await code(reader('GET', `/organization/${userId}`))).toEqual([404, 'Request_ResourceNotFound'])
  })

  test('shows basic properties to whoever may only read themselves', async () => {
    const { graph: plain } = await asPerson(sim, [], ['User.Read'])
    expect((await plain('GET', '/organization')).body.value[0]).toMatchObject({
      id: sim.env.TENANT,
      displayName: 'Fjordline Furniture',
      verifiedDomains: [{ isInitial: true }, {}],
      tenantType: null,
      countryLetterCode: null,
    })
  })

  test('is the one where the person signed in, not that of the application', async () => {
    const other = sim.control.createTenant({ displayName: 'Other', domains: ['other-directory.example'] })
    expect((await reader('GET', `/organization/${other.id}`)).status).toBe(404)
  })

  test('has domains of its own address', async () => {
    const { body } = await reader('GET', '/domains')
    expect(body.value).toMatchObject([
      { id: 'fjordlinefurniture.onmicrosoft.com', isInitial: true, isVerified: true },
      { id: 'fjordlinefurniture.example', isDefault: true },
    ])
    expect((await reader('GET', '/domains/fjordlinefurniture.example')).body.isDefault).toBe(true)
    expect((await reader('GET', '/domains/other.example')).status).toBe(404)
    expect((await graph('GET', '/domains')).status).toBe(403)
  })
})

describe('whoever signed in', () => {
  test('is told with the basic properties', async () => {
    const { body } = await graph('GET', '/me?$select=id,userPrincipalName,displayName')
    expect(body).toEqual({
      '@odata.context': `${sim.addresses.graph}/v1.0/$metadata#users(id,userPrincipalName,displayName)/$entity`,
      id: userId,
      userPrincipalName: expect.stringContaining('@fjordlinefurniture.onmicrosoft.com'),
      displayName: expect.any(String),
    })
    expect((await graph('GET', '/me')).body).not.toHaveProperty('accountEnabled')
    expect((await graph('GET', `/users/${userId}`)).body.id).toBe(userId)
    expect((await graph('GET', `/users/${body.userPrincipalName}`)).body.id).toBe(userId)
  })

  const links = ['memberOf', 'transitiveMemberOf']
  test.each(links)('sees the directory roles in %s, by their template', async (link) => {
    const { id: cloud, name } = directoryRoles.cloudApplicationAdministrator
    const cast = await graph('GET', `/me/${link}/microsoft.graph.directoryRole?$select=roleTemplateId,displayName`)
    expect(cast.body.value).toEqual([
      { roleTemplateId: cloud, displayName: name },
      { roleTemplateId: directoryRoles.dynamicsAdministrator.id, displayName: 'Dynamics 365 Administrator' },
    ])
    const plain = await graph('GET', `/me/${link}`)
    expect(plain.body.value[0]).toMatchObject({
      '@odata.type': '#microsoft.graph.directoryRole',
      roleTemplateId: cloud,
    })
    // Its own id is that of the role in this directory, and not the template's.
    expect(plain.body.value[0]!.id).not.toBe(cloud)
  })

  test('belongs to security groups too', async () => {
    const { graph: member, userId: id } = await asPerson(sim, [])
    const group = { id: '22222222-0000-4000-8000-000000000001', displayName: 'Buyers' }
    const tenant = sim.world.tenants.get(sim.env.TENANT)!
    tenant.securityGroups = new Map([[group.id, { ...group, members: new Set([id]), permissionSets: new Map() }]])
    expect((await member('GET', '/me/memberOf')).body.value).toMatchObject([
      { '@odata.type': '#microsoft.graph.group', ...group },
    ])
    expect((await member('GET', '/me/memberOf/microsoft.graph.directoryRole')).body.value).toEqual([])
    delete tenant.securityGroups
  })

  test('has a role from the moment it is activated, in sight and in effect', async () => {
    const waiting = await asPerson(sim, [])
    sim.control.setPolicy(sim.env.TENANT, { usersMayRegister: false })
    const tries = async () => [
      (await waiting.graph('GET', '/me/memberOf')).body.value.length,
      (await waiting.graph('POST', '/applications', { displayName: 'Tried' })).status,
    ]
    const before = await tries()
    sim.control.setDirectoryRoles(sim.env.TENANT, waiting.userId, [directoryRoles.applicationAdministrator.id])
    const after = await tries()
    sim.control.setPolicy(sim.env.TENANT, { usersMayRegister: true })
    expect([before, after]).toEqual([
      [0, 403],
      [1, 201],
    ])
  })

  test('is given roles by the control API too, by the ids of templates only', async () => {
    const { userId: id } = await asPerson(sim, [])
    const change = async (directoryRoles: readonly string[]) => {
      const address = `${sim.addresses.graph}/_simulator/tenants/${sim.env.TENANT}/users/${id}`
      const reply = await fetch(address, { method: 'PATCH', body: JSON.stringify({ directoryRoles }) })
      return { status: reply.status, body: await reply.json() }
    }
    const template = directoryRoles.dynamicsAdministrator.id
    expect(await change([template.toUpperCase()])).toMatchObject({ status: 200, body: { directoryRoles: [template] } })
    expect(await change(['Global Administrator'])).toMatchObject({ status: 400 })
    expect((await reader('GET', `/users/${id}/memberOf?$select=roleTemplateId`)).body.value).toMatchObject([
      { roleTemplateId: template },
    ])
  })

  test('is told to a client of OpenID Connect', async () => {
    for (const method of ['GET', 'POST'])
      expect((await graph(method, '/oidc/userinfo')).body).toMatchObject({
        sub: expect.any(String),
        name: expect.any(String),
      })
  })
})

describe('people', () => {
  test('are listed to whoever may read them, and found by both keys', async () => {
    expect(await code(graph('GET', '/users'))).toEqual([403, 'Authorization_RequestDenied'])
    const byName = await reader('GET', `/users/${sim.env.TEST_USER}`)
    expect(byName.body.userPrincipalName).toBe(sim.env.TEST_USER)
    const filtered = await reader('GET', `/users?$filter=userPrincipalName eq '${sim.env.TEST_USER}'`)
    expect(filtered.body.value).toMatchObject([{ id: byName.body.id }])
    expect(await code(reader('GET', '/users/nobody@fjordlinefurniture.example'))).toEqual([
      404,
      'Request_ResourceNotFound',
    ])
    expect((await reader('GET', `/users/${userId}/memberOf`)).body.value).toHaveLength(2)
  })

  test('are made by the control API, not here', async () => {
    expect((await reader('POST', '/users', {})).status).toBe(501)
  })
})

describe('directory roles', () => {
  test('are those that somebody holds, with their members', async () => {
    const { body } = await reader('GET', '/directoryRoles')
    const templates = body.value.map(({ roleTemplateId }) => roleTemplateId)
    expect(templates).toContain(directoryRoles.globalAdministrator.id)
    expect(templates).not.toContain(directoryRoles.businessCentralAdministrator.id)
    const key = `(roleTemplateId='${directoryRoles.cloudApplicationAdministrator.id}')`
    const role = await reader('GET', `/directoryRoles${key}`)
    expect(role.body.displayName).toBe('Cloud Application Administrator')
    expect((await reader('GET', `/directoryRoles/${role.body.id}/members?$select=id`)).body.value).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: userId },
    ])
    expect((await reader('GET', '/directoryRoles/none')).status).toBe(404)
    expect((await graph('GET', '/directoryRoles')).status).toBe(403)
  })
})

describe('objects of any kind', () => {
  test('are read by their ids, and those that are not there are left out', async () => {
    const bc = (await graph('GET', `/servicePrincipals(appId='${bcAppId}')`)).body.id
    const app = (await graph('POST', '/applications', { displayName: 'Any kind' })).body.id
    const ids = [userId, bc, app, '00000000-0000-0000-0000-000000000001']
    const kinds = async (types?: readonly string[]) => {
      const { body } = await graph('POST', '/directoryObjects/getByIds', { ids, ...(types && { types }) })
      expect(body['@odata.context']).toBe(`${sim.addresses.graph}/v1.0/$metadata#directoryObjects`)
      return body.value.map((row) => String(row['@odata.type']).replace('#microsoft.graph.', ''))
    }
    expect(await kinds()).toEqual(['user', 'servicePrincipal', 'application'])
    expect(await kinds(['servicePrincipal', 'group'])).toEqual(['servicePrincipal'])
    expect((await graph('GET', `/directoryObjects/${app}?$select=id`)).body).toMatchObject({
      '@odata.type': '#microsoft.graph.application',
      id: app,
    })
    expect(await code(graph('GET', '/directoryObjects/none'))).toEqual([404, 'Request_ResourceNotFound'])
    expect(await code(graph('POST', '/directoryObjects/getByIds', {}))).toEqual([400, 'Request_BadRequest'])
  })

  test('that are owned are listed at their owner, person or application', async () => {
    const { graph: narrow, clientId } = await asApplication(sim, ['Application.ReadWrite.OwnedBy'])
    await narrow('POST', '/applications', { displayName: 'Owned by an application' })
    const { body } = await reader('GET', `/servicePrincipals(appId='${clientId}')/ownedObjects`)
    expect(body.value).toMatchObject([
      { '@odata.type': '#microsoft.graph.application', displayName: 'Owned by an application' },
    ])
    expect((await reader('GET', `/servicePrincipals(appId='${clientId}')/memberOf`)).body.value).toEqual([])
  })

  test('stay out of sight when nothing in the token allows to read', async () => {
    const { graph: narrow } = await asPerson(sim, [], ['User.Read'])
    expect((await narrow('POST', '/directoryObjects/getByIds', { ids: [] })).status).toBe(403)
    expect(wizardScopes).not.toContain('Directory.Read.All')
  })
})
