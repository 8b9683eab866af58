import type { EndpointChoice } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { draftOf, eachChooses, filledOf, isAddress } from '../../src/integrations/draft.ts'

const addresses = {
  api: 'https://api.example',
  webClient: 'https://bc.example',
  authority: 'https://login.example',
  graph: 'https://graph.example',
  entraAdminCenter: 'https://entra.example',
}
const endpoints: EndpointChoice[] = [
  { kind: 'known', name: 'Known', about: '', addresses, simulated: false },
  { kind: 'other', name: 'Other', about: '', addresses: null, simulated: false },
]

test('takes addresses from the list, and typed ones only where the list has none', () => {
  const typed = { ...addresses, api: ' https://other.example// ' }
  const draft = { name: ' Shop ', kind: 'known', addresses: typed }
  expect(filledOf(draft, endpoints, [])).toEqual({ name: 'Shop', endpoint: { kind: 'known', addresses }, wanted: [] })
  expect(filledOf({ ...draft, kind: 'other' }, endpoints, []).endpoint?.addresses.api).toBe('https://other.example')
  expect(filledOf({ ...draft, kind: eachChooses }, endpoints, []).endpoint).toBeNull()
})

test('begins with the public service', () => {
  expect(draftOf(undefined).kind).toBe('business-central')
})

test.each([
  ['https://api.businesscentral.dynamics.com', true],
  ['http://127.0.0.1:7700', true],
  ['http://api.example', false],
  ['https://user@api.example', false],
  ['api.example', false],
])('knows a whole address: %s', (text, isOne) => {
  expect(isAddress(text)).toBe(isOne)
})
