import { directoryRoles } from '@landbridge/model'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addCard, enableCard, openLinked } from './admins.ts'
import { expectAccessible, keepPicture, openBrowser, openWindow, type Window } from './browser.ts'
import { makeDataFolder, type Running, startRunning } from './running.ts'
import { arriveAt, chooseCompanyAndProve, chooseEnvironment, press, throughMicrosoft } from './steps.ts'
import { vendorOf } from './vendor.ts'

const data = makeDataFolder()
let landbridge: Running
let browser: Browser
/** The vendor, and two people at the customer, each at a machine of their own. */
let builder: Window
let entraAdmin: Window
let bcAdmin: Window

beforeAll(async () => {
  ;[landbridge, browser] = await Promise.all([startRunning({ data: data.path }), openBrowser()])
  ;[builder, entraAdmin, bcAdmin] = await Promise.all([openWindow(browser), openWindow(browser), openWindow(browser)])
  await builder.page.goto(landbridge.signInLink)
  await builder.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [name, { page }] of Object.entries({ builder, entraAdmin, bcAdmin }))
    await keepPicture(page, `${task.name} ${name}`)
})
afterAll(async () => {
  await browser?.close()
  await landbridge?.end('SIGTERM')
  data.remove()
})

/** Makes a link in the portal and reads its address, which is shown once. */
const makeLink = async (whose: string): Promise<string> => {
  const { page } = builder
  await page.getByRole('radio', { name: whose }).check()
  await press(page, 'Make a link')
  const address = page.getByRole('status').locator('code')
  await expect.poll(() => address.innerText()).toContain('/link#')
  await expectAccessible(page)
  return address.innerText()
}

test('two administrators connect the customer, each by a link, and the vendor only looks on', {
  timeout: 120_000,
}, async () => {
  const vendor = await vendorOf(landbridge.call, 'shop.example')
  const { id: integrationId } = await vendor.integrate('shared-app')
  const { id: setupId } = await landbridge.call('setup.start', {
    integrationId,
    linkedAccount: { id: 'c-17', name: 'Fjordline' },
  })
  await builder.page.goto(`${landbridge.url}/setups/${setupId}`)
  await press(builder.page, 'Links for the customer')
  const forEntra = await makeLink('Microsoft Entra administrator')
  await press(builder.page, 'Make a link')
  const forBc = await makeLink('Business Central administrator')
  expect(forBc).not.toBe(forEntra)

  // The Business Central administrator is early, and sees whose turn it is.
  await bcAdmin.page.goto(forBc)
  await arriveAt(bcAdmin.page, 'Accept the application')
  await bcAdmin.page.getByText('This step is for somebody else').waitFor()
  expect(bcAdmin.page.url()).not.toContain('#')

  const admin = await vendor.hire('grace', { directoryRoles: [directoryRoles.globalAdministrator.id] })
  await entraAdmin.page.goto(forEntra)
  await arriveAt(entraAdmin.page, 'Accept the application')
  await throughMicrosoft(entraAdmin.page, 'Go to Microsoft and accept', admin)
  await arriveAt(entraAdmin.page, 'Choose the environment')
  await entraAdmin.page.getByText('This step is for somebody else').waitFor()

  const { page } = bcAdmin
  await page.reload()
  await chooseEnvironment(page)
  await arriveAt(page, 'Let the application into Business Central')
  const cards = await openLinked(page, 'Microsoft Entra Applications')
  await addCard(cards, vendor.clientId, 'D365 READ')
  await enableCard(cards)
  await cards.close()
  await press(page, 'Look again')
  await chooseCompanyAndProve(page)

  const { connections } = await landbridge.call('connections.list', {})
  expect(connections).toMatchObject([{ health: 'connected', flow: 'shared-app' }])
})

test('a link that was revoked says so, and whom to ask', async () => {
  const { integrations } = await landbridge.call('integrations.list', {})
  const setup = await landbridge.call('setup.start', {
    integrationId: integrations[0]?.id ?? '',
    linkedAccount: { id: 'c-18', name: 'Another' },
  })
  const { id, url } = await landbridge.call('links.create', { setupId: setup.id })
  await landbridge.call('links.revoke', { linkId: id })
  const { page } = await openWindow(browser)
  await page.goto(url)
  await page.getByRole('heading', { level: 1, name: 'This link was revoked' }).waitFor()
  await expectAccessible(page)
})

test('somebody signs in, declines first and accepts then, and is connected', { timeout: 120_000 }, async () => {
  // Another registration: the administrators have accepted the first one for everybody.
  const vendor = await vendorOf(landbridge.call, 'desk.example')
  const person = await vendor.hire('ada', { permissionSets: ['D365 READ'] })
  const { id: integrationId } = await vendor.integrate('delegated')
  const setup = await landbridge.call('setup.start', { integrationId, linkedAccount: { id: 'c-19', name: 'Ada' } })
  const window = await openWindow(browser)
  const { page } = window
  await page.goto((await landbridge.call('links.create', { setupId: setup.id })).url)
  await arriveAt(page, 'Sign in')
  await throughMicrosoft(page, 'Sign in with Microsoft', person, { answer: 'Cancel' })
  await page.getByText('The permissions were not accepted.').first().waitFor()
  await arriveAt(page, 'Sign in')
  await throughMicrosoft(page, 'Sign in with Microsoft', person)
  await chooseEnvironment(page)
  await chooseCompanyAndProve(page)
  expect(window.errors).toEqual([])
})

test('the guide is a page for everybody, and follows the choice', async () => {
  const { page, errors } = await openWindow(browser)
  await page.goto(`${landbridge.url}/guide?actions=customers.list&flow=service-to-service`)
  await page.getByRole('heading', { level: 2, name: 'What is needed, and why' }).waitFor()
  await page.getByText('D365 READ').first().waitFor()
  await expectAccessible(page)
  await page.getByRole('searchbox', { name: 'Search actions' }).fill('create customer')
  await page.getByRole('checkbox', { name: 'Create customer', exact: true }).check()
  await page.getByText('D365 BUS FULL ACCESS').first().waitFor()
  expect(page.url()).toContain('customers.create')
  await page.getByRole('radio', { name: /The person who signs in/ }).check()
  await page.getByRole('heading', { level: 2, name: /Sign in/ }).waitFor()
  await expectAccessible(page)
  expect(errors).toEqual([])
})

test('no page had an error of a script or of the content policy', () => {
  expect([builder, entraAdmin, bcAdmin].flatMap(({ errors }) => errors)).toEqual([])
})
