import type { Simulation } from '../simulation.ts'
import type {
  Application,
  ApplicationCard,
  Company,
  Environment,
  Secret,
  ServicePrincipal,
  Tenant,
  User,
} from '../world.ts'
import { askedPermissions } from './consent.ts'

const instant = (ms: number): string => new Date(ms).toISOString()

/** A secret without its text. */
export const viewSecret = ({ keyId, displayName, text, startsAt, endsAt }: Secret) => ({
  keyId,
  displayName,
  hint: text.slice(0, 3),
  startDateTime: instant(startsAt),
  endDateTime: instant(endsAt),
})

export const viewApplication = (tenant: Tenant, application: Application) => ({
  id: application.id,
  clientId: application.appId,
  displayName: application.displayName,
  signInAudience: application.signInAudience,
  redirectUris: application.redirectUris,
  isFallbackPublicClient: application.isFallbackPublicClient,
  createdDateTime: instant(application.createdAt),
  secrets: application.secrets.map(viewSecret),
  certificates: application.certificates.map(({ keyId, displayName, endsAt }) => ({
    keyId,
    displayName,
    endDateTime: instant(endsAt),
  })),
  permissions: askedPermissions(tenant, application).map(({ resourceName, name, type, isGranted }) => ({
    resource: resourceName,
    name,
    type,
    isGranted,
  })),
})

const grants = (byResource: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> =>
  Object.fromEntries([...byResource].map(([resource, names]) => [resource, [...names]]))

export const viewServicePrincipal = (principal: ServicePrincipal) => ({
  id: principal.id,
  clientId: principal.appId,
  displayName: principal.displayName,
  accountEnabled: principal.accountEnabled,
  grantedRoles: grants(principal.grantedRoles),
  grantedScopes: grants(principal.grantedScopes),
})

export const viewCard = (card: ApplicationCard) => ({
  clientId: card.clientId,
  description: card.description,
  contact: card.contact,
  state: card.state,
  userSecurityId: card.userSecurityId ?? null,
  permissionSets: card.permissionSets,
})

export const viewCompany = ({ id, name, displayName, evaluation, createdAt }: Company) => ({
  id,
  name,
  displayName,
  evaluation,
  createdDateTime: instant(createdAt),
})

export const viewEnvironment = (environment: Environment) => ({
  name: environment.name,
  type: environment.type,
  countryCode: environment.countryCode,
  applicationFamily: environment.applicationFamily,
  version: environment.version,
  status: environment.status,
  cards: [...environment.cards.values()].map(viewCard),
  companies: [...environment.companies.values()].map(viewCompany),
})

export const viewUser = ({ id, userPrincipalName, displayName, enabled, directoryRoles, guestOf, signIn }: User) => ({
  id,
  userPrincipalName,
  displayName,
  enabled,
  directoryRoles,
  ...(guestOf && { guestOf }),
  ...(signIn && { signIn }),
})

export const viewTenant = (tenant: Tenant) => ({
  id: tenant.id,
  displayName: tenant.displayName,
  domains: tenant.domains,
  country: tenant.country,
  policy: tenant.policy,
  applications: [...tenant.applications.values()].map((application) => viewApplication(tenant, application)),
  servicePrincipals: [...tenant.servicePrincipals.values()].map(viewServicePrincipal),
  users: [...tenant.users.values()].map(viewUser),
  environments: [...tenant.environments.values()].map(viewEnvironment),
})

/** All of the world that may be shown: no secret, no password, no key. */
export const viewState = ({ world, clock, settings }: Simulation) => ({
  now: instant(clock.now()),
  settings,
  tenants: [...world.tenants.values()].map(viewTenant),
})
