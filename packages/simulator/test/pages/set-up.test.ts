import { entraLink } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askToken, bcScope, decodeToken } from '../support.ts'
import { follow, followLast, open, press, type Visited } from './visitor.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

/** The cell of a table below one of its headings, in the row that holds a text. */
const cellOf = (page: Visited, row: string, column: string): string => {
  const [table = ''] = /<table>[\s\S]*?<\/table>/.exec(page.markup.slice(0)) ?? []
  const heads = [...table.matchAll(/<th[^>]*>([\s\S]*?)<\/th>/g)].map(([, text]) => text)
  const found = [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].find(([, cells = '']) => cells.includes(row))?.[1] ?? ''
  const cells = [...found.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, text = '']) =>
    text.replace(/<[^>]*>/g, '').trim(),
  )
  return cells[heads.indexOf(column)] ?? ''
}

const factOf = (page: Visited, name: string): string =>
  new RegExp(`<dt>${name.replace(/[()]/g, '\\$&')}</dt><dd>(?:<code[^>]*>)?([^<]*)`).exec(page.markup)?.[1] ?? ''

const callCompanies = async (token: string, environment = 'Production') => {
  const url = `${sim.env.BC_URL}/v2.0/${sim.env.TENANT}/${environment}/api/v2.0/companies`
  return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status
}

test('a person sets up an application on the pages, and then it works', async () => {
  // Register an application
  const home = await open(entraLink(sim.addresses, sim.env.TENANT, 'home').url)
  const registrations = await follow(home, 'App registrations Applications whose home is this tenant')
  expect(registrations.text).toContain('Landbridge demo connector')
  const form = await follow(registrations, 'New registration')
  const unnamed = await press(form, 'Register', { displayName: ' ' })
  expect(unnamed).toMatchObject({ status: 400, text: expect.stringContaining('must not be empty') })
  const overview = await press(unnamed, 'Register', {
    displayName: 'Harbour & <Sons>',
    redirectUri: 'https://harbour.example/callback',
  })
  expect(overview.text).toContain('Harbour & <Sons> | Overview')
  const clientId = factOf(overview, 'Application (client) ID')
  expect(factOf(overview, 'Directory (tenant) ID')).toBe(sim.env.TENANT)
  expect(factOf(overview, 'Object ID')).not.toBe(clientId)
  expect(overview.url).toContain(
    `/view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${clientId}/`,
  )

  // Certificates & secrets: the value is shown once, the Secret ID stays
  const credentials = await follow(overview, 'Certificates & secrets')
  const made = await press(credentials, 'Add', { description: 'main', expires: '365' })
  const [value, secretId] = [cellOf(made, 'main', 'Value'), cellOf(made, 'main', 'Secret ID')]
  expect(value).toMatch(/^[A-Za-z0-9~._-]{40}$/)
  expect(made.url).not.toContain(value)
  const again = await open(made.url)
  expect(again.markup).not.toContain(value)
  expect(cellOf(again, 'main', 'Value')).toBe(`${value.slice(0, 3)}******************`)
  expect(cellOf(again, 'main', 'Secret ID')).toBe(secretId)
  const fields = { client_id: clientId, client_secret: value, scope: bcScope }
  expect((await askToken(sim, { ...fields, client_secret: secretId })).body.error_codes).toEqual([7000215])
  const withoutRoles = (await askToken(sim, fields)).body.access_token
  expect(decodeToken(withoutRoles).payload).not.toHaveProperty('roles')

  // API permissions and consent
  const permissions = await follow(again, 'API permissions')
  const adding = await follow(permissions, 'Add a permission')
  expect(await press(adding, 'Add permissions')).toMatchObject({ status: 400 })
  const asked = await press(adding, 'Add permissions', {
    permission: ['Role API.ReadWrite.All', 'Role Automation.ReadWrite.All'],
  })
  expect(asked.text.match(/Not granted for Fjordline Furniture/g)).toHaveLength(2)
  expect(decodeToken((await askToken(sim, fields)).body.access_token).payload).not.toHaveProperty('roles')
  const question = await follow(asked, 'Grant admin consent for Fjordline Furniture')
  expect(question.text).toContain('Grant admin consent confirmation')
  expect(decodeToken((await askToken(sim, fields)).body.access_token).payload).not.toHaveProperty('roles')
  const granted = await press(question, 'Yes')
  expect(granted.text.match(/ Granted for Fjordline Furniture/g)).toHaveLength(2)
  const token = (await askToken(sim, fields)).body.access_token
  expect(decodeToken(token).payload.roles).toEqual(['API.ReadWrite.All', 'Automation.ReadWrite.All'])
  expect(await callCompanies(token)).toBe(401)

  // The application card in Business Central
  const list = await open(`${sim.addresses.webClient}/${sim.env.TENANT}/Production?page=9860`)
  const blank = await follow(list, 'New')
  expect((await press(blank, 'Save', { clientId: 'abc' })).text).toContain('must be a GUID')
  const card = await press(blank, 'Save', { clientId, contact: 'harbour@example.com' })
  expect(card.text).toContain('The application needs a user before permission sets can be assigned.')
  expect(card.forms.map(({ button }) => button)).not.toContain('Add')
  const noDescription = await press(card, 'Save', { state: 'Enabled' })
  expect(noDescription).toMatchObject({ status: 400, text: expect.stringContaining('Description must have a value') })
  const described = await press(card, 'Save', { description: 'Harbour' })
  const withUser = await press(described, 'Initialize user')
  expect(withUser.text).toContain('User Name HARBOUR')
  const superRefused = await press(withUser, 'Add', { roleId: 'SUPER' })
  expect(superRefused).toMatchObject({ status: 400, text: expect.stringContaining('SUPER cannot be assigned') })
  const oneSet = await press(withUser, 'Add', { roleId: 'D365 BUS FULL ACCESS' })
  const twoSets = await press(oneSet, 'Add', { roleId: 'D365 AUTOMATION', company: sim.env.COMPANY_NAME })
  const enabled = await press(twoSets, 'Save', { state: 'Enabled' })
  expect(enabled.text).toContain('State must be set to Disabled before permission sets can be edited.')
  expect(enabled.text).toContain(`D365 AUTOMATION Dyn. 365 Automation ${sim.env.COMPANY_NAME}`)

  expect(await callCompanies(token)).toBe(200)
  expect(await callCompanies(withoutRoles)).toBe(401)
  expect(await callCompanies(token, 'Sandbox')).toBe(401)

  // And off again
  await press(enabled, 'Save', { state: 'Disabled' })
  expect(await callCompanies(token)).toBe(401)
})

test('enabling a card for the first time asks before it makes a user', async () => {
  const blank = await open(`${sim.addresses.webClient}/${sim.env.TENANT}/Sandbox?page=9861`)
  const card = await press(blank, 'Save', { clientId: sim.env.CLIENT_ID, description: 'Asked first' })
  const question = await press(card, 'Save', { state: 'Enabled', contact: 'me' })
  expect(question.text).toContain("A user named 'Asked first' will be created")
  expect((await follow(question, 'No')).text).toContain('The application has no user yet')
  const enabled = await press(question, 'Yes')
  expect(enabled.text).toContain('User Name ASKED FIRST')
  const place = sim.world.tenants.get(sim.env.TENANT)!.environments.get('sandbox')!
  expect(place.cards.get(sim.env.CLIENT_ID)).toMatchObject({ state: 'Enabled', contact: 'me' })
  const deleted = await press(await press(enabled, 'Delete'), 'Yes')
  expect(deleted.text).toContain('There is nothing to show in this view.')
  expect(place.cards.size).toBe(0)
})

test('certificates, redirect addresses, public flows and deletion have their pages', async () => {
  const { appId } = sim.control.createApplication(sim.env.TENANT, { displayName: 'Pages' })
  const overview = await open(entraLink(sim.addresses, sim.env.TENANT, 'appOverview', appId).url.replace('/#', '/'))
  const authentication = await follow(overview, 'Authentication')
  expect(await press(authentication, 'Save', { redirectUri: 'http://evil.example' })).toMatchObject({ status: 400 })
  const added = await press(authentication, 'Save', { redirectUri: 'https://pages.example/a' })
  expect(added.text).toContain('https://pages.example/a')
  expect((await press(added, 'Remove')).text).toContain('No redirect URI is registered.')
  await press(added, 'Save', { public: 'yes' }, 1)
  expect(sim.world.tenants.get(sim.env.TENANT)!.applications.get(appId)).toMatchObject({
    isFallbackPublicClient: true,
    redirectUris: [],
  })

  const credentials = await follow(overview, 'Certificates & secrets')
  const badCertificate = await press(credentials, 'Add', { certificate: 'not one' }, 1)
  expect(badCertificate).toMatchObject({ status: 400, text: expect.stringContaining('not a certificate') })
  expect(await press(credentials, 'Add', { expires: 'custom', end: '2001-01-01' })).toMatchObject({ status: 400 })
  const custom = new Date(sim.clock.now() + 40 * 86_400_000).toISOString().slice(0, 10)
  const made = await press(credentials, 'Add', { expires: 'custom', end: custom, description: 'short' })
  expect(cellOf(made, 'short', 'Expires')).toBe(custom)
  expect((await press(made, 'Delete')).text).toContain('No client secrets have been created')

  const enterprise = await followLast(overview, 'Pages')
  await press(enterprise, 'Save', { enabled: 'no' })
  expect(sim.world.tenants.get(sim.env.TENANT)!.servicePrincipals.get(appId)?.accountEnabled).toBe(false)

  const asking = await follow(overview, 'Delete')
  expect(sim.world.tenants.get(sim.env.TENANT)!.applications.has(appId)).toBe(true)
  const list = await press(asking, 'Delete')
  expect(list.text).not.toContain(appId)
  expect((await open(overview.url)).status).toBe(404)
})

test('consent is taken back on the page of the enterprise application', async () => {
  const overview = await open(
    entraLink(sim.addresses, sim.env.TENANT, 'appOverview', sim.env.CLIENT_ID).url.replace('/#', '/'),
  )
  const page = await followLast(overview, 'Landbridge demo connector')
  await press(page, 'Revoke permission')
  expect(decodeToken((await askToken(sim)).body.access_token).payload.roles).toEqual(['Automation.ReadWrite.All'])
})

test('Grant Consent on the card ends on the page of Business Central, not at Microsoft', async () => {
  const card = await open(
    `${sim.addresses.webClient}/${sim.env.TENANT}/Production?page=9861&clientId=${sim.env.CLIENT_ID}`,
  )
  const consent = await follow(card, 'Grant Consent')
  expect(consent.text).toContain('Landbridge demo connector')
  const landing = await press(consent, 'Accept')
  expect(landing.url).toContain(`${sim.addresses.webClient}/OAuthLanding.htm?`)
  expect(landing.text).toContain('Consent was given successfully.')
  expect((await press(consent, 'Cancel')).text).toContain('Consent failed: AADSTS65004')
  const stranger = sim.control.createApplication(sim.env.TENANT, { displayName: 'No address' }).appId
  sim.control.addPermission(sim.env.TENANT, stranger, { name: 'API.ReadWrite.All', type: 'Role' })
  sim.control.putCard(sim.env.TENANT, 'Production', { clientId: stranger, description: 'No address' })
  const other = await open(`${sim.addresses.webClient}/${sim.env.TENANT}/Production?page=9861&clientId=${stranger}`)
  expect((await press(await follow(other, 'Grant Consent'), 'Accept')).text).toContain('AADSTS500113')
})
