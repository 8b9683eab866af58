import { expect, test } from 'vitest'
import { answerUpTo, beginSetup, connect, rightAnswers, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { startStory } from '../story.ts'

const store = useStore()

test('goes from nothing to connected, each step done because a probe saw it', async () => {
  const story = await startStory(store)
  const begun = await beginSetup(story)
  expect(begun).toMatchObject({ state: 'open', current: 'registration', done: 0, of: 7, simulated: true })
  expect(begun.steps.map(({ id, state }) => [id, state])).toEqual([
    ['endpoint', 'not-needed'],
    ['registration', 'current'],
    ['secret', 'to-come'],
    ['consent', 'to-come'],
    ['environment', 'to-come'],
    ['card', 'to-come'],
    ['extension', 'not-needed'],
    ['company', 'to-come'],
    ['check', 'to-come'],
  ])
  expect(stepOf(begun, 'extension').summary).toBe('This integration brings no extension.')

  const answers = rightAnswers(story.simulator)
  const registered = await story.call('setup.answer', {
    setupId: begun.id,
    step: 'registration',
    values: answers.registration,
  })
  expect(registered.current).toBe('secret')
  expect(stepOf(registered, 'registration').look.findings.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['tenant.exists', 'pass'],
    ['application.exists', 'pass'],
  ])

  // The demonstration application was consented to already, so that consent turns green by itself.
  const trusted = await story.call('setup.answer', { setupId: begun.id, step: 'secret', values: answers.secret })
  expect(trusted.current).toBe('environment')
  expect(stepOf(trusted, 'consent').summary).toBe('Granted: API.ReadWrite.All.')
  const [choice] = stepOf(trusted, 'environment').mend.fields
  expect(choice?.options?.map(({ value }) => value)).toEqual(['Production', 'Sandbox'])

  const placed = await story.call('setup.answer', {
    setupId: begun.id,
    step: 'environment',
    values: answers.environment,
  })
  expect(placed.current).toBe('company')
  expect(stepOf(placed, 'card').summary).toBe('Business Central accepts the application in Production.')

  const checking = await story.call('setup.answer', { setupId: begun.id, step: 'company', values: answers.company })
  expect(checking.checkId).not.toBeNull()
  await story.runs.idle()

  const connected = await story.call('setup.read', { setupId: begun.id })
  expect(connected).toMatchObject({ state: 'connected', current: null, done: 7, of: 7 })
  const { findings } = stepOf(connected, 'check').look
  expect(findings.filter(({ verdict }) => verdict !== 'pass').map(({ what }) => what)).toEqual([
    expect.stringContaining('Whether customers can be deleted is not proved.'),
  ])
  const connection = await story.call('connections.read', { connectionId: connected.connectionId as string })
  expect(connection).toMatchObject({
    name: 'Fjordline',
    health: 'connected',
    simulated: true,
    tenantId: story.simulator.env.TENANT,
    environment: { name: 'Production', type: 'Production' },
    companies: [{ displayName: 'Fjordline Furniture A/S' }],
    credential: {
      kind: 'secret',
      clientId: story.simulator.env.CLIENT_ID,
      hint: story.simulator.env.CLIENT_SECRET.slice(0, 3),
    },
    lastCheck: { verdict: 'pass' },
  })
})

test('shows sample values for the demonstration tenant, and links to its own pages', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  const { env, addresses } = story.simulator
  const registration = stepOf(setup, 'registration')
  expect(registration.mend.fields.map(({ name, sample }) => [name, sample])).toEqual([
    ['tenant', env.TENANT],
    ['clientId', env.CLIENT_ID],
  ])
  expect(stepOf(setup, 'secret').mend.fields[1]?.sample).toBe(env.CLIENT_SECRET)
  for (const { link } of registration.explain.instructions)
    if (link) expect(link.url.startsWith(`${addresses.entraAdminCenter}/${env.TENANT}`)).toBe(true)
  const after = await answerUpTo(story, setup, 'environment')
  expect(stepOf(after, 'card').explain.instructions[0]?.link).toEqual({
    url: `${addresses.webClient}/${env.TENANT}/Production?page=9860`,
    page: 'Microsoft Entra Applications',
  })
  expect(stepOf(after, 'card').explain.instructions.flatMap(({ copy = [] }) => copy.map(({ value }) => value))).toEqual(
    [env.CLIENT_ID, 'Warehouse sync', 'D365 BUS FULL ACCESS'],
  )
})

test('seals the secret at once and never gives it back', async () => {
  const story = await startStory(store)
  const setup = await connect(story)
  const secret = story.simulator.env.CLIENT_SECRET
  const { demo: _, ...withoutSamples } = {
    demo: 0,
    text: JSON.stringify(setup.steps.map(({ look, explain }) => [look, explain])),
  }
  expect(withoutSamples.text).not.toContain(secret)
  const field = stepOf(setup, 'secret').mend.fields[1]
  expect(field).toMatchObject({ stored: true })
  expect(field?.value).toBeUndefined()
  expect(await store.dump()).not.toContain(secret)
})

test('checks typed values at the field, before anything is sent', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  const { env } = story.simulator
  const answer = (step: 'registration' | 'secret', values: Record<string, string>) =>
    story.call('setup.answer', { setupId: setup.id, step, values })

  await expect(
    answer('registration', { tenant: 'https://contoso.example/x', clientId: env.CLIENT_ID }),
  ).rejects.toMatchObject({
    code: 'request.invalid',
    details: { field: 'tenant' },
  })
  await expect(answer('registration', { tenant: env.TENANT, clientId: 'abc' })).rejects.toMatchObject({
    details: { field: 'clientId' },
  })
  await expect(
    answer('registration', { tenant: env.TENANT, clientId: env.CLIENT_ID, more: 'x' }),
  ).rejects.toMatchObject({
    details: { field: 'more' },
  })
  expect(story.simulator.requests()).toEqual([])

  await answer('registration', { tenant: ` ${env.TENANT.toUpperCase()}\u200b`, clientId: `{${env.CLIENT_ID}}` })
  const sent = story.simulator.requests().length
  const expires = rightAnswers(story.simulator).secret.expires
  const secretId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
  await expect(answer('secret', { secret: secretId, expires })).rejects.toMatchObject({
    code: 'request.invalid',
    details: { field: 'secret' },
    message: expect.stringContaining('Secret ID'),
  })
  for (const [date, message] of [
    ['tomorrow', 'This is not a date.'],
    ['2026-02-30', 'This is not a date.'],
    ['2020-01-01', 'This date has passed; Entra refuses such a secret.'],
    ['2099-01-01', 'This is more than 730 days ahead, which is the most that a client secret lasts.'],
  ] as const)
    await expect(answer('secret', { secret: env.CLIENT_SECRET, expires: date })).rejects.toMatchObject({
      details: { field: 'expires' },
      message,
    })
  expect(story.simulator.requests()).toHaveLength(sent)
})

test('does not open a step before the ones in front of it are done', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  const { secret } = rightAnswers(story.simulator)
  await expect(story.call('setup.answer', { setupId: setup.id, step: 'secret', values: secret })).rejects.toMatchObject(
    {
      code: 'setup.step_locked',
    },
  )
  await expect(story.call('setup.look', { setupId: setup.id, step: 'check' })).rejects.toMatchObject({
    code: 'setup.step_locked',
  })
  await expect(story.call('setup.look', { setupId: setup.id, step: 'extension' })).rejects.toMatchObject({
    code: 'setup.step_locked',
  })
})

test('answering an earlier step again opens the later ones, and never sends a secret elsewhere', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  await answerUpTo(story, setup, 'environment')
  const { control, env } = story.simulator
  const other = control.createApplication(env.TENANT, { displayName: 'Another one' })
  const sent = story.simulator.requests().length
  const again = await story.call('setup.answer', {
    setupId: setup.id,
    step: 'registration',
    values: { tenant: env.TENANT, clientId: other.appId },
  })
  expect(again.current).toBe('secret')
  expect(stepOf(again, 'secret').mend.fields[1]).toMatchObject({ stored: false, required: true })
  expect(again.steps.filter(({ state }) => state === 'done').map(({ id }) => id)).toEqual(['registration'])
  // Only the two probes of the registration asked anything; the secret of the first application stayed at home.
  expect(story.simulator.requests()).toHaveLength(sent + 2)
  expect(await store.db.selectFrom('credentials').selectAll().execute()).toEqual([])
})

test('answering the same again keeps what is stored', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  const before = await answerUpTo(story, setup, 'environment')
  const { registration } = rightAnswers(story.simulator)
  const after = await story.call('setup.answer', { setupId: setup.id, step: 'registration', values: registration })
  expect(after.current).toBe(before.current)
})

test('a date alone is changed without typing the secret again', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  await answerUpTo(story, setup, 'secret')
  const expires = new Date(story.simulator.clock.now() + 100 * 86_400_000).toISOString().slice(0, 10)
  const after = await story.call('setup.answer', { setupId: setup.id, step: 'secret', values: { secret: '', expires } })
  expect(stepOf(after, 'secret')).toMatchObject({ state: 'done', summary: expect.stringContaining(expires) })
})

test('survives a restart at any moment', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  const answers = rightAnswers(story.simulator)
  for (const step of ['registration', 'secret', 'environment', 'company'] as const) {
    await story.restart()
    await story.call('setup.answer', { setupId: setup.id, step, values: answers[step] })
  }
  await story.restart()
  await story.runs.idle()
  expect(await story.call('setup.read', { setupId: setup.id })).toMatchObject({ state: 'connected' })
})

test('abandoning destroys the secret and ends everything', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  await answerUpTo(story, setup, 'secret')
  expect(await store.db.selectFrom('credentials').selectAll().execute()).toHaveLength(1)
  await story.call('setup.abandon', { setupId: setup.id })
  expect(await store.db.selectFrom('credentials').selectAll().execute()).toEqual([])
  expect(await store.db.selectFrom('data_keys').selectAll().execute()).toEqual([])
  expect(await store.db.selectFrom('connections').selectAll().execute()).toEqual([])
  expect(await story.call('setup.read', { setupId: setup.id })).toMatchObject({
    state: 'abandoned',
    connectionId: null,
    current: null,
  })
  await expect(story.call('setup.look', { setupId: setup.id, step: 'consent' })).rejects.toMatchObject({
    code: 'setup.ended',
  })
  await expect(story.call('setup.abandon', { setupId: setup.id })).rejects.toMatchObject({ code: 'setup.ended' })
})

test('lets each customer choose the endpoint where the integration names none', async () => {
  const story = await startStory(store)
  const { id } = await story.call('integrations.create', {
    name: 'Anywhere',
    wanted: [{ set: 'customers', verbs: ['list'] }],
  })
  const setup = await story.call('setup.start', { integrationId: id, linkedAccount: { id: '1', name: 'One' } })
  expect(setup).toMatchObject({ current: 'endpoint', of: 8, simulated: false })
  const [kind] = stepOf(setup, 'endpoint').mend.fields
  expect(kind?.options?.map(({ value }) => value)).toEqual(['business-central', 'wiise', 'demo', 'other'])

  const answer = (values: Record<string, string>) =>
    story.call('setup.answer', { setupId: setup.id, step: 'endpoint', values })
  const typed = await answer({ kind: 'other' })
  expect(stepOf(typed, 'endpoint')).toMatchObject({ state: 'current', look: { at: null } })
  expect(stepOf(typed, 'endpoint').mend.fields.map(({ name }) => name)).toEqual([
    'kind',
    'family',
    'api',
    'webClient',
    'authority',
    'entraAdminCenter',
    'graph',
  ])
  await expect(answer({ kind: 'other', family: 'no family' })).rejects.toMatchObject({ details: { field: 'family' } })
  await expect(
    answer({ kind: 'other', api: 'https://api.example.com', webClient: 'https://example.com' }),
  ).rejects.toMatchObject({ code: 'net.forbidden' })

  const demo = await answer({ kind: 'demo' })
  expect(demo).toMatchObject({ current: 'registration', simulated: true })
  expect(stepOf(demo, 'endpoint').look.findings).toMatchObject([{ id: 'endpoint.answers', verdict: 'pass' }])
})

test('a switched-off integration starts no set-up and sends nothing', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  const { integrationId } = setup
  await story.call('integrations.update', { integrationId, enabled: false })
  await expect(
    story.call('setup.start', { integrationId, linkedAccount: { id: '2', name: 'Two' } }),
  ).rejects.toMatchObject({ code: 'integration.off' })
  await expect(
    story.call('setup.answer', {
      setupId: setup.id,
      step: 'registration',
      values: rightAnswers(story.simulator).registration,
    }),
  ).rejects.toMatchObject({ code: 'integration.off' })
  expect(story.simulator.requests()).toEqual([])
})

test('a key of another integration does not see the set-up', async () => {
  const story = await startStory(store)
  const setup = await beginSetup(story)
  const stranger = { integrationId: '6f1d7a3e-1111-4111-8111-111111111111' }
  await expect(story.call('setup.read', { setupId: setup.id }, stranger)).rejects.toMatchObject({
    code: 'setup.unknown',
  })
  expect(await story.call('setup.list', {}, stranger)).toEqual({ setups: [] })
  expect((await story.call('setup.list', { state: 'open' })).setups).toMatchObject([
    { id: setup.id, integrationName: 'Warehouse sync' },
  ])
})
