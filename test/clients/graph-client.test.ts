import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimsOf } from './claims.ts'
import { type RunningClient, startClient } from './client.ts'

// biome-ignore lint/suspicious/noExplicitAny: what others answer is looked at field by field
type Body = Readonly<Record<string, any>>

let client: RunningClient
beforeAll(async () => {
  client = await startClient('graph-client')
  const { control, env } = client.sim
  const redirectUris = ['http://localhost:8080/oauth/callback']
  const wizard = control.createApplication(env.TENANT, { displayName: 'Wizard', redirectUris })
  const secret = control.addSecret(env.TENANT, wizard.appId)
  await client.run('enter', { WIZARD_ID: wizard.appId, WIZARD_SECRET: secret.text })
})
afterAll(() => client.stop())

test('registers an application with roles, consent and secret, uses it, and removes it', async () => {
  const { TENANT, TEST_USER } = client.sim.env
  const result = await client.run<Record<string, Body>>('oneClick')
  expect(result.me).toMatchObject({ userPrincipalName: TEST_USER })
  expect(result.organization?.value).toMatchObject([{ id: TENANT }])
  expect(result.roles?.value).toMatchObject([{ roleTemplateId: '62e90394-69f5-4237-9190-012177145e10' }])
  expect(result.application).toMatchObject({ signInAudience: 'AzureADMyOrg', passwordCredentials: [] })
  expect(result.application?.id).not.toBe(result.application?.appId)
  expect(result.principal).toMatchObject({ appId: result.application?.appId, servicePrincipalType: 'Application' })
  expect(result.assigned).toHaveLength(2)
  expect(result.secret?.secretText).toMatch(/^.{16,64}$/)
  expect(claimsOf(result.tokens?.access_token).roles).toEqual(
    expect.arrayContaining(['API.ReadWrite.All', 'Automation.ReadWrite.All']),
  )
  expect(result.again).toMatchObject({ notes: 'changed' })
  expect(result.gone).toMatchObject({ statusCode: 404, code: 'Request_ResourceNotFound' })
})

test('makes an application by its unique name, and changes it the second time', async () => {
  const { made, changed, read } = await client.run<Record<string, Body>>('upsert', { uniqueName: 'made-once' })
  expect(made).toMatchObject({ displayName: 'First', uniqueName: 'made-once' })
  expect(changed ?? {}).not.toHaveProperty('displayName')
  expect(read).toMatchObject({ id: made?.id, displayName: 'Second' })
})

test('understands what is refused', async () => {
  const { unknown, empty, filter, token } = await client.run<Record<string, Body>>('errors')
  expect(unknown).toMatchObject({ statusCode: 404, code: 'Request_ResourceNotFound' })
  expect(unknown?.requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(empty).toMatchObject({ statusCode: 400, code: 'Request_BadRequest' })
  expect(filter).toMatchObject({ statusCode: 400 })
  expect(token).toMatchObject({ statusCode: 401, code: 'InvalidAuthenticationToken' })
})

test('reads what does not fit on a page with PageIterator', async () => {
  const { first, seen, isComplete } = await client.run<Body>('pages', { count: 7, size: 3 })
  expect(first).toBe(3)
  expect(isComplete).toBe(true)
  expect([...seen].sort()).toEqual(Array.from({ length: 7 }, (_, at) => `Paged ${at}`))
})

test('sends a batch of which one part waits for another', async () => {
  const { made, found, missing } = await client.run<Record<string, Body>>('batch')
  expect(made).toMatchObject({ status: 201, body: { displayName: 'From a batch' } })
  expect(found).toMatchObject({ status: 200, body: { value: [{ id: made?.body.id }] } })
  expect(missing).toMatchObject({ status: 404, body: { error: { code: 'Request_ResourceNotFound' } } })
})
