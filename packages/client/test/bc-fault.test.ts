import { describe, expect, test } from 'vitest'
import { bcFault, readBcError, readMissingPermission } from '../src/index.ts'

const correlation = '33333333-3333-4333-8333-333333333333'
const fault = (status: number, body: unknown = '', headers: Record<string, string> = {}, ofRecord = false) =>
  bcFault({
    status,
    headers: new Headers(headers),
    text: typeof body === 'string' ? body : JSON.stringify(body),
    clientRequestId: 'ours',
    ofRecord,
    now: Date.parse('2026-01-31T10:00:00Z'),
  })
const error = (code: string, message = 'No.') => ({
  error: { code, message: `${message}  CorrelationId:  ${correlation}.` },
})

describe('the fault for a refusal', () => {
  test.each([
    [400, 'Application_DialogException', 'bc.rule_broken'],
    [400, 'Application_FieldValidationException', 'bc.input_refused'],
    [400, 'BadRequest', 'bc.input_refused'],
    [400, 'BadRequest_InvalidOperation', 'bc.read_only'],
    [400, 'BadRequest_InvalidToken', 'bc.etag_missing'],
    [400, 'Internal_EntityWithSameKeyExists', 'bc.record_exists'],
    [401, 'Authentication_InvalidCredentials', 'bc.credentials_rejected'],
    [401, 'Unauthorized', 'bc.credentials_rejected'],
    [403, 'Authorization_RequestDenied', 'bc.permission_missing'],
    [403, 'Authorization_SomethingNew', 'bc.permission_missing'],
    [404, 'BadRequest_ResourceNotFound', 'bc.route_unknown'],
    [404, 'Internal_CompanyNotFound', 'bc.company_unknown'],
    [404, 'Internal_RecordNotFound', 'bc.record_unknown'],
    [404, 'NoEnvironment', 'bc.environment_unknown'],
    [405, 'BadRequest_MethodNotAllowed', 'bc.not_allowed'],
    [409, 'Request_EntityChanged', 'bc.record_changed'],
    [429, 'Application_TooManyRequests', 'bc.throttled'],
    [501, 'BadRequest_MethodNotImplemented', 'bc.not_supported'],
    [503, 'Internal_TenantUnavailable', 'bc.environment_unavailable'],
    [400, 'Something_NeverSeen', 'bc.unexpected'],
    [418, 'Something_NeverSeen', 'bc.unexpected'],
  ])('of %i %s is %s', (status, code, expected) => {
    expect(fault(status, error(code))).toMatchObject({ code: expected, details: { status, theirs: code } })
  })

  test.each([
    [401, 'bc.credentials_rejected'],
    [404, 'bc.route_unknown'],
    [408, 'bc.timeout'],
    [413, 'bc.too_large'],
    [429, 'bc.throttled'],
    [500, 'bc.failed'],
    [502, 'bc.unavailable'],
    [503, 'bc.unavailable'],
    [504, 'bc.timeout'],
    [302, 'bc.unexpected'],
    [403, 'bc.unexpected'],
  ])('of a gateway that says %i with a page or nothing is %s', (status, expected) => {
    for (const body of ['', '<html><title>Bad gateway</title></html>', '{"message":"Unauthorized"}', 'null', '[]'])
      expect(fault(status, body)).toMatchObject({ code: expected, details: { status } })
  })

  test('of a key that does not exist names the record, where the set is known', () => {
    expect(fault(404, error('BadRequest_ResourceNotFound'), {}, true).code).toBe('bc.record_unknown')
    expect(fault(404, error('NoEnvironment'), {}, true).code).toBe('bc.environment_unknown')
  })

  test('keeps every id that support may ask for, and the text without them', () => {
    const { details } = fault(400, error('BadRequest', 'Wrong.'), { 'request-id': 'r', 'ms-correlation-x': 'x' })
    expect(details.correlation).toEqual({
      'client-request-id': 'ours',
      'request-id': 'r',
      'ms-correlation-x': 'x',
      correlationId: correlation,
    })
    expect(details.theirMessage).toBe('Wrong.')
  })

  test.each([
    ['30', 30_000],
    ['Sat, 31 Jan 2026 10:00:05 GMT', 5_000],
    ['Sat, 31 Jan 2026 09:00:00 GMT', 0],
    ['soon', undefined],
  ])('reads Retry-After %s', (header, expected) => {
    expect(fault(503, '', { 'retry-after': header }).details.retryAfterMs).toBe(expected)
  })
})

describe('a missing permission', () => {
  test.each([400, 403, 500])('is seen whatever the status, here %i', (status) => {
    const text = 'Sorry, the current permissions prevented the action. (TableData 18 Customer Read: Base Application)'
    expect(fault(status, error('Internal_ServerError', text))).toMatchObject({
      code: 'bc.permission_missing',
      details: {
        permission: {
          objectType: 'TableData',
          objectId: 18,
          objectName: 'Customer',
          right: 'Read',
          app: 'Base Application',
        },
      },
    })
  })

  test.each([
    [
      '(TableData 38 Purchase Header Modify: Base Application)',
      {
        objectType: 'TableData',
        objectId: 38,
        objectName: 'Purchase Header',
        right: 'Modify',
        app: 'Base Application',
      },
    ],
    [
      'Leider verhindern die Berechtigungen die Aktion. (TableData 18 Debitor Lesen: Base Application)',
      { objectType: 'TableData', objectId: 18, objectName: 'Debitor', right: 'Lesen', app: 'Base Application' },
    ],
    [
      'You do not have the following permissions on Page APIV2 - Customers: Execute.',
      { objectType: 'Page', objectName: 'APIV2 - Customers', right: 'Execute' },
    ],
  ])('is read from %s', (text, permission) => {
    expect(readMissingPermission(text)).toEqual(permission)
  })

  test.each([
    'The Customer does not exist. (No.=10000)',
    'Posting Date is not within your range (1 of 2)',
    'Check it (Line 10000 Item No: X)',
    '',
  ])('is not read from %s', (text) => {
    expect(readMissingPermission(text)).toBeUndefined()
  })
})

test('a pasted body is read, and a text that is none gives nothing', () => {
  expect(readBcError(JSON.stringify(error('Unknown', 'Odd.')))).toEqual({
    code: 'Unknown',
    message: 'Odd.',
    correlationId: correlation,
  })
  expect(readBcError('Good morning')).toEqual({})
})
