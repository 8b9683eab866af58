import { Fault } from '@landbridge/model'
import { expect, test } from 'vitest'
import {
  type CheckLine,
  type FactName,
  type Finding,
  type Plan,
  pendingLines,
  provingCheck,
  verdictOf,
} from '../src/index.ts'

/** A line whose probe says what it is told to, after as many turns of the event loop. */
const line = (
  id: string,
  {
    needs = [],
    gives = {},
    finding = {},
    turns = 0,
    onStart,
  }: {
    needs?: readonly FactName[]
    gives?: object
    finding?: Partial<Finding>
    turns?: number
    onStart?: () => () => void
  } = {},
): Plan['lines'][number] => ({
  id,
  group: 'token',
  what: `${id} is so.`,
  probe: {
    name: id,
    requests: 1,
    needs,
    gives: [],
    look: async () => {
      const end = onStart?.()
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
      end?.()
      return {
        finding: { id, verdict: 'pass', what: `${id} was seen.`, evidence: [], causes: [], ...finding },
        facts: gives,
      }
    },
  },
})

const run = async (plan: Plan): Promise<CheckLine[]> => {
  const lines: CheckLine[] = []
  for await (const each of provingCheck(plan, { now: () => 0 })) lines.push(each)
  return lines
}

test('begins with every line pending, in the order of the plan', () => {
  const plan = { facts: {}, lines: [line('a'), line('b')] }
  expect(pendingLines(plan).map(({ id, verdict }) => [id, verdict])).toEqual([
    ['a', 'pending'],
    ['b', 'pending'],
  ])
})

test('asks a probe only once its needs are known, whatever the order of the plan', async () => {
  const lines = await run({
    facts: {},
    lines: [line('needs a token', { needs: ['token'] }), line('gets a token', { gives: { token: 't' } })],
  })
  expect(lines.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['gets a token', 'pass'],
    ['needs a token', 'pass'],
  ])
})

test('gives a line out as soon as it is decided', async () => {
  const lines = await run({ facts: {}, lines: [line('slow', { turns: 50 }), line('quick')] })
  expect(lines.map(({ id }) => id)).toEqual(['quick', 'slow'])
})

test('runs what is independent together, four at most', async () => {
  let now = 0
  let most = 0
  const onStart = () => {
    now += 1
    most = Math.max(most, now)
    return () => {
      now -= 1
    }
  }
  const lines = Array.from({ length: 9 }, (_, index) => line(`line ${index}`, { turns: 5, onStart }))
  expect(await run({ facts: {}, lines })).toHaveLength(9)
  expect(most).toBe(4)
})

test('skips what a missing answer has made pointless, and says why', async () => {
  const refused: Partial<Finding> = { verdict: 'fail', fault: new Fault('auth.secret_wrong') }
  const [, skipped] = await run({
    facts: { endpoints: {} as never },
    lines: [line('token', { finding: refused }), line('card', { needs: ['token', 'environment'] })],
  })
  expect(skipped).toMatchObject({
    id: 'card',
    verdict: 'skipped',
    what: 'card is so.',
    cause: 'Entra issued no token.',
  })
})

test('names both causes where two look the same', async () => {
  const cause = (id: string, text: string, who: 'bc-admin' | 'entra-admin') => ({
    id,
    text,
    remedy: `Mend ${id}.`,
    who,
  })
  const [decided] = await run({
    facts: {},
    lines: [
      line('card', {
        finding: {
          verdict: 'fail',
          fault: new Fault('bc.credentials_rejected'),
          causes: [cause('a', 'there is no card', 'bc-admin'), cause('b', 'it is disabled', 'entra-admin')],
        },
      }),
    ],
  })
  expect(decided).toMatchObject({
    code: 'bc.credentials_rejected',
    cause: 'Either there is no card, or it is disabled. From outside these look the same.',
    remedy: 'Mend a. Mend b.',
    who: 'bc-admin',
  })
})

test('stops when its signal is aborted', async () => {
  const stop = new AbortController()
  const plan = { facts: {}, lines: [line('a', { gives: { token: 't' } }), line('b', { needs: ['token'] })] }
  const seen: string[] = []
  const work = async () => {
    for await (const each of provingCheck(plan, { signal: stop.signal })) {
      seen.push(each.id)
      stop.abort()
    }
  }
  await expect(work()).rejects.toThrow()
  expect(seen).toEqual(['a'])
})

test.each([
  ['every line passed', [{ verdict: 'pass' }], 'pass'],
  ['a line failed', [{ verdict: 'pass' }, { verdict: 'fail' }, { verdict: 'unknown' }], 'fail'],
  ['a line cannot be told in principle', [{ verdict: 'pass' }, { verdict: 'unknown' }], 'pass'],
  [
    'a line could not be looked at this time',
    [{ verdict: 'pass' }, { verdict: 'unknown', code: 'net.timeout' }],
    'unknown',
  ],
  ['a line was skipped', [{ verdict: 'pass' }, { verdict: 'skipped' }], 'unknown'],
  ['a line is still open', [{ verdict: 'pass' }, { verdict: 'pending' }], 'pending'],
] as const)('when %s the whole is judged by it', (_, lines, verdict) => {
  expect(verdictOf(lines)).toBe(verdict)
})
