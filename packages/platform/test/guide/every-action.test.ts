import { type Action, isEveryday, listActions, type PermissionSetId } from '@landbridge/model'
import { expect, test } from 'vitest'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

// Each action chosen alone: what the guide asks for opens it, and anything less does not.

const store = useStore()
const bc = '996def3d-b36c-4153-8607-a6fd3c01b89f'
const version = 28
/** What Business Central says where a permission set is missing. */
const refusals =
  /do not have the following permissions|permissions prevented the action|sufficient permissions|required permissions/i
/** It needs SUPER in all companies, which no application may hold. */
const onlyPeople = /getNewUsersFromOffice365/
const nobody = '00000000-0000-0000-0000-000000000000'

interface Rights {
  readonly roles: readonly string[]
  readonly sets: readonly string[]
}

const methods = { get: 'GET', create: 'POST', update: 'PATCH', delete: 'DELETE' } as const

/** Sends the request of an action with exactly these rights, and tells whether a permission was missing. */
const measure = (story: Story) => {
  const { env, control, addresses } = story.simulator
  const tokens = new Map<string, Promise<string>>()

  const makeToken = async ({ roles, sets }: Rights): Promise<string> => {
    const { appId } = control.createApplication(env.TENANT, { displayName: 'Measured' })
    for (const name of roles) control.grant(env.TENANT, appId, { resource: bc, name, type: 'Role' })
    const permissionSets = sets.map((roleId) => ({ roleId }))
    control.putCard(env.TENANT, env.ENVIRONMENT, {
      clientId: appId,
      description: 'M',
      state: 'Enabled',
      permissionSets,
    })
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: control.addSecret(env.TENANT, appId).text,
      scope: 'https://api.businesscentral.dynamics.com/.default',
    })
    const reply = await fetch(`${addresses.authority}/${env.TENANT}/oauth2/v2.0/token`, { method: 'POST', body })
    return ((await reply.json()) as { access_token: string }).access_token
  }
  const tokenOf = (rights: Rights): Promise<string> => {
    const id = JSON.stringify(rights)
    const token = tokens.get(id) ?? makeToken(rights)
    tokens.set(id, token)
    return token
  }

  const addressOf = ({ set, route, everyCompany }: Action['entity']): string => {
    const base = `${addresses.api}/v2.0/${env.TENANT}/${env.ENVIRONMENT}/api/${route === 'standard' ? 'v2.0' : 'microsoft/automation/v2.0'}`
    return everyCompany ? `${base}/${set}` : `${base}/companies(${env.COMPANY})/${set}`
  }
  /** The key of some record, so that a right to change is asked for and not only one to see; undefined where there is none. */
  const readKey = async ({ entity }: Action): Promise<string | undefined> => {
    const authorization = `Bearer ${await tokenOf(everything)}`
    const reply = await fetch(`${addressOf(entity)}?$top=1`, { headers: { authorization } })
    if (!reply.ok) return undefined
    const { value } = (await reply.json()) as { value: Record<string, string>[] }
    return value[0]?.[entity.key[0] ?? 'id']
  }
  const requestOf = async (action: Action): Promise<[method: string, url: string]> => {
    const { entity, does } = action
    const set = addressOf(entity)
    const record = async () => `${set}(${(await readKey(action)) ?? nobody})`
    if (!('verb' in does)) return ['POST', `${await record()}/Microsoft.NAV.${does.action}`]
    const { verb } = does
    if (verb === 'list') return ['GET', `${set}?$top=1`]
    return [methods[verb], verb === 'create' ? set : await record()]
  }

  return async (action: Action, rights: Rights): Promise<boolean> => {
    const [method, url] = await requestOf(action)
    const reply = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${await tokenOf(rights)}`,
        'content-type': 'application/json',
        'if-match': '*',
      },
      ...((method === 'POST' || method === 'PATCH') && { body: '{}' }),
    })
    const text = await reply.text()
    // Companies are listed by the platform itself: to whoever may open none of them there are none.
    if (action.entity.set === 'companies' && (/"value":\[\]/.test(text) || text.includes('CompanyNotFound')))
      return false
    // Whether the request makes sense otherwise is another question.
    return reply.status !== 401 && reply.status !== 403 && !refusals.test(text)
  }
}

const everything: Rights = {
  roles: ['API.ReadWrite.All', 'Automation.ReadWrite.All'],
  sets: ['D365 FULL ACCESS', 'D365 AUTOMATION', 'SECURITY', 'EXTEN. MGT. - ADMIN'],
}

/** Sets that open less than others: whatever writes must not do with one that reads, nor anything with one for the sign-in. */
const narrower: readonly PermissionSetId[] = ['D365 BASIC', 'D365 READ']
const narrowerThan = (sets: readonly string[], { entity }: Action): PermissionSetId[] =>
  // Any set that counts in a company shows it.
  entity.set === 'companies' ? [] : narrower.filter((id) => !sets.includes(id))

const isDeleting = ({ does }: Action): boolean => 'verb' in does && does.verb === 'delete'

const proveAlone = async (actions: readonly Action[]) => {
  const story = await startStory(store)
  const opens = measure(story)
  const missing: string[] = []
  const unneeded: string[] = []
  // What deletes comes last: the records before it are needed until then.
  for (const action of [...actions.filter((each) => !isDeleting(each)), ...actions.filter(isDeleting)]) {
    const { needs } = await story.call('guide.read', { actions: action.id })
    const roles = needs.roles.map(({ name }) => name)
    const sets = needs.permissionSets.map(({ id }) => id)
    const less: Rights[] = [
      ...roles.map((role) => ({ roles: roles.filter((each) => each !== role), sets })),
      ...sets.map((set) => ({ roles, sets: sets.filter((each) => each !== set) })),
      ...narrowerThan(sets, action).map((id) => ({ roles, sets: [id] })),
    ]
    for (const rights of less)
      if (await opens(action, rights)) unneeded.push(`${action.id} with ${JSON.stringify(rights)}`)
    if (!(await opens(action, { roles, sets }))) missing.push(action.id)
  }
  return { missing, unneeded }
}

test('for each of the everyday actions the guide asks for what it needs, and for nothing more', async () => {
  const everyday = listActions().filter(isEveryday)
  expect(everyday.length).toBeGreaterThanOrEqual(70)
  expect(await proveAlone(everyday)).toEqual({ missing: [], unneeded: [] })
}, 60_000)

test('for each of the others it asks for enough, and for nothing more where permission sets decide', async () => {
  // What is there in the version of the demonstration tenant; the rest of it no application may do.
  const others = listActions().filter(
    (action) =>
      !isEveryday(action) && action.since <= version && !('action' in action.does && onlyPeople.test(action.id)),
  )
  // A file may be put ready by more people than may upload it then.
  const isDecided = ({ entity, does }: Action): boolean =>
    (entity.route === 'standard' && entity.area !== 'platform') ||
    (entity.changesNeed !== undefined && 'action' in does)
  const { missing, unneeded } = await proveAlone(others)
  expect(missing).toEqual([])
  const decided = new Set(others.filter(isDecided).map(({ id }) => id))
  expect(unneeded.filter((line) => decided.has(line.split(' ')[0] ?? ''))).toEqual([])
}, 60_000)
