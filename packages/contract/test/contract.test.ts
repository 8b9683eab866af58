import { contract, type Operation, shapeOf } from '@landbridge/contract'
import { faults } from '@landbridge/model'
import { describe, expect, test } from 'vitest'

const operations = Object.entries(contract) as [string, Operation][]

describe('the contract', () => {
  test('lists every operation under its own name', () => {
    for (const [name, operation] of operations) expect(operation.name).toBe(name)
  })

  test('gives every operation an address of its own', () => {
    const routes = operations.map(([, { route }]) => route.replace(/\{\w+\}/g, '{}'))
    expect(new Set(routes).size).toBe(routes.length)
  })

  test.each(operations)('%s takes every field of its path from the input', (_, operation) => {
    const { inPath, inHeaders, wholeBody } = shapeOf(operation)
    for (const field of [...inPath, ...Object.keys(inHeaders), ...(wholeBody === undefined ? [] : [wholeBody])])
      expect(Object.keys(operation.input.shape)).toContain(field)
  })

  test.each(operations)('%s sends each field one way only', (_, operation) => {
    const shape = shapeOf(operation)
    const ways = [
      ...shape.inPath,
      ...shape.inQuery,
      ...Object.keys(shape.inHeaders),
      ...shape.inBody,
      ...(shape.wholeBody === undefined ? [] : [shape.wholeBody]),
    ]
    expect(ways.toSorted()).toEqual(Object.keys(operation.input.shape).toSorted())
  })

  test.each(operations)('%s names faults that exist', (_, operation) => {
    for (const code of operation.faults) expect(faults).toHaveProperty([code])
  })

  test('says what is lost wherever something is deleted for good', () => {
    const silent = operations.filter(
      ([name, { destroys }]) => /\.(delete|revoke|abandon|undo|unregister)$/.test(name) && !destroys,
    )
    expect(silent.map(([name]) => name)).toEqual([])
  })

  test('lets nobody write without a role', () => {
    const open = operations.filter(([, { role, route }]) => role === 'public' && !route.startsWith('GET '))
    expect(open.map(([name]) => name)).toEqual([
      'session.signIn',
      'session.signOut',
      // With the token of a link.
      'link.answer',
      'link.look',
      'link.leave',
      'link.register',
      'link.unregister',
    ])
  })
})
