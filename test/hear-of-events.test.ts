import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHearer } from '../packages/platform/test/events/hearer.ts'
import { startPostOffice, textOf } from '../packages/platform/test/events/post-office.ts'
import { connect } from '../packages/platform/test/journey.ts'
import { useStore } from '../packages/platform/test/store.ts'
import { expectAccessible, openBrowser } from './browser.ts'
import { serveStory } from './served.ts'

const store = useStore()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('somebody says who is to be told; a connection breaks, and everybody hears of it', {
  timeout: 120_000,
}, async () => {
  const [hearer, office] = await Promise.all([startHearer(), startPostOffice()])
  const own = { webhookHosts: [hearer.host], smtpUrl: office.url(), mailFrom: 'landbridge@example.com' }
  const story = await serveStory(store, browser, { own })
  const { page, errors } = await story.openSignedIn()

  await page.getByRole('link', { name: 'Events', exact: true }).click()
  await page.getByRole('heading', { name: 'Nothing has happened yet' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Who is told' }).click()
  await page.getByRole('heading', { name: 'Nobody is told by mail' }).waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Add a recipient' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await dialog.getByText('Write an address such as name@example.com.').waitFor()
  await dialog.getByRole('textbox', { name: 'Address' }).fill('ops@example.com')
  await dialog.getByText('Only some').click()
  await expectAccessible(page)
  await dialog.getByText('All kinds').click()
  await dialog.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('button', { name: 'Test ops@example.com' }).click()
  await page.getByText('The mail server took a test mail to ops@example.com.').first().waitFor()
  expect(office.received).toMatchObject([{ to: ['ops@example.com'], subject: 'Landbridge: a test' }])

  await page.getByRole('button', { name: 'Make a calendar address' }).click()
  const once = page.getByRole('alertdialog')
  const address = await once.getByLabel('Address of the calendar').inputValue()
  await expectAccessible(page)
  await once.getByRole('button', { name: 'I have stored it' }).click()

  await page.getByRole('button', { name: 'Add a webhook' }).click()
  await dialog.getByLabel('Name').fill('Our service')
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://169.254.169.254/latest')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await dialog.getByText('169.254.169.254 is no public address.', { exact: false }).first().waitFor()
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Address' }).fill(hearer.url)
  await dialog.getByRole('button', { name: 'Add' }).click()
  expect(await once.getByLabel('Secret', { exact: true }).inputValue()).toMatch(/^whsec_/)
  await once.getByRole('button', { name: 'I have stored it' }).click()
  await page.getByRole('button', { name: 'Test Our service' }).click()
  await page.getByText(/^Taken: status 204/).waitFor()
  await expectAccessible(page)

  const connectionId = (await connect(story)).connectionId as string
  expect(await (await fetch(address)).text()).toContain('SUMMARY:Client secret of Fjordline ends')
  const { control, env } = story.simulator
  hearer.answers((response) => response.writeHead(500).end('Out of order'))
  control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Disabled' })
  await expect(story.call('records.list', { connectionId, set: 'customers' })).rejects.toMatchObject({
    code: 'bc.credentials_rejected',
  })
  await story.pass(60_000, 30_000)

  await page.getByRole('button', { name: 'Deliveries to Our service' }).click()
  await page.getByText('Out of order').first().waitFor()
  await expectAccessible(page)
  const mail = office.received.at(-1)
  expect(mail?.subject).toBe('Landbridge: Fjordline is broken')
  expect(textOf(mail?.raw ?? '')).toContain(`/connections/${connectionId}`)
  expect(office.received.filter(({ subject }) => subject.includes('broken'))).toHaveLength(1)

  await page.getByRole('link', { name: 'Overview', exact: true }).click()
  await page.getByText('1 broken').waitFor()
  await page.getByText('Can be mended by: Business Central administrator.', { exact: false }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Events', exact: true }).click()
  await page.getByText('The connection is broken:', { exact: false }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('Kind').selectOption('Connected')
  await page.getByText('The connection is broken:', { exact: false }).waitFor({ state: 'detached' })
  expect(page.url()).toContain('kind=connection.connected')
  await page.getByRole('link', { name: 'Fjordline' }).click()
  await page.getByRole('tab', { name: 'Events' }).click()
  await page.getByText('The connection is broken:', { exact: false }).waitFor()
  await expectAccessible(page)
  expect(errors).toEqual([])
})
