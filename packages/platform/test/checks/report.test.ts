import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../journey.ts'
import { newFolder, useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

const store = useStore()

/** A check of which one line is red, with a name that Markdown and HTML must not take for their own. */
const failing = async (story: Story) => {
  const connectionId = (await connect(story)).connectionId as string
  await story.call('connections.update', { connectionId, name: '<b>Fjord*line* & Co' })
  const { control, env } = story.simulator
  control.deleteCard(env.TENANT, env.ENVIRONMENT, env.CLIENT_ID)
  const { id: checkId } = await story.call('checks.start', { connectionId })
  await story.runs.idle()
  return { connectionId, checkId }
}

test('as Markdown it says who has to do what, where, and everything that was looked at', async () => {
  const story = await startStory(store)
  const check = await failing(story)
  const { document, type, name } = await story.call('checks.report', check)
  expect(type).toBe('text/markdown; charset=utf-8')
  expect(name).toMatch(/^check-\d{4}-\d\d-\d\d-[\da-f]{8}\.md$/)
  expect(document).toContain('# Proving check of \\<b\\>Fjord\\*line\\* & Co')
  expect(document).toContain('### Business Central administrator')
  expect(document).toContain('[Microsoft Entra Applications](<')
  expect(document).toMatch(/- ✓ passed: Entra issues? /)
  expect(document).toContain('- – not needed: customers can be read. No company can be opened.')
  expect(document).not.toContain(story.simulator.env.CLIENT_SECRET)
})

test('as a page it runs nothing, loads nothing, and holds what the Markdown holds', async () => {
  const story = await startStory(store)
  const check = await failing(story)
  const { document } = await story.call('checks.report', { ...check, as: 'html' })
  expect(document).toContain('<h1>Proving check of &lt;b&gt;Fjord*line* &amp; Co</h1>')
  expect(document).not.toMatch(/<script|<b>|<img|<link| on\w+=/)
  expect(document).toContain('@media print')
  expect(document.match(/<li class="(pass|fail|unknown|skipped)">/g)?.length).toBe(15)
})

test('is served as a document to whoever may read the connection, and to nobody else', async () => {
  const portalDir = newFolder()
  writeFileSync(join(portalDir, 'index.html'), '<!doctype html><title>Landbridge</title>')
  onTestFinished(() => rmSync(portalDir, { recursive: true, force: true }))
  const story = await startStory(store, { portalDir })
  const { connectionId, checkId } = await failing(story)
  const { key } = await story.call('keys.create', { name: 'reader', role: 'reader' })
  const at = `${story.url}/v1/connections/${connectionId}/checks/${checkId}`
  const headers = { authorization: `Bearer ${key}` }
  const page = await fetch(`${at}.html`, { headers })
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-/)
  expect(await page.text()).toContain('<!doctype html>')
  // A browser that opens it by itself speaks its own language, whatever the portal speaks.
  const german = await fetch(`${at}.html?language=de`, { headers: { ...headers, 'accept-language': 'en' } })
  expect(german.headers.get('content-language')).toBe('de')
  expect(await german.text()).toContain('<html lang="de">')
  const markdown = await fetch(`${at}.md`, { headers })
  expect([markdown.status, markdown.headers.get('content-type')]).toEqual([200, 'text/markdown; charset=utf-8'])
  expect((await fetch(`${at}.html`)).status).toBe(401)
  expect(
    (await fetch(`${story.url}/v1/connections/${connectionId}/checks/${connectionId}.html`, { headers })).status,
  ).toBe(404)
  expect((await fetch(at, { headers })).headers.get('content-type')).toContain('application/json')
})
