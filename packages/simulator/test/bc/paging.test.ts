import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { behindHost, type Face, startFace } from './face.ts'

interface Listed {
  readonly id: string
  readonly number: string
}

/** Reads a list page by page; `between` runs after each page. */
const readPages = async (
  face: Face,
  path: string,
  size: number,
  between: (seen: readonly Listed[]) => Promise<void> = async () => {},
): Promise<Listed[][]> => {
  const headers = { prefer: `odata.maxpagesize=${size}` }
  const pages: Listed[][] = []
  let { json } = await face.get(path, headers)
  for (;;) {
    pages.push(json.value)
    await between(pages.flat())
    if (json['@odata.nextLink'] === undefined) return pages
    ;({ json } = await face.send('GET', behindHost(json['@odata.nextLink']), { headers }))
  }
}

const idsOf = (rows: readonly Listed[]): string[] => rows.map(({ id }) => id)

describe('pages', () => {
  const face = startFace()

  test('are as large as asked for, and the answer says so', async () => {
    const { json, headers } = await face.get('customers', { prefer: 'odata.maxpagesize=10, odata.continue-on-error' })
    expect(json.value).toHaveLength(10)
    expect(headers['preference-applied']).toBe('odata.maxpagesize=10')
  })

  test('the next link is absolute, repeats the query, and names the last row', async () => {
    const query = "$filter=number%20gt%20'10050'&$select=displayName&company=x"
    const { json } = await face.get(`customers?${query}`, { prefer: 'odata.maxpagesize=4' })
    const link: string = json['@odata.nextLink']
    expect(link).toMatch(/^http:\/\/localhost:4712\/v2\.0\//)
    expect(link).toContain(query)
    expect(link).toContain(`&aid=FIN&$skiptoken=${json.value[3].id}`)
  })

  test.each([
    'customers',
    'customers?$orderby=displayName desc',
    'customers?$orderby=country,creditLimit desc&$skip=5',
  ])('%s: every row comes once, in order', async (path) => {
    const whole = (await face.get(path)).json.value
    const pages = await readPages(face, path, 7)
    expect(pages.slice(0, -1).every((page) => page.length === 7)).toBe(true)
    expect(idsOf(pages.flat())).toEqual(idsOf(whole))
  })

  test('a list that fits exactly has no next page', async () => {
    const { json } = await face.get('customers', { prefer: 'odata.maxpagesize=64' })
    expect([json.value.length, json['@odata.nextLink']]).toEqual([64, undefined])
  })

  test('$top is the whole of it, over all pages', async () => {
    const pages = await readPages(face, 'customers?$top=10', 4)
    expect(pages.map(({ length }) => length)).toEqual([4, 4, 2])
    const { json } = await face.get('customers?$top=4', { prefer: 'odata.maxpagesize=4' })
    expect(json['@odata.nextLink']).toBeUndefined()
  })

  test('keys of more than one part and calculated sets are paged too', async () => {
    const whole = (await face.get('customerSales')).json.value
    const names: string[] = []
    let { json } = await face.get('customerSales', { prefer: 'odata.maxpagesize=9' })
    for (;;) {
      names.push(...json.value.map(({ name }: { name: string }) => name))
      if (json['@odata.nextLink'] === undefined) break
      ;({ json } = await face.send('GET', behindHost(json['@odata.nextLink']), {
        headers: { prefer: 'odata.maxpagesize=9' },
      }))
    }
    expect(names).toEqual(whole.map(({ name }: { name: string }) => name))
  })

  test('a token of another order is refused', async () => {
    const { json } = await face.get('customers?$orderby=displayName', { prefer: 'odata.maxpagesize=2' })
    const link = behindHost(json['@odata.nextLink']).replace('$orderby=displayName&', '')
    expect((await face.send('GET', link)).json.error.code).toBe('SkipTokenIsNoLongerValid')
  })
})

test('a page holds 20,000 rows at most, and what is left of $top goes with the link', async () => {
  const face = startFace('demo', { ledgerEntries: 25_000 })
  const { json } = await face.get('generalLedgerEntries?$top=21000&$select=entryNumber')
  expect(json.value).toHaveLength(20_000)
  expect(json['@odata.nextLink']).toContain('$top=1000&')
  const rest = await face.send('GET', behindHost(json['@odata.nextLink']))
  expect(rest.json.value.map(({ entryNumber }: { entryNumber: number }) => entryNumber)).toEqual(
    Array.from({ length: 1_000 }, (_, at) => 20_001 + at),
  )
  expect(rest.json['@odata.nextLink']).toBeUndefined()
  const capped = await face.get('generalLedgerEntries?$select=entryNumber', { prefer: 'odata.maxpagesize=90000' })
  expect(capped.json.value).toHaveLength(20_000)
  expect(capped.headers['preference-applied']).toBe('odata.maxpagesize=20000')
})

type Step = { readonly kind: 'insert' | 'delete'; readonly at: number }

const step: fc.Arbitrary<Step> = fc.record({ kind: fc.constantFrom('insert', 'delete'), at: fc.nat(9_999) })

test('rows that stay are seen exactly once, whatever is inserted and deleted meanwhile', async () => {
  const orders = fc.constantFrom('', '?$orderby=displayName', '?$orderby=city desc,displayName desc')
  await fc.assert(
    fc.asyncProperty(orders, fc.array(fc.array(step, { maxLength: 3 }), { maxLength: 8 }), async (order, steps) => {
      const face = startFace('small')
      for (let at = 0; at < 12; at++)
        await face.call('POST', 'customers', {
          body: { number: `K${at * 50}`, displayName: `Name ${at % 5}`, city: `${at % 3}` },
        })
      const before: Listed[] = (await face.get('customers')).json.value
      const gone = new Set<string>()
      let turn = 0
      const pages = await readPages(face, `customers${order}`, 3, async (seen) => {
        for (const { kind, at } of steps[turn++] ?? []) {
          if (kind === 'insert')
            await face.call('POST', 'customers', {
              body: { number: `K${at}`, displayName: `Name ${at % 7}`, city: `${at % 4}` },
            })
          // The last row seen is the one that the link names: delete it often.
          const victim = at % 2 === 0 ? seen.at(-1) : before[at % before.length]
          if (kind === 'delete' && victim) {
            gone.add(victim.id)
            await face.call('DELETE', `customers(${victim.id})`)
          }
        }
      })
      const seen = idsOf(pages.flat())
      expect(new Set(seen).size).toBe(seen.length)
      for (const { id } of before) if (!gone.has(id)) expect(seen).toContain(id)
    }),
    { numRuns: 40 },
  )
})
