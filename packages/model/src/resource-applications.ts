import { businessCentralAppId, businessCentralResource, embedFamilies, graphAppId, graphResource } from './endpoints.ts'
import { appRoles, delegatedScopes } from './permissions.ts'

/** One permission that a resource offers, with the GUID under which consent is stored. */
export interface ResourcePermission {
  readonly id: string
  /** What it opens; absent where the name says it. */
  readonly opens?: string
  /** A delegated permission that each person may grant for themselves, where the tenant lets people consent. */
  readonly byAnybody?: true
}

/** An application of Microsoft's that tokens are asked for: the same in every tenant where it exists. */
export interface ResourceApplication {
  readonly appId: string
  readonly displayName: string
  /** Names that may stand before the slash of a scope; the audience of the token follows what was asked. */
  readonly names: readonly string[]
  /** Application permissions, by the value that a token shows. */
  readonly appRoles: Readonly<Record<string, ResourcePermission>>
  /** Delegated permissions, by the value that a token shows. */
  readonly delegatedScopes: Readonly<Record<string, ResourcePermission>>
}

/**
 * The resources that a connection needs.
 *
 * @see Service principals of several tenants, read 2026; Microsoft Graph, "Permissions reference", read 2026-08.
 */
export const resourceApplications = {
  businessCentral: {
    appId: businessCentralAppId,
    displayName: 'Dynamics 365 Business Central',
    names: [
      businessCentralResource,
      'https://apps.businesscentral.dynamics.com',
      'https://financials.dynamics.com',
      'https://api.financials.dynamics.com',
      'https://projectmadeira.com',
      'https://api.invoicing.office.net',
      'https://api.accountants.dynamics.com',
      ...embedFamilies.map((family) => `https://${family}.api.bc.dynamics.com`),
    ],
    appRoles,
    delegatedScopes,
  },
  graph: {
    appId: graphAppId,
    displayName: 'Microsoft Graph',
    names: [graphResource],
    appRoles: {
      'Application.ReadWrite.All': { id: '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9' },
      'Application.ReadWrite.OwnedBy': { id: '18a4783c-866b-4cc7-a460-3d5e5662c884' },
      'AppRoleAssignment.ReadWrite.All': { id: '06b708a9-e830-4db3-a914-8e69da51d44f' },
      'DelegatedPermissionGrant.ReadWrite.All': { id: '8e8e4742-1d95-4f68-9d56-6ee75648c72a' },
      'Application.Read.All': { id: '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30' },
      'Directory.Read.All': { id: '7ab1d382-f21e-4acd-a863-ba3e13f7da61' },
      'Directory.ReadWrite.All': { id: '19dbc75e-c2e2-444c-a770-ec69d8559fc7' },
      'Organization.Read.All': { id: '498476ce-e0fe-48b0-b801-37ba7e2685c6' },
      'User.Read.All': { id: 'df021288-bdef-4463-88db-98f22de89214' },
    },
    delegatedScopes: {
      'Application.ReadWrite.All': { id: 'bdfbf15f-ee85-4955-8675-146e8e5296b5' },
      'AppRoleAssignment.ReadWrite.All': { id: '84bccea3-f856-4a8a-967b-dbe0a3d53a64' },
      'DelegatedPermissionGrant.ReadWrite.All': { id: '41ce6ca6-6826-4807-84f1-1c82854f7ee5' },
      'User.Read': { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', byAnybody: true },
      'Organization.Read.All': { id: '4908d5b9-3fb2-4b1e-9336-1888b7937185' },
      'Directory.Read.All': { id: '06da0dbc-49e2-44d2-8312-53f166ab848a' },
      'Directory.ReadWrite.All': { id: 'c5366453-9fb0-48a5-a156-24f0c49a4b84' },
      'Directory.AccessAsUser.All': { id: '0e263e50-5827-48a4-b97c-d940288653c7' },
      'Application.Read.All': { id: 'c79f8feb-a9db-4090-85f9-90d820caa0eb' },
      'User.Read.All': { id: 'a154be20-db9c-4678-8ab7-66f6cc099a59' },
      'User.ReadBasic.All': { id: 'b340eb25-3456-403f-be2f-af7a0d370277', byAnybody: true },
    },
  },
} as const satisfies Record<string, ResourceApplication>
