import { azureManagement, type MicrosoftClient, microsoftClients } from '@landbridge/model'
import { newServicePrincipal } from '../control/tenants.ts'
import { findApplication } from '../lookups.ts'
import type { Simulation } from '../simulation.ts'
import type { Application, Plain, PlainObject, ServicePrincipal, Tenant, World } from '../world.ts'

const theirs: readonly MicrosoftClient[] = Object.values(microsoftClients)

const registrationOf = ({ appId, displayName, redirectUris }: MicrosoftClient): Application => ({
  id: appId,
  appId,
  displayName,
  signInAudience: 'AzureADandPersonalMicrosoftAccount',
  uniqueName: undefined,
  redirectUris: [],
  spaRedirectUris: [],
  publicRedirectUris: [...redirectUris],
  isFallbackPublicClient: true,
  secrets: [],
  certificates: [],
  federatedCredentials: [],
  owners: [],
  details: {},
  requiredResourceAccess: [],
  createdAt: 0,
})

const registrations: ReadonlyMap<string, Application> = new Map(
  theirs.map((client) => [client.appId, registrationOf(client)]),
)

/** Whether a client is one of Microsoft's own, for which nobody can consent. */
export const isMicrosoftClient = ({ appId }: Pick<Application, 'appId'>): boolean => registrations.has(appId)

/** The registration of a client id, wherever its home is; Microsoft's own clients have none here. */
export const findRegistration = (world: World, clientId: string): Application | undefined =>
  findApplication(world, clientId) ?? registrations.get(clientId.toLowerCase())

const newPrincipal = (
  sim: Simulation,
  tenant: Tenant,
  { appId, displayName }: Pick<MicrosoftClient, 'appId' | 'displayName'>,
): ServicePrincipal => {
  const principal = newServicePrincipal(sim, appId, displayName)
  tenant.servicePrincipals.set(appId, principal)
  return principal
}

/** The service principal of a client; one of Microsoft's own appears when it is first used, with what it may do. */
export const findPrincipal = (sim: Simulation, tenant: Tenant, clientId: string): ServicePrincipal | undefined => {
  const appId = clientId.toLowerCase()
  const found = tenant.servicePrincipals.get(appId)
  const client = theirs.find((each) => each.appId === appId)
  if (found !== undefined || client === undefined) return found
  const principal = newPrincipal(sim, tenant, client)
  for (const [resource, names] of Object.entries(client.preauthorized))
    principal.grantedScopes.set(resource, new Set(names))
  return principal
}

/** Azure's own resource, which is there in every tenant; its service principal appears when it is first asked for. */
export const findAzureManagement = (sim: Simulation, tenant: Tenant, name: string): ServicePrincipal | undefined => {
  const { appId, names } = azureManagement
  if (name !== appId && !(names as readonly string[]).includes(name)) return undefined
  return tenant.servicePrincipals.get(appId) ?? newPrincipal(sim, tenant, azureManagement)
}

const isObject = (value: Plain | undefined): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A part of what a registration says in the words of Microsoft Graph, by its path; undefined where it is not set. */
export const detailOf = ({ details }: Pick<Application, 'details'>, ...path: readonly string[]): Plain | undefined =>
  path.reduce<Plain | undefined>((value, name) => (isObject(value) ? value[name] : undefined), details)

/** The texts of a list in a registration. */
export const textsOf = (application: Pick<Application, 'details'>, ...path: readonly string[]): string[] => {
  const value = detailOf(application, ...path)
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}

/** Version of the tokens that are made for a registration as a resource. */
export const tokenVersionOf = (application: Application | undefined): 1 | 2 => {
  if (application === undefined || isMicrosoftClient(application)) return 1
  const asked = detailOf(application, 'api', 'requestedAccessTokenVersion')
  if (asked === undefined || asked === null)
    return application.signInAudience === 'AzureADandPersonalMicrosoftAccount' ? 2 : 1
  return asked === 2 ? 2 : 1
}

/** Claims that a registration wants in tokens beyond the usual ones. */
export const optionalClaims = (application: Application, kind: 'accessToken' | 'idToken'): ReadonlySet<string> => {
  const list = detailOf(application, 'optionalClaims', kind)
  const entries: readonly Plain[] = Array.isArray(list) ? list : []
  return new Set(entries.flatMap((each) => (isObject(each) && typeof each.name === 'string' ? [each.name] : [])))
}
