import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoEndpoint } from './demo.ts'
import { makeDataFolder, type Running, runCommand, startRunning } from './running.ts'

const data = makeDataFolder()
let landbridge: Running

beforeAll(async () => {
  landbridge = await startRunning({ data: data.path })
})
afterAll(async () => {
  await landbridge?.end('SIGTERM')
  data.remove()
})

/** A command as a person on the same machine types it. */
const command = (args: readonly string[], input?: string, env: Readonly<Record<string, string>> = {}) =>
  runCommand(args, { env: { LANDBRIDGE_DATA: data.path, ...env }, ...(input === undefined ? {} : { input }) })

const jsonOf = ({ out }: { readonly out: string }): Record<string, unknown> =>
  JSON.parse(out) as Record<string, unknown>

test('before anything is connected, a command says what to do first', async () => {
  const { code, err } = await command(['list', 'customers'])
  expect(code).toBe(2)
  expect(err).toContain('landbridge connect')
})

test('connect stops with code 5 at a wrong secret and names the cause; with the right one it goes on to the end', async () => {
  const { endpoints } = await landbridge.call('catalogue.endpoints', {})
  const sample = endpoints.find(({ kind }) => kind === 'demo')?.sample ?? {}
  const steps = (secret: string | { env: string }) => ({
    endpoint: { kind: 'demo' },
    registration: { tenant: sample.tenant, clientId: sample.clientId },
    secret: { secret, expires: new Date(Date.now() + 86_400_000 * 300).toISOString().slice(0, 10) },
    environment: { environment: 'Production' },
  })
  const answers = {
    integration: { name: 'Shop', wanted: ['customers', { set: 'items', verbs: ['list', 'get'] }] },
    linkedAccount: { id: 'contoso', name: 'Contoso' },
  }
  const wrong = `${sample.secret?.slice(0, -4)}oops`
  const stopped = await command(
    ['connect', '--answers', '-', '--json'],
    JSON.stringify({ ...answers, steps: steps(wrong) }),
  )
  expect(stopped.code).toBe(5)
  expect(stopped.err).toContain('AADSTS7000215')
  expect(jsonOf(stopped)).toMatchObject({ state: 'open', current: 'secret' })

  const all = { ...answers, steps: { ...steps({ env: 'CONTOSO_SECRET' }), company: { companies: [] as string[] } } }
  const setupId = String(jsonOf(stopped).id)
  const env = { CONTOSO_SECRET: sample.secret ?? '' }
  const { company: _, ...first } = all.steps
  const atCompany = await command(
    ['connect', '--setup', setupId, '--answers', '-'],
    JSON.stringify({ steps: first }),
    env,
  )
  expect(atCompany.code).toBe(2)
  const company = /companies \(one of: ([0-9a-f-]{36})/.exec(atCompany.err)?.[1] ?? ''
  const connected = await command(
    ['connect', '--setup', setupId, '--answers', '-', '--json'],
    JSON.stringify({ steps: { company: { companies: [company] } } }),
  )
  expect(connected.code).toBe(0)
  expect(jsonOf(connected)).toMatchObject({ state: 'connected' })

  const waiting = await runCommand(['connect', '--answers', '-', '--wait', '600'], {
    env: { LANDBRIDGE_DATA: data.path },
    input: JSON.stringify({ ...answers, linkedAccount: { id: 'other', name: 'Other' }, steps: steps(wrong) }),
    interruptAt: 'What we see now',
  })
  expect(waiting.code).toBe(130)
  expect(waiting.err).toMatch(/Go on with: landbridge connect --setup [0-9a-f-]{36}\nInterrupted.\n$/)
  expect(stopped.err + atCompany.err + connected.err).not.toContain(sample.secret)
})

test('check proves it line by line', async () => {
  const { code, err, out } = await command(['check', 'contoso', '--json'])
  expect(code).toBe(0)
  expect(err).toMatch(/✓ .*customers/)
  expect(JSON.parse(out)).toMatchObject({ state: 'done', verdict: expect.stringMatching(/pass|unknown/) })
})

test('lists customers in a table that fits, and as JSON that is whole', async () => {
  const table = await command(['list', 'customers', '--top', '5'], undefined, { COLUMNS: '60' })
  expect(table.code).toBe(0)
  const lines = table.out.trimEnd().split('\n')
  expect(lines).toHaveLength(6)
  expect(lines[0]).toMatch(/^number +displayName/)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60)
  const json = await command([
    'list',
    'customers',
    '--top',
    '5',
    '--select',
    'number',
    '--order-by',
    'number desc',
    '--json',
  ])
  const { records } = jsonOf(json) as { records: { number: string }[] }
  expect(records).toHaveLength(5)
  expect(records.map(({ number }) => number)).toEqual(
    records
      .map(({ number }) => number)
      .sort()
      .reverse(),
  )
})

test('creates, changes and deletes a customer; a stale etag is code 6', async () => {
  const created = await command(['create', 'customers', 'displayName=Alpine Ski House', 'creditLimit=2500', '--json'])
  expect(created.code).toBe(0)
  const { id, '@odata.etag': etag } = jsonOf(created) as Record<string, string>
  const changed = await command(['update', 'customers', id ?? '', 'city=Chur', '--if-match', etag ?? '', '--json'])
  expect(jsonOf(changed)).toMatchObject({ displayName: 'Alpine Ski House', city: 'Chur', creditLimit: 2500 })
  const stale = await command(['update', 'customers', id ?? '', 'city=Bern', '--if-match', etag ?? ''])
  expect(stale.code).toBe(6)
  expect(stale.err).toContain('bc.record_changed')
  const shown = await command(['get', 'customers', id ?? ''])
  expect(shown.out).toMatch(/city +Chur/)
  expect((await command(['delete', 'customers', id ?? '', '--if-match', '*', '--yes'])).code).toBe(0)
  expect((await command(['get', 'customers', id ?? ''])).code).toBe(1)
})

test.each([
  ['a set that does not exist', ['list', 'customer'], {}, 2],
  ['an option that does not exist', ['list', 'customers', '--tops', '5'], {}, 2],
  ['a filter that Business Central refuses', ['list', 'customers', '--filter', 'nosuch eq 1'], {}, 1],
  ['a key that is none', ['connections'], { LANDBRIDGE_API_KEY: 'lb_wrong' }, 4],
  ['an address where nothing listens', ['connections', '--url', 'http://127.0.0.1:9', '--key', 'k'], {}, 3],
  ['a data folder of nobody', ['connections'], { LANDBRIDGE_DATA: '/nonexistent' }, 3],
])('%s ends with its exit code and without a stack trace', async (_, args, env, exit) => {
  const { code, err } = await command(args, undefined, env)
  expect(code, err).toBe(exit)
  expect(err).not.toMatch(/\n\s+at .*:\d+/)
})

test('reads what entity sets there are, and all of one', async () => {
  expect((await command(['sets', '--area', 'sales'])).out).toMatch(/^customers /m)
  const { out } = await command(['describe', 'customers', '--json'])
  expect(JSON.parse(out)).toMatchObject({ set: 'customers', roles: ['API.ReadWrite.All'] })
})

test('open prints a link that signs in once', async () => {
  const { out } = await command(['open', '--data', data.path])
  const [url = '', ticket = ''] = out.trim().split('/sign-in#ticket=')
  const signIn = () =>
    fetch(`${url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ ticket }),
    })
  expect((await signIn()).status).toBe(200)
  expect((await signIn()).status).toBe(401)
})

test('the demo connects without a question', async () => {
  const { code, err } = await command(['connect', '--demo'])
  expect(code, err).toBe(0)
  expect(err).toContain('Connected (simulated)')
  const { connections } = await landbridge.call('connections.list', {})
  const { addresses } = await demoEndpoint(landbridge.call)
  const connected = connections.filter(({ health }) => health === 'connected')
  expect(connected.map(({ endpoints }) => endpoints.api)).toEqual([addresses.api, addresses.api])
  expect((await command(['list', 'customers'])).err).toContain('There are several connections')
})
