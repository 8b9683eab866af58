import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusedRoutes } from '../../src/graph/refused-routes.ts'
import { routes } from '../../src/graph/routes.ts'
import { asPerson, type Graph } from './support.ts'

let sim: Simulator
let graph: Graph
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  graph = (await asPerson(sim, ['globalAdministrator'], ['Directory.AccessAsUser.All', 'User.Read'])).graph
})
afterAll(() => sim.stop())

/** An address of a row, with something in place of each key. */
const addressOf = (path: string): string => path.replaceAll(/\{[a-z]+\}/gi, '00000000-0000-0000-0000-00000000abcd')

const send = (method: string, path: string) =>
  graph(method, addressOf(path), method === 'GET' || method === 'DELETE' ? undefined : {})

describe('the table of addresses', () => {
  test('says of each once what it does', () => {
    const all = [...routes, ...refusedRoutes]
    const names = all.map(({ method, path }) => `${method} ${path}`)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    expect(all.filter(({ about }) => about.trim().length < 5)).toEqual([])
    expect(routes.filter(({ about }) => !/^[A-Z].*\.$/.test(about))).toEqual([])
  })

  test.each(routes.map(({ method, path }) => [method, path] as const))('has %s %s', async (method, path) => {
    expect([405, 500, 501]).not.toContain((await send(method, path)).status)
  })

  const refused = refusedRoutes.map(({ method, path, about }) => [method, path, about] as const)
  test.each(refused)('has not %s %s: %s', async (method, path, about) => {
    const { status, body } = await send(method, path)
    expect([status, body.error.code, body.simulator]).toEqual([501, 'not_simulated', true])
    expect(body.error.message).toContain(about)
  })

  test('refuses what it does not know at all, whatever the case', async () => {
    for (const path of [
      '/teams',
      '/me/messages',
      '/applications/x/unheardOf',
      '/directory/deletedItems/microsoft.graph.contact',
    ])
      expect((await graph('GET', path)).status).toBe(501)
    expect((await graph('GET', '/Applications')).status).toBe(200)
    expect((await graph('GET', '/oAuth2PermissionGrants')).status).toBe(200)
  })
})
