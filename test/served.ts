import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import type { TestStore } from '../packages/platform/test/store.ts'
import { type Story, type StoryOptions, startStory } from '../packages/platform/test/story.ts'
import { openWindow, type Window } from './browser.ts'
import { root } from './sources.ts'

/** A story in a browser whose time is moved: for Microsoft, for us, and in every window. */
export interface ServedStory extends Omit<Story, 'pass'> {
  /** A person at a machine of their own. */
  readonly open: () => Promise<Window>
  /** A window in which the owner is signed in. */
  readonly openSignedIn: () => Promise<Window>
  /** Lets time pass, in steps as short as watches need. */
  readonly pass: (ms: number, everyMs?: number) => Promise<void>
}

/** Serves the built portal over the handlers, with a clock that a test moves. */
export const serveStory = async (
  store: TestStore,
  browser: Browser,
  options: StoryOptions = {},
): Promise<ServedStory> => {
  const story = await startStory(store, { ...options, portalDir: join(root, 'packages/portal/dist') })
  const windows: Window[] = []

  const open = async (): Promise<Window> => {
    const window = await openWindow(browser)
    await window.page.clock.install({ time: story.simulator.clock.now() })
    windows.push(window)
    return window
  }
  return Object.assign(Object.create(story) as Story, {
    open,
    openSignedIn: async () => {
      const window = await open()
      await window.page.goto(await story.signInLink())
      await window.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
      return window
    },
    pass: async (ms: number, everyMs = ms) => {
      for (let passed = 0; passed < ms; passed += everyMs) await story.pass(everyMs)
      for (const { page } of windows) if (!page.isClosed()) await page.clock.fastForward(ms)
      for (const { page, errors } of windows) expect(errors, page.url()).toEqual([])
    },
  })
}
