import type { CompanySwitches } from '../bc/index.ts'
import { type Flushed, flushNotifications } from '../bc/webhooks/notifier.ts'
import { rotateKeys } from '../entra/keys.ts'
import type { Simulation } from '../simulation.ts'
import type {
  Application,
  ApplicationCard,
  Certificate,
  Company,
  Environment,
  FederatedCredential,
  Secret,
  SecurityGroup,
  Tenant,
  TenantPolicy,
  User,
} from '../world.ts'
import { advanceClock } from './advance.ts'
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
  getServicePrincipal,
  grantAdminConsent,
  grantPermission,
  revokePermission,
  setAccountEnabled,
} from './consent.ts'
import { deleteApplication, deleteServicePrincipal } from './deletion.ts'
import {
  type CompanyDraft,
  changeEnvironment,
  createCompany,
  createEnvironment,
  deleteCompany,
  type EnvironmentDraft,
  setEnvironmentStatus,
  setUpCompany,
} from './environments.ts'
import { dropExtension, type ExtensionDraft, putExtension } from './extensions.ts'
import { addFederatedCredential, type FederatedCredentialDraft } from './federated-credentials.ts'
import { type MarketplaceDraft, offerApp } from './marketplace.ts'
import {
  assignPerson,
  type GuestDraft,
  inviteGuest,
  type PersonSwitches,
  setPassword,
  setPersonSignIn,
} from './people.ts'
import { createPermissionSet, type PermissionSetDraft } from './permission-sets.ts'
import { moveSecret } from './secret-times.ts'
import { createSecurityGroup, type SecurityGroupDraft } from './security-groups.ts'
import {
  createTenant,
  createUser,
  getEnvironment,
  getTenant,
  getUser,
  revokeSessions,
  setDirectoryRoles,
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
  /** Gives a person these directory roles, by template id, and no others. */
  setDirectoryRoles(tenant: string, user: string, templateIds: readonly string[]): void
  /** Ends every refresh token that the person was given so far. */
  revokeSessions(tenant: string, user: string): void
  /** Changes how a person signs in: second factor, state of the password, a lock. */
  setPersonSignIn(tenant: string, user: string, switches: PersonSwitches): void
  /** Gives a person another password. One by an administrator ends all of their refresh tokens. */
  setPassword(tenant: string, user: string, password: string, by?: 'person' | 'administrator'): void
  /** Invites an account of another tenant as a guest. */
  inviteGuest(tenant: string, draft: GuestDraft): User
  /** Lets only those use an application who are assigned to it. */
  setAssignmentRequired(tenant: string, clientId: string, isRequired: boolean): void
  assignPerson(tenant: string, clientId: string, user: string): void
  /** Publishes a new signing key beside the old ones, and signs with it. @returns its name */
  rotateKeys(): Promise<string>
  /** Changes what the directory allows: registering, secrets, and how people sign in. */
  setPolicy(tenant: string, changes: Partial<TenantPolicy>): void
  createApplication(tenant: string, draft: ApplicationDraft): Application
  deleteApplication(tenant: string, clientId: string): void
  addSecret(tenant: string, clientId: string, draft?: SecretDraft): Secret
  deleteSecret(tenant: string, clientId: string, keyId: string): void
  /** Moves start and end of a secret, in milliseconds since 1970, so that nobody has to wait for one to expire. */
  moveSecret(
    tenant: string,
    clientId: string,
    keyId: string,
    times: { readonly startsAt?: number; readonly endsAt?: number },
  ): Secret
  /** @param certificate PEM, or base64 of the DER. */
  addCertificate(tenant: string, clientId: string, certificate: string): Certificate
  /** Lets an application trust the tokens of another issuer. */
  addFederatedCredential(tenant: string, clientId: string, draft: FederatedCredentialDraft): FederatedCredential
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
  /** Changes the version of an environment, and whether it takes extensions of its tenant. */
  changeEnvironment(tenant: string, environment: string, changes: Parameters<typeof changeEnvironment>[1]): void
  /** Makes a permission set: one that an extension brings, or a copy of another such as SUPER. */
  createPermissionSet(tenant: string, environment: string, draft: PermissionSetDraft): void
  /** Makes a group of people in a directory. */
  createSecurityGroup(tenant: string, draft: SecurityGroupDraft): SecurityGroup
  /** Offers a version of an app in the marketplace to all tenants. */
  offerApp(draft: MarketplaceDraft): void
  createCompany(tenant: string, environment: string, draft: CompanyDraft): Company
  /** Turns what decides about postings and mail in a company and has no page in the API. */
  setUpCompany(tenant: string, environment: string, company: string, switches: CompanySwitches): void
  deleteCompany(tenant: string, environment: string, company: string): void
  /** Publishes an extension without a file of it, or changes it; its version is used up by that. */
  putExtension(tenant: string, environment: string, draft: ExtensionDraft): void
  deleteExtension(tenant: string, environment: string, appId: string): void
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
    setDirectoryRoles: (tenant, user, templateIds) => setDirectoryRoles(getUser(tenantOf(tenant), user), templateIds),
    revokeSessions: (tenant, user) => revokeSessions(sim, getUser(tenantOf(tenant), user)),
    setPersonSignIn: (tenant, user, switches) => setPersonSignIn(sim, getUser(tenantOf(tenant), user), switches),
    setPassword: (tenant, user, password, by) => setPassword(sim, getUser(tenantOf(tenant), user), password, by),
    inviteGuest: (tenant, draft) => inviteGuest(sim, tenantOf(tenant), draft),
    setAssignmentRequired: (tenant, clientId, isRequired) => {
      getServicePrincipal(tenantOf(tenant), clientId).appRoleAssignmentRequired = isRequired
    },
    assignPerson: (tenant, clientId, user) =>
      assignPerson(sim, getServicePrincipal(tenantOf(tenant), clientId), getUser(tenantOf(tenant), user)),
    rotateKeys: () => rotateKeys(sim),
    setPolicy: (tenant, changes) => setPolicy(tenantOf(tenant), changes),
    createApplication: (tenant, draft) => createApplication(sim, tenantOf(tenant), draft),
    deleteApplication: (tenant, clientId) => deleteApplication(sim, tenantOf(tenant), clientId),
    addSecret: (tenant, clientId, draft) => addSecret(sim, appOf(tenant, clientId), draft),
    moveSecret: (tenant, clientId, keyId, times) => moveSecret(appOf(tenant, clientId), keyId, times),
    deleteSecret: (tenant, clientId, keyId) => deleteSecret(appOf(tenant, clientId), keyId),
    addCertificate: (tenant, clientId, certificate) => addCertificate(sim, appOf(tenant, clientId), { certificate }),
    addFederatedCredential: (tenant, clientId, draft) => addFederatedCredential(sim, appOf(tenant, clientId), draft),
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
    changeEnvironment: (tenant, environment, changes) => changeEnvironment(environmentOf(tenant, environment), changes),
    createPermissionSet: (tenant, environment, draft) =>
      void createPermissionSet(environmentOf(tenant, environment), draft),
    createSecurityGroup: (tenant, draft) => createSecurityGroup(sim, tenantOf(tenant), draft),
    offerApp: (draft) => void offerApp(sim, draft),
    createCompany: (tenant, environment, draft) => createCompany(sim, environmentOf(tenant, environment), draft),
    setUpCompany: (tenant, environment, company, switches) =>
      setUpCompany(environmentOf(tenant, environment), company, switches),
    deleteCompany: (tenant, environment, company) => deleteCompany(environmentOf(tenant, environment), company),
    putExtension: (tenant, environment, draft) => void putExtension(sim, environmentOf(tenant, environment), draft),
    deleteExtension: (tenant, environment, appId) => dropExtension(environmentOf(tenant, environment), appId),
    getCard: (tenant, environment, clientId) => getCard(placeOf(tenant, environment), clientId),
    putCard: (tenant, environment, wish) => putCard(sim, placeOf(tenant, environment), wish),
    deleteCard: (tenant, environment, clientId) => deleteCard(placeOf(tenant, environment), clientId),
  }
}
