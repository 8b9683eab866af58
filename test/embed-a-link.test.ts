import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible, keepPicture, openBrowser, openWindow, type Window } from './browser.ts'
import { makeDataFolder, type Running, startRunning } from './running.ts'
import { vendorOf } from './vendor.ts'

const data = makeDataFolder()
let landbridge: Running
let browser: Browser
let vendor: Awaited<ReturnType<typeof vendorOf>>
let host: Window
/** Two pages elsewhere: the integration knows the first one only. */
let shop: Server
let stranger: Server

/** A vendor's own page: it embeds what its address says, and keeps what it is told. */
const pageOf = (landbridgeUrl: string) => `<!doctype html><html lang="en"><head><title>Shop</title></head><body>
<main><h1>Shop</h1><div id="place"></div></main>
<script src="${landbridgeUrl}/embed.js"></script>
<script>
  window.heard = []
  const asked = new URLSearchParams(location.search)
  window.shown = Landbridge.open({
    url: decodeURIComponent(location.hash.slice(1)),
    onEvent: (event) => heard.push(event),
    ...(asked.has('inline') && { container: document.getElementById('place') }),
  })
</script></body></html>`

const startHost = async (): Promise<Server> => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf(landbridge.url))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const originOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

beforeAll(async () => {
  ;[landbridge, browser] = await Promise.all([startRunning({ data: data.path }), openBrowser()])
  ;[vendor, shop, stranger] = await Promise.all([vendorOf(landbridge.call, 'vendor.example'), startHost(), startHost()])
  host = await openWindow(browser)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepPicture(host.page, `embed ${task.name}`)
})
afterAll(async () => {
  await browser?.close()
  for (const server of [shop, stranger]) {
    server?.closeAllConnections()
    server?.close()
  }
  await landbridge?.end('SIGTERM')
  data.remove()
})

const makeLink = async (account: string): Promise<string> => {
  const { id } = await vendor.integrate('delegated')
  await landbridge.call('integrations.update', { integrationId: id, returnAddresses: [originOf(shop)] })
  const setup = await landbridge.call('setup.start', {
    integrationId: id,
    linkedAccount: { id: account, name: account },
  })
  const { embedUrl } = await landbridge.call('links.create', { setupId: setup.id })
  return embedUrl ?? ''
}

const frameOf = async (page: Page): Promise<Frame> => {
  const element = await page.waitForSelector('iframe')
  const frame = await element.contentFrame()
  if (frame === null) throw new Error('The frame has no page.')
  return frame
}

const heard = (page: Page): Promise<{ type: string; [name: string]: unknown }[]> => page.evaluate('window.heard')

const press = (where: Page | Frame, name: string) => where.getByRole('button', { name, exact: true }).click()

test('a customer is connected inside the page of the vendor, which hears how it goes', {
  timeout: 120_000,
}, async () => {
  const person = await vendor.hire('ada', { permissionSets: ['D365 READ'] })
  const { page } = host
  await page.goto(`${originOf(shop)}/#${encodeURIComponent(await makeLink('c-31'))}`)
  const frame = await frameOf(page)
  await frame.getByRole('heading', { level: 2, name: 'Sign in' }).waitFor()
  await expect.poll(() => heard(page)).toMatchObject([{ type: 'opened' }, { type: 'step', step: 'sign-in' }])
  await expectAccessible(page)

  // Microsoft's pages refuse to be framed.
  const [microsoft] = await Promise.all([host.context.waitForEvent('page'), press(frame, 'Sign in with Microsoft')])
  await microsoft.locator('input[name=login]').fill(person.login)
  await microsoft.locator('input[name=passwd]').fill(person.password)
  await press(microsoft, 'Sign in')
  await press(microsoft, 'Accept')
  await frame.getByRole('heading', { level: 2, name: 'Choose the environment' }).waitFor()
  expect(microsoft.isClosed() || microsoft.url().endsWith('/link-done')).toBe(true)

  await frame.getByRole('radio', { name: 'Production' }).check()
  await press(frame, 'Use this environment')
  await frame.getByRole('heading', { level: 2, name: 'Choose the companies' }).waitFor()
  await frame.getByRole('checkbox', { name: 'Fjordline Furniture A/S' }).check()
  await press(frame, 'Use these companies')
  await frame.getByRole('heading', { level: 2, name: 'Connected' }).waitFor()
  await expectAccessible(page)
  await expect.poll(async () => (await heard(page)).at(-1)?.type).toBe('connected')
  const { connections } = await landbridge.call('connections.list', { linkedAccountId: 'c-31' })
  expect((await heard(page)).at(-1)).toEqual({
    type: 'connected',
    setupId: expect.any(String),
    connectionId: connections[0]?.id,
  })

  await frame.getByRole('button', { name: 'Close', exact: true }).click()
  await expect.poll(async () => (await heard(page)).at(-1)?.type).toBe('closed')
  expect(await page.locator('iframe').count()).toBe(0)
  expect(JSON.stringify(await heard(page))).not.toContain(person.login)
})

test('it stands in an element as well, and Escape closes the dialog', async () => {
  const { page } = host
  const link = encodeURIComponent(await makeLink('c-32'))
  await page.goto(`${originOf(shop)}/?inline#${link}`)
  await (await frameOf(page)).getByRole('heading', { level: 2, name: 'Sign in' }).waitFor()
  expect(await page.locator('#place iframe').count()).toBe(1)
  await page.goto(`${originOf(shop)}/?dialog#${link}`)
  await (await frameOf(page)).getByRole('heading', { level: 2, name: 'Sign in' }).waitFor()
  await page.getByRole('button', { name: 'Close', exact: true }).first().focus()
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await heard(page)).at(-1)?.type).toBe('closed')
  expect(host.errors).toEqual([])
})

test('a page that the integration does not know is refused by the browser', async () => {
  const { page, errors } = await openWindow(browser)
  await page.goto(`${originOf(stranger)}/#${encodeURIComponent(await makeLink('c-33'))}`)
  await expect.poll(() => errors.join()).toContain('frame-ancestors')
  expect(await heard(page)).toEqual([])
  expect(await page.frames().at(-1)?.getByRole('heading').count()).toBe(0)
})
