import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import {
  Fault,
  findSeenFault,
  hideTexts,
  networkFault,
  readNetworkFailure,
  readRetryAfter,
  startDeadline,
} from '../src/index.ts'

const failing = (code: string, more: object = {}) => Object.assign(new Error('x'), { code, ...more })

describe('a failed exchange', () => {
  test.each([
    [failing('ENOTFOUND'), 'net.name', false],
    [failing('ECONNREFUSED'), 'net.refused', false],
    [failing('UND_ERR_CONNECT_TIMEOUT'), 'net.timeout', false],
    [failing('ETIMEDOUT', { syscall: 'connect' }), 'net.timeout', false],
    [failing('ETIMEDOUT', { syscall: 'read' }), 'net.timeout', true],
    [failing('UND_ERR_HEADERS_TIMEOUT'), 'net.timeout', true],
    [failing('CERT_HAS_EXPIRED'), 'net.tls', false],
    [failing('ERR_TLS_CERT_ALTNAME_INVALID'), 'net.tls', false],
    [failing('ECONNRESET'), 'net.lost', true],
    [new TypeError('terminated'), 'net.lost', true],
    [new DOMException('x', 'AbortError'), 'net.aborted', true],
    [new DOMException('x', 'TimeoutError'), 'net.timeout', true],
    [new TypeError('fetch failed', { cause: failing('ECONNREFUSED') }), 'net.refused', false],
    [new TypeError('fetch failed', { cause: new AggregateError([failing('ECONNREFUSED')]) }), 'net.refused', false],
    ['a text', 'net.lost', true],
    [undefined, 'net.lost', true],
  ])('%s is %s', (error, code, sent) => {
    expect(readNetworkFailure(error)).toEqual({ code, sent })
  })

  test('in a circle of causes is still read', () => {
    const error = new Error('x')
    error.cause = error
    expect(readNetworkFailure(error).code).toBe('net.lost')
    expect(networkFault(error).code).toBe('net.lost')
  })

  test('shows neither hidden texts nor the objects of the transport', () => {
    const error = Object.assign(new Error('sent a+b c'), { request: { headers: { authorization: 'a+b c' } } })
    const shown = inspect(networkFault(error, { hidden: ['a+b c'] }), { depth: 20 })
    expect(shown).toContain('sent (hidden)')
    expect(shown).not.toMatch(/a\+b c|authorization/)
    expect(hideTexts('x=a%2Bb%20c&y=a%2Bb+c', ['a+b c'])).toBe('x=(hidden)&y=(hidden)')
  })
})

test('a fault that the transport throws stays what it is', () => {
  const forbidden = new Fault('net.forbidden')
  expect(networkFault(forbidden)).toBe(forbidden)
})

test('a deadline tells the time from the caller', async () => {
  const caller = new AbortController()
  const aborted = startDeadline(60_000, caller.signal)
  caller.abort()
  expect([aborted.ended(), aborted.signal.aborted]).toEqual(['aborted', true])
  const late = startDeadline(1)
  await new Promise((resolve) => late.signal.addEventListener('abort', resolve))
  expect(late.ended()).toBe('timeout')
  const over = startDeadline(Number.POSITIVE_INFINITY, AbortSignal.abort())
  expect(over.ended()).toBe('aborted')
  over.clear()
})

test.each([
  ['5', 5_000],
  ['0.2', 200],
  ['Thu, 01 Jan 1970 00:01:00 GMT', 60_000],
  ['tomorrow', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After %s is %s ms', (header, ms) => {
  expect(readRetryAfter(header, 0)).toBe(ms)
})

test("Microsoft's codes lead to ours", () => {
  expect(findSeenFault('AADSTS7000215')).toBe('auth.secret_wrong')
  expect(findSeenFault('Internal_CompanyNotFound')).toBe('bc.company_unknown')
  expect(findSeenFault('AADSTS1')).toBeUndefined()
})
