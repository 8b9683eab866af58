import type { Connection } from '@landbridge/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { enableCard, openLinked } from './admins.ts'
import { expectAccessible, keepPicture, openBrowser, openWindow, type Window } from './browser.ts'
import { finishSetup, startDemoSetup } from './demo.ts'
import { makeDataFolder, type Running, startRunning } from './running.ts'

const data = makeDataFolder()
let landbridge: Running
let browser: Browser
let window: Window

beforeAll(async () => {
  ;[landbridge, browser] = await Promise.all([startRunning({ data: data.path }), openBrowser()])
  window = await openWindow(browser)
  await window.page.goto(landbridge.signInLink)
  await window.page.getByRole('heading', { level: 1 }).waitFor()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepPicture(window.page, task.name)
})
afterAll(async () => {
  await browser?.close()
  await landbridge?.end('SIGTERM')
  data.remove()
})

const connectDemo = async (): Promise<Connection> => {
  const { id } = await startDemoSetup(landbridge.call)
  return finishSetup(landbridge.call, id)
}

/** On "Microsoft Entra Applications": the card of an application, from the list. */
const openCard = async (page: Page, clientId: string): Promise<void> => {
  await page
    .getByRole('row', { name: new RegExp(clientId, 'i') })
    .getByRole('link')
    .first()
    .click()
}

const disableCard = async (page: Page): Promise<void> => {
  await page.getByLabel('State').selectOption('Disabled')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).waitFor()
}

/** What the web client shows, opened by an administrator who knows the way. */
const openApplications = async ({ endpoints, tenantId, environment }: Connection): Promise<Page> => {
  const page = await window.context.newPage()
  await page.goto(`${endpoints.webClient}/${tenantId}/${environment?.name}?page=9860`)
  return page
}

test('a call fails, the page names the cause and until when it worked, and turns green by itself once it is mended', {
  timeout: 180_000,
}, async () => {
  const { page, errors } = window
  const connection = await connectDemo()
  const clientId = connection.credential?.clientId ?? ''
  await page.goto(`${landbridge.url}/connections/${connection.id}`)
  await page.getByText('Business Central accepts the application.').waitFor()
  await page.getByText('Proved by itself once a day').waitFor()
  await expectAccessible(page)

  const administrator = await openApplications(connection)
  await openCard(administrator, clientId)
  await disableCard(administrator)
  await administrator.close()
  await expect(
    landbridge.call('records.list', { connectionId: connection.id, set: 'customers' }),
  ).rejects.toMatchObject({ view: { code: 'bc.credentials_rejected' } })

  // The page says it without a button: what is amiss, and on the tab why, with until when it was otherwise.
  await page
    .getByText(/has no card with the client id, or its State is Disabled/)
    .first()
    .waitFor({ timeout: 60_000 })
  await page.getByRole('tab', { name: 'Diagnosis' }).click()
  await page.getByRole('button', { name: /^Shown: Microsoft Entra Applications/ }).waitFor()
  await page.getByText(/^Until .*\d:\d\d.*:/).waitFor()
  await page.getByText('The card of the application was enabled').waitFor()
  const cause = page.getByRole('article').first()
  await cause.getByText('Certain', { exact: true }).waitFor()
  await cause.getByRole('button', { name: 'Copy for your administrator' }).waitFor()
  await page.getByText('What was asked', { exact: false }).first().click()
  await expectAccessible(page)

  const card = await openLinked(page, 'Microsoft Entra Applications')
  await page.getByRole('tab', { name: 'Check' }).click()
  await page.getByText('Looked at again by itself until it is green.').waitFor()
  await expectAccessible(page)
  await openCard(card, clientId)
  await enableCard(card)
  await card.close()
  // Nobody presses anything.
  await page.getByText('Proved by itself once a day').waitFor({ timeout: 120_000 })
  await page.getByText('Business Central accepts the application.').waitFor()
  await page.getByText(/^This connection is broken/).waitFor({ state: 'detached' })
  expect((await landbridge.call('connections.read', { connectionId: connection.id })).health).toBe('connected')
  expect(errors).toEqual([])
})

test('a pasted error leads from Ctrl K to its causes, and an answer puts another one first', async () => {
  const { page, errors } = window
  await page.goto(landbridge.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox')
  await field.waitFor()
  await expectAccessible(page)
  await field.fill('HTTP 401 {"error":{"code":"Authentication_InvalidCredentials"}}')
  await field.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Diagnose' }).waitFor()
  const first = page.getByRole('article').first()
  await first.getByRole('heading', { level: 3, name: /Microsoft Entra Applications/ }).waitFor()
  await expectAccessible(page)
  const question = page.getByRole('group', { name: /State Enabled\?/ })
  await question.getByRole('button', { name: 'Yes' }).click()
  await first.getByRole('heading', { level: 3, name: /Microsoft Entra Applications/ }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Take the answers back' }).click()
  await first.getByRole('heading', { level: 3, name: /Microsoft Entra Applications/ }).waitFor()
  expect(page.url()).not.toContain('401')
  expect(errors).toEqual([])
})

test('beside a failure of Business Central stands why', async () => {
  const { page, errors } = window
  const connection = await connectDemo()
  const administrator = await openApplications(connection)
  await openCard(administrator, connection.credential?.clientId ?? '')
  await disableCard(administrator)
  await administrator.close()
  await page.goto(`${landbridge.url}/connections/${connection.id}/records/customers`)
  await page.getByRole('button', { name: 'Why did this fail?' }).click()
  await page.getByRole('article').first().getByText('Certain', { exact: true }).waitFor()
  expect(page.url()).toContain(`/connections/${connection.id}/diagnosis`)
  expect(errors).toEqual([])
})
