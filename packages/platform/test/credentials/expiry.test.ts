import { expect, test } from 'vitest'
import { daysUntil, dueReminder, isRollDue } from '../../src/credentials/expiry.ts'

const dayMs = 86_400_000
const now = Date.parse('2026-11-21T12:00:00Z')
const inDays = (days: number) => new Date(now + days * dayMs)

test.each([
  [61, undefined],
  [60, 60],
  [31, 60],
  [30, 30],
  [14.5, 30],
  [14, 14],
  [7, 7],
  [1, 1],
  [0.1, 1],
  [0, undefined],
  [-3, undefined],
])('%f days ahead the reminder of %s days is due', (days, due) => {
  expect(dueReminder(inDays(days), now)).toBe(due)
})

test.each([
  [365, 31, false],
  [365, 30, true],
  [30, 11, false],
  [30, 10, true],
  [1, 0.9, true],
])('one that lives for %f days, with %f left, is to be rolled over: %s', (life, left, due) => {
  const key = { told_ends_at: inDays(left), typed_ends_at: null, made_at: inDays(left - life) }
  expect(isRollDue(key, now)).toBe(due)
})

test('days are whole, and what has ended has none left', () => {
  expect([0.2, 1, 1.5, -0.5].map((days) => daysUntil(inDays(days), now))).toEqual([1, 1, 2, -0])
})
