import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectAccessible, keepPicture, openBrowser, openWindow, type Window } from './browser.ts'
import { finishSetup, sampleValues, startDemoSetup } from './demo.ts'
import { makeDataFolder, type Running, startRunning } from './running.ts'
import { arriveAt, press } from './steps.ts'

const data = makeDataFolder()
let landbridge: Running
let browser: Browser
let admin: Window

beforeAll(async () => {
  ;[landbridge, browser] = await Promise.all([startRunning({ data: data.path }), openBrowser()])
  admin = await openWindow(browser, 'de-DE')
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepPicture(admin.page, task.name)
})
afterAll(async () => {
  await browser?.close()
  await landbridge?.end('SIGTERM')
  data.remove()
})

/** Words of English that stand in no German sentence. */
const english = /\b(the|is|are|not|and|with|which|for|this|that|of|it|its|by|from|can|cannot|or|you|your|to)\b/i

/** What a person reads or hears on a page: texts, and names of what has no text. */
const readAll = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const hidden = 'script, style, noscript, code, pre'
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: string[] = [document.title]
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement?.closest(hidden) === null) texts.push(node.textContent ?? '')
    for (const each of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.push(each.getAttribute(name) ?? '')
    return texts.map((text) => text.trim()).filter((text) => text !== '')
  })

/** Names, records, and what Microsoft calls a thing in English: that stands in brackets behind its German name. */
const names = /Shop of \w+|Command line on this machine|Skovlund By|startswith\(.*|\([^)]*\)|„[^“]*“/g

const leftInEnglish = async (page: Page): Promise<string[]> =>
  (await readAll(page)).filter((text) => english.test(text.replace(names, '')))

const expectGerman = async (page: Page, title: string): Promise<void> => {
  await arriveAt(page, title)
  expect(await leftInEnglish(page)).toEqual([])
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
}

test('an Entra administrator with a German browser reads no English sentence', { timeout: 120_000 }, async () => {
  const { page } = admin
  const setup = await startDemoSetup(landbridge.call, 'Fjordline')
  const { url } = await landbridge.call('links.create', { setupId: setup.id, audience: 'entra-admin' })
  const { tenant = '', clientId = '' } = sampleValues(setup, 'registration') as Record<string, string>

  await page.goto(url)
  await expectGerman(page, 'Die Anwendung registrieren')
  await page.getByLabel('Verzeichnis-ID (Mandant)').fill('https://portal.azure.com/')
  await page.getByLabel('Anwendungs-ID (Client)').fill(clientId)
  await press(page, 'Nach der Registrierung sehen')
  await page.getByText('Das ist eine Adresse; nötig ist nur der Wert selbst.').first().waitFor()
  await expectGerman(page, 'Die Anwendung registrieren')
  await page.getByLabel('Verzeichnis-ID (Mandant)').fill(tenant)
  await press(page, 'Nach der Registrierung sehen')

  await expectGerman(page, 'Der Anwendung eine Anmeldeinformation geben')
  await page.getByRole('button', { name: 'Alle Beispielwerte verwenden' }).click()
  await press(page, 'Speichern und nachsehen')

  // The permissions are granted in the demo tenant, so that the rest is somebody else's.
  await expectGerman(page, 'Die Umgebung wählen')
  await page.getByText('Dieser Schritt ist für jemand anderen').waitFor()
  await page.getByRole('link', { name: /Die Berechtigungen erteilen/ }).click()
  await expectGerman(page, 'Die Berechtigungen erteilen')
  await page.setViewportSize({ width: 360, height: 800 })
  await expectAccessible(page)
  expect(admin.errors).toEqual([])
})

test('a member with a German browser reads no English sentence either', { timeout: 180_000 }, async () => {
  const { page, errors } = await openWindow(browser, 'de-DE')
  await page.goto(landbridge.signInLink)
  await page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor()
  const { id: setupId, integrationId } = await startDemoSetup(landbridge.call, 'Adatum')
  const { id: connectionId } = await finishSetup(landbridge.call, setupId)
  const at = `/connections/${connectionId}`
  const places = [
    ...[
      '/',
      '/integrations',
      '/integrations/new',
      `/integrations/${integrationId}`,
      '/setups/new',
      `/setups/${setupId}`,
    ],
    ...[
      '/connections',
      at,
      `${at}/extension`,
      `${at}/records`,
      `${at}/records/customers`,
      `${at}/settings`,
      `${at}/diagnosis`,
      `${at}/credentials`,
    ],
    ...['/records', '/events', '/credentials', '/diagnose', '/settings/keys', '/settings/notices'],
    ...['/settings/password', '/settings/language', '/settings/about', '/nowhere'],
  ]
  const left: string[] = []
  for (const place of places) {
    await page.goto(`${landbridge.url}${place}`)
    await page.getByRole('heading').first().waitFor()
    await page.waitForLoadState('networkidle')
    left.push(...(await leftInEnglish(page)).map((text) => `${place}: ${text}`))
  }
  expect([...new Set(left)]).toEqual([])
  expect(errors).toEqual([])
})

test('the language can be changed on the page, and stays', { timeout: 60_000 }, async () => {
  const { page } = admin
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${landbridge.url}/guide?actions=customers.list&flow=delegated`)
  await page.getByRole('heading', { level: 2, name: 'Was nötig ist, und warum' }).waitFor()
  expect(await leftInEnglish(page)).toEqual([])
  await page.getByRole('button', { name: 'Sprache: Deutsch' }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await page.getByRole('heading', { level: 2, name: 'What is needed, and why' }).waitFor()
  await page.getByText('Go to Microsoft and sign in with the account that uses Business Central.').waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 2, name: 'What is needed, and why' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(admin.errors).toEqual([])
})
