import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asApplication, bcAppId, type Graph } from './support.ts'

let sim: Simulator
let graph: Graph
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  graph = (await asApplication(sim, ['Application.ReadWrite.All'])).graph
})
afterAll(() => sim.stop())

interface Answer {
  readonly id: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>> & { readonly error?: { readonly code: string } }
}

const json = { 'content-type': 'application/json' }

const send = async (requests: readonly object[], path = '/$batch') => {
  const reply = await graph('POST', path, { requests })
  const responses = (reply.body.responses ?? []) as readonly Answer[]
  return { ...reply, byId: new Map(responses.map((each) => [each.id, each])), responses }
}

describe('a batch', () => {
  test('answers each request under its id, with status, headers and body', async () => {
    const { status, byId } = await send([
      { id: '1', method: 'GET', url: '/applications?$top=1&$select=id,appId' },
      { id: 'two', method: 'get', url: `servicePrincipals(appId='${bcAppId}')` },
      { id: '3', method: 'GET', url: '/applications/none' },
      { id: '4', method: 'POST', url: '/applications', headers: json, body: { displayName: 'In a batch' } },
      { id: '5', method: 'GET', url: "/applications?$filter=displayName eq 'Landbridge demo connector'" },
      { id: '6', method: 'GET', url: '/groups' },
    ])
    expect(status).toBe(200)
    expect([...byId].map(([id, each]) => [id, each.status])).toEqual([
      ['1', 200],
      ['two', 200],
      ['3', 404],
      ['4', 201],
      ['5', 200],
      ['6', 501],
    ])
    expect(byId.get('two')!.body.appId).toBe(bcAppId)
    expect(byId.get('3')!.body.error?.code).toBe('Request_ResourceNotFound')
    expect(byId.get('4')!.headers['request-id']).not.toBe(byId.get('3')!.headers['request-id'])
    expect(byId.get('5')!.body.value).toHaveLength(1)
  })

  test('has no body for what has none', async () => {
    const { body } = await graph('POST', '/applications', { displayName: 'Changed in a batch' })
    const { byId } = await send([
      { id: '1', method: 'PATCH', url: `/applications/${body.id}`, headers: json, body: { notes: 'seen' } },
    ])
    expect(byId.get('1')).not.toHaveProperty('body')
    expect(byId.get('1')!.status).toBe(204)
  })

  test('runs what depends on another after it, and not when that failed', async () => {
    const { byId } = await send([
      {
        id: 'made',
        method: 'PATCH',
        url: "/applications(uniqueName='batched')",
        headers: { ...json, prefer: 'create-if-missing' },
        body: { displayName: 'B' },
      },
      { id: 'read', method: 'GET', url: "/applications(uniqueName='batched')", dependsOn: ['made'] },
      { id: 'fails', method: 'GET', url: '/applications/none', dependsOn: ['read'] },
      { id: 'skipped', method: 'DELETE', url: "/applications(uniqueName='batched')", dependsOn: ['fails'] },
      { id: 'too', method: 'GET', url: '/applications', dependsOn: ['skipped'] },
    ])
    expect([...byId.values()].map(({ status }) => status)).toEqual([201, 200, 404, 424, 424])
    expect(byId.get('skipped')!.body.error?.code).toBe('FailedDependency')
    expect((await graph('GET', "/applications(uniqueName='batched')")).status).toBe(200)
  })

  test('holds twenty requests and not one more', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ id: `${at}`, method: 'GET', url: '/applications?$top=1' }))
    expect((await send(many(20))).responses).toHaveLength(20)
    const refused = await send(many(21))
    expect([refused.status, refused.body.error.code]).toEqual([400, 'BadRequest'])
  })

  test('does not take an address with a version in it', async () => {
    const { byId } = await send([
      { id: '1', method: 'GET', url: '/v1.0/applications?$top=1' },
      { id: '2', method: 'GET', url: 'beta/applications?$top=1' },
    ])
    for (const id of ['1', '2']) {
      expect([byId.get(id)!.status, byId.get(id)!.body.error?.code]).toEqual([400, 'BadRequest'])
    }
  })

  test('is there in beta, where its requests are of beta too', async () => {
    const { byId } = await send([{ id: '1', method: 'GET', url: '/applications' }], '/beta/$batch')
    expect(byId.get('1')!.body['@odata.context']).toContain('/beta/$metadata#applications')
  })

  const get = { id: '1', method: 'GET', url: '/applications' }
  test.each([
    ['no requests', {}],
    ['requests that are no list', { requests: get }],
    ['a request without id', { requests: [{ method: 'GET', url: '/applications' }] }],
    ['an id twice', { requests: [get, get] }],
    ['a method that is none', { requests: [{ ...get, method: 'LOOK' }] }],
    ['a dependency that is not there', { requests: [{ ...get, dependsOn: ['9'] }] }],
    [
      'a circle',
      {
        requests: [
          { ...get, dependsOn: ['2'] },
          { ...get, id: '2', dependsOn: ['1'] },
        ],
      },
    ],
    ['headers that are no object', { requests: [{ ...get, headers: 'none' }] }],
    ['no JSON', '{'],
  ])('of %s is refused', async (_, body) => {
    const { status, body: answer } = await graph('POST', '/$batch', body)
    expect([status, answer.error.code]).toEqual([400, 'BadRequest'])
  })

  test('cannot hold another batch', async () => {
    const { byId } = await send([{ id: '1', method: 'POST', url: '/$batch', headers: json, body: { requests: [get] } }])
    expect(byId.get('1')!.status).toBe(400)
  })
})
