import { Fault } from '@landbridge/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isUncertain, type Outcome, outcomeOf, pauseMs, tries } from '../src/retry.ts'

describe('repeating', () => {
  test('a request that might double something is never repeated after an uncertain end', () => {
    for (const outcome of Object.keys(tries) as Outcome[]) if (isUncertain(outcome)) expect(tries[outcome].once).toBe(1)
  })

  test.each([
    ['net.refused', {}, false, 'not_sent'],
    ['net.name', {}, false, 'not_sent'],
    ['net.timeout', {}, false, 'not_sent'],
    ['net.timeout', {}, true, 'silent'],
    ['net.lost', {}, true, 'lost'],
    ['net.tls', {}, false, 'final'],
    ['net.aborted', {}, true, 'final'],
    ['bc.throttled', { status: 429 }, true, 'turned_away'],
    ['bc.environment_unavailable', { status: 503 }, true, 'turned_away'],
    ['bc.unavailable', { status: 503 }, true, 'gateway'],
    ['bc.unavailable', { status: 502 }, true, 'gateway'],
    ['bc.timeout', { status: 408 }, true, 'stopped'],
    ['bc.timeout', { status: 504 }, true, 'stopped'],
    ['bc.failed', { status: 500 }, true, 'final'],
    ['bc.rule_broken', { status: 400 }, true, 'final'],
    ['bc.record_changed', { status: 409 }, true, 'final'],
  ] as const)('%s %j counts as %s -> %s', (code, details, sent, outcome) => {
    expect(outcomeOf(new Fault(code, details), sent)).toBe(outcome)
  })

  test('pauses grow, stay below half a minute, and never undercut Retry-After', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 0, max: 100_000 }),
        (attempt, random, retryAfterMs) => {
          const pause = pauseMs(attempt, random, retryAfterMs)
          expect(pause).toBeGreaterThanOrEqual(retryAfterMs)
          expect(pause).toBeLessThanOrEqual(Math.max(30_000, retryAfterMs))
          expect(pauseMs(attempt + 1, random)).toBeGreaterThanOrEqual(pauseMs(attempt, random))
        },
      ),
    )
    expect(pauseMs(1, 0)).toBe(250)
  })
})
