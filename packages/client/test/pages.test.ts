import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createClient, type TransportAnswer } from '../src/index.ts'
import { companyId, listen, tenant } from './listen.ts'

const collect = async <T>(from: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const each of from) all.push(each)
  return all
}

describe('a list of several pages', () => {
  test('follows the links as they are, with the same preference', async () => {
    const { bc, received, base } = await listen([
      ({ headers }) => ({
        status: 200,
        body: {
          value: [{ number: '1' }],
          '@odata.nextLink': `http://${headers.host}${base}/customers?aid=FIN&$skiptoken=a%27b%2C`,
        },
      }),
      { status: 200, body: { value: [{ number: '2' }] } },
    ])
    const numbers = (await collect(bc.customers.each({ pageSize: 1 }))).map(({ number }) => number)
    expect(numbers).toEqual(['1', '2'])
    expect(received[1]?.url).toBe(`${base}/customers?aid=FIN&$skiptoken=a%27b%2C`)
    expect(received.map(({ headers }) => headers.prefer)).toEqual(['odata.maxpagesize=1', 'odata.maxpagesize=1'])
  })

  test('gives all records once and in order, however they are cut into pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat(), { maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        async (pages) => {
          const transport = async ({ url }: { url: string }): Promise<TransportAnswer> => {
            const at = Number(new URL(url).searchParams.get('$skiptoken') ?? 0)
            const next = at + 1 < pages.length && { '@odata.nextLink': `https://x.test/next?$skiptoken=${at + 1}` }
            const body = JSON.stringify({ value: pages[at]?.map((number) => ({ number })), ...next })
            return { status: 200, headers: new Headers(), text: async () => body, body: null }
          }
          const bc = createClient({
            tenant,
            environment: 'P',
            company: companyId,
            token: async () => 'x',
            endpoints: { api: 'https://x.test' },
            transport,
          })
          const loose = bc.records('customers')
          expect((await collect(loose.each())).map(({ number }) => number)).toEqual(pages.flat())
          expect((await collect(loose.pages())).map(({ records }) => records.length)).toEqual(
            pages.map((page) => page.length),
          )
        },
      ),
    )
  })

  test('asks for no page that nobody wants', async () => {
    const { bc, received, base } = await listen([
      ({ headers }) => ({
        status: 200,
        body: { value: [{ number: '1' }, { number: '2' }], '@odata.nextLink': `http://${headers.host}${base}/more` },
      }),
    ])
    for await (const { number } of bc.customers.each()) if (number === '2') break
    expect(received).toHaveLength(1)
    expect(bc.governor.state().inFlight).toBe(0)
  })

  test('does not carry the token to another host', async () => {
    const { bc, received } = await listen([
      { status: 200, body: { value: [{}], '@odata.nextLink': 'https://elsewhere.test/customers' } },
    ])
    await expect(collect(bc.customers.each())).rejects.toMatchObject({ code: 'net.forbidden' })
    expect(received).toHaveLength(1)
    await expect(bc.customers.continueFrom('https://elsewhere.test/customers')).rejects.toMatchObject({
      code: 'net.forbidden',
    })
  })

  test('ends with a fault when it leads in a circle', async () => {
    const { bc } = await listen([
      ({ headers }) => ({ status: 200, body: { value: [], '@odata.nextLink': `http://${headers.host}/again` } }),
    ])
    await expect(collect(bc.customers.each())).rejects.toMatchObject({ code: 'bc.unexpected' })
  })

  test('can be continued from a link that was kept', async () => {
    const { bc, received, origin, base } = await listen([{ status: 200, body: { value: [{ number: '3' }] } }])
    const page = await bc.customers.continueFrom(`${origin}${base}/customers?$skiptoken=2`, { pageSize: 7 })
    expect(page.records[0]?.number).toBe('3')
    expect(received[0]?.headers.prefer).toBe('odata.maxpagesize=7')
  })
})

test('a page tells how many match where it was asked for', async () => {
  const { bc } = await listen([{ status: 200, body: { '@odata.count': 42, value: [] } }])
  expect(await bc.customers.list({ count: true, top: 0 })).toEqual({ records: [], count: 42 })
})

test('records are counted without being read', async () => {
  const { bc, received, base } = await listen([{ status: 200, headers: { 'content-type': 'text/plain' }, body: '17' }])
  expect(await bc.customers.count({ filter: { number: { ge: '1' } } })).toBe(17)
  expect(received[0]?.url).toBe(`${base}/customers/$count?$filter=number%20ge%20%271%27`)
})

test('the first match is found with a list of one', async () => {
  const { bc, received } = await listen([{ status: 200, body: { value: [] } }])
  expect(await bc.customers.find({ filter: { number: '1' } })).toBeUndefined()
  expect(received[0]?.url).toContain('$top=1')
})
