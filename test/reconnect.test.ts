import type { Connection } from '@landbridge/contract'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openLinked } from './admins.ts'
import {
  expectAccessible,
  expectAccessibleAtWork,
  keepPicture,
  openBrowser,
  openWindow,
  type Window,
} from './browser.ts'
import { finishSetup, startDemoSetup } from './demo.ts'
import { makeDataFolder, type Running, startRunning } from './running.ts'
import { arriveAt, press } from './steps.ts'

const data = makeDataFolder()
let landbridge: Running
let browser: Browser
let window: Window

beforeAll(async () => {
  ;[landbridge, browser] = await Promise.all([startRunning({ data: data.path }), openBrowser()])
  window = await openWindow(browser)
  await window.page.goto(landbridge.signInLink)
  await window.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepPicture(window.page, task.name)
})
afterAll(async () => {
  await browser?.close()
  await landbridge?.end('SIGTERM')
  data.remove()
})

const connectDemo = async (account: string): Promise<Connection> => {
  const { id } = await startDemoSetup(landbridge.call, account)
  return finishSetup(landbridge.call, id)
}

const beginAgain = async (page: Page, connection: Connection, what: string): Promise<void> => {
  await page.goto(`${landbridge.url}/connections/${connection.id}/settings`)
  const section = page.getByRole('region', { name: 'Connect again' })
  await section.getByRole('radio', { name: what }).check()
  await expectAccessible(page)
  await section.getByRole('button', { name: 'Connect again' }).click()
  await page.getByRole('heading', { level: 1, name: `Connect ${connection.linkedAccount.name} again` }).waitFor()
  await page.getByText('This connects an existing connection again').waitFor()
}

/** The step is looked at again by itself, without a button. */
const untilConnected = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 2, name: 'Connected' }).waitFor({ timeout: 60_000 })
  await expectAccessible(page)
}

const read = (connection: Connection) => landbridge.call('connections.read', { connectionId: connection.id })

test('a certificate made here takes the place of a secret, and the connection stays the same', {
  timeout: 120_000,
}, async () => {
  const { page } = window
  const before = await connectDemo('certified')
  await beginAgain(page, before, 'Give another credential')
  await arriveAt(page, 'Give the application a credential')
  await page.getByRole('radio', { name: 'Certificate made by Landbridge' }).check()
  await press(page, 'Store and look')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Store landbridge.cer' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('landbridge.cer')
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  await expectAccessibleAtWork(page)
  expect((await read(before)).credential).toEqual(before.credential)

  const tab = await openLinked(page, 'Certificates & secrets')
  await tab.getByLabel('Public certificate (PEM, or base64 of .cer)').fill(Buffer.concat(chunks).toString('utf8'))
  await tab.locator('form', { hasText: 'Upload certificate' }).getByRole('button', { name: 'Add' }).click()
  await tab.close()
  await untilConnected(page)
  const after = await read(before)
  expect(after).toMatchObject({ id: before.id, health: 'connected', credential: { kind: 'certificate' } })
  const { records } = await landbridge.call('records.list', { connectionId: after.id, set: 'customers', top: 1 })
  expect(records).toHaveLength(1)
  expect(window.errors).toEqual([])
})

test('Entra trusts Landbridge, so that there is no secret any more', { timeout: 120_000 }, async () => {
  const { page } = window
  const before = await connectDemo('federated')
  await beginAgain(page, before, 'Give another credential')
  await page.getByRole('radio', { name: 'Federated credential' }).check()
  const list = page.getByRole('list', { name: 'What to do' })
  const { federation } = await landbridge.call('integrations.read', { integrationId: before.integrationId })
  await list.getByText(federation.issuer).waitFor()
  await list.getByText(before.id, { exact: true }).waitFor()
  await expectAccessible(page)
  await press(page, 'Store and look')
  const tab = await openLinked(page, 'Certificates & secrets')
  await tab.getByLabel('Issuer').fill(federation.issuer)
  await tab.getByLabel('Subject identifier').fill(before.id)
  await tab.getByLabel('Name').fill(`landbridge-${before.id}`)
  await tab.locator('form', { hasText: 'Add a credential: Other issuer' }).getByRole('button', { name: 'Add' }).click()
  await tab.close()
  await untilConnected(page)
  expect(await read(before)).toMatchObject({ id: before.id, credential: { kind: 'federated', expiresAt: null } })
  expect(window.errors).toEqual([])
})

test('giving up leaves the connection as it was', { timeout: 60_000 }, async () => {
  const { page } = window
  const before = await connectDemo('unchanged')
  await beginAgain(page, before, 'Give another credential')
  await press(page, 'Abandon this set-up')
  await page.getByText('The connection stays as it is').waitFor()
  await page.getByRole('button', { name: 'Abandon', exact: true }).click()
  await page.getByRole('link', { name: 'Open the connection' }).click()
  await page.getByRole('heading', { level: 1, name: before.name }).waitFor()
  expect(await read(before)).toEqual(before)
})

test('it can be used on a phone', { timeout: 60_000 }, async () => {
  const { page } = window
  await page.setViewportSize({ width: 360, height: 740 })
  const connection = await connectDemo('phone')
  await beginAgain(page, connection, 'Give another credential')
  for (const kind of [
    'Federated credential',
    'Certificate made by Landbridge',
    'Certificate of your own',
    'Client secret',
  ]) {
    await page.getByRole('radio', { name: kind }).check()
    await expectAccessible(page)
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(isTooWide, kind).toBe(false)
  }
  expect(window.errors).toEqual([])
})
