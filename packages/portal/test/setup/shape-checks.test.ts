import type { Field } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { findShapeProblem, lookAtTyped } from '../../src/setup/shape-checks.ts'

const field = (check: Field['check'], more: Partial<Field> = {}): Field => ({
  name: 'value',
  label: 'Value',
  kind: 'text',
  required: true,
  ...(check && { check }),
  ...more,
})
const guid = '1a2b3c4d-1111-4222-8333-444455556666'

test.each([
  ['tenant', guid],
  ['tenant', 'contoso.onmicrosoft.com'],
  ['tenant', ` ${guid}\u200B`],
  ['clientId', guid.toUpperCase()],
  ['secret', 'abc8Q~not-a-real-secret_0123456789'],
  ['environment', 'Production'],
  ['environment', 'Sandbox-DK'],
  ['url', 'https://api.businesscentral.dynamics.com'],
] as const)('takes a %s: %s', (check, value) => {
  expect(findShapeProblem(field(check), value)).toBeUndefined()
})

test.each([
  ['tenant', 'https://portal.azure.com', 'url_pasted'],
  ['tenant', 'organizations', 'tenant_not_named'],
  ['clientId', '12345', 'not_a_guid'],
  ['secret', guid, 'secret_id'],
  ['secret', 'two words inside', 'characters'],
  ['environment', 'https://businesscentral.dynamics.com/x/Production', 'url_pasted'],
  ['environment', 'Pro duction', 'characters'],
  ['url', 'javascript:alert(1)', 'not_a_url'],
] as const)('refuses as %s: %s', (check, value, code) => {
  expect(findShapeProblem(field(check), value)).toMatchObject({ code })
})

test('offers what may have been meant', () => {
  const pasted = `https://businesscentral.dynamics.com/${guid}/Production`
  expect(lookAtTyped(field('environment'), pasted).hint?.value).toBe('Production')
  expect(lookAtTyped(field('tenant'), pasted).hint?.value).toBe(guid)
})

test('asks for what is required, but not for a secret that is stored', () => {
  expect(findShapeProblem(field(undefined), ' ')).toBe('required')
  expect(findShapeProblem(field(undefined, { required: false }), '')).toBeUndefined()
  expect(findShapeProblem(field('secret', { kind: 'secret', stored: true }), '')).toBeUndefined()
  expect(findShapeProblem(field(undefined, { kind: 'choice' }), '')).toBe('choose')
  expect(findShapeProblem(field(undefined, { kind: 'choices' }), [])).toBe('chooseMany')
})

test('takes away what copying adds', () => {
  expect(lookAtTyped(field('secret'), '\u00A0"abc8Q~not-a-real-secret"\u200B ').value).toBe('abc8Q~not-a-real-secret')
  expect(lookAtTyped(field(undefined), ' 2027-01-01 ').value).toBe('2027-01-01')
})
