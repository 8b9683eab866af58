import { directoryRoles, graphAppId } from '@landbridge/model'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  expectAccessible,
  expectAccessibleAtWork,
  keepPicture,
  openBrowser,
  openWindow,
  type Window,
} from './browser.ts'
import { demoEndpoint } from './demo.ts'
import { makeDataFolder, type Running, startRunning } from './running.ts'
import { press, throughMicrosoft } from './steps.ts'

const data = makeDataFolder()
let landbridge: Running
let browser: Browser
let builder: Window
let entraAdmin: Window

beforeAll(async () => {
  ;[landbridge, browser] = await Promise.all([startRunning({ data: data.path }), openBrowser()])
  ;[builder, entraAdmin] = await Promise.all([openWindow(browser), openWindow(browser)])
  await builder.page.goto(landbridge.signInLink)
  await builder.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [name, { page }] of Object.entries({ builder, entraAdmin }))
    await keepPicture(page, `${task.name} ${name}`)
})
afterAll(async () => {
  await browser?.close()
  await landbridge?.end('SIGTERM')
  data.remove()
})

/** The vendor's application for the sign-in, and an administrator at the customer. */
const prepare = async () => {
  const endpoint = await demoEndpoint(landbridge.call)
  const base = `${new URL(endpoint.addresses.authority).origin}/_simulator`
  const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch(base + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return (reply.status === 204 ? undefined : await reply.json()) as T
  }
  const { tenants } = await control<{ tenants: { id: string }[] }>('GET', '/state')
  const domain = 'one-click.example'
  await control('POST', '/tenants', { displayName: 'Vendor', domains: [domain] })
  const { clientId } = await control<{ clientId: string }>('POST', `/tenants/${domain}/applications`, {
    displayName: 'Warehouse sync',
    signInAudience: 'AzureADMultipleOrgs',
    redirectUris: ['http://localhost/oauth/callback'],
  })
  const app = `/tenants/${domain}/applications/${clientId}`
  for (const name of ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All', 'User.Read'])
    await control('PUT', `${app}/permissions/Scope/${name}`, { resource: graphAppId })
  const { secretText: secret } = await control<{ secretText: string }>('POST', `${app}/secrets`, { displayName: 'L' })
  const password = 'right-entra'
  const { userPrincipalName: login } = await control<{ userPrincipalName: string }>(
    'POST',
    `/tenants/${tenants[0]?.id}/users`,
    {
      alias: 'entra',
      displayName: 'Edda',
      password,
      directoryRoles: [directoryRoles.cloudApplicationAdministrator.id],
    },
  )
  const { id: integrationId } = await landbridge.call('integrations.create', {
    name: 'Warehouse sync',
    endpoint,
    app: { clientId, secret, endsOn: '2030-01-31' },
    wanted: [{ set: 'customers', verbs: ['list', 'get'] }],
  })
  const setup = await landbridge.call('setup.start', { integrationId, linkedAccount: { id: 'c-1', name: 'Fjordline' } })
  return { setupId: setup.id, control, admin: { login, password } }
}

test('an administrator does it all with one sign-in, by a link and on a small screen; and it can be undone', async () => {
  const { setupId, control, admin } = await prepare()
  const { url } = await landbridge.call('links.create', { setupId, audience: 'entra-admin' })
  const { page } = entraAdmin
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(url)
  await page.getByRole('heading', { level: 3, name: 'Let Landbridge do it' }).waitFor()
  await page.getByText('Grant the application permission API.ReadWrite.All').waitFor()
  await expectAccessible(page)

  await throughMicrosoft(page, 'Sign in and let Landbridge do it', admin)
  await page.getByText(`Signed in as ${admin.login}`).waitFor()
  await page.getByText('Cloud Application Administrator').first().waitFor()
  await expectAccessible(page)

  await control('PATCH', '/settings', { applicationReplicationMs: 2_000 })
  await press(page, 'Agree and start')
  await page.getByText('Waits for Entra to know the application everywhere').waitFor()
  await expectAccessibleAtWork(page)
  // What an Entra administrator has to do is done; the next step is somebody else's.
  await page.getByRole('heading', { level: 2, name: 'Choose the environment' }).waitFor({ timeout: 30_000 })
  await expectAccessible(page)

  const member = builder.page
  await member.goto(`${landbridge.url}/setups/${setupId}?step=registration`)
  await member.getByText('Everything is made. The sign-in is destroyed.').waitFor()
  await expectAccessible(member)
  await throughMicrosoft(member, 'Sign in to undo', admin)
  await press(member, 'Undo')
  await expectAccessible(member)
  await press(member, 'Remove it')
  await member.getByText('Everything that was made here is removed.').waitFor({ timeout: 30_000 })
  const { tenants } = await control<{ tenants: { applications: { displayName: string }[] }[] }>('GET', '/state')
  expect(tenants[0]?.applications.map(({ displayName }) => displayName)).not.toContain('Warehouse sync')
  expect((await landbridge.call('setup.read', { setupId })).current).toBe('registration')
}, 120_000)
