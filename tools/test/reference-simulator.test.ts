import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = 'docs/reference/simulator'
const pages = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

const link = /\[[^\]]+\]\(([^\s)]+\.test\.ts) "([^"]*)"\)/g

test.each(pages)('every test that %s names is there', (_, text) => {
  const texts = new Map<string, string>()
  for (const [, path = '', title = ''] of text.matchAll(link)) {
    const file = join(folder, path)
    expect(existsSync(file), file).toBe(true)
    if (!texts.has(file)) texts.set(file, readFileSync(file, 'utf8').replaceAll("\\'", "'").replaceAll('"', "'"))
    expect(texts.get(file)!.replaceAll('|', '/'), `${file}: ${title}`).toContain(title)
  }
})

test('the pages name tests for most of what they show', () => {
  const named = pages.flatMap(([, text]) => [...text.matchAll(link)])
  expect(named.length).toBeGreaterThan(300)
})
