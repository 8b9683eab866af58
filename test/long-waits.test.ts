import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openAdminCenter } from '../packages/platform/test/connections/admin-center.ts'
import { admitToAdminCenter, appFile } from '../packages/platform/test/extensions/app.ts'
import { answerUpTo, beginSetup, connect } from '../packages/platform/test/journey.ts'
import { useStore } from '../packages/platform/test/store.ts'
import { expectAccessible, keepPicture, openBrowser } from './browser.ts'
import { serveStory } from './served.ts'
import { arriveAt, chooseCompanyAndProve, chooseEnvironment, press } from './steps.ts'

// Stories in which hours and days pass, in a browser whose clock is moved with ours and Microsoft's.

const store = useStore()
const minute = 60_000
const day = 1_440 * minute
let browser: Browser
let shown: Page | undefined

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail' && shown !== undefined) await keepPicture(shown, task.name)
})
afterAll(() => browser?.close())

test('20 minutes of an installation are shown as they pass, and a restart in the middle of them changes nothing', async () => {
  const story = await serveStory(store, browser)
  admitToAdminCenter(story)
  story.simulator.settings.deploymentMs = 20 * minute
  const setup = await beginSetup(story)
  const { page } = await story.openSignedIn()
  shown = page

  await page.goto(`${story.url}/integrations/${setup.integrationId}`)
  const file = Buffer.from(appFile(), 'base64')
  await page
    .getByLabel('Choose an .app file')
    .setInputFiles({ name: 'link.app', mimeType: 'application/octet-stream', buffer: file })
  await page.getByText('This was read from link.app. Nothing is stored yet.').waitFor()
  await expectAccessible(page)
  await press(page, 'Use this extension')
  await page.getByText('Upload a newer version').waitFor()

  await answerUpTo(story, setup, 'secret')
  await page.goto(`${story.url}/setups/${setup.id}`)
  await chooseEnvironment(page)
  await arriveAt(page, 'Install the extension')
  await press(page, 'Install the extension')
  await page.getByText('Less than a minute so far; 20 minutes are normal.').waitFor()
  await arriveAt(page, 'Install the extension')

  await story.pass(9 * minute, minute / 3)
  await page.getByText('9 minutes so far; 20 minutes are normal.').waitFor()
  await story.restart()
  await story.pass(9 * minute, minute / 3)
  await page.getByText('18 minutes so far; 20 minutes are normal.').waitFor()
  await page.getByText('Business Central is installing the extension.').first().waitFor()
  await story.pass(4 * minute, minute / 3)
  await page.getByText('Done: Install the extension').waitFor()
  await chooseCompanyAndProve(page)
  await page.getByText('Fjordline Link 1.0.0.0 is installed.').waitFor()
}, 120_000)

test('a copy of production stops writes, until a person says which environment it is', async () => {
  const story = await serveStory(store, browser)
  const { connectionId } = await connect(story)
  const id = connectionId as string
  const create = () =>
    story.call('records.create', { connectionId: id, set: 'customers', record: { displayName: 'Thornbury Lamps' } })
  await (await openAdminCenter(story)).copy('Production', 'Second', 'Production')
  const { page } = await story.openSignedIn()
  shown = page
  await story.pass(60 * minute)
  await page.goto(`${story.url}/connections/${id}`)
  await page.getByText('Nothing is written through this connection').first().waitFor()
  await expectAccessible(page)

  await page.goto(`${story.url}/connections/${id}/records/customers?panel=new`)
  await page.getByRole('textbox', { name: 'displayName' }).fill('Thornbury Lamps')
  await press(page, 'Create')
  await page
    .getByText(/Second is new/)
    .first()
    .waitFor()
  await expect(create()).rejects.toMatchObject({ code: 'connection.writes_stopped' })
  await expectAccessible(page)

  await page.goto(`${story.url}/connections/${id}`)
  await press(page, 'Say which environment it is')
  await expectAccessible(page)
  await press(page, 'Go on with this environment')
  await page.getByText('Choose one of them.').waitFor()
  await page.getByRole('radio', { name: 'Production' }).check()
  await press(page, 'Go on with this environment')
  await page.getByText('Nothing is written through this connection').first().waitFor({ state: 'detached' })
  await create()
  expect(await story.call('connections.read', { connectionId: id })).toMatchObject({ health: 'connected' })
}, 60_000)

test('a link that has expired says so, and the same one opens again when it was renewed', async () => {
  const story = await serveStory(store, browser)
  const setup = await beginSetup(story)
  const { url } = await story.call('links.create', { setupId: setup.id })
  await story.pass(15 * day)
  const { page } = await story.open()
  shown = page
  await page.goto(url)
  await page.getByRole('heading', { level: 1, name: 'This link has expired' }).waitFor()
  await expectAccessible(page)

  const builder = await story.openSignedIn()
  await builder.page.goto(`${story.url}/setups/${setup.id}`)
  await press(builder.page, 'Links for the customer')
  await builder.page.getByText(/^Expired/).waitFor()
  await press(builder.page, '14 more days')
  await builder.page.getByText(/^Works/).waitFor()
  await page.goto('about:blank')
  await page.goto(url)
  await arriveAt(page, 'Register the application')

  await press(builder.page, 'Revoke')
  await builder.page.getByText('cannot be made to work again').waitFor()
  await expectAccessible(builder.page)
  await builder.page.getByRole('alertdialog').getByRole('button', { name: 'Revoke', exact: true }).click()
  await builder.page.getByText(/^Revoked/).waitFor()
  await page.goto('about:blank')
  await page.goto(url)
  await page.getByRole('heading', { level: 1, name: 'This link was revoked' }).waitFor()
}, 60_000)
