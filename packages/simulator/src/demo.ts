import { directoryRoles, resourceApplications } from '@landbridge/model'
import { addPermission, addSecret, createApplication } from './control/applications.ts'
import { putCard } from './control/cards.ts'
import { grantAdminConsent } from './control/consent.ts'
import { createCompany, createEnvironment } from './control/environments.ts'
import { createTenant, createUser } from './control/tenants.ts'
import { type Random, seededRandom } from './random.ts'
import type { Simulation } from './simulation.ts'
import type { Application, Company, Environment, Secret, Tenant, User } from './world.ts'

/** What the demonstration world has ready, so that a program can begin at once. */
export interface Demo {
  readonly tenant: Tenant
  /** What follows may be absent in a world of somebody's own. */
  readonly environment?: Environment
  readonly company?: Company
  readonly application?: Application
  readonly secret?: Secret
  readonly admin?: User
}

/** What stays the same over a reset, because programs may hold it. */
export interface DemoSecrets {
  readonly clientSecret: string
  readonly adminPassword: string
}

const yearMs = 365 * 86_400_000
const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const passwordOf = (random: Random): string =>
  `${random.text(5, letters)}-${random.text(5, letters)}-${random.text(5, letters)}`

const redirectUris = ['https://businesscentral.dynamics.com/OAuthLanding.htm', 'http://localhost:8080/oauth/callback']

/** The prepared registration: asked for, consented to, with a secret. */
const prepareApplication = (sim: Simulation, tenant: Tenant, kept: Partial<DemoSecrets> | undefined) => {
  const application = createApplication(sim, tenant, { displayName: 'Landbridge demo connector', redirectUris })
  for (const name of ['API.ReadWrite.All', 'Automation.ReadWrite.All'])
    addPermission(application, { resource: resourceApplications.businessCentral.appId, name, type: 'Role' })
  grantAdminConsent(sim, tenant, application)
  const made = addSecret(sim, application, { displayName: 'Demo', endsAt: sim.clock.now() + yearMs })
  const secret = { ...made, text: kept?.clientSecret ?? made.text }
  application.secrets = [secret]
  return { application, secret }
}

/**
 * Fills an empty world with one tenant: two environments, two companies, an administrator, and an app registration
 * that is ready to use. Ids are the same at every start; the secret and the password are not.
 *
 * @param kept Secret and password of an earlier filling, to be used again.
 */
export const fillDemo = (sim: Simulation, kept?: Partial<DemoSecrets>): Demo => {
  const fixed = (part: string): Simulation => ({
    ...sim,
    random: { ...sim.random, guid: seededRandom(`landbridge demo: ${part}`).guid },
  })
  const tenant = createTenant(fixed('tenant'), {
    displayName: 'Fjordline Furniture',
    domains: ['fjordlinefurniture.onmicrosoft.com', 'fjordlinefurniture.example'],
    country: 'DK',
  })
  const production = createEnvironment(tenant, { name: 'Production', type: 'Production' })
  const sandbox = createEnvironment(tenant, { name: 'Sandbox', type: 'Sandbox' })
  const company = createCompany(fixed('company'), production, { name: 'Fjordline Furniture A/S', data: 'demo' })
  createCompany(fixed('second company'), production, { name: 'Fjordline Holding', data: 'small' })
  createCompany(fixed('sandbox company'), sandbox, { name: 'Fjordline Trial', data: 'small' })
  const admin = createUser(fixed('administrator'), tenant, {
    alias: 'admin',
    displayName: 'Demo Administrator',
    password: kept?.adminPassword ?? passwordOf(sim.random),
    directoryRoles: [directoryRoles.globalAdministrator.id],
    permissionSets: { Production: ['SUPER'], Sandbox: ['SUPER'] },
  })
  const { application, secret } = prepareApplication(fixed('application'), tenant, kept)
  putCard(
    fixed('card'),
    { tenant, environment: production },
    {
      clientId: application.appId,
      description: application.displayName,
      contact: 'Landbridge simulator',
      state: 'Enabled',
      permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }, { roleId: 'D365 AUTOMATION' }],
    },
  )
  return { tenant, environment: production, company, application, secret, admin }
}
