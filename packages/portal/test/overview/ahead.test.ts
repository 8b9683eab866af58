import type { Credential } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { endingSoon } from '../../src/credentials/ahead.tsx'
import { urgencyOf } from '../../src/credentials/words.ts'

const credential = (id: string, daysLeft: number | null, more: Partial<Credential> = {}) =>
  ({ id, daysLeft, state: 'active', rollsByItself: false, roll: null, ...more }) as Credential

test('looks 90 days ahead at what is in use, and at what has ended', () => {
  const found = endingSoon([
    credential('over', -3),
    credential('soon', 12),
    credential('edge', 90),
    credential('far', 91),
    credential('endless', null),
    credential('going', 10, { state: 'retiring' }),
  ])
  expect(found.map(({ id }) => id)).toEqual(['over', 'soon', 'edge'])
})

test('what rolls over by itself is nobody’s task until it should be done and is not', () => {
  const roll = { why: 'expiry', since: '', step: 'prove', waitingFor: null, removesOld: false } as const
  expect(
    [
      credential('by hand', 50),
      credential('by itself', 50, { rollsByItself: true }),
      credential('late', 10, { rollsByItself: true }),
      credential('rolling', 10, { roll }),
    ].map(urgencyOf),
  ).toEqual(['soon', 'none', 'now', 'none'])
})
