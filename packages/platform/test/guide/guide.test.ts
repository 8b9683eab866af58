import { type Action, listActions, permissionSets } from '@landbridge/model'
import { describe, expect, test } from 'vitest'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

const store = useStore()
const bc = '996def3d-b36c-4153-8607-a6fd3c01b89f'

const ids = (actions: readonly Action[]): string => actions.map(({ id }) => id).join(',')
const isReading = ({ does }: Action): boolean => 'verb' in does && (does.verb === 'list' || does.verb === 'get')
const all = listActions()

/** Choices of all kinds: single ones, one area, both routes, reading only, everything. */
const choices: readonly (readonly [string, readonly Action[]])[] = [
  ['one list', all.filter(({ id }) => id === 'customers.list')],
  ['one change', all.filter(({ id }) => id === 'items.update')],
  ['one bound action', all.filter(({ id }) => id === 'salesInvoices.post')],
  ['all that reads', all.filter((action) => action.entity.route === 'standard' && isReading(action))],
  ['automation only', all.filter(({ id }) => id === 'automation/users.list')],
  ['both routes', all.filter(({ id }) => id === 'customers.list' || id === 'automation/extensions.list')],
  ['everything', all],
]

/** An application with exactly these permissions, and what Business Central says to one of the actions. */
const openDoor = (story: Story, roles: readonly string[], sets: readonly string[]) => {
  const { env, control, addresses } = story.simulator
  const { appId } = control.createApplication(env.TENANT, { displayName: 'Measured' })
  for (const name of roles) control.grant(env.TENANT, appId, { resource: bc, name, type: 'Role' })
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: appId,
    description: 'Measured',
    state: 'Enabled',
    permissionSets: sets.map((roleId) => ({ roleId })),
  })
  const secret = control.addSecret(env.TENANT, appId).text
  const token = async (): Promise<string> => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: secret,
      scope: 'https://api.businesscentral.dynamics.com/.default',
    })
    const reply = await fetch(`${addresses.authority}/${env.TENANT}/oauth2/v2.0/token`, { method: 'POST', body })
    return ((await reply.json()) as { access_token: string }).access_token
  }
  let issued: string | undefined
  return async ({ entity, does }: Action): Promise<boolean> => {
    issued ??= await token()
    const route = entity.route === 'standard' ? 'api/v2.0' : 'api/microsoft/automation/v2.0'
    const base = `${addresses.api}/v2.0/${env.TENANT}/${env.ENVIRONMENT}/${route}`
    const below = entity.everyCompany ? base : `${base}/companies(${env.COMPANY})`
    const reads = 'verb' in does && (does.verb === 'list' || does.verb === 'get')
    const reply = await fetch(`${below}/${entity.set}${reads ? '?$top=1' : ''}`, {
      method: reads ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${issued}`, 'content-type': 'application/json' },
      ...(reads ? {} : { body: '{}' }),
    })
    const text = await reply.text()
    // Anything but a refusal of permission is good: whether the request makes sense is another question.
    return reply.status !== 401 && reply.status !== 403 && !/permission/i.test(text)
  }
}

/** Sets with an address of their own, so that permission alone decides; each right once per area. */
const probesOf = (actions: readonly Action[]): Action[] => {
  const seen = new Set<string>()
  return actions.filter(({ entity, does }) => {
    if (entity.needsParent || entity.onlyBelow !== undefined || entity.readsReplica) return false
    const key = `${entity.route} ${entity.area} ${'verb' in does ? does.verb : 'action'}`
    if (seen.has(key)) return false
    seen.add(key)
    return entity.allows.includes('list') || ('verb' in does && does.verb === 'create')
  })
}

describe.each(choices)('%s', (_, chosen) => {
  test('what the guide asks for is enough', async () => {
    const story = await startStory(store)
    const { needs } = await story.call('guide.read', { actions: ids(chosen) })
    const opens = openDoor(
      story,
      needs.roles.map(({ name }) => name),
      needs.permissionSets.map(({ id }) => id),
    )
    const refused: string[] = []
    for (const action of probesOf(chosen)) if (!(await opens(action))) refused.push(action.id)
    expect(refused).toEqual([])
  })

  test('and without any one of it something chosen is refused', async () => {
    const story = await startStory(store)
    const { needs } = await story.call('guide.read', { actions: ids(chosen) })
    const roles = needs.roles.map(({ name }) => name)
    const sets = needs.permissionSets.map(({ id }) => id)
    const parts = [
      ...roles.map((role) => [roles.filter((each) => each !== role), sets] as const),
      // What changes need beside the set for their area is proved with records that exist, see every-action.test.ts.
      ...sets
        .filter((set) => all.every(({ entity }) => entity.changesNeed !== set))
        .map((set) => [roles, sets.filter((each) => each !== set)] as const),
    ]
    expect(parts.length).toBeGreaterThan(0)
    for (const [fewerRoles, fewerSets] of parts) {
      const opens = openDoor(story, fewerRoles, fewerSets)
      const answers: boolean[] = []
      for (const action of probesOf(chosen)) answers.push(await opens(action))
      expect(answers).toContain(false)
    }
  })
})

test('SUPER is never asked for, and every reason names what was chosen', async () => {
  const story = await startStory(store)
  const { needs } = await story.call('guide.read', { actions: ids(all) })
  expect(needs.permissionSets.map(({ id }) => id)).not.toContain('SUPER')
  expect(Object.keys(permissionSets)).toEqual(expect.arrayContaining(needs.permissionSets.map(({ id }) => id)))
  for (const { reason } of [...needs.roles, ...needs.permissionSets]) expect(reason).toMatch(/^For .+\.$/)
})

test('flow and version change the guide', async () => {
  const story = await startStory(store)
  const actions = 'customers.list,salesInvoices.post'
  const stepsOf = async (flow: 'service-to-service' | 'shared-app' | 'delegated') =>
    (await story.call('guide.read', { actions, flow })).steps.map(({ id }) => id)
  expect(await stepsOf('service-to-service')).toEqual([
    'registration',
    'secret',
    'consent',
    'environment',
    'card',
    'company',
    'check',
  ])
  expect(await stepsOf('shared-app')).toEqual(['consent', 'environment', 'card', 'company', 'check'])
  const delegated = await story.call('guide.read', { actions, flow: 'delegated' })
  expect(delegated.steps.map(({ id }) => id)).toEqual(['sign-in', 'environment', 'company', 'check'])
  expect(delegated.needs.roles).toEqual([])
  expect(delegated.needs.scopes.map(({ name }) => name)).toContain('offline_access')

  const late = all.find(({ since }) => since > 20) as Action
  const older = await story.call('guide.read', { actions: `customers.list,${late.id}`, version: late.since - 1 })
  expect(older.actions.map(({ id }) => id)).toEqual(['customers.list'])
  expect(older.unavailable.map(({ id }) => id)).toEqual([late.id])
})

test('the document holds every step and permission, and nothing that Markdown would swallow', async () => {
  const story = await startStory(store)
  const { markdown, steps, needs } = await story.call('guide.read', {
    actions: 'customers.list',
    name: 'Shop <b>*1*</b>',
  })
  expect(markdown).toMatch(/^# Connect Shop \\<b\\>\\\*1\\\*\\<\/b\\> to Business Central\n/)
  for (const { title } of steps) expect(markdown).toContain(title)
  for (const { name } of needs.roles) expect(markdown).toContain(`\`${name}\``)
})

test('an unknown action is named', async () => {
  const story = await startStory(store)
  await expect(story.call('guide.read', { actions: 'customers.list,customers.fly' })).rejects.toMatchObject({
    code: 'catalogue.unknown_action',
    message: 'There is no action customers.fly.',
  })
})
