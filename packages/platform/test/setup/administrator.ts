import type { Registering, Setup, WantedSet } from '@landbridge/contract'
import { directoryRoles, graphAppId } from '@landbridge/model'
import { goThrough, type Landed, openBrowser } from '../browser.ts'
import { customersAndItems } from '../journey.ts'
import type { Story } from '../story.ts'
import { administrator, registerVendorApp, vendorTenant } from './vendor-app.ts'

const asked = ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All', 'User.Read'] as const

/** The vendor's own application, through which administrators sign in at Graph. */
export const registerSignInApp = (story: Story) => {
  const app = registerVendorApp(story)
  for (const name of asked)
    story.simulator.control.addPermission(vendorTenant, app.clientId, { resource: graphAppId, name, type: 'Scope' })
  return app
}

/** An integration where each customer has an application of its own, which we may make, and a set-up of it. */
export const beginOneClick = async (
  story: Story,
  { app = registerSignInApp(story), wanted = customersAndItems }: { app?: object; wanted?: WantedSet[] } = {},
): Promise<Setup> => {
  const { id } = await story.call('integrations.create', {
    name: 'Warehouse sync',
    endpoint: { kind: 'demo', addresses: story.simulator.addresses },
    app: app as ReturnType<typeof registerVendorApp>,
    wanted,
  })
  return story.call('setup.start', { integrationId: id, linkedAccount: { id: 'c-17', name: 'Fjordline' } })
}

/** Somebody of the demonstration directory with these directory roles, as they sign in. */
export const personWith = (story: Story, alias: string, roles: readonly (keyof typeof directoryRoles)[]) => {
  const { control, env } = story.simulator
  const { userPrincipalName } = control.createUser(env.TENANT, {
    alias,
    displayName: alias,
    password: 'right',
    directoryRoles: roles.map((role) => directoryRoles[role].id),
  })
  return { login: userPrincipalName, passwd: 'right' }
}

/** Somebody who may consent has accepted the sign-in for everybody before. */
export const acceptForEverybody = async (story: Story, { integrationId }: Setup): Promise<void> => {
  const { control, env } = story.simulator
  const { app } = await story.call('integrations.read', { integrationId })
  const clientId = app?.clientId ?? ''
  control.createServicePrincipal(env.TENANT, clientId)
  for (const name of asked) control.grant(env.TENANT, clientId, { resource: graphAppId, name, type: 'Scope' })
}

/** Signs in at Graph, and accepts what is asked for. */
export const signInAtGraph = async (
  story: Story,
  setupId: string,
  as: Readonly<Record<string, string>> = administrator(story),
): Promise<Landed> => {
  const { url } = await story.call('setup.leave', { setupId, step: 'registration' })
  return goThrough(openBrowser(story), url, as)
}

export const readRegistering = (story: Story, setupId: string): Promise<Registering> =>
  story.call('registering.read', { setupId })

/** Agrees to the plan as it is. */
export const startPlan = async (
  story: Story,
  setupId: string,
  credential: 'secret' | 'certificate' | 'federated' = 'secret',
): Promise<Registering> => {
  const { planId } = await readRegistering(story, setupId)
  return story.call('registering.start', { setupId, planId: planId ?? '', credential })
}

/** Lets time pass until the work has ended. */
export const untilEnd = async (story: Story, setupId: string): Promise<Registering> => {
  for (let count = 0; ; count += 1) {
    await story.runs.idle()
    const now = await readRegistering(story, setupId)
    if (now.state !== 'running' && now.state !== 'undoing') return now
    if (count > 100) throw new Error(`No end: ${JSON.stringify(now.steps)}`)
    await story.pass(10_000)
  }
}

/** The whole way: sign-in, plan, work. */
export const oneClick = async (
  story: Story,
  setupId: string,
  as?: Readonly<Record<string, string>>,
): Promise<Registering> => {
  await signInAtGraph(story, setupId, as)
  await startPlan(story, setupId)
  return untilEnd(story, setupId)
}

/** What is in the demonstration directory of that which we make. */
export const foundThere = ({ simulator: { world, env } }: Story, connectionId: string | null) => {
  const tenant = world.tenants.get(env.TENANT)
  if (tenant === undefined) throw new Error('There is no demonstration tenant.')
  const name = `landbridge-${connectionId}`
  const applications = [...tenant.applications.values()].filter(({ uniqueName }) => uniqueName === name)
  const [application] = applications
  const principal = application && tenant.servicePrincipals.get(application.appId)
  return { tenant, applications, application, principal, secrets: application?.secrets ?? [] }
}

export const stateOf = ({ steps }: Registering): Record<string, string> =>
  Object.fromEntries(steps.map(({ id, state }) => [id, state]))
