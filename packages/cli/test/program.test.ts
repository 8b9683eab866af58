import { expect, test } from 'vitest'
import { Refusal, run } from './desk.ts'
import { connection, guid } from './samples.ts'

test('help is an answer, with the exit codes; a slip is a wrong usage with a suggestion', async () => {
  const help = await run(['--help'])
  expect(help.code).toBe(0)
  expect(help.out).toContain('130  Interrupted')
  const slip = await run(['conections'])
  expect(slip.code).toBe(2)
  expect(slip.err).toContain('Did you mean connections?')
  expect((await run(['list'])).code).toBe(2)
  expect((await run(['list', 'customers', '--top', 'many'])).code).toBe(2)
  expect((await run(['--version'])).out).toBe('1.2.3\n')
})

test('colours only a terminal, and none where NO_COLOR is set', async () => {
  const answers = { 'connections.list': () => ({ connections: [connection(1, 'Contoso')] }) }
  const base = { LANDBRIDGE_URL: 'http://landbridge.test', LANDBRIDGE_API_KEY: 'key' }
  expect((await run(['connections'], { answers })).out).not.toContain('\u001B')
  expect((await run(['connections'], { answers, terminal: true })).out).toContain('\u001B[1m')
  const plain = await run(['connections'], { answers, terminal: true, env: { ...base, NO_COLOR: '1' } })
  expect(plain.out).not.toContain('\u001B')
})

test('an interruption ends with 130 and no fault', async () => {
  const interrupt = new AbortController()
  const { code, err } = await run(['connections'], {
    signal: interrupt.signal,
    fetch: () => {
      interrupt.abort()
      return Promise.reject(interrupt.signal.reason)
    },
  })
  expect(code).toBe(130)
  expect(err).toBe('Interrupted.\n')
})

test('a key is shown alone on standard output', async () => {
  const key = {
    id: guid(3),
    name: 'ci',
    role: 'actor' as const,
    integrationId: null,
    startsWith: 'lb_',
    createdAt: '2026-11-20T10:00:00Z',
    lastUsedAt: null,
  }
  const { out, asked } = await run(['keys', 'create', 'ci', '--role', 'actor'], {
    answers: { 'keys.create': () => ({ ...key, key: 'lb_secret' }) },
  })
  expect(out).toBe('lb_secret\n')
  expect(asked[0]?.input).toEqual({ name: 'ci', role: 'actor', integrationId: null })
  expect((await run(['keys'], { answers: { 'keys.list': () => ({ keys: [key] }) } })).out).toContain('lb_')
})

const line = { id: 'read.customers', group: 'entities' as const, what: 'Reads customers.', evidence: [] }
const checked = (verdict: 'pass' | 'fail' | 'unknown') => ({
  id: guid(4),
  connectionId: guid(1),
  state: 'done' as const,
  verdict,
  startedAt: '2026-11-20T10:00:00Z',
  endedAt: '2026-11-20T10:00:01Z',
  lines: [{ ...line, verdict, cause: 'The card is disabled.', remedy: 'Enable it.', who: 'bc-admin' as const }],
})
const running = {
  ...checked('pass'),
  state: 'running' as const,
  verdict: 'pending' as const,
  lines: [{ ...line, verdict: 'pending' as const }],
}

test.each([
  ['pass', [], 0],
  ['fail', [], 5],
  ['unknown', [], 0],
  ['unknown', ['--strict'], 5],
] as const)('a check that ends with %s %j ends with code %i', async (verdict, options, exit) => {
  const { code, err, json } = await run(['check', 'contoso', '--json', ...options], {
    answers: {
      'connections.list': () => ({ connections: [connection(1, 'Contoso')] }),
      'checks.start': () => running,
      'checks.read': () => checked(verdict),
    },
  })
  expect(code).toBe(exit)
  expect(err).toContain('Reads customers.')
  expect(err.includes('Enable it.')).toBe(verdict !== 'pass')
  expect(json()).toMatchObject({ verdict })
})

test.each([
  ['md', 'markdown', '# Proving check'],
  ['html', 'html', '# Proving check'],
  ['json', undefined, '"verdict": "fail"'],
] as const)(
  'a check with --format %s writes its report and nothing else to standard output',
  async (format, as, start) => {
    const asked: unknown[] = []
    const { code, out } = await run(['check', 'contoso', '--format', format], {
      answers: {
        'connections.list': () => ({ connections: [connection(1, 'Contoso')] }),
        'checks.start': () => running,
        'checks.read': () => checked('fail'),
        'checks.report': (input) => {
          asked.push(input)
          return { name: 'check.md', type: 'text/markdown', document: '# Proving check\n' }
        },
      },
    })
    expect(code).toBe(5)
    expect(out).toContain(start)
    expect(out.startsWith(format === 'json' ? '{' : '#')).toBe(true)
    expect(asked).toMatchObject(as === undefined ? [] : [{ as }])
  },
)

test('a refused check tells the refusal', async () => {
  const { code } = await run(['check'], {
    answers: {
      'connections.list': () => ({ connections: [connection(1, 'Contoso')] }),
      'checks.start': () => new Refusal(409, 'connection.not_ready'),
    },
  })
  expect(code).toBe(1)
})
