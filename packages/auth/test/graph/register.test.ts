import { businessCentralAppId, graphAppId } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  clientCredentials,
  createGraph,
  ensureApplication,
  ensureBusinessCentral,
  ensureRole,
  ensureSecret,
  ensureServicePrincipal,
  type Graph,
  type Outcome,
  planRegistration,
  probeRoles,
  type RegistrationWish,
  removeApplication,
  removeBusinessCentral,
  removeGrants,
  roleId,
} from '../../src/index.ts'

let simulator: Simulator
let graph: Graph
beforeAll(async () => {
  simulator = await startSimulator({ ports: 'free' })
})
afterAll(() => simulator.stop())

const role = 'API.ReadWrite.All'
const wish: RegistrationWish = {
  uniqueName: "landbridge-it's-17",
  displayName: 'Warehouse sync',
  tags: ['landbridge'],
  roles: [{ name: role, reason: 'For customers.' }],
  secret: { displayName: 'Landbridge', days: 365 },
}

beforeEach(async () => {
  const { control, env, addresses, clock } = simulator
  control.reset()
  const { appId } = control.createApplication(env.TENANT, { displayName: 'Caller' })
  for (const name of ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'])
    control.grant(env.TENANT, appId, { resource: graphAppId, name, type: 'Role' })
  const { text: secret } = control.addSecret(env.TENANT, appId)
  const where = { authority: addresses.authority, tenant: env.TENANT, clientId: appId, now: clock.now }
  const scope = 'https://graph.microsoft.com/.default'
  const { token } = await clientCredentials({ ...where, credential: { secret }, scope })()
  graph = createGraph({ graph: addresses.graph, token, now: clock.now })
})

const doneOf = async <T>(work: Promise<Outcome<T>>): Promise<T> => {
  const outcome = await work
  if ('wait' in outcome) throw new Error(`Still waiting for ${outcome.wait}`)
  return outcome.done
}

/** Tries again, half a minute later each time, as long as there is something to wait for. */
const patiently = async <T>(work: () => Promise<Outcome<T>>): Promise<{ done: T; waited: string[] }> => {
  const waited: string[] = []
  for (;;) {
    const outcome = await work()
    if ('done' in outcome) return { done: outcome.done, waited }
    waited.push(outcome.wait)
    if (waited.length > 20) throw new Error(`No end of waiting: ${waited.at(-1)}`)
    simulator.clock.advance(30_000)
  }
}

const register = async () => {
  const { done: resource } = await patiently(() => ensureBusinessCentral(graph))
  const application = await patiently(() => ensureApplication(graph, wish, resource.appRoles))
  const principal = await patiently(() => ensureServicePrincipal(graph, application.done.appId))
  const ids = {
    principalId: principal.done.id,
    resourceId: resource.id,
    appRoleId: roleId(resource.appRoles, role),
  }
  const granted = await patiently(() => ensureRole(graph, ids))
  const waited = [application, principal, granted].flatMap((each) => each.waited)
  return { application: application.done, principal: principal.done, assignment: granted.done, waited }
}

const ours = () => {
  const { world, env } = simulator
  const tenant = world.tenants.get(env.TENANT)
  if (tenant === undefined) throw new Error('There is no tenant.')
  const applications = [...tenant.applications.values()].filter(({ uniqueName }) => uniqueName === wish.uniqueName)
  return { tenant, applications }
}

test('what is there already is not made again', async () => {
  const first = await register()
  const second = await register()
  expect(second.application).toEqual(first.application)
  expect(second.principal).toEqual(first.principal)
  expect(second.assignment).toEqual(first.assignment)
  expect(ours().applications).toHaveLength(1)
})

test('replication is waited for, and doubles nothing', async () => {
  Object.assign(simulator.settings, {
    applicationReplicationMs: 40_000,
    servicePrincipalReplicationMs: 40_000,
    assignmentReplicationMs: 40_000,
  })
  const { waited } = await register()
  expect(new Set(waited)).toEqual(
    new Set(['Entra to know the application everywhere', 'Entra to know the service principal everywhere']),
  )
  expect(ours().applications).toHaveLength(1)
})

test('permissions that somebody added to the registration stay', async () => {
  const { application } = await register()
  const { control, env } = simulator
  const graphScope = { resource: graphAppId, name: 'User.Read', type: 'Scope' } as const
  control.addPermission(env.TENANT, application.appId, graphScope)
  const automation = { ...wish, roles: [...wish.roles, { name: 'Automation.ReadWrite.All', reason: 'For jobs.' }] }
  const { appRoles } = await doneOf(ensureBusinessCentral(graph))
  await doneOf(ensureApplication(graph, automation, appRoles))
  const access = ours().applications[0]?.requiredResourceAccess ?? []
  expect(access.map(({ resourceAppId, resourceAccess }) => [resourceAppId, resourceAccess.length])).toEqual([
    [graphAppId, 1],
    [businessCentralAppId, 2],
  ])
})

test('an application in the bin is restored, not made beside', async () => {
  const { application } = await register()
  simulator.control.deleteApplication(simulator.env.TENANT, application.appId)
  const { appRoles } = await doneOf(ensureBusinessCentral(graph))
  expect((await patiently(() => ensureApplication(graph, wish, appRoles))).done).toEqual(application)
})

test('a secret whose value was lost is replaced; those of others stay', async () => {
  const { application } = await register()
  const { control, env, clock } = simulator
  control.addSecret(env.TENANT, application.appId, { displayName: 'By hand' })
  const secret = (known?: string) => doneOf(ensureSecret(graph, application.id, wish, { known, now: clock.now() }))
  await secret()
  const second = await secret()
  const names = () => (ours().applications[0]?.secrets ?? []).map(({ displayName }) => displayName)
  expect(names()).toEqual(['By hand', 'Landbridge'])
  expect(await secret(second?.keyId)).toBeUndefined()
  expect(names()).toEqual(['By hand', 'Landbridge'])
})

test.each([
  [200, 180],
  [100, 90],
  [30, 30],
])('where the policy allows %i days, a secret of %i days is made', async (secretMaxDays, days) => {
  const { application } = await register()
  const { control, env, clock } = simulator
  control.setPolicy(env.TENANT, { secretMaxDays })
  const made = await doneOf(ensureSecret(graph, application.id, wish, { known: undefined, now: clock.now() }))
  expect(Math.round((Date.parse(made?.endsAt ?? '') - clock.now()) / 86_400_000)).toBe(days)
})

test.each([
  [{ secretsAllowed: false }, 'graph.credential_not_allowed'],
  [{ secretMaxDays: 7 }, 'graph.credential_too_long'],
])('a policy %o that allows no such secret is told', async (policy, code) => {
  const { application } = await register()
  const { control, env, clock } = simulator
  control.setPolicy(env.TENANT, policy)
  await expect(ensureSecret(graph, application.id, wish, { known: undefined, now: clock.now() })).rejects.toMatchObject(
    { code },
  )
})

test('a new secret and new roles are waited for at sign-in', async () => {
  Object.assign(simulator.settings, { credentialDelayMs: 45_000, roleDelayMs: 100_000 })
  const { application } = await register()
  const { env, clock, addresses } = simulator
  const made = await doneOf(ensureSecret(graph, application.id, wish, { known: undefined, now: clock.now() }))
  const { done, waited } = await patiently(() =>
    probeRoles(
      {
        authority: addresses.authority,
        tenant: env.TENANT,
        clientId: application.appId,
        credential: { secret: made?.secret ?? '' },
        now: clock.now,
      },
      [role],
    ),
  )
  expect(done).toEqual([role])
  expect(waited).toContain('sign-in to know the new application')
  expect(waited.at(-1)).toBe(`the token to carry ${role}`)
})

test('undo leaves nothing, and may be done twice', async () => {
  const { control, env } = simulator
  control.deleteServicePrincipal(env.TENANT, businessCentralAppId)
  ours().tenant.bin.clear()
  const { application, principal } = await register()
  const undo = async () => [
    await doneOf(removeGrants(graph, principal.id)),
    await doneOf(removeApplication(graph, application, false)),
    await doneOf(removeBusinessCentral(graph)),
  ]
  expect(await undo()).toEqual(['removed', 'removed', 'removed'])
  const { tenant, applications } = ours()
  expect(applications).toEqual([])
  expect(tenant.servicePrincipals.has(application.appId)).toBe(false)
  expect(tenant.servicePrincipals.has(businessCentralAppId)).toBe(false)
  expect([...tenant.bin]).toEqual([])
  expect(await undo()).toEqual(['gone', 'gone', 'gone'])
})

test('the service principal of Business Central stays where others use it', async () => {
  const { env } = simulator
  const { application, principal } = await register()
  await doneOf(removeGrants(graph, principal.id))
  await doneOf(removeApplication(graph, application, false))
  expect(await doneOf(removeBusinessCentral(graph))).toBe('kept')
  expect(simulator.world.tenants.get(env.TENANT)?.servicePrincipals.has(businessCentralAppId)).toBe(true)
})

test('the plan says of each part why it is made and who may make it', () => {
  const facts = {
    organisation: { id: 't', name: 'Fjordline', domains: [] },
    roles: [],
    mayRegister: 'yes',
    mayAdd: 'yes',
    mayConsent: 'no',
    hasBusinessCentral: true,
  } as const
  const plan = planRegistration(wish, facts)
  expect(plan.map(({ id, may }) => [id, may])).toEqual([
    ['business-central', 'yes'],
    ['application', 'yes'],
    ['service-principal', 'yes'],
    [`role:${role}`, 'no'],
    ['secret', 'yes'],
    ['token', 'no'],
    ['withdraw', 'yes'],
  ])
  expect(plan.every(({ why }) => why.length > 10)).toBe(true)
  expect(plan[3]?.roles).toContain('Cloud Application Administrator')
  expect(plan[3]?.roles).not.toContain('Dynamics 365 Administrator')
  expect(planRegistration(wish, { ...facts, hasBusinessCentral: false, mayAdd: 'no' })[0]?.may).toBe('no')
})
