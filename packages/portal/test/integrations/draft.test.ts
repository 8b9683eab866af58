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
  const draft = { ...draftOf(undefined), name: ' Shop ', kind: 'known', addresses: typed }
  expect(filledOf(draft, endpoints, [])).toEqual({
    name: 'Shop',
    flow: 'service-to-service',
    endpoint: { kind: 'known', addresses },
    wanted: [],
  })
  expect(filledOf({ ...draft, kind: 'other' }, endpoints, []).endpoint?.addresses.api).toBe('https://other.example')
  expect(filledOf({ ...draft, kind: eachChooses }, endpoints, []).endpoint).toBeNull()
})

test("sends the vendor's registration where one is given, and its secret only where a new one was typed", () => {
  const app = {
    clientId: ' 996def3d-b36c-4153-8607-a6fd3c01b89f ',
    kind: 'secret' as const,
    secret: '',
    endsOn: '2027-01-31',
    pem: '',
  }
  const draft = { ...draftOf(undefined), name: 'Shop', flow: 'shared-app' as const, app }
  expect(filledOf(draft, endpoints, []).app).toEqual({ clientId: app.clientId.trim() })
  const withSecret = { ...draft, app: { ...app, secret: 'abc8Q~new' } }
  expect(filledOf(withSecret, endpoints, []).app).toEqual({
    clientId: app.clientId.trim(),
    secret: 'abc8Q~new',
    endsOn: '2027-01-31',
  })
  expect(filledOf({ ...withSecret, app: { ...app, clientId: '' } }, endpoints, []).app).toBeUndefined()
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
