import type { EventView } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { run } from './desk.ts'
import { connection, guid } from './samples.ts'

const event = (n: number, more: Partial<EventView> = {}): EventView => ({
  id: guid(n),
  kind: 'connection.health_changed',
  at: new Date(Date.parse('2026-11-20T10:00:00Z') + n * 1000).toISOString(),
  title: 'Health changed',
  text: `The connection is broken: cause ${n}.`,
  gravity: 'broken',
  connection: { id: guid(1), name: 'Contoso' },
  integration: null,
  data: {},
  ...more,
})

test('lists events, newest first, by kind, connection and age', async () => {
  const { out, asked, code } = await run(
    ['events', '--kind', 'connection.health_changed', '-c', 'contoso', '--since', '2026-11-20', '--top', '2'],
    {
      answers: {
        'connections.list': () => ({ connections: [connection(1, 'Contoso')] }),
        'events.list': () => ({ events: [event(2), event(1)], next: '7' }),
      },
    },
  )
  expect(code).toBe(0)
  expect(out).toMatch(
    /10:00:02\s+connection\.health_changed\s+Contoso\s+The connection is broken: cause 2\.[\s\S]*cause 1/,
  )
  expect(asked.at(-1)).toEqual({
    name: 'events.list',
    input: {
      kind: 'connection.health_changed',
      connectionId: guid(1),
      since: '2026-11-20T00:00:00.000Z',
      top: '2',
    },
  })
})

test('says what is wrong with a moment', async () => {
  const { code, err } = await run(['events', '--since', 'yesterday'], { answers: {} })
  expect(code).toBe(2)
  expect(err).toContain('"yesterday" is no moment.')
})

test('follows events: each once, the oldest first, also what becomes visible late', async () => {
  const pages = [
    { events: [event(1)], next: null },
    { events: [event(3), event(1)], next: null },
    // The second was written at the same time as the third, by another process.
    { events: [event(3), event(2), event(1)], next: null },
  ]
  const interrupt = new AbortController()
  const { out } = await run(['events', '--follow', '--json', '--since', '2026-11-20'], {
    signal: interrupt.signal,
    answers: {
      'events.list': () => {
        const page = pages.shift()
        if (page === undefined) interrupt.abort(new Error('interrupted'))
        return page ?? { events: [], next: null }
      },
    },
  })
  const told = out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as EventView).text)
  expect(told).toEqual([1, 3, 2].map((n) => `The connection is broken: cause ${n}.`))
})
