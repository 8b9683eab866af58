import type { Locator, Page } from 'playwright-core'
import { expectAccessible } from './browser.ts'
import type { Person } from './vendor.ts'

/** What people do on the steps of the guide, and on Microsoft's pages in between. */

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

/** Waits until the guide stands at a step, and looks whether everybody can use its page. */
export const arriveAt = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('heading', { level: 2, name: title }).waitFor()
  await expectAccessible(page)
}

export const chooseEnvironment = async (page: Page, name = 'Production'): Promise<void> => {
  await arriveAt(page, 'Choose the environment')
  await page.getByRole('radio', { name }).check()
  await press(page, 'Use this environment')
}

/** Chooses the company of the demonstration, and waits for the final check. */
export const chooseCompanyAndProve = async (page: Page): Promise<void> => {
  await arriveAt(page, 'Choose the companies')
  await page.getByRole('checkbox', { name: 'Fjordline Furniture A/S' }).check()
  await press(page, 'Use these companies')
  await arriveAt(page, 'Connected')
}

/**
 * Sets out to Microsoft's pages by a button of ours, and goes through them as they come, until the browser is back.
 *
 * @param options.until Where one of those pages ends it.
 */
export const throughMicrosoft = async (
  page: Page,
  button: string,
  { login, password }: Person,
  options: { readonly answer?: 'Accept' | 'Cancel'; readonly until?: Locator } = {},
): Promise<void> => {
  const { answer = 'Accept', until } = options
  const home = new URL(page.url()).origin
  const isOurs = () => new URL(page.url()).origin === home
  await press(page, button)
  await page.waitForURL((url) => url.origin !== home)
  for (let pages = 0; pages < 5 && !isOurs(); pages += 1) {
    const signIn = page.getByRole('button', { name: 'Sign in', exact: true })
    const next = signIn
      .or(page.getByRole('button', { name: answer, exact: true }))
      .or(page.getByRole('button', { name: login }))
      .first()
    await (until === undefined ? next : next.or(until)).waitFor()
    if (await until?.isVisible()) return
    if (await signIn.isVisible()) {
      await page.locator('input[name=login]').fill(login)
      await page.locator('input[name=passwd]').fill(password)
    }
    await Promise.all([page.waitForEvent('framenavigated'), next.click()])
    await page.waitForLoadState()
  }
}
