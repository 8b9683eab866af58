import type { Page } from 'playwright-core'

/** What administrators do on the simulated pages of Entra and Business Central, by the words on those pages. */

/** Opens a page that the guide links to, in its new tab. */
export const openLinked = async (guide: Page, name: string): Promise<Page> => {
  const [tab] = await Promise.all([
    guide.waitForEvent('popup'),
    guide
      .getByRole('link', { name: new RegExp(`^Open ${name}`) })
      .first()
      .click(),
  ])
  await tab.waitForLoadState()
  return tab
}

const factOf = (page: Page, name: string) =>
  page
    .locator('dt', { hasText: new RegExp(`^${name.replace(/[()]/g, '\\$&')}$`) })
    .locator('xpath=following-sibling::dd[1]')

/** On "Register an application": fills in the name, and reads the ids from the overview. */
export const registerApplication = async (page: Page, name: string): Promise<{ tenant: string; clientId: string }> => {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Register' }).click()
  return {
    clientId: (await factOf(page, 'Application (client) ID').innerText()).trim(),
    tenant: (await factOf(page, 'Directory (tenant) ID').innerText()).trim(),
  }
}

/** On "Certificates & secrets": makes a secret for a year and reads its value and its end. */
export const addSecret = async (page: Page): Promise<{ value: string; expires: string }> => {
  const form = page.locator('form', { hasText: 'Add a client secret' })
  await form.getByLabel('Description').fill('Landbridge')
  await form.getByLabel('Expires').selectOption({ label: '365 days (12 months)' })
  await form.getByRole('button', { name: 'Add' }).click()
  const row = page.getByRole('region', { name: /^Client secrets/ }).getByRole('row', { name: /Landbridge/ })
  const cells = row.getByRole('cell')
  return { expires: (await cells.nth(1).innerText()).trim(), value: (await cells.nth(2).innerText()).trim() }
}

/** On "API permissions": asks for an application permission; consent is another matter. */
export const askPermission = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('link', { name: 'Add a permission' }).click()
  await page.getByRole('group', { name: 'Application permissions' }).getByLabel(name).check()
  await page.getByRole('button', { name: 'Add permissions' }).click()
}

export const grantConsent = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: /^Grant admin consent/ }).click()
  await page.getByRole('button', { name: 'Yes' }).click()
  await page.getByText('Grant consent successful.').waitFor()
}

/** On "Microsoft Entra Applications": makes a card with its user and a permission set; it stays disabled. */
export const addCard = async (page: Page, clientId: string, permissionSet: string): Promise<void> => {
  await page.getByRole('link', { name: 'New', exact: true }).click()
  await page.getByLabel('Client ID').fill(clientId)
  await page.getByLabel('Description').fill('Landbridge')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Initialize user' }).click()
  await page.getByLabel('Permission Set', { exact: true }).selectOption(permissionSet)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('region', { name: 'Assigned permission sets' }).getByText(permissionSet).waitFor()
}

export const enableCard = async (page: Page): Promise<void> => {
  await page.getByLabel('State').selectOption('Enabled')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('State must be set to Disabled before permission sets can be edited.').waitFor()
}
