import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Check, WantedSet } from '@landbridge/contract'
import { microsoftEndpoints } from '@landbridge/model'
import { expect, onTestFinished, test } from 'vitest'
import { createReceivers } from '../../src/proving/receivers.ts'
import { hashOf } from '../../src/secrets.ts'
import { connect } from '../journey.ts'
import { newFolder, useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

const store = useStore()

const runCheck = async (story: Story, connectionId: string): Promise<Check> => {
  const { id: checkId } = await story.call('checks.start', { connectionId })
  await story.runs.idle()
  return story.call('checks.read', { connectionId, checkId })
}

const lineOf = ({ lines }: Check, id: string) => lines.find((line) => line.id === id)

const permit = ({ simulator: { control, env } }: Story, roleIds: readonly string[]) =>
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: env.CLIENT_ID,
    permissionSets: roleIds.map((roleId) => ({ roleId })),
  })

/** Serves the story by HTTP, so that Business Central can call it. */
const served = async (): Promise<Story> => {
  const portalDir = newFolder()
  writeFileSync(join(portalDir, 'index.html'), '<!doctype html><title>Landbridge</title>')
  onTestFinished(() => rmSync(portalDir, { recursive: true, force: true }))
  return startStory(store, { portalDir })
}

const withSubscriptions: WantedSet[] = [
  { set: 'customers', route: 'standard', verbs: ['list', 'get'] },
  { set: 'subscriptions', route: 'standard', verbs: ['list', 'create', 'delete'] },
]

test('a real call that works proves what no check can, and is forgotten for somebody else', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  expect(lineOf(await runCheck(story, connectionId), 'delete.customers')).toMatchObject({ verdict: 'unknown' })
  const made = await story.call('records.create', { connectionId, set: 'customers', record: { displayName: 'Marram' } })
  await story.call('records.delete', { connectionId, set: 'customers', key: String(made.id), ifMatch: '*' })
  const at = new Date(story.parts.now()).toISOString()
  expect(lineOf(await runCheck(story, connectionId), 'delete.customers')).toMatchObject({
    verdict: 'pass',
    evidence: [{ label: 'Proved by a real call', value: expect.stringContaining(at.slice(0, 16)) }],
  })
  await store.db.updateTable('connections').set({ client_id: randomUUID() }).where('id', '=', connectionId).execute()
  expect(lineOf(await runCheck(story, connectionId), 'delete.customers')?.verdict).not.toBe('pass')
})

test('a real call that was refused turns its line red where no check can tell, until one works', async () => {
  const story = await startStory(store)
  const orders: WantedSet[] = [{ set: 'salesOrders', route: 'standard', verbs: ['list', 'create'] }]
  const connectionId = (await connect(story, orders)).connectionId as string
  permit(story, ['D365 READ'])
  const record = { customerNumber: '10000' }
  await expect(story.call('records.create', { connectionId, set: 'salesOrders', record })).rejects.toMatchObject({
    code: 'bc.permission_missing',
  })
  expect(lineOf(await runCheck(story, connectionId), 'create.salesOrders')).toMatchObject({
    verdict: 'fail',
    who: 'bc-admin',
  })
  permit(story, ['D365 BUS FULL ACCESS'])
  await story.call('records.create', { connectionId, set: 'salesOrders', record })
  expect(lineOf(await runCheck(story, connectionId), 'create.salesOrders')).toMatchObject({ verdict: 'pass' })
})

test('sees the handshake, and leaves no subscription', async () => {
  const story = await served()
  const connectionId = (await connect(story, withSubscriptions)).connectionId as string
  const check = await runCheck(story, connectionId)
  expect(lineOf(check, 'notifications.arrive')).toMatchObject({
    verdict: 'pass',
    evidence: expect.arrayContaining([
      { label: 'Handshake', value: 'answered' },
      { label: 'Afterwards', value: 'the subscription is gone' },
    ]),
  })
  const subscriptions = await story.call('records.list', { connectionId, set: 'subscriptions' })
  expect(subscriptions.records).toEqual([])
  expect(await store.db.selectFrom('receivers').selectAll().execute()).toEqual([])
})

test("removes the subscription that a killed check left behind, and nobody else's", async () => {
  const story = await served()
  const { env } = story.simulator
  const connectionId = (await connect(story, withSubscriptions)).connectionId as string
  const resource = `/api/v2.0/companies(${env.COMPANY})/customers`
  const other = await receiver()
  const mine = async (clientState: string, notificationUrl: string) =>
    story.call('records.create', {
      connectionId,
      set: 'subscriptions',
      record: { notificationUrl, resource, clientState },
    })
  await mine('somebody else', other)
  await store.db
    .insertInto('receivers')
    .values({
      token_hash: hashOf('left'),
      connection_id: connectionId,
      expires_at: new Date(story.parts.now() + 60_000),
      called_at: null,
    })
    .execute()
  await mine('landbridge-check', `${story.url}/hooks/check/left`)
  await runCheck(story, connectionId)
  const { records } = await story.call('records.list', { connectionId, set: 'subscriptions' })
  expect(records.map(({ clientState }) => clientState)).toEqual(['somebody else'])
})

test('an address takes one handshake, for minutes, and nothing else', async () => {
  const story = await served()
  const connectionId = (await connect(story, withSubscriptions)).connectionId as string
  const receivers = createReceivers({ ...story.parts, pagesUrl: () => story.url })
  const door = receivers.doorOf({ id: connectionId, endpoints: story.simulator.addresses })
  if (!('open' in door)) throw new Error('It cannot be reached.')
  const { url, wasCalled } = await door.open()
  const shake = (address: string, token = 'a<b>') =>
    fetch(`${address}?validationToken=${encodeURIComponent(token)}`, {
      method: 'POST',
      body: 'whatever',
      headers: { 'content-type': 'text/xml' },
    })
  expect((await fetch(url, { method: 'POST' })).status).toBe(404)
  expect(await wasCalled()).toBe(false)
  const first = await shake(url)
  expect([first.status, await first.text(), first.headers.get('content-type')]).toEqual([
    200,
    'a<b>',
    'text/plain; charset=utf-8',
  ])
  expect(await wasCalled()).toBe(true)
  expect((await shake(url)).status).toBe(404)
  const late = await door.open()
  await story.pass(6 * 60_000)
  expect((await shake(late.url)).status).toBe(404)
})

test('where Business Central can reach no address of ours, it is unknown, why and who can mend it', async () => {
  const story = await startStory(store)
  const receivers = createReceivers({ ...story.parts, pagesUrl: () => 'http://127.0.0.1:7600' })
  expect(receivers.doorOf({ id: 'x', endpoints: microsoftEndpoints })).toMatchObject({
    unreachable: { who: 'operator' },
  })
})

/** An address of somebody else that shakes hands. */
const receiver = async (): Promise<string> => {
  const server = createServer((request, response) => {
    response.end(new URL(request.url ?? '', 'http://here').searchParams.get('validationToken') ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
