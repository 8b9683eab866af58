import { businessCentralAppId } from '@landbridge/model'
import type { TrialWorld } from './world.ts'

type Bodies = readonly (readonly [call: RegExp, body: object])[]

const objectReference = (id: string): object => ({
  '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}`,
})

/** Bodies with which calls of Microsoft Graph are right, by method and path. */
export const graphBodies = ({ sim }: TrialWorld): Bodies => {
  const tenant = sim.world.tenants.get(sim.env.TENANT)!
  const client = tenant.servicePrincipals.get(sim.env.CLIENT_ID)!
  const resource = tenant.servicePrincipals.get(businessCentralAppId)!
  const [person = ''] = tenant.users.keys()
  const role = { principalId: client.id, resourceId: resource.id, appRoleId: 'a20fe46f-4f63-4666-8e0e-9b882d90b837' }
  return [
    [/^POST .*appRoleAssign(ments|edTo)$/, role],
    [
      /^POST .*oauth2PermissionGrants$/,
      { clientId: client.id, consentType: 'AllPrincipals', resourceId: resource.id, scope: 'user_impersonation' },
    ],
    [/^PATCH .*oauth2PermissionGrants/, { scope: 'Financials.ReadWrite.All' }],
    [
      /^POST .*federatedIdentityCredentials$/,
      { name: 'tried', issuer: 'https://i.example', subject: 's', audiences: ['api://AzureADTokenExchange'] },
    ],
    [/^PATCH .*federatedIdentityCredentials/, { description: 'Tried' }],
    [/^POST .*\/addPassword$/, { passwordCredential: { displayName: 'Tried' } }],
    [/^POST .*\/owners\/\$ref$/, objectReference(person)],
    [/^POST \/applications$/, { displayName: 'Tried', signInAudience: 'AzureADMyOrg' }],
    [/^PATCH \/applications/, { notes: 'Tried' }],
    [/^POST .*getByIds$/, { ids: [person], types: ['user'] }],
    [/^POST \/\$batch$/, { requests: [{ id: '1', method: 'GET', url: '/me' }] }],
  ]
}

/** Bodies with which calls of the Admin Center API are right, by method and path. */
export const adminBodies: Bodies = [
  [/^PUT \/applications\/\{family\}\/environments\/\{name\}$/, { environmentType: 'Sandbox', countryCode: 'DK' }],
  [/\/copy$/, { environmentName: 'Copied', type: 'Sandbox' }],
  [/\/appinsightskey$/, { key: 'InstrumentationKey=5afe0000-0000-4000-8000-000000000000' }],
  [/^PUT .*partneraccess$/, { status: 'Disabled', allowedPartnerTenantIds: [] }],
  [/^POST .*accesswithm365licenses$/, { enabled: true }],
  [/^PUT .*recipients$/, { email: 'ops@tried.example', name: 'Tried' }],
  [/^PUT .*supportcontact$/, { name: 'Tried', email: 'ops@tried.example', url: 'https://tried.example' }],
  [/^PUT .*appSourceAppsUpdateCadence$/, { value: 'DuringMajorUpgrade' }],
]

/** The body of a call, empty where nothing is known to be right. */
export const bodyFor = (bodies: Bodies, call: string): object =>
  bodies.find(([pattern]) => pattern.test(call))?.[1] ?? {}
