import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** The system's own Chromium; `npm test` says in CHROMIUM which. */
const findChromium = (): string => {
  const { CHROMIUM, PATH = '' } = process.env
  const paths = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const found = [...(CHROMIUM === undefined ? [] : [CHROMIUM]), ...paths].find((path) => existsSync(path))
  if (found === undefined) throw new Error('These stories need Chromium; npm test installs it or says how.')
  return found
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: flags, headless: true })

/** A person's browser: a window, and what went wrong in its pages. */
export interface Window {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors of scripts and of the content policy, which no page may have. */
  readonly errors: readonly string[]
}

export const openWindow = async (browser: Browser): Promise<Window> => {
  const context = await browser.newContext({
    locale: 'en-US',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
  })
  context.setDefaultTimeout(20_000)
  const errors: string[] = []
  context.on('page', (page) => {
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      // A refused request is an answer that the page shows; the browser notes it here as well.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        errors.push(`${page.url()}: ${message.text()}`)
    })
  })
  return { context, page: await context.newPage(), errors }
}

/** Keeps a picture of a page for whoever has to find out why a story failed. */
export const keepPicture = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: `screenshots/${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80)}.png`, fullPage: true })
}

/** Nothing moves or turns any more: a colour on its way to another one belongs to no state of the page. */
const isAtRest = (): boolean =>
  document.querySelector('[role=progressbar]') === null &&
  document.getAnimations().every(({ playState }) => playState !== 'running')

/** No serious or critical violation of the accessibility rules that a program can find. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await page.waitForFunction(isAtRest)
  const { violations } = await new AxeBuilder({ page })
    // Fluent marks the ends of a focus group with these; they pass the focus on the moment they get it.
    .exclude('[data-tabster-dummy]')
    .analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const shown = grave.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
  )
  expect(shown, page.url()).toEqual([])
}
