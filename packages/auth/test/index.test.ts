import { expect, test } from 'vitest'
import * as auth from '../src/index.ts'

// A new public name is a line here, so that it is seen in review.
test('the public names are these', () => {
  expect(Object.keys(auth).sort()).toEqual([
    'clientCredentials',
    'discoverTenant',
    'entraFault',
    'probeApplication',
    'readCertificate',
    'readClaims',
    'readEntraError',
    'tokenCache',
  ])
})
