/** The addresses of one Microsoft cloud, embed application, server or simulator. All without a slash at the end. */
export interface Endpoints {
  /** Sign-in, for example `https://login.microsoftonline.com`. */
  readonly authority: string
  /** Microsoft Graph, without version. */
  readonly graph: string
  /** Business Central services, without the `v2.0` of the address generation. */
  readonly api: string
  /** Business Central web client and Admin Center. */
  readonly webClient: string
  /** Microsoft Entra admin center. */
  readonly entraAdminCenter: string
}

/** The audience of every Business Central token, whatever the host (Microsoft, embed apps alike). No slash at its end. */
export const businessCentralResource = 'https://api.businesscentral.dynamics.com'

/** Application id of Business Central, the same in every tenant; the other valid audience. */
export const businessCentralAppId = '996def3d-b36c-4153-8607-a6fd3c01b89f'

export const graphResource = 'https://graph.microsoft.com'
export const graphAppId = '00000003-0000-0000-c000-000000000000'

/** The scope that asks for every permission already granted. */
export const businessCentralScope = `${businessCentralResource}/.default`

export const microsoftEndpoints: Endpoints = {
  authority: 'https://login.microsoftonline.com',
  graph: 'https://graph.microsoft.com',
  api: 'https://api.businesscentral.dynamics.com',
  webClient: 'https://businesscentral.dynamics.com',
  entraAdminCenter: 'https://entra.microsoft.com',
}

/**
 * The addresses of an embed application: a vendor's own family on Microsoft's service, such as Wiise. Only two hosts
 * change; paths and token audience stay (Microsoft, devitpro "Embed apps"; seen in public connectors).
 *
 * @param family One DNS label, for example `wiise`.
 */
export const embedEndpoints = (family: string): Endpoints => ({
  ...microsoftEndpoints,
  api: `https://${family}.api.bc.dynamics.com`,
  webClient: `https://${family}.bc.dynamics.com`,
})

/** Hosts that serve the same public sign-in (compiled into Microsoft's own libraries). */
export const authorityAliases = [
  'login.microsoftonline.com',
  'login.windows.net',
  'login.microsoft.com',
  'sts.windows.net',
] as const

/** Embed families whose hosts are named on the Business Central service principal. */
export const embedFamilies = [
  'infoma',
  'serenicnavigator',
  'lscentral',
  'incadea-fastfit',
  'project365',
  '4psconstruct',
  'sparkrock365',
  'deonline',
  'wiise',
  'frentals',
  'amp',
  'to-increase-food',
  '3pl-dynamics',
  'prodware-scm',
  'gevis-erp',
] as const

/** What the list of environments says of where one is. */
export interface EnvironmentPlace {
  /** `BusinessCentral`, or the family of an embed application. */
  readonly family: string
  readonly webServiceUrl?: string
  readonly webClientUrl?: string
}

/**
 * The addresses of one environment: those that it was found with, unless it belongs to an embed application, which
 * says its own hosts (Microsoft, devitpro "Embed apps": take family and `webServiceUrl` from the environment).
 */
export const endpointsOf = (found: Endpoints, { family, webServiceUrl, webClientUrl }: EnvironmentPlace): Endpoints => {
  if (family === '' || family.toLowerCase() === 'businesscentral') return found
  return { ...found, ...originOf('api', webServiceUrl), ...originOf('webClient', webClientUrl) }
}

const originOf = (name: 'api' | 'webClient', address: string | undefined): Partial<Endpoints> =>
  address !== undefined && URL.canParse(address) ? { [name]: new URL(address).origin } : {}

/** API routes below an environment. */
export const routes = {
  standard: { path: 'api/v2.0', namespace: 'Microsoft.NAV', role: 'API.ReadWrite.All' },
  automation: { path: 'api/microsoft/automation/v2.0', namespace: 'Microsoft.NAV', role: 'Automation.ReadWrite.All' },
} as const

/** Where an environment is, as any caller names it. */
export interface EnvironmentAddress {
  readonly endpoints: Pick<Endpoints, 'api'>
  /** Tenant id or verified domain. */
  readonly tenant: string
  /** Environment name as the admin center shows it. */
  readonly environment: string
}

/** `{api}/v2.0/{tenant}/{environment}`; naming the tenant is needed by multi-tenant callers and harmless to others. */
export const environmentUrl = ({ endpoints, tenant, environment }: EnvironmentAddress): string =>
  `${endpoints.api}/v2.0/${encodeURIComponent(tenant)}/${encodeURIComponent(environment)}`

/** Address of an API route of an environment, such as `.../api/v2.0`. */
export const routeUrl = (at: EnvironmentAddress, route: keyof typeof routes = 'standard'): string =>
  `${environmentUrl(at)}/${routes[route].path}`

/** Address of a company below a route: `.../companies({id})`. */
export const companyUrl = (
  at: EnvironmentAddress,
  companyId: string,
  route: keyof typeof routes = 'standard',
): string => `${routeUrl(at, route)}/companies(${companyId})`

/** The environments that a token may see: any Business Central token will do (Microsoft, devitpro, since 1.0). */
export const environmentsUrl = (endpoints: Pick<Endpoints, 'api'>): string => `${endpoints.api}/environments/v1.2`

/** State of an environment without any sign-in: `Ready`, `DoesNotExist` or something in between. */
export const deploymentUrl = (endpoints: Pick<Endpoints, 'webClient'>, tenant: string, environment: string): string =>
  `${endpoints.webClient}/${encodeURIComponent(tenant)}/${encodeURIComponent(environment)}/deployment/url`

/** OpenID document of a tenant: the free test whether the tenant exists. */
export const discoveryUrl = (endpoints: Pick<Endpoints, 'authority'>, tenant: string): string =>
  `${endpoints.authority}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`

/** Token endpoint of a tenant. */
export const tokenUrl = (endpoints: Pick<Endpoints, 'authority'>, tenant: string): string =>
  `${endpoints.authority}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`

/**
 * The Admin Center API in the version that takes extensions of a tenant. It is one service for all: embed applications
 * have families there and no host of their own.
 */
export const adminCenterApi = (endpoints: Pick<Endpoints, 'api'>): string =>
  `${new URL(endpoints.api).host.endsWith('.api.bc.dynamics.com') ? microsoftEndpoints.api : endpoints.api}/admin/v2.29`
