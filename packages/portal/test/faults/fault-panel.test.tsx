import { Refused } from '@landbridge/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Failure } from '../../src/faults/failure.tsx'
import { detailsOf, faultOf, isFault } from '../../src/faults/fault-text.ts'
import '../../src/words/words.ts'

const refused = new Refused(502, {
  code: 'auth.secret_expired',
  message: 'Entra refused the client secret because it is past its end date.',
  remedy: 'Create a new secret.',
  who: 'entra-admin',
  theirs: 'AADSTS7000222',
  correlation: { 'x-ms-correlation-id': 'c0ffee' },
  requestId: 'r1',
})

const shown = (error: unknown): string =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <Failure error={error} />
    </QueryClientProvider>,
  )

test('says what happened, what to do and who can, at once', () => {
  const html = shown(refused)
  expect(html).toContain('role="alert"')
  expect(html).toContain('past its end date')
  expect(html).toContain('Create a new secret.')
  expect(html).toContain('Entra administrator')
  expect(html).toContain('c0ffee')
})

test('shows a failure of the portal itself as a fault, too', () => {
  expect(shown(new Error('no such thing'))).toContain('no such thing')
  expect(faultOf(new Error('no such thing'))).toBeUndefined()
})

test('copies identifiers for those who are asked for help', () => {
  const text = detailsOf(refused.view, new Date(0), i18next.t)
  expect(text).toContain('auth.secret_expired: Entra refused')
  expect(text).toContain('x-ms-correlation-id: c0ffee')
  expect(text).toContain('AADSTS7000222')
  expect(text).toContain('r1')
  expect(text).toContain('1970-01-01T00:00:00.000Z')
})

test('knows a fault by its code', () => {
  expect(isFault(refused, 'auth.secret_expired')).toBe(true)
  expect(isFault(refused, 'bc.record_changed')).toBe(false)
  expect(isFault(undefined, 'bc.record_changed')).toBe(false)
})
