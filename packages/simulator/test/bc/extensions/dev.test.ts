import { expect, test } from 'vitest'
import { goodClaims, startFace, tenantId } from '../face.ts'
import { appId, dependency, makeApp } from './make-app.ts'

const personId = 'aaaaaaaa-0000-4000-8000-000000000009'

const start = () => {
  const face = startFace('small')
  const sandbox = { ...face.environment, name: 'Sandbox', type: 'Sandbox' as const }
  face.tenant.environments.set('sandbox', sandbox)
  const sets = new Map(['production', 'sandbox'].map((name) => [name, ['SUPER']] as const))
  face.tenant.users.set(personId, {
    id: personId,
    userPrincipalName: 'dev@larkfield.example',
    displayName: 'Dev',
    password: '',
    enabled: true,
    tokensValidFrom: 0,
    directoryRoles: [],
    permissionSets: sets as unknown as Map<string, string[]>,
  })
  const { roles: _, ...person } = goodClaims()
  face.tokens.set('person', { ...person, oid: personId, scp: 'user_impersonation', idtyp: 'user' } as never)
  const publish = (body: Buffer, query = '', environment = 'Sandbox', token = 'person') =>
    face.send('POST', `/v2.0/${tenantId}/${environment}/dev/apps${query}`, {
      body,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    })
  return { ...face, sandbox, publish }
}

test('a developer publishes at once, the same version again and again, and is told why not', async () => {
  const { publish, sandbox, send } = start()
  expect((await publish(makeApp(), '?SchemaUpdateMode=synchronize')).status).toBe(200)
  expect((await publish(makeApp())).status).toBe(200)
  expect(sandbox.extensions!.published).toMatchObject([{ id: appId, publishedAs: 'Dev', isInstalled: true }])
  const lacking = await publish(
    makeApp({ more: dependency('eeeeeeee-1111-4222-8333-bbbbbbbbbbbb', 'Missing', '1.0.0.0') }),
  )
  expect(lacking).toMatchObject({ status: 422, json: { code: 'UnprocessableEntity' } })
  expect(lacking.json.message).toContain('no synchronized extension could be found')
  expect((await publish(Buffer.from('x'))).status).toBe(422)
  expect((await publish(makeApp(), '?SchemaUpdateMode=sometimes')).status).toBe(400)
  const noTenant = await send('POST', '/v2.0/Sandbox/dev/apps', {
    body: makeApp(),
    headers: { authorization: 'Bearer person', 'content-type': 'application/octet-stream' },
  })
  expect(noTenant.status).toBe(200)
})

test('a developer publishes to sandboxes only, never as an application, and not over an upload', async () => {
  const { publish, sandbox, send } = start()
  expect((await publish(makeApp(), '', 'Production')).status).toBe(422)
  expect((await publish(makeApp(), '', 'Sandbox', 'good')).status).toBe(401)
  sandbox.extensions = {
    published: [
      {
        packageId: 'p',
        id: appId,
        name: 'Probe',
        publisher: 'x',
        version: '1.0.0.0',
        dependencies: [],
        publishedAs: 'PTE',
        isInstalled: true,
      },
    ],
    deployments: [],
    scheduled: [],
    burned: new Set(),
  }
  expect((await publish(makeApp())).json.message).toContain(
    'already deployed as a global application or a per tenant application',
  )
  const headers = { authorization: 'Bearer person' }
  expect((await send('GET', `/v2.0/${tenantId}/Sandbox/dev/packages`, { headers })).status).toBe(501)
  expect((await send('GET', `/v2.0/${tenantId}/Sandbox/dev/nothing`, { headers })).status).toBe(404)
})
