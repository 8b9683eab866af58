import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../packages/platform/test/journey.ts'
import { useStore } from '../packages/platform/test/store.ts'
import { expectAccessible, keepPicture, openBrowser } from './browser.ts'
import { serveStory } from './served.ts'

const store = useStore()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('a check that failed is copied, printed, saved, and leads to the step where it is mended', {
  timeout: 90_000,
}, async () => {
  const story = await serveStory(store, browser)
  const connectionId = (await connect(story)).connectionId as string
  const { control, env } = story.simulator
  control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Disabled' })
  const { id } = await story.call('checks.start', { connectionId })
  await story.runs.idle()
  const { page, context } = await story.openSignedIn()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${story.url}/connections/${connectionId}`)
  await page.getByText('1 line failed').waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Copy for your administrator' }).first().click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('### Business Central administrator')

  const address = `${story.url}/v1/connections/${connectionId}/checks/${id}.html`
  const [paper] = await Promise.all([context.waitForEvent('page'), page.getByRole('button', { name: 'Print' }).click()])
  await paper.getByRole('heading', { level: 2, name: 'What is to be done' }).waitFor()
  expect(paper.url()).toBe(`${address}?language=en`)
  await expectAccessible(paper)
  await paper.close()

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^check-.*\.html$/)

  await page.getByRole('button', { name: 'Open this step' }).click()
  await page
    .getByRole('heading', { level: 1, name: /again$/ })
    .waitFor()
    .catch(async (error: unknown) => {
      await keepPicture(page, 'open this step')
      throw error
    })
  await page.getByRole('heading', { level: 2, name: /application.*Business Central/i }).waitFor()
})
