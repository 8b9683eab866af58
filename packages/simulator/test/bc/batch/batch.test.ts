import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type OverSocket, startOverSocket } from '../over-socket.ts'

interface Answered {
  readonly id: string | null
  readonly status: number
  readonly headers: Record<string, string>
  // biome-ignore lint/suspicious/noExplicitAny: a test may look anywhere in an answer
  readonly body: any
}

const start = async () => {
  const over = await startOverSocket()
  const batch = (requests: unknown, headers: Record<string, string> = {}) =>
    over.send('POST', `${over.route}/$batch`, { requests }, headers)
  const answers = async (requests: unknown, headers?: Record<string, string>) =>
    (await batch(requests, headers)).json.responses as Answered[]
  const names = async (): Promise<string[]> =>
    (await over.send('GET', `${over.company}/customers?$select=displayName`)).json.value.map(
      ({ displayName }: { displayName: string }) => displayName,
    )
  return { ...over, batch, answers, names }
}

const create = ({ companyId }: OverSocket, displayName: string, more: object = {}) => ({
  method: 'POST',
  url: `companies(${companyId})/customers`,
  body: { displayName },
  ...more,
})

describe('$batch', () => {
  test('runs its parts in order, each for itself, and answers 200', async () => {
    const over = await start()
    const { batch, names, company, companyId } = over
    const reply = await batch([
      create(over, 'First', { id: '1' }),
      { id: '2', method: 'GET', url: `companies(${companyId})/customers(00000000-0000-4000-8000-000000000000)` },
      create(over, 'Third'),
      { id: '4', method: 'GET', url: `${company}/customers?$filter=displayName eq 'First'&$count=true` },
      { id: '5', method: 'GET', url: 'customers/$count', headers: { Company: companyId } },
    ])
    expect([reply.status, reply.headers.get('odata-version')]).toEqual([200, '4.0'])
    const [first, second, third, fourth, fifth] = reply.json.responses as Answered[]
    expect(first).toMatchObject({ id: '1', status: 201, body: { displayName: 'First' } })
    expect(first!.headers.location).toBe(`${company}/customers(${first!.body.id})`)
    expect(first!.headers['content-type']).toMatch(/^application\/json; odata.metadata=minimal/)
    expect(second).toMatchObject({ id: '2', status: 404, body: { error: { code: 'BadRequest_ResourceNotFound' } } })
    expect(third).toMatchObject({ id: null, status: 201 })
    expect(fourth!.body['@odata.count']).toBe(1)
    expect([fifth!.status, Number(fifth!.body)]).toEqual([200, (await names()).length])
  })

  test('takes everything back under Isolation: snapshot', async () => {
    const over = await start()
    const { answers, names } = over
    const before = await names()
    for (const header of ['isolation', 'odata-isolation']) {
      const failed = await answers(
        [create(over, 'Gone', { id: '1' }), { id: '2', method: 'GET', url: 'nonsense' }, create(over, 'Never')],
        { [header]: 'snapshot' },
      )
      expect(failed.map(({ id, status }) => [id, status])).toEqual([
        ['1', 201],
        ['2', 404],
      ])
    }
    expect(await names()).toEqual(before)
    const good = await answers([create(over, 'A'), create(over, 'B')], { isolation: 'snapshot' })
    expect(good.map(({ status }) => status)).toEqual([201, 201])
    expect(await names()).toEqual(expect.arrayContaining(['A', 'B']))
  })

  test('holds a group together and passes over what depends on a failure', async () => {
    const over = await start()
    const before = await over.names()
    const replies = await over.answers([
      create(over, 'In a group', { id: '1', atomicityGroup: 'g' }),
      create(over, 'x'.repeat(200), { id: '2', atomicityGroup: 'g' }),
      create(over, 'Dependent', { id: '3', dependsOn: ['g'] }),
      create(over, 'Free', { id: '4' }),
    ])
    expect(replies.map(({ status }) => status)).toEqual([424, 400, 424, 201])
    expect((await over.names()).length).toBe(before.length + 1)
  })

  test('stops at the first failure only when it is told to', async () => {
    const over = await start()
    const parts = [{ method: 'GET', url: 'nonsense' }, create(over, 'Next')]
    expect(await over.answers(parts, { prefer: 'odata.continue-on-error' })).toHaveLength(2)
    expect(await over.answers(parts, { prefer: 'odata.continue-on-error=false' })).toHaveLength(1)
  })

  test('refuses more than a hundred parts, and what is no batch', async () => {
    const over = await start()
    const parts = (count: number) => Array.from({ length: count }, () => ({ method: 'GET', url: 'companies' }))
    expect(await over.answers(parts(100))).toHaveLength(100)
    expect((await over.batch(parts(101))).status).toBe(500)
    for (const wrong of [{}, 'x', [1], [{ method: 'GET' }], [{ method: 'GET', url: 'a', dependsOn: ['b'] }]])
      expect((await over.batch(wrong)).status).toBe(400)
    expect((await over.answers([{ method: 'GET', url: '$1/customers' }]))[0]!.status).toBe(501)
    expect((await over.answers([{ method: 'POST', url: '$batch', body: {} }]))[0]!.status).toBe(400)
    expect((await over.send('GET', `${over.route}/$batch`)).status).toBe(405)
  })

  test('does not promise to take back what no transaction can', async () => {
    const over = await start()
    const requests = [
      { method: 'POST', url: 'subscriptions', body: { notificationUrl: 'http://127.0.0.1:1', resource: 'x' } },
    ]
    expect((await over.answers(requests, { isolation: 'snapshot' }))[0]!.status).toBe(501)
    expect((await over.answers(requests))[0]!.status).toBe(400)
  })

  test('takes multipart/mixed too', async () => {
    const over = await start()
    const body = [
      '--b1',
      'Content-Type: application/http',
      'Content-ID: one',
      '',
      `GET companies(${over.companyId})/customers?$top=1 HTTP/1.1`,
      'Accept: application/json',
      '',
      '--b1',
      'Content-Type: multipart/mixed; boundary=c1',
      '',
      '--c1',
      'Content-Type: application/http',
      '',
      `POST companies(${over.companyId})/customers HTTP/1.1`,
      'Content-Type: application/json',
      '',
      '{"displayName":"By parts"}',
      '--c1--',
      '--b1--',
      '',
    ].join('\r\n')
    const type = { 'content-type': 'multipart/mixed; boundary=b1' }
    const asJson = await over.send('POST', `${over.route}/$batch`, body, { ...type, accept: 'application/json' })
    expect(asJson.json.responses.map(({ id, status }: Answered) => [id, status])).toEqual([
      ['one', 200],
      [null, 201],
    ])
    const asParts = await over.send('POST', `${over.route}/$batch`, body, type)
    expect(asParts.headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=batchresponse_/)
    expect(asParts.text).toMatch(/HTTP\/1\.1 200 OK/)
    expect(asParts.text).toMatch(/HTTP\/1\.1 201 Created/)
    expect(await over.names()).toContain('By parts')
  })

  test('whatever a batch holds, the server does not fail', async () => {
    const over = await start()
    const url = fc.oneof(
      fc.string(),
      fc.constantFrom('companies', '$metadata', 'customers', '/', '//x', 'https://x/y', '$2', 'subscriptions'),
    )
    const part = fc.record(
      {
        id: fc.oneof(fc.string(), fc.constant(null), fc.integer()),
        method: fc.oneof(fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE'), fc.string()),
        url,
        headers: fc.oneof(fc.dictionary(fc.string(), fc.string()), fc.jsonValue()),
        body: fc.jsonValue(),
        dependsOn: fc.array(fc.string(), { maxLength: 1 }),
        atomicityGroup: fc.constantFrom('a', 'b'),
      },
      { requiredKeys: ['method', 'url'] },
    )
    const isSane = (status: number) => status < 500 || status === 501
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), fc.boolean(), async (parts, isSnapshot) => {
        const reply = await over.batch(parts, isSnapshot ? { isolation: 'snapshot' } : {})
        expect(isSane(reply.status)).toBe(true)
        for (const { status } of (reply.json.responses ?? []) as Answered[]) expect(isSane(status)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
