import { describe, expect, test } from 'vitest'
import { startFace } from '../face.ts'
import { ask, inShort, textShape } from './table.ts'

// Every code of the documented list that a request can provoke.

const face = startFace('demo')
const [customer] = (await face.get('customers?$top=1')).json.value
const one = `customers(${customer.id})`
const [ledger] = (await face.get('customers?$filter=balanceDue gt 0&$top=1')).json.value
const any = { 'if-match': '*' }

describe('7 faults', () => {
  test.each<[string, string, (object | undefined)?, Record<string, string>?]>([
    ['400 BadRequest', 'GET customers?$select=nonsense'],
    ['400 BadRequest_InvalidRequestUrl', 'GET customers?$expand=currency,currency'],
    ['404 BadRequest_NotFound', 'GET customers(x)'],
    ['404 BadRequest_ResourceNotFound', 'GET nonsense'],
    ['400 BadRequest_InvalidOperation', `PATCH ${one}`, { balanceDue: 1 }, any],
    ['400 BadRequest_InvalidToken', `PATCH ${one}`, { city: 'x' }],
    ['405 BadRequest_MethodNotAllowed', 'POST generalLedgerEntries', {}],
    ['501 BadRequest_MethodNotImplemented', "GET customers?$filter=number eq '1' or city eq 'x'"],
    ['400 SkipTokenIsNoLongerValid', 'GET customers?$skiptoken=x'],
    [
      '409 Request_EntityChanged',
      `PATCH ${one}`,
      { city: 'x' },
      { 'if-match': 'W/"JzE5OzEwMDAwMDAwMDAwMDAwMDAwMDAxOzAwOyc="' },
    ],
    ['400 Internal_EntityWithSameKeyExists', 'POST customers', { displayName: 'x', number: customer.number }],
    ['400 Internal_InvalidTableRelation', `PATCH ${one}`, { country: 'QQ' }, any],
    ['404 Internal_CompanyNotFound', 'GET /v2.0/Production/api/v2.0/customers?company=None'],
    ['404 NoEnvironment', 'GET /v2.0/None/api/v2.0/companies'],
    ['400 Application_DialogException', `DELETE customers(${ledger.id})`],
    ['400 Application_StringExceededLength', `PATCH ${one}`, { displayName: 'x'.repeat(101) }, any],
    ['401 Authentication_InvalidCredentials', 'GET customers', undefined, { authorization: 'Bearer wrong' }],
    ['401 Authentication_InvalidCredentials', 'GET customers', undefined, { authorization: 'Basic eDp5' }],
    ['401 Authentication_InvalidCredentials', 'GET customers', undefined, { authorization: '' }],
    ['400 Unknown', `PATCH ${one}`, { blocked: 'Sometimes' }, any],
    ['400 Application_FilterErrorException', "GET accounts?$filter=consolidationTranslationMethod eq 'Nonsense'"],
    ['410 BadRequest_NotFound', 'GET /v2.0/Production/api/beta/customers'],
    ['415 BadRequest', `PATCH ${one}`, { city: 'x' }, { ...any, 'content-type': 'text/csv' }],
  ])('%s: %s', async (gives, line, body, headers = {}) => {
    const answer = await ask(face, { ask: line, sent: { ...(body && { body }), headers } })
    expect(inShort(answer)).toBe(gives)
    expect(Object.keys(answer.json)).toEqual(['error'])
    expect(Object.keys(answer.json.error)).toEqual(['code', 'message'])
    expect(answer.json.error.message).toMatch(textShape)
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    expect(answer.headers['request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a language does not change the code', async () => {
    for (const language of ['de-DE', 'fr', '*', 'nonsense'])
      expect(inShort(await face.get('nonsense', { 'accept-language': language }))).toBe(
        '404 BadRequest_ResourceNotFound',
      )
  })

  test('the id in the text is the one of the exchange', async () => {
    const { json, headers } = await face.get('nonsense')
    expect(json.error.message).toContain(headers['request-id'])
  })
})
