import { describe, expect, test } from 'vitest'
import { startFace } from '../face.ts'
import { inShort } from './table.ts'

interface Answered {
  readonly id: string | null
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  // biome-ignore lint/suspicious/noExplicitAny: a test may look anywhere in an answer
  readonly body: any
}

const address = '/v2.0/Production/api/v2.0/$batch'

const start = () => {
  const face = startFace('small')
  const company = `companies(${face.company.id})`
  const batch = (requests: readonly unknown[], headers: Record<string, string> = {}) =>
    face.send('POST', address, { body: { requests }, headers })
  const answers = async (requests: readonly unknown[], headers?: Record<string, string>): Promise<Answered[]> =>
    (await batch(requests, headers)).json.responses
  const create = (displayName: string, more: object = {}) => ({
    method: 'POST',
    url: `${company}/customers`,
    body: { displayName },
    ...more,
  })
  const count = async () => Number((await face.get('customers/$count')).text)
  return { face, company, batch, answers, create, count }
}

const statuses = (answers: readonly Answered[]): number[] => answers.map(({ status }) => status)
const wrong = { method: 'GET', url: 'nonsense' }

describe('4 $batch', () => {
  test('answers 200 whatever the parts did, and each part with its id, headers and body', async () => {
    const { batch, create, company } = start()
    const reply = await batch([create('One', { id: 'a' }), { ...wrong, id: 7 }, create('Two')])
    expect([reply.status, reply.headers['content-type']]).toEqual([
      200,
      'application/json; odata.metadata=minimal; odata.streaming=true',
    ])
    const [first, second, third] = reply.json.responses as Answered[]
    expect(first).toMatchObject({
      id: 'a',
      status: 201,
      headers: { 'odata-version': '4.0', 'content-type': expect.stringContaining('odata.metadata=minimal') },
      body: { displayName: 'One' },
    })
    expect(first!.headers.location).toContain(`${company}/customers(${first!.body.id})`)
    expect(second).toMatchObject({ id: '7', status: 404, body: { error: { code: 'BadRequest_ResourceNotFound' } } })
    expect(third!.id).toBeNull()
  })

  test('takes addresses below the route, with a slash, whole, or with the company in a header', async () => {
    const { answers, company, face } = start()
    const below = `${company}/customers/$count`
    const found = await answers([
      { method: 'GET', url: below },
      { method: 'GET', url: `/${below}` },
      { method: 'GET', url: `http://localhost:4712/v2.0/Production/api/v2.0/${below}` },
      { method: 'get', url: 'customers/$count', headers: { Company: face.company.name } },
      { method: 'GET', url: 'customers/$count', headers: { company: 'None' } },
      { method: 'GET', url: 'https://example.com/customers' },
    ])
    expect(statuses(found)).toEqual([200, 200, 200, 200, 404, 400])
  })

  test('goes on after a failure, by itself and when told to', async () => {
    const { answers, create, batch } = start()
    expect(statuses(await answers([wrong, create('A')]))).toEqual([404, 201])
    const told = await batch([wrong, create('B')], { prefer: 'odata.continue-on-error' })
    expect(told.headers['preference-applied']).toBe('odata.continue-on-error')
    expect(statuses(told.json.responses)).toEqual([404, 201])
  })

  test('holds a hundred operations at most', async () => {
    const { batch } = start()
    const parts = (length: number) => Array.from({ length }, () => ({ method: 'GET', url: 'companies' }))
    expect((await batch(parts(100))).json.responses).toHaveLength(100)
    expect(inShort(await batch(parts(101)))).toBe('500 Internal_ServerError')
  })

  test.each(['isolation', 'odata-isolation'])('%s: snapshot is one transaction', async (header) => {
    const { answers, create, count } = start()
    const before = await count()
    const together = { [header]: 'snapshot' }
    expect(statuses(await answers([create('A'), wrong, create('B')], together))).toEqual([201, 404])
    expect(statuses(await answers([wrong, create('B')], together))).toEqual([404])
    expect(await count()).toBe(before)
    expect(statuses(await answers([create('A'), create('B')], together))).toEqual([201, 201])
    expect(await count()).toBe(before + 2)
  })

  test('passes over what depends on a failure', async () => {
    const { answers, create, count } = start()
    const before = await count()
    const found = await answers([
      { ...wrong, id: '1' },
      create('A', { id: '2', dependsOn: ['1'] }),
      create('B', { id: '3', dependsOn: ['2'] }),
      create('C', { id: '4' }),
    ])
    expect(statuses(found)).toEqual([404, 424, 424, 201])
    expect(await count()).toBe(before + 1)
  })

  test.each([
    ['an unknown id', [{ method: 'GET', url: 'companies', dependsOn: ['x'] }]],
    [
      'an id twice',
      [
        { id: '1', method: 'GET', url: 'companies' },
        { id: '1', method: 'GET', url: 'companies' },
      ],
    ],
    ['no method', [{ url: 'companies' }]],
    ['no object', [1]],
  ])('is refused as a whole with %s', async (_, requests) =>
    expect(inShort(await start().batch(requests))).toBe('400 BadRequest'),
  )

  test('is not read', async () =>
    expect(inShort(await start().face.send('GET', address))).toBe('405 BadRequest_MethodNotAllowed'))
})

test('4 multipart/mixed comes back as such, unless JSON is asked for, each part with its reason', async () => {
  const { face } = start()
  const part = (url: string) => `--b\r\nContent-Type: application/http\r\n\r\nGET ${url} HTTP/1.1\r\n\r\n`
  const body = `${part('companies')}${part('nonsense')}${part('balanceSheets/$all')}--b--\r\n`
  const headers = { 'content-type': 'multipart/mixed; boundary=b' }
  const plain = await face.send('POST', address, { body, headers })
  expect(plain.headers['content-type']).toMatch(/^multipart\/mixed; boundary=batchresponse_/)
  expect(plain.text.match(/^HTTP\/1\.1 .*$/gm)?.map((line) => line.trim())).toEqual([
    'HTTP/1.1 200 OK',
    'HTTP/1.1 404 Not Found',
    'HTTP/1.1 501 Not Implemented',
  ])
  const json = await face.send('POST', address, { body, headers: { ...headers, accept: 'application/json' } })
  expect(statuses(json.json.responses)).toEqual([200, 404, 501])
})

describe('references to an earlier part', () => {
  test('stand for its record where the part depends on it', async () => {
    const { answers, create, face } = start()
    const found = await answers([
      create('Parent', { id: '1' }),
      { id: '2', method: 'GET', url: '$1', dependsOn: ['1'] },
      { id: '3', method: 'GET', url: '/$1/displayName?$select=x', dependsOn: ['1'] },
      {
        id: '4',
        method: 'PATCH',
        url: '$1',
        headers: { 'If-Match': '*' },
        body: { city: 'York' },
        dependsOn: ['1'],
      },
      { id: '5', method: 'GET', url: '$4?$select=city', dependsOn: ['4'] },
    ])
    expect(statuses(found)).toEqual([201, 200, 200, 200, 200])
    expect(found[1]!.body).toMatchObject({ id: found[0]!.body.id, displayName: 'Parent' })
    expect(found[2]!.body.value).toBe('Parent')
    expect(found[4]!.body.city).toBe('York')
    expect((await face.get(`customers(${found[0]!.body.id})`)).json.city).toBe('York')
  })

  test('work in @odata.bind, and within one transaction', async () => {
    const { answers, company, create } = start()
    const term = {
      id: 't',
      method: 'POST',
      url: `${company}/paymentTerms`,
      body: { code: 'NEW', dueDateCalculation: '9D' },
    }
    const customer = create('Bound', {
      dependsOn: ['t'],
      body: { displayName: 'Bound', 'paymentTerm@odata.bind': '$t' },
    })
    const found = await answers([term, customer], { isolation: 'snapshot' })
    expect(statuses(found)).toEqual([201, 201])
    expect(found[1]!.body.paymentTermsId).toBe(found[0]!.body.id)
  })

  test('are not played without dependsOn, and lead nowhere behind a failure', async () => {
    const { answers, create } = start()
    const found = await answers([
      create('Parent', { id: '1' }),
      { id: '2', method: 'GET', url: '$1' },
      { ...wrong, id: '3' },
      { id: '4', method: 'GET', url: '$3', dependsOn: ['3'] },
      { id: '5', method: 'GET', url: '$metadata' },
    ])
    expect(statuses(found)).toEqual([201, 501, 404, 424, 200])
  })

  test('go by content ids inside of a change set', async () => {
    const { face, company } = start()
    const part = (id: string, line: string, body: object, headers = '') =>
      `--c\r\nContent-Type: application/http\r\nContent-ID: ${id}\r\n\r\n${line} HTTP/1.1\r\nContent-Type: application/json\r\n${headers}\r\n${JSON.stringify(body)}\r\n`
    const body = [
      '--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n',
      part('1', `POST ${company}/customers`, { displayName: 'By parts' }),
      part('2', 'PATCH $1', { city: 'Hull' }, 'If-Match: *\r\n'),
      '--c--\r\n--b--\r\n',
    ].join('')
    const headers = { 'content-type': 'multipart/mixed; boundary=b', accept: 'application/json' }
    const { json } = await face.send('POST', address, { body, headers })
    expect(statuses(json.responses)).toEqual([201, 200])
    expect(json.responses[1].body).toMatchObject({ displayName: 'By parts', city: 'Hull' })
  })
})
