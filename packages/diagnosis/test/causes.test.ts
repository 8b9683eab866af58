import { randomUUID } from 'node:crypto'
import type { Simulator } from '@landbridge/simulator'
import { describe, expect, test } from 'vitest'
import { type CheckLine, type CheckSubject, verdictOf } from '../src/index.ts'
import { demoSubject, lineOf, runCheck, startWorld, wanted } from './support.ts'

const bc = '996def3d-b36c-4153-8607-a6fd3c01b89f'

/** Something that goes wrong, the line in which it must show, and what that line must say. */
interface Case {
  readonly title: string
  /** Changes the world; what comes back changes what the check knows. */
  readonly break: (simulator: Simulator) => unknown
  readonly line: string
  readonly expected: Partial<CheckLine>
  /** Parts of the texts, and of the causes among them. */
  readonly says?: readonly string[]
  /** Lines that must be left out because of it. */
  readonly skips?: readonly string[]
}

const behindToken = ['token.facts', 'token.roles', 'environment.listed', 'card.accepted', 'read.customers']

const cases: readonly Case[] = [
  {
    title: 'the directory does not exist',
    break: () => ({ tenant: randomUUID() }),
    line: 'tenant.exists',
    expected: { verdict: 'fail', code: 'auth.tenant_unknown', who: 'builder' },
    skips: ['token.issued', ...behindToken],
  },
  {
    title: 'the client id is not in the directory',
    break: () => ({ clientId: randomUUID() }),
    line: 'token.issued',
    expected: { verdict: 'fail', code: 'auth.app_unknown', who: 'entra-admin' },
    says: ['Object ID', 'another directory'],
    skips: behindToken,
  },
  {
    title: 'the secret is wrong',
    break: () => ({ credential: { secret: 'abc8Q~wrong-wrong-wrong-wrong-wrong-wron' } }),
    line: 'token.issued',
    expected: { verdict: 'fail', code: 'auth.secret_wrong', who: 'entra-admin' },
    says: ['not its Secret ID', 'two minutes'],
    skips: behindToken,
  },
  {
    title: 'the secret has expired',
    break: (simulator) => simulator.control.advance(400 * 86_400_000),
    line: 'token.issued',
    expected: { verdict: 'fail', code: 'auth.secret_expired' },
    skips: behindToken,
  },
  {
    title: 'the application is switched off in the directory',
    break: ({ control, env }) => control.setAccountEnabled(env.TENANT, env.CLIENT_ID, false),
    line: 'token.issued',
    expected: { verdict: 'fail', code: 'auth.app_disabled' },
    skips: behindToken,
  },
  {
    title: 'no credential is stored',
    break: () => ({ credential: undefined }),
    line: 'token.issued',
    expected: { verdict: 'skipped', cause: 'No credential is stored.' },
    skips: behindToken,
  },
  {
    title: 'consent was not granted',
    break: ({ control, env }) =>
      control.revoke(env.TENANT, env.CLIENT_ID, { resource: bc, name: 'API.ReadWrite.All', type: 'Role' }),
    line: 'token.roles',
    expected: { verdict: 'fail', code: 'auth.roles_missing', who: 'entra-admin' },
    says: ['admin consent was not granted', 'Delegated permissions', 'not added at all'],
    skips: ['card.accepted', 'company.visible', 'read.customers'],
  },
  {
    title: 'the environment does not exist',
    break: () => ({ environment: 'Productoin' }),
    line: 'environment.listed',
    expected: { verdict: 'fail', code: 'bc.environment_unknown' },
    says: ['Productoin', 'Partner Access'],
    skips: ['environment.ready', 'card.accepted', 'read.customers'],
  },
  {
    title: 'the card is missing in this environment',
    break: ({ control, env }) => control.deleteCard(env.TENANT, env.ENVIRONMENT, env.CLIENT_ID),
    line: 'card.accepted',
    expected: { verdict: 'fail', code: 'bc.credentials_rejected', who: 'bc-admin' },
    says: ['no card with this client id', 'State of that card is Disabled', 'look the same'],
    skips: ['company.visible', 'read.customers'],
  },
  {
    title: 'the card is disabled',
    break: ({ control, env }) =>
      void control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Disabled' }),
    line: 'card.accepted',
    expected: { verdict: 'fail', code: 'bc.credentials_rejected', who: 'bc-admin' },
    says: ['no card with this client id', 'State of that card is Disabled'],
    skips: ['company.visible', 'read.customers'],
  },
  {
    title: 'the card exists only in another environment',
    break: () => ({ environment: 'Sandbox' }),
    line: 'card.accepted',
    expected: { verdict: 'fail', code: 'bc.credentials_rejected' },
    says: ['Sandbox'],
    skips: ['read.customers'],
  },
  {
    title: 'no permission set covers the entity set',
    break: ({ control, env }) =>
      void control.putCard(env.TENANT, env.ENVIRONMENT, {
        clientId: env.CLIENT_ID,
        state: 'Enabled',
        permissionSets: [{ roleId: 'D365 BASIC' }],
      }),
    line: 'read.customers',
    expected: { verdict: 'fail', code: 'bc.permission_missing', who: 'bc-admin' },
    says: ['D365 READ'],
  },
  {
    title: 'the permission set holds for another company only',
    break: ({ control, env }) =>
      void control.putCard(env.TENANT, env.ENVIRONMENT, {
        clientId: env.CLIENT_ID,
        state: 'Enabled',
        permissionSets: [{ roleId: 'D365 READ', company: 'Fjordline Holding' }],
      }),
    line: 'company.visible',
    expected: { verdict: 'fail', code: 'bc.company_unknown' },
    says: ['Fjordline Furniture A/S'],
  },
  {
    title: 'the company is gone',
    break: ({ control, env }) => control.deleteCompany(env.TENANT, env.ENVIRONMENT, env.COMPANY),
    line: 'company.visible',
    expected: { verdict: 'fail', code: 'bc.company_unknown' },
    skips: ['read.customers'],
  },
  {
    title: 'there is no company at all',
    break: ({ control, env }) => {
      control.deleteCompany(env.TENANT, env.ENVIRONMENT, env.COMPANY)
      control.deleteCompany(env.TENANT, env.ENVIRONMENT, 'Fjordline Holding')
    },
    line: 'company.visible',
    expected: { verdict: 'fail', code: 'bc.company_none', who: 'bc-admin' },
    skips: ['read.customers'],
  },
  {
    title: 'the stored date of the secret has passed',
    break: () => ({ credentialEndsAt: Date.now() - 1 }),
    line: 'credential.expiry',
    expected: { verdict: 'fail', code: 'auth.secret_expired' },
  },
  {
    title: 'a second route is wanted whose role is missing',
    break: ({ control, env }) => {
      control.revoke(env.TENANT, env.CLIENT_ID, { resource: bc, name: 'Automation.ReadWrite.All', type: 'Role' })
      return { wanted: [wanted('customers'), { ...wanted('customers'), ...automation }] }
    },
    line: 'token.roles',
    expected: { verdict: 'fail', what: 'Automation.ReadWrite.All is not granted.' },
  },
]

const automation = {
  verbs: ['list'] as const,
  entity: { ...wanted('customers').entity, set: 'extensions', route: 'automation' as const },
}

describe('names the cause when', () => {
  test.each(cases)('$title', async ({ break: breakIt, line, expected, says = [], skips = [] }) => {
    const simulator = await startWorld()
    const changes = (breakIt(simulator) ?? {}) as Partial<CheckSubject>
    const { credential, ...subject } = demoSubject(simulator, changes)
    const lines = await runCheck({ ...subject, ...(credential && { credential }) })
    const found = lineOf(lines, line)
    expect(found).toMatchObject(expected)
    const text = JSON.stringify(found)
    for (const part of says) expect(text).toContain(part)
    for (const id of skips) expect(lineOf(lines, id).verdict).toBe('skipped')
    expect(verdictOf(lines)).not.toBe('pass')
    expect(JSON.stringify(lines)).not.toContain(simulator.env.CLIENT_SECRET)
  })
})

test('proves the demonstration connection with nine requests at most', async () => {
  const simulator = await startWorld()
  const lines = await runCheck(demoSubject(simulator))
  expect(lines.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
  expect(verdictOf(lines)).toBe('pass')
  expect(simulator.requests().length).toBeLessThanOrEqual(9)
})

test('an environment that is being upgraded leaves the matter open instead of blaming somebody', async () => {
  const simulator = await startWorld()
  simulator.control.setEnvironmentStatus(simulator.env.TENANT, 'Production', 'Upgrading')
  const lines = await runCheck(demoSubject(simulator))
  expect(lineOf(lines, 'environment.ready')).toMatchObject({ verdict: 'unknown', code: 'bc.environment_unavailable' })
  expect(lines.filter(({ verdict }) => verdict === 'fail')).toEqual([])
  expect(verdictOf(lines)).toBe('unknown')
})

test('silence leaves the matter open', async () => {
  const simulator = await startWorld()
  const transport = async () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  }
  const lines = await runCheck(demoSubject(simulator), { transport })
  expect(lineOf(lines, 'card.accepted')).toMatchObject({ verdict: 'unknown', code: 'net.refused' })
  expect(verdictOf(lines)).toBe('unknown')
})

test('a domain is as good as the id of a directory, and the spelling of an environment is mended', async () => {
  const simulator = await startWorld()
  const lines = await runCheck(
    demoSubject(simulator, { tenant: 'fjordlinefurniture.onmicrosoft.com', environment: 'PRODUCTION' }),
  )
  expect(verdictOf(lines)).toBe('pass')
  expect(lineOf(lines, 'environment.listed').what).toBe('Production is listed.')
})

test('reads lines of documents below the first document', async () => {
  const simulator = await startWorld()
  const lines = await runCheck(demoSubject(simulator, { wanted: [wanted('salesInvoiceLines'), wanted('customers')] }))
  const line = lineOf(lines, 'read.salesInvoiceLines')
  expect(['pass', 'unknown']).toContain(line.verdict)
  expect(line.code).toBeUndefined()
  expect(verdictOf(lines)).toBe('pass')
})

test('gives each verb that changes something a line of its own', async () => {
  const simulator = await startWorld()
  const lines = await runCheck(demoSubject(simulator, { wanted: [wanted('customers', ['list', 'create', 'delete'])] }))
  expect(lineOf(lines, 'create.customers').verdict).toBe('pass')
  expect(lineOf(lines, 'delete.customers')).toMatchObject({
    verdict: 'unknown',
    what: expect.stringContaining('not proved'),
  })
  expect(lines.some(({ id }) => id === 'update.customers')).toBe(false)
})
