import { businessCentralAppId, graphAppId } from './endpoints.ts'

/** A public client of Microsoft's own, which exists in every tenant and needs no consent for what it is meant for. */
export interface MicrosoftClient {
  readonly appId: string
  readonly displayName: string
  /** Addresses on the machine of the person; their port does not count. */
  readonly redirectUris: readonly string[]
  /** Delegated permissions that were granted beforehand everywhere, by the application id of the resource. */
  readonly preauthorized: Readonly<Record<string, readonly string[]>>
}

/** A resource of Microsoft's that every tenant has and that command lines always ask a token for. */
export const azureManagement = {
  appId: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
  displayName: 'Windows Azure Service Management API',
  names: ['https://management.core.windows.net', 'https://management.azure.com'],
  scopes: ['user_impersonation'],
} as const

const redirectUris = ['http://localhost', 'https://login.microsoftonline.com/common/oauth2/nativeclient']

/**
 * Microsoft's command lines, by which administrators and build scripts sign in.
 *
 * @see Microsoft, "Application IDs of commonly used Microsoft applications", read 2026-08; which resources each may
 *      reach without consent is inferred from what they are used for.
 */
export const microsoftClients = {
  azureCli: {
    appId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
    displayName: 'Microsoft Azure CLI',
    redirectUris,
    preauthorized: {
      [azureManagement.appId]: azureManagement.scopes,
      [graphAppId]: ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All', 'Directory.AccessAsUser.All'],
    },
  },
  azurePowerShell: {
    appId: '1950a258-227b-4e31-a9cf-717495945fc2',
    displayName: 'Microsoft Azure PowerShell',
    redirectUris,
    preauthorized: {
      [azureManagement.appId]: azureManagement.scopes,
      [graphAppId]: ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All', 'Directory.AccessAsUser.All'],
      [businessCentralAppId]: ['Financials.ReadWrite.All', 'user_impersonation'],
    },
  },
} as const satisfies Record<string, MicrosoftClient>
