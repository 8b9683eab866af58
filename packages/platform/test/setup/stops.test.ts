import { randomUUID } from 'node:crypto'
import type { Setup, StepId } from '@landbridge/contract'
import { describe, expect, test } from 'vitest'
import { type Answers, answerUpTo, beginSetup, customersAndItems, rightAnswers, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

const store = useStore()
const bc = '996def3d-b36c-4153-8607-a6fd3c01b89f'
const api = { resource: bc, name: 'API.ReadWrite.All', type: 'Role' } as const

interface Case {
  readonly title: string
  /** Changes the world; what comes back changes what is answered. */
  readonly break: (story: Story) => unknown
  /** The last step that is answered. */
  readonly answered: keyof Answers
  /** Where it must stop, and with what. */
  readonly stopsAt: StepId
  readonly code: string
  readonly says?: readonly string[]
}

const cases: readonly Case[] = [
  {
    title: 'a directory that does not exist',
    break: ({ simulator }) => ({ registration: { ...rightAnswers(simulator).registration, tenant: randomUUID() } }),
    answered: 'registration',
    stopsAt: 'registration',
    code: 'auth.tenant_unknown',
  },
  {
    title: 'a client id that is not in the directory, before any secret exists',
    break: ({ simulator }) => ({ registration: { ...rightAnswers(simulator).registration, clientId: randomUUID() } }),
    answered: 'registration',
    stopsAt: 'registration',
    code: 'auth.app_unknown',
    says: ['Object ID'],
  },
  {
    title: 'a wrong secret',
    break: ({ simulator }) => ({
      secret: { ...rightAnswers(simulator).secret, secret: 'abc8Q~wrong-wrong-wrong-wrong-wrong-wron' },
    }),
    answered: 'secret',
    stopsAt: 'secret',
    code: 'auth.secret_wrong',
    says: ['Secret ID'],
  },
  {
    title: 'an expired secret',
    break: ({ simulator }) => {
      simulator.control.advance(400 * 86_400_000)
      return { secret: rightAnswers(simulator).secret }
    },
    answered: 'secret',
    stopsAt: 'secret',
    code: 'auth.secret_expired',
  },
  {
    title: 'missing consent',
    break: ({ simulator: { control, env } }) => control.revoke(env.TENANT, env.CLIENT_ID, api),
    answered: 'secret',
    stopsAt: 'consent',
    code: 'auth.roles_missing',
    says: ['Delegated permissions', 'Needed: API.ReadWrite.All'],
  },
  {
    title: 'an environment that is being updated',
    break: ({ simulator: { control, env } }) => control.setEnvironmentStatus(env.TENANT, env.ENVIRONMENT, 'Upgrading'),
    answered: 'environment',
    stopsAt: 'environment',
    code: 'bc.environment_unavailable',
  },
  {
    title: 'a card that is missing',
    break: ({ simulator: { control, env } }) => control.deleteCard(env.TENANT, env.ENVIRONMENT, env.CLIENT_ID),
    answered: 'environment',
    stopsAt: 'card',
    code: 'bc.credentials_rejected',
    says: ['has no card with this client id', 'State of that card is Disabled'],
  },
  {
    title: 'a card that is disabled',
    break: ({ simulator: { control, env } }) =>
      void control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Disabled' }),
    answered: 'environment',
    stopsAt: 'card',
    code: 'bc.credentials_rejected',
    says: ['State of that card is Disabled'],
  },
  {
    title: 'a card in another environment only',
    break: () => ({ environment: { environment: 'Sandbox' } }),
    answered: 'environment',
    stopsAt: 'card',
    code: 'bc.credentials_rejected',
    says: ['Microsoft Entra Applications in Sandbox'],
  },
  {
    title: 'missing permission sets',
    break: ({ simulator: { control, env } }) =>
      void control.putCard(env.TENANT, env.ENVIRONMENT, {
        clientId: env.CLIENT_ID,
        state: 'Enabled',
        permissionSets: [{ roleId: 'D365 BASIC' }],
      }),
    answered: 'environment',
    stopsAt: 'card',
    code: 'bc.permission_missing',
    says: ['D365 BUS FULL ACCESS'],
  },
  {
    title: 'no company',
    break: ({ simulator: { control, env } }) => {
      control.deleteCompany(env.TENANT, env.ENVIRONMENT, env.COMPANY)
      control.deleteCompany(env.TENANT, env.ENVIRONMENT, 'Fjordline Holding')
    },
    answered: 'environment',
    stopsAt: 'company',
    code: 'bc.company_none',
  },
]

describe('stops at its own step:', () => {
  test.each(cases)('$title', async ({ break: breakIt, answered, stopsAt, code, says = [] }) => {
    const story = await startStory(store)
    const setup = await beginSetup(story)
    const answers = (breakIt(story) ?? {}) as Partial<Answers>
    const stopped = await answerUpTo(story, setup, answered, answers)
    expect(stopped.current).toBe(stopsAt)
    const { look } = stepOf(stopped, stopsAt)
    const finding = look.findings.find(({ fault }) => fault !== undefined)
    expect(finding?.fault).toMatchObject({ code })
    expect(finding?.verdict).not.toBe('pass')
    for (const part of says) expect(JSON.stringify(look)).toContain(part)
    if (code === 'bc.credentials_rejected') expect(finding?.fault?.message).toBe(finding?.cause)
    expect(JSON.stringify(look)).not.toContain(story.simulator.env.CLIENT_SECRET)
  })
})

test('an environment that is not in the list is refused at the field', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  await expect(
    answerUpTo(story, setup, 'environment', { environment: { environment: 'Nowhere' } }),
  ).rejects.toMatchObject({
    code: 'request.invalid',
    details: { field: 'environment' },
  })
})

test('a company that is not in the list is refused at the field', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  for (const companies of [[], [randomUUID()]])
    await expect(answerUpTo(story, setup, 'company', { company: { companies } })).rejects.toMatchObject({
      code: 'request.invalid',
      details: { field: 'companies' },
    })
})

test('a final check that fails names the step to go back to, and connects nothing', async () => {
  const story = await startStory(store)
  const { control, env } = story.simulator
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: env.CLIENT_ID,
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BASIC' }],
  })
  // Read only below customers, so that the step of the card has nothing to try it with.
  const setup = await beginSetup(story, [{ set: 'pictures', route: 'standard', verbs: ['get'] }])
  await answerUpTo(story, setup, 'company')
  await story.runs.idle()
  const stopped = await story.call('setup.read', { setupId: setup.id })
  expect(stopped).toMatchObject({ state: 'open', current: 'check' })
  const failing = stepOf(stopped, 'check').look.findings.filter(({ verdict }) => verdict === 'fail')
  expect(failing).toMatchObject([{ id: 'read.pictures', step: 'card' }])
  const connection = await story.call('connections.read', { connectionId: stopped.connectionId as string })
  expect(connection).toMatchObject({ health: 'in-setup', lastCheck: { verdict: 'fail' } })

  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: env.CLIENT_ID,
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 READ' }],
  })
  await story.pass(30_000)
  expect(await story.call('setup.read', { setupId: setup.id })).toMatchObject({ state: 'connected' })
})

const isWatched = (setup: Setup, id: StepId) => stepOf(setup, id).watch !== null

describe('after a look that was not good', () => {
  /** A set-up that waits for consent. */
  const waiting = async () => {
    const story = await startStory(store)
    const { control, env } = story.simulator
    control.revoke(env.TENANT, env.CLIENT_ID, api)
    const setup = await answerUpTo(story, await beginSetup(story), 'secret')
    const read = () => story.call('setup.read', { setupId: setup.id })
    return { story, setup, control, env, read }
  }

  test('the step is looked at again by itself every 15 seconds, until it is done', async () => {
    const { story, setup, control, env, read } = await waiting()
    expect(stepOf(setup, 'consent').watch).toMatchObject({ everyMs: 15_000 })
    await story.pass(15_000)
    expect((await read()).current).toBe('consent')
    control.grant(env.TENANT, env.CLIENT_ID, api)
    await story.pass(15_000)
    const after = await read()
    expect(after.current).toBe('environment')
    expect(isWatched(after, 'consent')).toBe(false)
    const sent = story.simulator.requests().length
    await story.pass(15_000)
    expect(story.simulator.requests()).toHaveLength(sent)
  })

  test('it goes on after a restart', async () => {
    const { story, control, env, read } = await waiting()
    await story.restart()
    control.grant(env.TENANT, env.CLIENT_ID, api)
    await story.pass(15_000)
    expect((await read()).current).toBe('environment')
  })

  test('it ends after ten minutes, and a look by hand begins it anew', async () => {
    const { story, setup, read } = await waiting()
    for (let minute = 0; minute < 11; minute += 1)
      for (let quarter = 0; quarter < 4; quarter += 1) await story.pass(15_000)
    expect(isWatched(await read(), 'consent')).toBe(false)
    const sent = story.simulator.requests().length
    await story.pass(60_000)
    expect(story.simulator.requests()).toHaveLength(sent)
    const again = await story.call('setup.look', { setupId: setup.id, step: 'consent' })
    expect(isWatched(again, 'consent')).toBe(true)
  })

  test('it ends when the set-up is abandoned', async () => {
    const { story, setup } = await waiting()
    await story.call('setup.abandon', { setupId: setup.id })
    const sent = story.simulator.requests().length
    await story.pass(15_000)
    expect(story.simulator.requests()).toHaveLength(sent)
  })

  test('a look that began before an answer is not stored after it', async () => {
    const { story, setup, read } = await waiting()
    const { registration } = rightAnswers(story.simulator)
    const other = story.simulator.control.createApplication(registration.tenant, { displayName: 'Another' })
    const late = story.call('setup.look', { setupId: setup.id, step: 'consent' })
    await story.call('setup.answer', {
      setupId: setup.id,
      step: 'registration',
      values: { ...registration, clientId: other.appId },
    })
    await late
    const after = await read()
    expect(after.current).toBe('secret')
    expect(stepOf(after, 'consent').look.findings).toEqual([])
  })

  test('a secret that can never become good is not tried again', async () => {
    const story = await startStory(store)
    story.simulator.control.advance(400 * 86_400_000)
    const setup = await answerUpTo(story, await beginSetup(story), 'secret')
    expect(isWatched(setup, 'secret')).toBe(false)
  })

  test('nothing is sent again while it only waits for a choice', async () => {
    const story = await startStory(store)
    const setup = await answerUpTo(story, await beginSetup(story), 'secret')
    expect(setup.current).toBe('environment')
    expect(isWatched(setup, 'environment')).toBe(false)
  })
})

test('a permission that is taken back while the set-up waits is found by the final check', async () => {
  const story = await startStory(store)
  const { control, env } = story.simulator
  const setup = await beginSetup(story, customersAndItems)
  await answerUpTo(story, setup, 'environment')
  control.revoke(env.TENANT, env.CLIENT_ID, api)
  await story.call('setup.answer', {
    setupId: setup.id,
    step: 'company',
    values: rightAnswers(story.simulator).company,
  })
  await story.runs.idle()
  const stopped = await story.call('setup.read', { setupId: setup.id })
  expect(stopped).toMatchObject({ state: 'open' })
  expect(stopped.steps.flatMap(({ look }) => look.findings.filter(({ verdict }) => verdict === 'fail'))).toMatchObject([
    { id: 'token.roles', step: 'consent' },
  ])
})

test('an environment that is gone stops at its own step, and opens the later ones again', async () => {
  const story = await startStory(store)
  const { env, world } = story.simulator
  const setup = await beginSetup(story)
  await answerUpTo(story, setup, 'environment')
  world.tenants.get(env.TENANT)?.environments.delete('production')
  const stopped = await story.call('setup.look', { setupId: setup.id, step: 'environment' })
  expect(stopped.current).toBe('environment')
  expect(stepOf(stopped, 'environment').look.findings).toMatchObject([
    { id: 'environment.listed', verdict: 'fail', fault: { code: 'bc.environment_unknown' } },
  ])
  expect(stepOf(stopped, 'card')).toMatchObject({ state: 'to-come', look: { at: null } })
  expect(stepOf(stopped, 'environment').mend.fields[0]?.options?.map(({ value }) => value)).toEqual(['Sandbox'])
})
