import { randomUUID } from 'node:crypto'
import { type Entity, findEntity } from '@landbridge/model'
import type { Simulator } from '@landbridge/simulator'
import { describe, expect, test } from 'vitest'
import { type CheckSubject, planCheck, requestsAtMost, verdictOf } from '../src/index.ts'
import { runCheck, startWorld, wanted } from './support.ts'
import { type Flow, flows, subjectOf, type World } from './ways-in.ts'

/** One fault, and the only line that may turn red for it. */
interface Case {
  readonly line: string
  readonly fault: string
  /** @default every flow */
  readonly in?: readonly Flow[]
  /** Breaks the world; what comes back is what the check is told wrongly. */
  readonly break?: (world: World) => unknown
  /** What the check is about, so that the line is there. */
  readonly about?: Partial<CheckSubject>
}

const asApplication = ['service-to-service', 'shared-app'] as const
const asPerson = ['delegated'] as const
const hour = 3_600_000
const bc = '996def3d-b36c-4153-8607-a6fd3c01b89f'
const role = (name: 'API.ReadWrite.All' | 'AdminCenter.ReadWrite.All') =>
  ({ resource: bc, name, type: 'Role' }) as const

const orders: CheckSubject['wanted'] = [
  { entity: findEntity('salesOrders') as Entity, verbs: ['list', 'create'], actions: ['shipAndInvoice'] },
]
const refused = { route: 'standard', set: 'salesOrders', outcome: 'refused' } as const
const installed = { entity: findEntity('extensions', 'automation') as Entity, verbs: ['list'] as const }
const app = { id: randomUUID(), name: 'Warehouse', publisher: 'Contoso', version: '1.0.0.0' }

/** A receiver at an address where nobody listens. */
const closedDoor: CheckSubject['notifications'] = {
  open: async () => ({ url: 'http://127.0.0.1:9/hooks', wasCalled: async () => false, close: async () => {} }),
}

const onlyReading = (world: World) => world.permit(['D365 READ'])
const verbs = (...each: readonly ('list' | 'create' | 'update' | 'delete')[]) => ({
  wanted: [wanted('customers', each)],
})

const cases: readonly Case[] = [
  { line: 'tenant.exists', fault: 'there is no such directory', break: () => ({ tenant: randomUUID() }) },
  {
    line: 'token.issued',
    fault: 'the secret is wrong',
    in: asApplication,
    break: () => ({ credential: { secret: 'abc8Q~wrong-wrong-wrong-wrong-wrong-wron' } }),
  },
  {
    line: 'token.issued',
    fault: 'the application is switched off',
    in: asApplication,
    break: ({ simulator: { control, env }, clientId }) => control.setAccountEnabled(env.TENANT, clientId, false),
  },
  {
    line: 'token.issued',
    fault: 'the sign-in of the person has ended',
    in: asPerson,
    break: ({ simulator: { control, env } }) => control.setUserEnabled(env.TENANT, env.TEST_USER, false),
  },
  { line: 'token.facts', fault: 'the clock of this machine is wrong', break: (world) => world.moveOurClock(hour / 3) },
  {
    line: 'token.facts',
    fault: 'the token is meant for another service',
    in: asPerson,
    break: (world) => world.changeToken({ aud: 'https://graph.microsoft.com' }),
  },
  {
    line: 'credential.expiry',
    fault: 'the credential has ended, by what was typed',
    in: asApplication,
    break: () => ({ credentialEndsAt: Date.now() - hour }),
  },
  {
    line: 'token.roles',
    fault: 'consent was taken back',
    in: asApplication,
    break: ({ simulator: { control, env }, clientId }) =>
      control.revoke(env.TENANT, clientId, role('API.ReadWrite.All')),
  },
  {
    line: 'token.scopes',
    fault: 'the sign-in opens nothing of Business Central',
    in: asPerson,
    break: (world) => world.changeToken({ scp: 'openid' }),
  },
  {
    line: 'environment.listed',
    fault: 'the environment has another name',
    break: () => ({ environment: 'Productoin' }),
  },
  {
    line: 'card.accepted',
    fault: 'there is no card',
    in: asApplication,
    break: ({ simulator: { control, env }, clientId }) => control.deleteCard(env.TENANT, env.ENVIRONMENT, clientId),
  },
  {
    line: 'card.accepted',
    fault: 'the card is disabled',
    in: asApplication,
    break: ({ simulator: { control, env }, clientId }) =>
      control.putCard(env.TENANT, env.ENVIRONMENT, { clientId, state: 'Disabled' }),
  },
  {
    line: 'person.accepted',
    fault: 'the person is switched off in the environment',
    in: asPerson,
    break: ({ person, simulator: { env } }) => {
      person.environmentUsers = new Map([[env.ENVIRONMENT.toLowerCase(), { state: 'Disabled' }]])
    },
  },
  {
    line: 'company.visible',
    fault: 'a company was deleted',
    break: ({ simulator: { env } }) => ({
      companies: [
        { id: env.COMPANY, name: env.COMPANY_NAME, displayName: env.COMPANY_NAME },
        { id: randomUUID(), name: 'Gone', displayName: 'Gone' },
      ],
    }),
  },
  {
    line: 'extension.installed',
    fault: 'the extension is not installed',
    about: { extension: app, wanted: [installed] },
  },
  {
    line: 'admin.authorised',
    fault: 'the admin center does not list the application',
    in: asApplication,
    break: ({ simulator: { control, env }, clientId }) =>
      control.grant(env.TENANT, clientId, role('AdminCenter.ReadWrite.All')),
    about: { adminCenter: 'needed' },
  },
  {
    line: 'read.customers',
    fault: 'no permission set covers customers',
    break: (world) => world.permit(['D365 BASIC']),
    about: verbs('list'),
  },
  { line: 'create.customers', fault: 'customers may only be read', break: onlyReading, about: verbs('list', 'create') },
  { line: 'update.customers', fault: 'customers may only be read', break: onlyReading, about: verbs('list', 'update') },
  { line: 'delete.customers', fault: 'customers may only be read', break: onlyReading, about: verbs('list', 'delete') },
  {
    line: 'create.salesOrders',
    fault: 'a real call was refused',
    about: { wanted: orders, seenWrites: [{ ...refused, verb: 'create', at: Date.now() - hour }] },
  },
  {
    line: 'call.salesOrders.shipAndInvoice',
    fault: 'a real call was refused',
    about: { wanted: orders, seenWrites: [{ ...refused, verb: 'shipAndInvoice', at: Date.now() - hour }] },
  },
  {
    line: 'notifications.arrive',
    fault: 'Business Central cannot reach our address',
    about: { wanted: [wanted('customers'), wanted('subscriptions', ['list', 'create'])], notifications: closedDoor },
  },
  {
    line: 'limits.headroom',
    fault: 'there were too many requests',
    break: async ({ simulator }) =>
      void (await simulator.play({
        id: 'too-many',
        title: 'Too many requests',
        steps: [
          {
            fault: {
              on: { face: 'api', path: '*/customers*' },
              answer: { status: 429, bc: 'Application_TooManyRequests' },
            },
          },
        ],
      })),
  },
  {
    line: 'limits.headroom',
    fault: 'we use nearly all that is allowed',
    about: { ownUse: () => ({ used: 5_900, inFlight: 5, waiting: 30, pausedForMs: 0 }) },
  },
]

const each = flows.flatMap((flow) =>
  cases.filter((one) => (one.in ?? flows).includes(flow)).map((one) => ({ ...one, flow })),
)

describe.each(flows)('%s', (flow) => {
  test('with no fault no line is red, and it takes no more requests than it said', async () => {
    const world = await subjectOf(await startWorld(), flow)
    const about = {
      adminCenter: 'optional',
      wanted: [wanted('customers', ['list', 'create', 'update', 'delete']), ...orders],
    } as const
    const subject = { ...world.subject, ...about }
    world.simulator.journal.clear()
    const lines = await runCheck(subject)
    expect(lines.filter(({ verdict }) => verdict === 'fail')).toEqual([])
    expect(verdictOf(lines)).toBe('pass')
    const sent = world.simulator.requests().length
    expect(sent).toBeLessThanOrEqual(requestsAtMost(planCheck(subject)))
    // Seven for what every connection has, one for reading each set, and three at most for each verb.
    expect(sent).toBeLessThanOrEqual(20)
  })
})

test.each(each)('$flow: $line is red when $fault, and nothing else is', async ({ flow, line, break: spoil, about }) => {
  const world = await subjectOf(await startWorld(), flow)
  const told = await spoil?.(world)
  const subject = { ...world.subject, ...about, ...(typeof told === 'object' && told !== null ? isSubject(told) : {}) }
  const before = countsOf(world.simulator)
  const lines = await runCheck(subject, world.reach())
  expect(lines.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toEqual([line])
  const red = lines.find(({ id }) => id === line)
  expect(red).toMatchObject({ cause: expect.any(String), remedy: expect.any(String), who: expect.any(String) })
  expect(countsOf(world.simulator)).toEqual(before)
})

/** What a case tells the check; a changed world answers with other things. */
const isSubject = (told: object): Partial<CheckSubject> =>
  ['tenant', 'credential', 'credentialEndsAt', 'environment', 'companies'].some((name) => name in told) ? told : {}

/** Customers and numbers of the company: a check makes none. */
const countsOf = ({ world, env }: Simulator) =>
  [...world.tenants.values()].flatMap(({ environments }) =>
    [...environments.values()].flatMap(({ companies }) => {
      const data = companies.get(env.COMPANY)?.data
      return data === undefined
        ? []
        : [
            data
              .table('Customer')
              .all()
              .map((row) => [...row]),
            [...data.lastNumbers],
          ]
    }),
  )
