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

export const openWindow = async (browser: Browser, locale = 'en-US'): Promise<Window> => {
  const context = await browser.newContext({
    locale,
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

/** Nothing loads any more. */
const isLoaded = (): boolean => document.querySelector('[role=progressbar]:not([aria-valuenow])') === null

/** Nothing moves any more but what turns for as long as something works: a colour on its way belongs to no state. */
const isAtRest = (): boolean =>
  document
    .getAnimations()
    .every(({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity)

/** All rules for A, AA and AAA of WCAG 2.2, and what is good practice beyond them. */
const rules = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No violation of any level of the accessibility rules that a program can find. */
const expectNoViolation = async (page: Page): Promise<void> => {
  await page.waitForFunction(isAtRest)
  const { violations } = await new AxeBuilder({ page })
    .withTags(rules)
    // Fluent marks the ends of a focus group with these; they pass the focus on the moment they get it.
    .exclude('[data-tabster-dummy]')
    .analyze()
  const shown = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
  )
  expect(shown, page.url()).toEqual([])
}

/** The smallest width at which everything must be readable and usable without scrolling to the side, in pixels. */
const narrow = 360

/** What reaches beyond the window, unless a part of the page around it scrolls by itself, or is there for readers only. */
const findCutOff = (): string[] => {
  const mayReachOut = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) ||
      element.getBoundingClientRect().width <= 1 ||
      mayReachOut(element.parentElement))
  const root = document.scrollingElement
  return [...document.body.querySelectorAll('*')]
    .filter((element) => {
      const { right, width, height } = element.getBoundingClientRect()
      return right > innerWidth + 1 && width > 1 && height > 1 && !mayReachOut(element.parentElement)
    })
    .map((element) => element.outerHTML.slice(0, 200))
    .concat((root?.scrollWidth ?? 0) > innerWidth ? [`the page is ${root?.scrollWidth} pixels wide`] : [])
}

/** Everything is within the window at the smallest width. */
const expectNarrow = async (page: Page): Promise<void> => {
  const before = page.viewportSize()
  await page.setViewportSize({ width: narrow, height: 800 })
  // Some of it is laid out anew only after the page has heard of its new width.
  await expect.poll(() => page.evaluate(findCutOff), { message: `${page.url()} at ${narrow} px` }).toEqual([])
  if (pictures !== undefined) await keepPicture(page, `${step} ${narrow} ${await page.title()}`)
  if (before !== null) await page.setViewportSize(before)
}

/** With PICTURES set, each page that is looked at is kept as a picture too, to be looked at by a person. */
const pictures = process.env.PICTURES
let step = 100

/** Everybody can use a page as it is while something works there: no rule is violated, and it fits the smallest window. */
export const expectAccessibleAtWork = async (page: Page): Promise<void> => {
  step += 1
  if (pictures !== undefined) await keepPicture(page, `${step} ${await page.title()}`)
  await expectNoViolation(page)
  await expectNarrow(page)
}

/** The same of a page on which nothing is loading any more. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await page.waitForFunction(isLoaded)
  await expectAccessibleAtWork(page)
}
