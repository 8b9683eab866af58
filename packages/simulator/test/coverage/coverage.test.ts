import { adminCenterCalls, entitiesAt, entraCalls, protocolFacts } from '@landbridge/model'
import { collectCoverage, differences, type Tried } from '@landbridge/simulator/coverage'
import { describe, expect, test } from 'vitest'
import { tryProtocol } from '../../src/coverage/facts.ts'
import { startTrialWorld } from '../../src/coverage/world.ts'
import { refusedRoutes } from '../../src/graph/refused-routes.ts'
import { routes } from '../../src/graph/routes.ts'

// Whatever the tables of the reference say was tried on a running simulator; here it is tried again.

const coverage = await collectCoverage()

/** What is neither an answer of the real service nor a loud refusal. */
const dishonest = (rows: readonly Tried[]): string[] =>
  rows
    .filter(({ outcome, status }) => outcome === 'failed' || (outcome === 'refused') !== (status === 501))
    .map(({ request, status }) => `${request}: ${status}`)

describe('every operation of an entity set is played or refused loudly', () => {
  test.each(coverage.entitySets.map((row) => [row.set, row.route, row.operations] as const))(
    '%s of the %s route',
    (_, __, operations) => {
      expect(dishonest(operations)).toEqual([])
    },
  )
})

test('every entity set of the newest version is tried with every verb', () => {
  const sets = coverage.entitySets.map(({ route, set }) => `${route} ${set}`)
  const known = (['standard', 'automation'] as const).flatMap((route) =>
    entitiesAt(29, route).map(({ set }) => `${route} ${set}`),
  )
  expect(sets).toEqual(known)
  for (const { operations } of coverage.entitySets)
    expect(operations.filter(({ kind }) => kind === 'verb').map(({ name }) => name)).toEqual([
      'list',
      'get',
      'create',
      'update',
      'delete',
    ])
})

/** An answer of 501 that is not ours is one that the real service gives; the facts say where. */
test('the wire does what the facts say of it, or refuses', () => {
  const rows = coverage.protocol.filter(({ outcome }) => outcome === 'failed')
  expect(rows.map(({ name, request, status }) => `${name}: ${request}: ${status}`)).toEqual([])
  expect(coverage.protocol).toHaveLength(Object.values(protocolFacts).flat().length)
})

test.each([
  ['Microsoft Graph', coverage.graph, routes.length + refusedRoutes.length],
  ['Admin Center API', coverage.adminCenter, adminCenterCalls.length],
  ['sign-in', coverage.entra, entraCalls.length],
] as const)('every known call of %s is played or refused loudly', (_, rows, known) => {
  expect(rows.length).toBeGreaterThanOrEqual(known)
  expect(dishonest(rows)).toEqual([])
})

test('what is refused stands in the log', async () => {
  const world = await startTrialWorld()
  try {
    const refused = (await tryProtocol(world)).filter(({ outcome }) => outcome === 'refused')
    expect(refused.length).toBeGreaterThan(0)
    const lines = world.sim.log().filter(({ level }) => level === 'warning')
    expect(lines.length).toBeGreaterThanOrEqual(refused.length)
  } finally {
    await world.stop()
  }
})

test('the tables are the same at each call', async () => {
  expect(await collectCoverage()).toEqual(coverage)
})

test('every difference says what is true of life and of here', () => {
  for (const { subject, inLife, here } of differences)
    expect([subject, inLife !== here, inLife.endsWith('.'), here.endsWith('.')]).toEqual([subject, true, true, true])
})
