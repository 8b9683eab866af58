import { randomUUID } from 'node:crypto'
import type { WantedSet } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { isWithin } from '../../src/records/cursor.ts'
import { connect } from '../journey.ts'
import { useStore } from '../store.ts'
import { startStory } from '../story.ts'

const store = useStore()

const begin = async (wanted?: WantedSet[]) => {
  const story = await startStory(store)
  const connectionId = (await connect(story, wanted)).connectionId as string
  return { story, connectionId, call: story.call }
}

test('lists page after page, as Business Central gives them', async () => {
  const { call, connectionId } = await begin()
  const whole = await call('records.list', { connectionId, set: 'customers', top: 20_000, count: 'true' })
  expect(whole.next).toBeNull()
  expect(whole.count).toBe(whole.records.length)
  const paged: unknown[] = []
  let cursor: string | undefined
  do {
    const page = await call('records.list', { connectionId, set: 'customers', top: 7, ...(cursor && { cursor }) })
    expect(page.records.length).toBeLessThanOrEqual(7)
    paged.push(...page.records)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(paged.map((each) => (each as { id: string }).id)).toEqual(whole.records.map(({ id }) => id))
})

test('hands the query on, and refuses one that cannot be right before anything is sent', async () => {
  const { story, call, connectionId } = await begin()
  const { records } = await call('records.list', {
    connectionId,
    set: 'customers',
    filter: "displayName ne ''",
    select: 'number, displayName',
    orderBy: 'displayName desc',
    top: 3,
  })
  expect(records).toHaveLength(3)
  expect(Object.keys(records[0] as object).filter((name) => !name.startsWith('@'))).toEqual(
    expect.arrayContaining(['number', 'displayName']),
  )
  expect(records[0]).not.toHaveProperty('city')
  const sent = story.simulator.requests().length
  await expect(call('records.list', { connectionId, set: 'customers', select: 'a b' })).rejects.toMatchObject({
    code: 'request.invalid',
    details: { field: 'select' },
  })
  expect(story.simulator.requests()).toHaveLength(sent)
})

test('follows no cursor that was not given out for this very list', async () => {
  const { story, call, connectionId } = await begin()
  const { connectionId: other } = await connect(story)
  const { next } = await call('records.list', { connectionId, set: 'customers', top: 1 })
  const cursor = next as string
  const [body = '', tag = ''] = cursor.split('.')
  const forgedBody = Buffer.from(JSON.stringify(['https://attacker.example/steal', 1])).toString('base64url')
  const sent = story.simulator.requests().length
  const list = (input: { connectionId: string; set: string; cursor: string; companyId?: string }) =>
    call('records.list', input)
  for (const input of [
    { connectionId, set: 'customers', cursor: `${forgedBody}.${tag}` },
    { connectionId, set: 'customers', cursor: `${body}.${tag.slice(1)}A` },
    { connectionId, set: 'customers', cursor: body },
    { connectionId, set: 'items', cursor },
    { connectionId: other as string, set: 'customers', cursor },
  ])
    await expect(list(input)).rejects.toMatchObject({ code: 'request.invalid', details: { field: 'cursor' } })
  await expect(
    call('records.list', { connectionId, set: 'customers', cursor, filter: "number eq '1'" }),
  ).rejects.toMatchObject({
    details: { field: 'filter' },
  })
  expect(story.simulator.requests()).toHaveLength(sent)
})

test.each([
  ['https://api.example/v2.0/t/P/api/v2.0/companies(1)/customers?$skiptoken=x', true],
  ['https://api.example/v2.0/t/P/api/v2.0/companies(1)/items?$skiptoken=x', false],
  ['https://api.example/v2.0/t/P/api/v2.0/companies(2)/customers', false],
  ['https://api.example/v2.0/t/P/api/v2.0/companies(1)/customers/../../companies(2)/customers', false],
  ['https://api.example:444/v2.0/t/P/api/v2.0/companies(1)/customers', false],
  ['https://user@api.example/v2.0/t/P/api/v2.0/companies(1)/customers', false],
  ['http://api.example/v2.0/t/P/api/v2.0/companies(1)/customers', false],
  ['https://api.example.evil/v2.0/t/P/api/v2.0/companies(1)/customers', false],
  ['not an address', false],
])('whether %s stays within the list: %s', (link, within) => {
  expect(isWithin(link, 'https://api.example/v2.0/t/P/api/v2.0/companies(1)/customers')).toBe(within)
})

test('creates, reads, changes and deletes a record', async () => {
  const { call, connectionId } = await begin()
  const created = await call('records.create', {
    connectionId,
    set: 'customers',
    record: { displayName: 'Made by a test', creditLimit: 10 },
  })
  const key = created.id as string
  const etag = created['@odata.etag'] as string
  expect(await call('records.read', { connectionId, set: 'customers', key, select: 'displayName' })).toMatchObject({
    displayName: 'Made by a test',
  })
  const changed = await call('records.update', {
    connectionId,
    set: 'customers',
    key,
    changes: { creditLimit: 20 },
    ifMatch: etag,
  })
  expect(changed).toMatchObject({ id: key, creditLimit: 20 })
  await expect(
    call('records.update', { connectionId, set: 'customers', key, changes: { creditLimit: 30 }, ifMatch: etag }),
  ).rejects.toMatchObject({ code: 'bc.record_changed', details: { correlation: expect.anything() } })
  expect(await call('records.delete', { connectionId, set: 'customers', key, ifMatch: '*' })).toBeNull()
  await expect(call('records.read', { connectionId, set: 'customers', key })).rejects.toMatchObject({
    code: 'bc.record_unknown',
  })
})

test('reaches parts by the way that the model knows, and no other', async () => {
  const { story, call, connectionId } = await begin([
    { set: 'salesInvoices', route: 'standard', verbs: ['list', 'get'] },
    { set: 'salesInvoiceLines', route: 'standard', verbs: ['list', 'get'] },
  ])
  const { records } = await call('records.list', { connectionId, set: 'salesInvoices', top: 1 })
  const key = records[0]?.id as string
  const lines = await call('records.list', {
    connectionId,
    set: 'salesInvoiceLines',
    parent: `salesInvoices/${key}/salesInvoiceLines`,
  })
  expect(lines.records.length).toBeGreaterThan(0)
  const sent = story.simulator.requests().length
  for (const parent of [
    `salesInvoices/${key}`,
    `salesInvoices/${key}/customer`,
    `customers/${key}/picture`,
    `salesInvoices/${key}/salesInvoiceLines/more`,
    'salesInvoices/not-a-key/salesInvoiceLines',
    '/',
  ])
    await expect(call('records.list', { connectionId, set: 'salesInvoiceLines', parent })).rejects.toMatchObject({
      code: 'request.invalid',
    })
  await expect(
    call('records.list', { connectionId, set: 'salesInvoiceLines', parent: `nothing/${key}/salesInvoiceLines` }),
  ).rejects.toMatchObject({ code: 'catalogue.unknown_set' })
  expect(story.simulator.requests()).toHaveLength(sent)
})

test('refuses before sending what the model already knows to be refused', async () => {
  const { story, call, connectionId } = await begin()
  const sent = story.simulator.requests().length
  await expect(call('records.list', { connectionId, set: 'unicorns' })).rejects.toMatchObject({
    code: 'catalogue.unknown_set',
  })
  await expect(call('records.create', { connectionId, set: 'generalLedgerEntries', record: {} })).rejects.toMatchObject(
    { code: 'bc.not_allowed' },
  )
  await expect(call('records.list', { connectionId, set: 'customers', companyId: randomUUID() })).rejects.toMatchObject(
    { code: 'connection.company_unknown' },
  )
  await expect(call('records.read', { connectionId, set: 'customers', key: 'x' })).rejects.toMatchObject({
    code: 'request.invalid',
  })
  expect(story.simulator.requests()).toHaveLength(sent)
})

test('passes on what Business Central refuses, with its words and ids', async () => {
  const { call, connectionId } = await begin()
  await expect(
    call('records.create', { connectionId, set: 'customers', record: { nonsense: 1 } }),
  ).rejects.toMatchObject({
    code: 'bc.input_refused',
    details: { theirs: 'BadRequest', correlation: expect.objectContaining({ correlationId: expect.any(String) }) },
  })
})
