import { expect, test } from 'vitest'
import * as auth from '../src/index.ts'

// A new public name is a line here, so that it is seen in review.
test('the public names are these', () => {
  expect(Object.keys(auth).sort()).toEqual([
    'adminConsentUrl',
    'administratorScope',
    'administratorScopes',
    'anyOrganisation',
    'beginDeviceCode',
    'clientCredentials',
    'createGraph',
    'delegatedScope',
    'discoverTenant',
    'ensureApplication',
    'ensureBusinessCentral',
    'ensureRole',
    'ensureSecret',
    'ensureServicePrincipal',
    'entraFault',
    'lookAtDirectory',
    'planRegistration',
    'pollDeviceCode',
    'probeApplication',
    'probeRoles',
    'readCertificate',
    'readClaims',
    'readEntraError',
    'redeemCode',
    'refreshSignIn',
    'removeApplication',
    'removeBusinessCentral',
    'removeGrants',
    'removeOwnAccess',
    'removeSecret',
    'returnedFault',
    'roleId',
    'signInUrl',
    'tokenCache',
  ])
})
