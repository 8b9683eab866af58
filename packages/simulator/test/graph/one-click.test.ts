import { graphAppId } from '@landbridge/model'
import { expect, test } from 'vitest'
import { askToken, bcScope, decodeToken, startForTest } from '../support.ts'
import { apiRole, automationRole, bcAppId, signIn, wizardScopes } from './support.ts'

const required = {
  resourceAppId: bcAppId,
  resourceAccess: [
    { id: apiRole, type: 'Role' },
    { id: automationRole, type: 'Role' },
  ],
}

test('an administrator who signs in gets from nothing to a token with roles', async () => {
  const sim = await startForTest()
  const home = sim.control.createTenant({ displayName: 'The vendor', domains: ['vendor.example'] })
  const wizard = sim.control.createApplication(home.id, {
    displayName: 'Wizard',
    signInAudience: 'AzureADMultipleOrgs',
    redirectUris: ['https://wizard.example/callback'],
  })
  const { text: secret } = sim.control.addSecret(home.id, wizard.appId)
  sim.control.deleteServicePrincipal(sim.env.TENANT, bcAppId)

  // 1. Sign-in at organizations; consent for everybody.
  const login = { login: sim.env.TEST_USER, password: sim.env.TEST_PASSWORD, tenant: 'organizations' }
  const { graph, idToken } = await signIn(sim, { clientId: wizard.appId, secret, scopes: wizardScopes, ...login })
  expect(decodeToken(idToken).payload.tid).toBe(sim.env.TENANT)

  // 2. Right tenant, right role.
  const organization = await graph('GET', '/organization?$select=id,displayName,verifiedDomains')
  expect(organization.body.value[0]).toMatchObject({ id: sim.env.TENANT, displayName: 'Fjordline Furniture' })
  const roles = await graph('GET', '/me/memberOf/microsoft.graph.directoryRole?$select=roleTemplateId,displayName')
  expect(roles.body.value).toEqual([
    { roleTemplateId: '62e90394-69f5-4237-9190-012177145e10', displayName: 'Global Administrator' },
  ])

  // 3. Business Central is not there yet.
  expect((await graph('GET', `/servicePrincipals(appId='${bcAppId}')`)).status).toBe(404)
  const bc = await graph('POST', '/servicePrincipals', { appId: bcAppId })
  expect(bc.status).toBe(201)
  expect(bc.body.appRoles).toContainEqual(expect.objectContaining({ id: apiRole, value: 'API.ReadWrite.All' }))

  // 4. The application, by its unique name; again without doubling it.
  const prefer = { prefer: 'create-if-missing' }
  const draft = {
    displayName: 'Acme Connector for Business Central',
    signInAudience: 'AzureADMyOrg',
    web: { redirectUris: ['https://app.example/oauth/callback'] },
    requiredResourceAccess: [required],
  }
  const made = await graph('PATCH', "/applications(uniqueName='acme-bc')", draft, prefer)
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ uniqueName: 'acme-bc', requiredResourceAccess: [required] })
  const again = await graph('PATCH', "/applications(uniqueName='acme-bc')", draft, prefer)
  expect([again.status, again.text]).toEqual([204, ''])
  const { id, appId } = made.body

  // 5. Its service principal.
  expect((await graph('PATCH', `/servicePrincipals(appId='${appId}')`, {}, prefer)).status).toBe(201)
  const client = await graph('GET', `/servicePrincipals(appId='${appId}')`)

  // 6. Consent.
  for (const appRoleId of [apiRole, automationRole]) {
    const granted = await graph('POST', `/servicePrincipals/${bc.body.id}/appRoleAssignedTo`, {
      principalId: client.body.id,
      resourceId: bc.body.id,
      appRoleId,
    })
    expect(granted.status).toBe(201)
  }
  const delegated = await graph('POST', '/oauth2PermissionGrants', {
    clientId: client.body.id,
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: bc.body.id,
    scope: 'Financials.ReadWrite.All user_impersonation',
  })
  expect(delegated.status).toBe(201)

  // 7. and 8. A secret, and a token that proves it.
  const password = await graph('POST', `/applications/${id}/addPassword`, {
    passwordCredential: { displayName: 'one' },
  })
  const fields = { client_id: appId, client_secret: password.body.secretText, scope: bcScope }
  const { body } = await askToken(sim, fields)
  expect(decodeToken(body.access_token).payload).toMatchObject({
    aud: 'https://api.businesscentral.dynamics.com',
    appid: appId,
    roles: ['API.ReadWrite.All', 'Automation.ReadWrite.All'],
  })

  // 9. The same world is on the pages, in the control API and in Business Central.
  sim.control.putCard(sim.env.TENANT, 'Production', {
    clientId: appId,
    description: 'Acme',
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 READ' }],
  })
  const companies = await fetch(`${sim.addresses.api}/v2.0/${sim.env.TENANT}/Production/api/v2.0/companies`, {
    headers: { authorization: `Bearer ${body.access_token}` },
  })
  expect(companies.status).toBe(200)
  const state = await (await fetch(`${sim.addresses.graph}/_simulator/tenants/${sim.env.TENANT}`)).text()
  expect(state).toContain('Acme Connector for Business Central')

  // 10. The wizard takes its own permission away.
  const own = await graph('GET', `/servicePrincipals(appId='${wizard.appId}')`)
  const grants = await graph('GET', `/oauth2PermissionGrants?$filter=clientId eq '${own.body.id}'`)
  expect(grants.body.value).toHaveLength(1)
  expect((await graph('DELETE', `/oauth2PermissionGrants/${grants.body.value[0]!.id}`)).status).toBe(204)
  const principal = sim.world.tenants.get(sim.env.TENANT)!.servicePrincipals.get(wizard.appId)!
  expect(principal.grantedScopes.get(graphAppId)).toBeUndefined()
})
