import { contract } from '@landbridge/contract'
import { faults } from '@landbridge/model'
import { expect, test } from 'vitest'
import { usePlatform } from '../platform.ts'
import { call } from './raw.ts'

const at = usePlatform()

test('the OpenAPI document is open to anybody and names every operation', async () => {
  const answer = await call(`${at.url}/v1/openapi.json`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  const { paths } = JSON.parse(answer.text) as { paths: Record<string, Record<string, { operationId: string }>> }
  const named = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
  expect(named.sort()).toEqual(Object.keys(contract).sort())
})

test('the reference tells of every operation and every fault, with remedy and an example', async () => {
  const { status, headers, text } = await call(`${at.url}/v1/reference`)
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  for (const [name, { route }] of Object.entries(contract)) {
    expect(text).toContain(`<section id="${name}">`)
    expect(text).toContain(route.split(' ')[1])
  }
  for (const [code, { remedy }] of Object.entries(faults)) {
    expect(text).toContain(`id="fault-${code}"`)
    expect(text).toContain(remedy.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'))
  }
  expect(text.match(/<code>curl /g)).toHaveLength(Object.keys(contract).length)
})

test('every link within the reference leads somewhere, and no id is given twice', async () => {
  const { text } = await call(`${at.url}/v1/reference`)
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const links = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect([...new Set(links)].filter((link) => !ids.includes(link))).toEqual([])
})

test('the reference needs nothing from elsewhere, no script and no style of its own', async () => {
  const { text, headers } = await call(`${at.url}/v1/reference`)
  expect(text).not.toMatch(/<script|<style| style=|https?:\/\/(?!example\.com)[^\s<"]+\.(js|css|woff)/)
  expect(headers.get('content-security-policy')).toMatch(/style-src 'self';/)
  const style = await call(`${at.url}/v1/reference.css`)
  expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
})

test('the guide is open to anybody as Markdown, and refuses what it does not know like any operation', async () => {
  const guide = await call(`${at.url}/guide.md?actions=customers.list,items.create&flow=delegated&name=Shop`)
  expect([guide.status, guide.headers.get('content-type')]).toEqual([200, 'text/markdown; charset=utf-8'])
  expect(guide.text).toMatch(/^# Connect Shop to Business Central\n/)
  const json = await call(`${at.url}/v1/guide?actions=customers.list,items.create&flow=delegated&name=Shop`)
  expect(JSON.parse(json.text).markdown).toBe(guide.text)
  expect((await call(`${at.url}/guide.md?actions=customers.fly`)).status).toBe(404)
  expect((await call(`${at.url}/guide.md?actions=customers.list&flow=other`)).status).toBe(422)
})
