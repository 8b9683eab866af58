import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  GraphError,
  PageIterator,
} from '@microsoft/microsoft-graph-client'
import { signIn } from './browser.mjs'

/** @typedef {Record<string, string>} Input */

const back = 'http://localhost:8080/oauth/callback'
const bcAppId = '996def3d-b36c-4153-8607-a6fd3c01b89f'
const tag = 'WindowsAzureActiveDirectoryIntegratedApp'

/** @type {string | undefined} */
let token

/** Signs the administrator in and consents for the tenant, as a wizard does first. @param {Input} input */
export const enter = async ({ TENANT, WIZARD_ID = '', WIZARD_SECRET = '', TEST_USER = '', TEST_PASSWORD = '' }) => {
  const base = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0`
  const scope = [
    'Application.ReadWrite.All',
    'AppRoleAssignment.ReadWrite.All',
    'DelegatedPermissionGrant.ReadWrite.All',
    'User.Read',
    'openid',
  ].join(' ')
  const asked = new URLSearchParams({ client_id: WIZARD_ID, response_type: 'code', redirect_uri: back, scope })
  const person = { user: TEST_USER, password: TEST_PASSWORD, back }
  const landed = new URL(await signIn(`${base}/authorize?${asked}`, person))
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: WIZARD_ID,
    client_secret: WIZARD_SECRET,
    code: landed.searchParams.get('code') ?? '',
    redirect_uri: back,
    scope,
  })
  const answer = await (await fetch(`${base}/token`, { method: 'POST', body })).json()
  token = answer.access_token
  if (token === undefined) throw new Error(answer.error_description)
  return answer.scope
}

const graph = () =>
  Client.initWithMiddleware({ authProvider: { getAccessToken: async () => token ?? '' }, defaultVersion: 'v1.0' })

/** From a signed-in administrator to an application that gets tokens with roles. @param {Input} input */
export const oneClick = async ({ TENANT }) => {
  const client = graph()
  const me = await client.api('/me').select('id,userPrincipalName,displayName').get()
  const organization = await client.api('/organization').select('id,displayName,verifiedDomains').get()
  const roles = await client
    .api('/me/memberOf/microsoft.graph.directoryRole')
    .select('roleTemplateId,displayName')
    .get()
  const bc = await client
    .api(`/servicePrincipals(appId='${bcAppId}')`)
    .select('id,appRoles,oauth2PermissionScopes')
    .get()
  const wanted = bc.appRoles.filter((/** @type {any} */ { value }) => /^(API|Automation)\./.test(value))
  const application = await client.api('/applications').post({
    displayName: 'Made by the Graph client',
    signInAudience: 'AzureADMyOrg',
    web: { redirectUris: ['https://app.example/callback'] },
    requiredResourceAccess: [
      {
        resourceAppId: bcAppId,
        resourceAccess: wanted.map((/** @type {any} */ { id }) => ({ id, type: 'Role' })),
      },
    ],
  })
  const principal = await client.api('/servicePrincipals').post({ appId: application.appId, tags: [tag] })
  const assigned = []
  for (const { id } of wanted)
    assigned.push(
      await client
        .api(`/servicePrincipals/${bc.id}/appRoleAssignedTo`)
        .post({ principalId: principal.id, resourceId: bc.id, appRoleId: id }),
    )
  const grant = await client.api('/oauth2PermissionGrants').post({
    clientId: principal.id,
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: bc.id,
    scope: 'Financials.ReadWrite.All user_impersonation',
  })
  const secret = await client
    .api(`/applications/${application.id}/addPassword`)
    .post({ passwordCredential: { displayName: 'by the Graph client' } })
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: application.appId,
    client_secret: secret.secretText,
    scope: 'https://api.businesscentral.dynamics.com/.default',
  })
  const address = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`
  const tokens = await (await fetch(address, { method: 'POST', body })).json()
  const patched = await client.api(`/applications/${application.id}`).patch({ notes: 'changed' })
  const again = await client.api(`/applications(appId='${application.appId}')`).get()
  await client.api(`/applications/${application.id}/removePassword`).post({ keyId: secret.keyId })
  await client.api(`/oauth2PermissionGrants/${grant.id}`).delete()
  await client.api(`/applications/${application.id}`).delete()
  const gone = await failureOf(() => client.api(`/applications/${application.id}`).get())
  return { me, organization, roles, application, principal, assigned, grant, secret, tokens, patched, again, gone }
}

/** What a call is refused with, as the client understands it. @param {() => Promise<unknown>} call */
const failureOf = async (call) => {
  try {
    await call()
    return undefined
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    const { statusCode, code, message, requestId } = error
    return { statusCode, code, message, requestId }
  }
}

/** @param {Input} input */
export const upsert = async ({ uniqueName }) => {
  const client = graph()
  const address = `/applications(uniqueName='${uniqueName}')`
  const make = (/** @type {string} */ displayName) =>
    client.api(address).header('Prefer', 'create-if-missing').patch({ displayName })
  return { made: await make('First'), changed: await make('Second'), read: await client.api(address).get() }
}

export const errors = async () => {
  const client = graph()
  return {
    unknown: await failureOf(() => client.api('/applications/00000000-0000-0000-0000-000000000000').get()),
    empty: await failureOf(() => client.api('/applications').post({})),
    filter: await failureOf(() => client.api('/applications').filter('nonsense').get()),
    token: await failureOf(async () => {
      const bad = Client.initWithMiddleware({ authProvider: { getAccessToken: async () => 'nonsense' } })
      await bad.api('/me').get()
    }),
  }
}

/** Reads page by page what does not fit on one. @param {{ count: number, size: number }} input */
export const pages = async ({ count, size }) => {
  const client = graph()
  for (let at = 0; at < count; at++) await client.api('/applications').post({ displayName: `Paged ${at}` })
  const first = await client.api('/applications').filter("startswith(displayName,'Paged')").top(size).get()
  /** @type {string[]} */
  const seen = []
  const iterator = new PageIterator(client, first, ({ displayName }) => {
    seen.push(displayName)
    return true
  })
  await iterator.iterate()
  const counted = await client
    .api('/applications')
    .header('ConsistencyLevel', 'eventual')
    .filter("startswith(displayName,'Paged')")
    .count(true)
    .search('"displayName:Paged"')
    .get()
    .catch((error) => ({ error: error.message }))
  return { first: first.value.length, seen, isComplete: iterator.isComplete(), counted }
}

/** Requests of which each waits for the one before; the last fails. */
export const batch = async () => {
  // Without version: release 3.0.7 of the client strips the host alone, and below a batch there is no `v1.0`.
  const at = (/** @type {string} */ path, /** @type {RequestInit} */ init = {}) =>
    new Request(`https://graph.microsoft.com${path}`, init)
  const headers = { 'content-type': 'application/json' }
  const content = new BatchRequestContent([
    {
      id: '1',
      request: at('/applications', { method: 'POST', headers, body: JSON.stringify({ displayName: 'From a batch' }) }),
    },
    { id: '2', request: at("/applications?$filter=displayName eq 'From a batch'"), dependsOn: ['1'] },
    { id: '3', request: at('/applications/00000000-0000-0000-0000-000000000000'), dependsOn: ['2'] },
  ])
  const answer = await graph()
    .api('/$batch')
    .post(await content.getContent())
  const responses = new BatchResponseContent(answer)
  const read = async (/** @type {string} */ id) => {
    const response = responses.getResponseById(id)
    return { status: response.status, body: await response.json() }
  }
  return { made: await read('1'), found: await read('2'), missing: await read('3') }
}
