import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayMs, ownApp } from '../packages/platform/test/credentials/own-app.ts'
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

test('a secret comes near its end; somebody sees it, rolls it over, and revokes what came after it', {
  timeout: 120_000,
}, async () => {
  const story = await serveStory(store, browser)
  const { page, errors } = await story.openSignedIn()
  await page.goto(`${story.url}/credentials`)
  await page.getByRole('heading', { name: 'No credential yet' }).waitFor()
  await expectAccessible(page)

  await connect(story)
  const { control, env, clock } = story.simulator
  const [secret] = ownApp(story).application.secrets
  control.moveSecret(env.TENANT, env.CLIENT_ID, secret?.keyId ?? '', { endsAt: clock.now() + 45 * dayMs })
  await story.pass(dayMs)
  await page.goto(story.url)
  await page.getByRole('heading', { name: 'Credentials that expire within 90 days' }).waitFor()
  await page.getByText('Somebody enters a new one').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'See all credentials' }).click()
  await page.getByRole('table', { name: 'Credentials' }).getByText('Microsoft Entra').waitFor()
  await expectAccessible(page)

  await page.getByRole('table').getByRole('link', { name: 'Fjordline' }).click()
  await page.getByText('Add a new certificate or client secret to the app registration.').waitFor()
  await page.getByRole('button', { name: 'Enter a new one' }).waitFor()
  await page.getByText('Entra tells this day;', { exact: false }).waitFor()
  await expectAccessible(page)

  ownApp(story).letManageItself()
  await page.getByRole('button', { name: 'Ask Entra now' }).click()
  await page.getByText('Rolls over by itself').waitFor()
  await page.getByRole('button', { name: 'Roll over now' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Then remove the old one at Microsoft').check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Roll over now' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('A new one takes its place now').waitFor()
  await expectAccessible(page)
  await story.pass(10 * 60_000, 60_000)
  await page.getByText('the old one stays for a day', { exact: false }).waitFor()
  await page.getByText('Used from then on').waitFor()
  await expectAccessible(page)
  await story.pass(2 * dayMs, 6 * 3_600_000)
  await page.getByText('Removed at Microsoft').waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Revoke' }).click()
  await expectAccessible(page)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('Access tokens that were got with it', { exact: false }).waitFor()
  await expectAccessible(page)
  await story.pass(10 * 60_000, 60_000)
  await page
    .getByRole('heading', { name: /^Certificate/ })
    .nth(1)
    .waitFor()
  expect(ownApp(story).application.certificates).toHaveLength(1)
  expect(errors).toEqual([])
})
