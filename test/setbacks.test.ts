import { directoryRoles } from '@landbridge/model'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { beginOneClick, foundThere } from '../packages/platform/test/setup/administrator.ts'
import { administrator, beginWithVendorApp, registerVendorApp } from '../packages/platform/test/setup/vendor-app.ts'
import { useStore } from '../packages/platform/test/store.ts'
import { expectAccessible, expectAccessibleAtWork, keepPicture, openBrowser } from './browser.ts'
import { type ServedStory, serveStory } from './served.ts'
import { arriveAt, press, throughMicrosoft } from './steps.ts'
import type { Person } from './vendor.ts'

// What goes wrong between a person, a link and Microsoft's pages, and the way on from there.

const store = useStore()
let browser: Browser
let shown: Page | undefined

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail' && shown !== undefined) await keepPicture(shown, task.name)
})
afterAll(() => browser?.close())

const rightAdmin = (story: ServedStory): Person => {
  const { login, passwd } = administrator(story)
  return { login, password: passwd }
}

/** A global administrator, of a directory that has nothing to do with the customer. */
const strangeAdmin = ({ simulator: { control } }: ServedStory): Person => {
  control.createTenant({ displayName: 'Elsewhere', domains: ['elsewhere.example'] })
  const { userPrincipalName: login } = control.createUser('elsewhere.example', {
    alias: 'stranger',
    displayName: 'A Stranger',
    password: 'right',
    directoryRoles: [directoryRoles.globalAdministrator.id],
  })
  return { login, password: 'right' }
}

/** Where Microsoft's page shows that it goes no further. */
const refusedByMicrosoft = async (page: Page, button: string, person: Person, code: string): Promise<void> => {
  await throughMicrosoft(page, button, person, { until: page.getByText(code).first() })
  await expectAccessible(page)
}

test('declined, with an account of another directory, then accepted, and gone on with on another machine', async () => {
  const story = await serveStory(store, browser)
  const setup = await beginWithVendorApp(story, 'shared-app', registerVendorApp(story))
  const { url } = await story.call('links.create', { setupId: setup.id })
  const office = await story.open()
  const { page } = office
  shown = page
  const returns: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/oauth/callback?')) returns.push(request.url())
  })
  await page.goto(url)
  await arriveAt(page, 'Accept the application')
  await throughMicrosoft(page, 'Go to Microsoft and accept', rightAdmin(story), { answer: 'Cancel' })
  await page.getByText('The permissions were not accepted.').first().waitFor()
  await arriveAt(page, 'Accept the application')

  // The directory that was accepted for, and that of whoever signs in, are not the same: nothing is believed.
  await page.context().clearCookies()
  await refusedByMicrosoft(page, 'Go to Microsoft and accept', strangeAdmin(story), 'AADSTS50020')
  await page.goto(url)
  await arriveAt(page, 'Accept the application')
  expect((await story.call('setup.read', { setupId: setup.id })).current).toBe('consent')

  await page.context().clearCookies()
  await throughMicrosoft(page, 'Go to Microsoft and accept', rightAdmin(story))
  await arriveAt(page, 'Choose the environment')
  await office.context.close()

  const home = await story.open()
  shown = home.page
  await home.page.goto(url)
  await arriveAt(home.page, 'Choose the environment')

  // What led back here was used: by whoever finds it, in whichever browser, it leads nowhere.
  const before = await story.call('setup.read', { setupId: setup.id })
  expect(returns.length).toBeGreaterThan(2)
  for (const used of returns) {
    await home.page.goto(used)
    await home.page.getByRole('heading', { level: 1, name: 'This way has ended' }).waitFor()
  }
  await expectAccessible(home.page)
  expect(await story.call('setup.read', { setupId: setup.id })).toEqual(before)
}, 120_000)

test('one click goes on after a restart with its page open, makes one application, and undo leaves nothing', async () => {
  const story = await serveStory(store, browser)
  const { tenant } = foundThere(story, null)
  const setup = await beginOneClick(story)
  tenant.bin.clear()
  const whatIsThere = () =>
    JSON.stringify([[...tenant.applications.keys()], [...tenant.servicePrincipals.keys()], [...tenant.bin.keys()]])
  const before = whatIsThere()
  const { url } = await story.call('links.create', { setupId: setup.id, audience: 'entra-admin' })
  const { page } = await story.open()
  shown = page
  await page.goto(url)
  await throughMicrosoft(page, 'Sign in and let Landbridge do it', rightAdmin(story))
  await page.getByRole('button', { name: 'Agree and start' }).waitFor()
  story.simulator.settings.applicationReplicationMs = 60_000
  story.simulator.settings.roleDelayMs = 120_000
  await press(page, 'Agree and start')
  await page.getByText('Waits for Entra to know the application everywhere').waitFor()
  await story.restart()
  await expectAccessibleAtWork(page)
  await story.pass(5 * 60_000, 10_000)
  await page.getByRole('heading', { level: 2, name: 'Choose the environment' }).waitFor()
  const { applications } = foundThere(story, setup.connectionId)
  expect(applications).toHaveLength(1)
  expect([...(applications[0]?.secrets ?? []), ...(applications[0]?.certificates ?? [])]).toHaveLength(1)

  const member = await story.openSignedIn()
  shown = member.page
  await member.page.goto(`${story.url}/setups/${setup.id}?step=registration`)
  await throughMicrosoft(member.page, 'Sign in to undo', rightAdmin(story))
  await press(member.page, 'Undo')
  await press(member.page, 'Remove it')
  await story.pass(2 * 60_000, 10_000)
  await member.page.getByText('Everything that was made here is removed.').waitFor()
  await expectAccessible(member.page)
  expect(whatIsThere()).toBe(before)
}, 120_000)
