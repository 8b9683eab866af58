import type { StepId } from '@landbridge/contract'
import { faults } from '@landbridge/model'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  addCard,
  addSecret,
  askPermission,
  enableCard,
  grantConsent,
  openLinked,
  registerApplication,
} from './admins.ts'
import { expectAccessible, keepPicture, openBrowser, openWindow, type Window } from './browser.ts'
import { makeDataFolder, type Running, startRunning } from './running.ts'
import { press } from './steps.ts'

const data = makeDataFolder()
let landbridge: Running
let browser: Browser
let window: Window

beforeAll(async () => {
  ;[landbridge, browser] = await Promise.all([startRunning({ data: data.path }), openBrowser()])
  window = await openWindow(browser)
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepPicture(window.page, task.name)
})
afterAll(async () => {
  await browser?.close()
  await landbridge?.end('SIGTERM')
  data.remove()
})

const steps = {
  registration: 'Register the application',
  secret: 'Give the application a credential',
  consent: 'Grant the permissions',
  environment: 'Choose the environment',
  card: 'Let the application into Business Central',
  company: 'Choose the companies',
  end: 'Connected',
} as const

/** Waits until the guide stands at a step, and looks whether everybody can use its page. */
const arriveAt = async (page: Page, step: keyof typeof steps): Promise<void> => {
  await page.getByRole('heading', { level: 2, name: steps[step] }).waitFor()
  await expectAccessible(page)
}

/** Waits until the step shows what stops it, and stands where it stood. */
const expectStop = async (page: Page, step: keyof typeof steps, cause: string | RegExp): Promise<void> => {
  await page.getByRole('list', { name: 'What we see now' }).getByText(cause).first().waitFor()
  await arriveAt(page, step)
}

/** A page of an administrator in a second tab, by the link of the guide. */
const inLinkedTab = async <T>(page: Page, name: string, work: (tab: Page) => Promise<T>): Promise<T> => {
  const tab = await openLinked(page, name)
  await expectAccessible(tab)
  const result = await work(tab)
  await expectAccessible(tab)
  await tab.close()
  return result
}

/** A field that is filled already may be left empty, and its label says so. */
const fill = (page: Page, label: string, value: string) => {
  const words = label.replace(/[()]/g, '\\$&')
  return page.getByLabel(new RegExp(`^${words}( \\(optional\\))?$`)).fill(value)
}

const register = async (page: Page): Promise<string> => {
  await arriveAt(page, 'registration')
  const ids = await inLinkedTab(page, 'Register an application', (tab) => registerApplication(tab, 'Shop'))
  await fill(page, 'Directory (tenant) ID', ids.tenant)
  await fill(page, 'Application (client) ID', ids.clientId)
  await press(page, 'Look for the registration')
  await arriveAt(page, 'secret')
  return ids.clientId
}

const storeSecret = async (page: Page, { value, expires }: { value: string; expires: string }): Promise<void> => {
  await page.getByRole('radio', { name: 'Client secret' }).check()
  await fill(page, 'Value', value)
  await fill(page, 'Expires', expires)
  await press(page, 'Store and look')
}

const chooseEnvironment = async (page: Page): Promise<void> => {
  await arriveAt(page, 'environment')
  await page.getByRole('radio', { name: 'Production' }).check()
  await press(page, 'Use this environment')
  await arriveAt(page, 'card')
}

const chooseCompanyAndProve = async (page: Page): Promise<void> => {
  await arriveAt(page, 'company')
  await page.getByRole('checkbox', { name: 'Fjordline Furniture A/S' }).check()
  await press(page, 'Use these companies')
  await arriveAt(page, 'end')
}

const role = 'API.ReadWrite.All'
const permissionSet = 'D365 BUS FULL ACCESS'

test('the printed link signs in, the demo is offered first, and by hand it ends with Connected', {
  timeout: 120_000,
}, async () => {
  const { page } = window
  await page.goto(landbridge.signInLink)
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  expect(page.url()).not.toContain('ticket')
  await expectAccessible(page)
  await press(page, 'Connect the demo tenant')

  const clientId = await register(page)
  await storeSecret(page, await inLinkedTab(page, 'Certificates & secrets', addSecret))
  await arriveAt(page, 'consent')
  await inLinkedTab(page, 'API permissions', async (tab) => {
    await askPermission(tab, role)
    await grantConsent(tab)
  })
  await press(page, 'Look again')
  await chooseEnvironment(page)
  await inLinkedTab(page, 'Microsoft Entra Applications', async (tab) => {
    await addCard(tab, clientId, permissionSet)
    await enableCard(tab)
  })
  await press(page, 'Look again')
  await chooseCompanyAndProve(page)

  const { connections } = await landbridge.call('connections.list', {})
  expect(connections).toMatchObject([{ health: 'connected', simulated: true, credential: { clientId } }])

  await page.getByRole('link', { name: 'Open records' }).click()
  await page.getByRole('link', { name: 'customers', exact: true }).click()
  await page.getByRole('table', { name: 'Records of customers' }).waitFor()
  await expectAccessible(page)
  await press(page, 'New record')
  await page.getByRole('textbox', { name: 'displayName' }).fill('Thornbury Lamps')
  await expectAccessible(page)
  await press(page, 'Create')
  await page.getByRole('heading', { name: 'Thornbury Lamps' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Filter' }).fill("displayName eq 'Thornbury Lamps'")
  await press(page, 'Apply')
  const rows = page.getByRole('table', { name: 'Records of customers' }).getByRole('row')
  await expect.poll(() => rows.count()).toBe(2)
  expect(await rows.nth(1).innerText()).toContain('Thornbury Lamps')
})

/** The codes of what is wrong at a step, as a program reads them. */
const codesAt = async (setupId: string, step: StepId): Promise<(string | undefined)[]> => {
  const setup = await landbridge.call('setup.read', { setupId })
  return setup.steps.find(({ id }) => id === step)?.look.findings.map(({ fault }) => fault?.code) ?? []
}

test('a wrong secret, a missing consent and a disabled card stop it, each at its own step, until they are mended', {
  timeout: 120_000,
}, async () => {
  const { page } = window
  const { integrations } = await landbridge.call('integrations.list', {})
  const { id } = await landbridge.call('setup.start', {
    integrationId: integrations[0]?.id ?? '',
    linkedAccount: { id: 'careless', name: 'Careless Ltd.' },
  })
  await page.goto(`${landbridge.url}/setups/${id}`)

  const clientId = await register(page)
  const secret = await inLinkedTab(page, 'Certificates & secrets', addSecret)
  await storeSecret(page, { ...secret, value: `${secret.value.slice(0, -4)}oops` })
  await expectStop(page, 'secret', faults['auth.secret_wrong'].means)
  expect(await codesAt(id, 'secret')).toContain('auth.secret_wrong')
  await storeSecret(page, secret)
  await arriveAt(page, 'consent')

  const permissions = await openLinked(page, 'API permissions')
  await askPermission(permissions, role)
  await press(page, 'Look again')
  await expectStop(page, 'consent', role)
  expect(await codesAt(id, 'consent')).toContain('auth.roles_missing')
  await grantConsent(permissions)
  await permissions.close()
  await press(page, 'Look again')
  await chooseEnvironment(page)

  const card = await openLinked(page, 'Microsoft Entra Applications')
  await addCard(card, clientId, permissionSet)
  await press(page, 'Look again')
  await expectStop(page, 'card', /disabled/i)
  expect(await codesAt(id, 'card')).toContain('bc.credentials_rejected')
  await enableCard(card)
  await card.close()
  await press(page, 'Look again')
  await chooseCompanyAndProve(page)
})

test('no page had an error of a script or of the content policy', () => {
  expect(window.errors).toEqual([])
})
