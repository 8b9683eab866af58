import type { Connection } from '@landbridge/contract'
import { describe, expect, test } from 'vitest'
import { connect } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'
import { openAdminCenter } from './admin-center.ts'

const store = useStore()
const hour = 3_600_000

const begin = async () => {
  const story = await startStory(store)
  const { connectionId } = await connect(story)
  const id = connectionId as string
  const read = (): Promise<Connection> => story.call('connections.read', { connectionId: id })
  const list = () => story.call('records.list', { connectionId: id, set: 'customers', top: 1 })
  const create = () =>
    story.call('records.create', { connectionId: id, set: 'customers', record: { displayName: 'Written' } })
  return { story, id, read, list, create, admin: await openAdminCenter(story) }
}

const listRequests = ({ simulator }: Story) =>
  simulator.requests().filter(({ path }) => path.startsWith('/environments/')).length

const allRequests = ({ simulator }: Story) =>
  // The daily look at credentials may fall into it.
  simulator.requests().filter(({ path }) => !path.includes('/oauth2/') && !path.startsWith('/v1.0/')).length

test('an hour without a change costs one request, and leaves the connection as it is', async () => {
  const { story, read } = await begin()
  await story.pass(hour)
  const before = allRequests(story)
  const lists = listRequests(story)
  await story.pass(hour)
  expect(listRequests(story)).toBe(lists + 1)
  expect(allRequests(story)).toBe(before + 1)
  expect(await read()).toMatchObject({ health: 'connected', environmentNotice: null })
})

test('the watch goes on after a restart, and once an hour at most', async () => {
  const { story } = await begin()
  await story.pass(hour)
  const lists = listRequests(story)
  await story.restart()
  await story.runs.idle()
  expect(listRequests(story)).toBe(lists)
  await story.pass(hour)
  expect(listRequests(story)).toBe(lists + 1)
})

test('a second production environment with the same card and companies stops writes until a person confirms', async () => {
  const { story, id, read, list, create, admin } = await begin()
  await admin.copy('Production', 'Second', 'Production')
  await create()
  await story.pass(hour)

  const noticed = await read()
  expect(noticed).toMatchObject({
    health: 'needs-attention',
    environmentNotice: {
      kind: 'copied',
      stopsWrites: true,
      choices: [
        { name: 'Production', type: 'Production' },
        { name: 'Second', type: 'Production' },
      ],
    },
  })
  expect(noticed.reason).toContain('Second is new')
  expect((await list()).records).toHaveLength(1)
  await expect(create()).rejects.toMatchObject({
    code: 'connection.writes_stopped',
    message: expect.stringContaining('Second is new'),
  })
  // Also another process, and the next hour.
  await story.restart()
  await story.pass(hour)
  await expect(create()).rejects.toMatchObject({ code: 'connection.writes_stopped' })
  expect((await read()).since).toBe(noticed.since)

  await expect(
    story.call('connections.confirmEnvironment', { connectionId: id, environment: 'Sandbox' }),
  ).rejects.toMatchObject({ code: 'request.invalid', details: { field: 'environment' } })
  expect(
    await story.call('connections.confirmEnvironment', { connectionId: id, environment: 'Production' }),
  ).toMatchObject({
    health: 'connected',
    environmentNotice: null,
    environmentConfirmed: { by: 'Nobody', environment: 'Production', what: noticed.environmentNotice?.what },
  })
  await create()
  await story.pass(hour)
  expect(await read()).toMatchObject({ health: 'connected', environmentNotice: null })
  await expect(
    story.call('connections.confirmEnvironment', { connectionId: id, environment: 'Production' }),
  ).rejects.toMatchObject({ code: 'connection.nothing_to_confirm' })
})

test('a sandbox copy is told, and stops nothing', async () => {
  const { story, read, create, admin } = await begin()
  await admin.copy('Production', 'Rehearsal', 'Sandbox')
  await story.pass(hour)
  expect(await read()).toMatchObject({
    health: 'connected',
    environmentNotice: { kind: 'copied', stopsWrites: false, needsAttention: false },
  })
  await create()
})

test('another environment under the old name is not written to', async () => {
  const { story, id, read, list, create, admin } = await begin()
  await admin.rename('Production', 'Main')
  await story.pass(hour)
  await story.call('connections.confirmEnvironment', { connectionId: id, environment: 'Main' })
  await admin.copy('Main', 'Rehearsal', 'Sandbox')
  await admin.rename('Main', 'Old')
  await admin.rename('Rehearsal', 'Main')
  await story.pass(hour)
  expect(await read()).toMatchObject({
    environment: { name: 'Main', type: 'Production' },
    environmentNotice: { kind: 'type-changed', stopsWrites: true, choices: [{ name: 'Main', type: 'Sandbox' }] },
  })
  expect((await list()).records).toHaveLength(1)
  await expect(create()).rejects.toMatchObject({ code: 'connection.writes_stopped' })
})

test('a new name is found by the companies, and the connection follows when a person says so', async () => {
  const { story, id, read, list, create, admin } = await begin()
  await admin.rename('Production', 'Main')
  await story.pass(hour)
  expect(await read()).toMatchObject({
    health: 'needs-attention',
    environment: { name: 'Production' },
    environmentNotice: { kind: 'renamed', stopsWrites: true, choices: [{ name: 'Main' }] },
  })
  await story.call('connections.confirmEnvironment', { connectionId: id, environment: 'main' })
  expect(await read()).toMatchObject({ health: 'connected', environment: { name: 'Main' } })
  await create()
  expect((await list()).records).toHaveLength(1)
})

test('a deleted environment is told apart from one that vanished, and its recovery is noticed', async () => {
  const { story, read, create, admin } = await begin()
  await admin.remove('Production')
  await story.pass(hour)
  const { environmentNotice } = await read()
  expect(environmentNotice).toMatchObject({ kind: 'deleted', choices: [] })
  expect(environmentNotice?.what).toMatch(/can be recovered .* listed as Production-\d{12}/)
  const [, name = ''] = /listed as (\S+)\.$/.exec(environmentNotice?.what ?? '') ?? []
  await admin.recover(name)
  await story.pass(hour)
  expect((await read()).environmentNotice).toBeNull()
  await create()
})

describe('companies', () => {
  test('can be changed, and only to those that are visible', async () => {
    const { story, id, list } = await begin()
    const { companies } = await story.call('connections.companies', { connectionId: id })
    const [first, second] = companies.map((each) => each.id) as [string, string]
    const changed = await story.call('connections.chooseCompanies', {
      connectionId: id,
      companies: [second.toUpperCase(), first, second],
    })
    expect(changed.companies.map((each) => each.id)).toEqual([second, first])
    await list()
    await story.call('connections.chooseCompanies', { connectionId: id, companies: [second] })
    await expect(
      story.call('records.list', { connectionId: id, companyId: first, set: 'customers' }),
    ).rejects.toMatchObject({ code: 'connection.company_unknown' })
    await expect(
      story.call('connections.chooseCompanies', { connectionId: id, companies: [id] }),
    ).rejects.toMatchObject({ code: 'connection.company_unknown', details: { field: 'companies' } })
  })

  test('that vanish are noticed, and others can be chosen instead', async () => {
    const { story, id, read } = await begin()
    const { control, env } = story.simulator
    const { companies } = await story.call('connections.companies', { connectionId: id })
    const other = companies.find((each) => each.id !== env.COMPANY)?.id as string
    control.deleteCompany(env.TENANT, env.ENVIRONMENT, env.COMPANY)
    await story.pass(hour)
    expect(await read()).toMatchObject({
      health: 'needs-attention',
      environmentNotice: { kind: 'companies-gone', stopsWrites: false },
    })
    await story.call('connections.chooseCompanies', { connectionId: id, companies: [other] })
    expect(await read()).toMatchObject({ health: 'connected', environmentNotice: null })
    await story.pass(hour)
    expect((await read()).environmentNotice).toBeNull()
  })
})
