import { readdirSync, readFileSync } from 'node:fs'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Settings } from '../examples/connect.ts'

const folder = new URL('../examples/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
const programs = files.filter((name) => name !== 'connect.ts')

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({ ports: 'free' })
})
afterAll(() => simulator.stop())

describe('an example', () => {
  test.each(programs)('%s does what it says', async (name) => {
    const { run } = (await import(new URL(name, folder).href)) as { run: (settings: Settings) => Promise<void> }
    await run(simulator.env)
  })
})

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
const sources = files.map((name) => lines(readFileSync(new URL(name, folder), 'utf8')))
const readmes = [
  'README.md',
  'packages/auth/README.md',
  'packages/client/README.md',
  'packages/diagnosis/README.md',
].map((name) => [name, new URL(`../${name}`, import.meta.url)] as const)

test.each(readmes)('the code in %s is cut from the examples', (_, readme) => {
  const blocks = [...readFileSync(readme, 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => lines(code))
  expect(blocks.length).toBeGreaterThan(0)
  for (const block of blocks)
    expect(
      sources.some((source) => source.includes(block)),
      block,
    ).toBe(true)
})
