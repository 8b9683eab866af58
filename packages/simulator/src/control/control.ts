import type { CompanySwitches } from '../bc/index.ts'
import { type Flushed, flushNotifications } from '../bc/webhooks/notifier.ts'
import type { Simulation } from '../simulation.ts'
import type {
  Application,
  ApplicationCard,
  Certificate,
  Company,
  Environment,
  Secret,
  Tenant,
  TenantPolicy,
  User,
} from '../world.ts'
import {
  type ApplicationDraft,
  addCertificate,
  addPermission,
  addSecret,
  createApplication,
  deleteSecret,
  getApplication,
  type PermissionName,
  type SecretDraft,
} from './applications.ts'
import { type CardWish, deleteCard, getCard, putCard } from './cards.ts'
import {
  createServicePrincipal,
  grantAdminConsent,
  grantPermission,
  revokePermission,
  setAccountEnabled,
} from './consent.ts'
import { deleteApplication, deleteServicePrincipal } from './deletion.ts'
import {
  type CompanyDraft,
  createCompany,
  createEnvironment,
  deleteCompany,
  type EnvironmentDraft,
  setEnvironmentStatus,
  setUpCompany,
} from './environments.ts'
import { advanceClock } from './index.ts'
import {
  createTenant,
  createUser,
  getEnvironment,
  getTenant,
  getUser,
  revokeSessions,
  setPolicy,
  type TenantDraft,
  type UserDraft,
} from './tenants.ts'

/**
 * Changes of the world from the same process. A tenant is named by id or domain, an environment by name, an
 * application by client id; what a rule forbids is thrown as `Refused` and changes nothing.
 */
export interface Control {
  /** Puts world and settings back to their start; the clock stays, and so do secret and password of the demo. */
  reset(): void
  /** Moves the clock ahead, in milliseconds. */
  advance(ms: number): void
  /** Tells webhook subscribers now what waits for them, whatever is due. */
  flushNotifications(): Promise<Flushed>
  createTenant(draft: TenantDraft): Tenant
  createUser(tenant: string, draft: UserDraft): User
  setUserEnabled(tenant: string, user: string, enabled: boolean): void
  /** Ends every refresh token that the person was given so far. */
  revokeSessions(tenant: string, user: string): void
  /** Changes what the directory allows: registering by anybody, secrets, how long they may live. */
  setPolicy(tenant: string, changes: Partial<TenantPolicy>): void
  createApplication(tenant: string, draft: ApplicationDraft): Application
  deleteApplication(tenant: string, clientId: string): void
  addSecret(tenant: string, clientId: string, draft?: SecretDraft): Secret
  deleteSecret(tenant: string, clientId: string, keyId: string): void
  /** @param certificate PEM, or base64 of the DER. */
  addCertificate(tenant: string, clientId: string, certificate: string): Certificate
  /** Adds a permission to what the registration asks for. */
  addPermission(tenant: string, clientId: string, permission: PermissionName): void
  /** Grants all that the registration asks for. */
  grantAdminConsent(tenant: string, clientId: string): void
  grant(tenant: string, clientId: string, permission: PermissionName): void
  revoke(tenant: string, clientId: string, permission: PermissionName): void
  /** Makes a multi-tenant application exist in another tenant. */
  createServicePrincipal(tenant: string, clientId: string): void
  deleteServicePrincipal(tenant: string, clientId: string): void
  setAccountEnabled(tenant: string, clientId: string, accountEnabled: boolean): void
  createEnvironment(tenant: string, draft: EnvironmentDraft): Environment
  setEnvironmentStatus(tenant: string, environment: string, status: Environment['status']): void
  createCompany(tenant: string, environment: string, draft: CompanyDraft): Company
  /** Turns what decides about postings and mail in a company and has no page in the API. */
  setUpCompany(tenant: string, environment: string, company: string, switches: CompanySwitches): void
  deleteCompany(tenant: string, environment: string, company: string): void
  getCard(tenant: string, environment: string, clientId: string): ApplicationCard
  /** Brings an application card to what is wanted, in the order that the rules demand. */
  putCard(tenant: string, environment: string, wish: CardWish): ApplicationCard
  deleteCard(tenant: string, environment: string, clientId: string): void
}

/** The changes, bound to one world. */
export const controlOf = (sim: Simulation, reset: () => void): Control => {
  const tenantOf = (named: string) => getTenant(sim, named)
  const appOf = (tenant: string, clientId: string) => getApplication(tenantOf(tenant), clientId)
  const environmentOf = (tenant: string, name: string) => getEnvironment(tenantOf(tenant), name)
  const placeOf = (tenant: string, name: string) => ({
    tenant: tenantOf(tenant),
    environment: environmentOf(tenant, name),
  })
  return {
    reset,
    advance: (ms) => void advanceClock(sim, ms),
    flushNotifications: () => flushNotifications(sim),
    createTenant: (draft) => createTenant(sim, draft),
    createUser: (tenant, draft) => createUser(sim, tenantOf(tenant), draft),
    setUserEnabled: (tenant, user, enabled) => {
      getUser(tenantOf(tenant), user).enabled = enabled
    },
    revokeSessions: (tenant, user) => revokeSessions(sim, getUser(tenantOf(tenant), user)),
    setPolicy: (tenant, changes) => setPolicy(tenantOf(tenant), changes),
    createApplication: (tenant, draft) => createApplication(sim, tenantOf(tenant), draft),
    deleteApplication: (tenant, clientId) => deleteApplication(sim, tenantOf(tenant), clientId),
    addSecret: (tenant, clientId, draft) => addSecret(sim, appOf(tenant, clientId), draft),
    deleteSecret: (tenant, clientId, keyId) => deleteSecret(appOf(tenant, clientId), keyId),
    addCertificate: (tenant, clientId, certificate) => addCertificate(sim, appOf(tenant, clientId), { certificate }),
    addPermission: (tenant, clientId, permission) => addPermission(appOf(tenant, clientId), permission),
    grantAdminConsent: (tenant, clientId) => grantAdminConsent(sim, tenantOf(tenant), appOf(tenant, clientId)),
    grant: (tenant, clientId, permission) => grantPermission(sim, tenantOf(tenant), clientId, permission),
    revoke: (tenant, clientId, permission) => revokePermission(tenantOf(tenant), clientId, permission),
    createServicePrincipal: (tenant, clientId) => void createServicePrincipal(sim, tenantOf(tenant), clientId),
    deleteServicePrincipal: (tenant, clientId) => deleteServicePrincipal(sim, tenantOf(tenant), clientId),
    setAccountEnabled: (tenant, clientId, accountEnabled) =>
      setAccountEnabled(tenantOf(tenant), clientId, accountEnabled),
    createEnvironment: (tenant, draft) => createEnvironment(tenantOf(tenant), draft),
    setEnvironmentStatus: (tenant, environment, status) =>
      setEnvironmentStatus(environmentOf(tenant, environment), status),
    createCompany: (tenant, environment, draft) => createCompany(sim, environmentOf(tenant, environment), draft),
    setUpCompany: (tenant, environment, company, switches) =>
      setUpCompany(environmentOf(tenant, environment), company, switches),
    deleteCompany: (tenant, environment, company) => deleteCompany(environmentOf(tenant, environment), company),
    getCard: (tenant, environment, clientId) => getCard(placeOf(tenant, environment), clientId),
    putCard: (tenant, environment, wish) => putCard(sim, placeOf(tenant, environment), wish),
    deleteCard: (tenant, environment, clientId) => deleteCard(placeOf(tenant, environment), clientId),
  }
}
