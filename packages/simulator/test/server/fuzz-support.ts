import type { Simulator } from '@landbridge/simulator'
import fc from 'fast-check'
import { expect } from 'vitest'
import { plansOf } from '../../src/bc/plan.ts'
import { signJwt } from '../../src/jwt.ts'
import type { Company } from '../../src/world.ts'

/** `FUZZ=20 npx vitest run packages/simulator/test/server/fuzz` tries twenty times as much. */
const factor = Number(process.env.FUZZ ?? '1')

/** How often a property is tried; quick in the suite, long where asked for. */
export const runs = (count: number): { readonly numRuns: number } => ({
  numRuns: Math.max(1, Math.round(count * factor)),
})

/** How long a test may take, in milliseconds. */
export const patienceMs = 60_000 * Math.max(1, factor)

const hangMs = 20_000

/** What came back of one request. */
export interface Sane {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export interface Asked {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | FormData
}

/** Statuses beyond 499 that the real services are known to give. */
const documented: readonly number[] = [501, 503, 504]

const secretsOf = ({ env, world }: Simulator): string[] => [
  env.CLIENT_SECRET,
  env.TEST_PASSWORD,
  ...world.keys.map(({ privateKey }) => privateKey.export({ format: 'jwk' }).d ?? ''),
]

/** Lines of the log that say that something failed which nobody planned. */
const failures = (sim: Simulator): string[] =>
  sim
    .log()
    .filter(({ level, message }) => level === 'error' && !message.startsWith('An answer broke off'))
    .map(({ message, details }) => `${message} ${JSON.stringify(details)}`)

/**
 * Sends one request and demands what holds for all of them: an answer in time, with a status that is documented, that
 * tells no secret, and no failure inside.
 */
export const askSanely = async (sim: Simulator, { method, url, headers, body }: Asked): Promise<Sane> => {
  const before = new Set(failures(sim))
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(hangMs),
    ...(headers && { headers }),
    ...(body !== undefined && method !== 'GET' && method !== 'HEAD' && { body: body as BodyInit }),
  })
  const text = await response.text()
  const { status } = response
  expect(failures(sim).filter((line) => !before.has(line))).toEqual([])
  expect([status < 500 || documented.includes(status), status, text.slice(0, 300)]).toEqual([
    true,
    status,
    text.slice(0, 300),
  ])
  for (const secret of secretsOf(sim)) expect(text.includes(secret)).toBe(false)

  return { status, headers: response.headers, text }
}

/** All stored records of a company, so that two moments can be compared. */
export const recordsOf = ({ data }: Company): ReadonlyMap<string, readonly unknown[]> =>
  new Map(
    [...new Set(plansOf('standard', 28).list.map(({ table }) => table))].map((name) => [
      name,
      [...data.table(name).all()],
    ]),
  )

/** Names of tables whose records are not those of before. */
export const changedTables = (company: Company, before: ReadonlyMap<string, readonly unknown[]>): string[] =>
  [...recordsOf(company)].flatMap(([name, rows]) => {
    const old = before.get(name) ?? []
    const isSame = rows.length === old.length && rows.every((row, at) => row === old[at])
    return isSame ? [] : [name]
  })

/** The directory and the environments as the control API shows them. */
export const stateOf = async (sim: Simulator): Promise<string> => {
  const {
    clock: _,
    now: __,
    ...state
  } = (await (await fetch(`${sim.addresses.api}/_simulator/state`)).json()) as Record<string, unknown>
  return JSON.stringify(state)
}

/** Texts that programs tend to trip over. */
export const oddText = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    ' ',
    "'",
    "''",
    '%',
    '%zz',
    '%00',
    '\u0000',
    '\ud800',
    '\u202e',
    'İ',
    'ß',
    '🦑',
    '__proto__',
    'constructor',
    'toString',
    '../..',
    '//',
    '{{7*7}}',
    '<script>alert(1)</script>',
    'x'.repeat(5_000),
    '1e999',
    '-0',
    'NaN',
    'null',
    'true',
    '0001-01-01',
    '9999-12-31T23:59:59.9999999Z',
    '2026-02-30',
    '00000000-0000-0000-0000-000000000000',
  ),
)

/** Any JSON value, the odd ones among them; as text, because some cannot be had by writing a value. */
export const oddJson = fc.oneof(
  fc.json({ maxDepth: 4 }),
  oddText.map((text) => JSON.stringify(text)),
  fc.constantFrom(
    '{',
    '[]',
    'null',
    '""',
    '{"a":1,"a":2}',
    '1e400',
    '-0',
    '123456789012345678901234567890',
    '\ufeff{}',
    '{"\\ud800":1}',
    `${'['.repeat(3_000)}${']'.repeat(3_000)}`,
    `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
  ),
)

/** A text as it may stand in a header. */
export const headerText = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  text.map((each) =>
    each
      .replace(/[^\t -~\x80-\xff]/g, '')
      .slice(0, 4_000)
      .trim(),
  )

/** Nothing odd as a rule, one thing often and a few sometimes: what is wrong throughout is refused at the first check. */
export const littleOdd = (
  name: fc.Arbitrary<string>,
  value: fc.Arbitrary<unknown>,
): fc.Arbitrary<Record<string, unknown>> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 5, arbitrary: fc.tuple(name, value).map(([key, of]) => ({ [key]: of })) },
    fc.dictionary(name, value, { maxKeys: 4 }),
  )

/** A token of the demonstration's administrator, signed as the simulator signs; nothing of sign-in is in between. */
export const tokenFor = async (sim: Simulator, audience: string, scopes: string): Promise<string> => {
  // The signing keys are there once somebody waited for them.
  await fetch(`${sim.addresses.authority}/common/discovery/v2.0/keys`)
  const { TENANT, CLIENT_ID, TEST_USER } = sim.env
  const users = [...sim.world.tenants.get(TENANT)!.users.values()]
  const { id } = users.find(({ userPrincipalName }) => userPrincipalName === TEST_USER)!
  const now = Math.floor(sim.clock.now() / 1_000)
  const who = { tid: TENANT, oid: id, sub: id, appid: CLIENT_ID, iss: 'x', appidacr: '1' }
  return signJwt(
    { ...who, aud: audience, scp: scopes, iat: now, nbf: now - 60, exp: now + 864_000 },
    sim.world.keys[0]!,
  )
}

/** Percent-encodes any text; half a surrogate pair becomes the sign for what cannot be shown. */
export const encode = (text: string): string => encodeURIComponent(Buffer.from(text).toString())
