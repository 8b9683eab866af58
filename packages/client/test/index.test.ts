import { expect, test } from 'vitest'
import * as client from '../src/index.ts'

// A new public name is a line here, so that it is seen in review.
test('the public names are these', () => {
  expect(Object.keys(client).sort()).toEqual([
    'bcFault',
    'createClient',
    'createGovernor',
    'fetchTransport',
    'listEnvironments',
    'readBcError',
    'readMissingPermission',
  ])
})
