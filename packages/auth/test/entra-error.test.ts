import { describe, expect, test } from 'vitest'
import { readEntraError } from '../src/index.ts'

const ids = { traceId: '33333333-3333-4333-8333-333333333333', correlationId: '44444444-4444-4444-8444-444444444444' }

describe('an error of Entra', () => {
  test('is read from JSON, with challenge and suberror', () => {
    const text = JSON.stringify({
      error: 'interaction_required',
      error_description: 'AADSTS50076: Use multifactor.',
      error_codes: [50076],
      suberror: 'basic_action',
      claims: '{"access_token":{}}',
    })
    expect(readEntraError(text)).toEqual({
      error: 'interaction_required',
      codes: ['AADSTS50076'],
      message: 'Use multifactor.',
      suberror: 'basic_action',
      claims: '{"access_token":{}}',
    })
  })

  test.each([
    `AADSTS7000215: Wrong. Trace ID: ${ids.traceId} Correlation ID: ${ids.correlationId} Timestamp: 2026-01-31 10:11:12Z`,
    `AADSTS7000215: Wrong.\r\nTrace ID: ${ids.traceId}\r\nCorrelation ID: ${ids.correlationId}\r\nTimestamp: 2026-01-31 10:11:12Z`,
    `Sorry!\nAADSTS7000215: Wrong.\n\nTrace ID: ${ids.traceId}\nCorrelation ID: ${ids.correlationId}\nTimestamp: 2026-01-31 10:11:12Z\nTry again`,
  ])('is read from a text that somebody copied', (text) => {
    expect(readEntraError(text)).toMatchObject({ codes: ['AADSTS7000215'], ...ids, timestamp: '2026-01-31 10:11:12Z' })
  })

  test('is read from the address of a redirect', () => {
    expect(
      readEntraError('https://app.test/callback?error=access_denied&error_description=AADSTS65004%3a+No.&state=x'),
    ).toEqual({ error: 'access_denied', codes: ['AADSTS65004'], message: 'No.' })
  })

  test('names the decisive code first, and others after it', () => {
    const text = JSON.stringify({
      error: 'invalid_grant',
      error_description: 'AADSTS50173: see AADSTS70008',
      error_codes: [50173],
    })
    expect(readEntraError(text)?.codes).toEqual(['AADSTS50173', 'AADSTS70008'])
  })

  test.each(['', 'Good morning', '{"value":[]}', '[]', 'null', '{"error":'])('is not seen in %j', (text) => {
    expect(readEntraError(text)).toBeUndefined()
  })
})
