import type { KeyObject } from 'node:crypto'
import type {
  EnvironmentOperation,
  EnvironmentSettings,
  TenantAdministration,
  UpdateWindow,
} from './admin-center/state.ts'
import type { CompanyData } from './bc/company-data.ts'
import type { ExtensionState, MarketplaceApp } from './bc/extensions/state.ts'
import type { Seed } from './bc/seed/names.ts'
import type { Subscription } from './bc/webhooks/subscription.ts'
import type { GuestOf, PersonSignIn, SignInPolicy } from './entra/sign-in-policy.ts'

/** All that the simulated Microsoft knows. Plain data, so that it can be listed and reset. */
export interface World {
  /** Directories, by id. */
  readonly tenants: Map<string, Tenant>
  /** Keys with which sign-in signs tokens; empty until they are made. The first one signs. */
  readonly keys: SigningKey[]
  /** Apps that anybody can install from the marketplace, all versions; absent while there are none. */
  marketplace?: MarketplaceApp[]
}

/** One key of sign-in, with the certificate in which it is published. */
export interface SigningKey {
  /** Name of the key in token headers: the SHA-1 thumbprint of the certificate, base64url. */
  readonly kid: string
  readonly privateKey: KeyObject
  /** DER, base64. */
  readonly certificate: string
  /** Whether it is published as one for personal accounts alone. */
  readonly isForConsumers?: true
}

/** One Entra directory with the Business Central environments it owns. */
export interface Tenant {
  /** GUID in lower case. */
  readonly id: string
  readonly displayName: string
  /** Verified domains; the first is the initial one. */
  readonly domains: readonly string[]
  readonly country: string
  /** App registrations whose home is this tenant, by client id (appId). */
  readonly applications: Map<string, Application>
  /** Service principals, by client id. An application without one here cannot get tokens in this tenant. */
  readonly servicePrincipals: Map<string, ServicePrincipal>
  /** People, by object id. */
  readonly users: Map<string, User>
  /** Environments, by name in lower case. */
  readonly environments: Map<string, Environment>
  /** Client ids on the admin center's page Authorized Microsoft Entra apps; absent while there is none. */
  authorizedApps?: Set<string>
  /** What was asked of environments as a whole, oldest first; absent while nothing was. */
  environmentOperations?: EnvironmentOperation[]
  /** Notification recipients, reported outages and exports; absent while there are none. */
  administration?: TenantAdministration
  /** Groups of people, by object id; absent while there are none. */
  securityGroups?: Map<string, SecurityGroup>
  /** What was deleted and may still be restored, by object id. */
  readonly bin: Map<string, DeletedObject>
  readonly policy: TenantPolicy
}

/** An application or service principal in the recycle bin. */
export type DeletedObject = { readonly deletedAt: number } & (
  | { readonly application: Application }
  | { readonly principal: ServicePrincipal }
)

/** A group of people in a directory. */
export interface SecurityGroup {
  readonly id: string
  readonly displayName: string
  /** Object ids of people. */
  readonly members: Set<string>
  /** Permission sets of its members in each environment, by environment name in lower case. */
  readonly permissionSets: Map<string, { roleId: string; company: string }[]>
}

/** What the administrators of a directory allow. */
export interface TenantPolicy extends SignInPolicy {
  /** Whether people without a directory role may register applications, which they then own. */
  usersMayRegister: boolean
  /** Whether client secrets may be added at all. */
  secretsAllowed: boolean
  /** Longest life of a new secret; undefined sets no bound. */
  secretMaxDays: number | undefined
  /** How many objects the directory takes. @default 300_000 */
  maxObjects?: number
}

/** A value as JSON has it. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainObject
export type PlainObject = { readonly [name: string]: Plain }

/** An app registration. Two ids: `id` is the object id, `appId` the client id. */
export interface Application {
  readonly id: string
  readonly appId: string
  displayName: string
  signInAudience: 'AzureADMyOrg' | 'AzureADMultipleOrgs' | 'AzureADandPersonalMicrosoftAccount'
  /** A name of the caller's choice that finds the registration again; it stays once it is set. */
  uniqueName: string | undefined
  /** Redirect addresses of the platform Web. */
  redirectUris: string[]
  /** Those of single-page applications, and of mobile and desktop ones: their clients hold no credential. */
  spaRedirectUris: string[]
  publicRedirectUris: string[]
  isFallbackPublicClient: boolean
  secrets: Secret[]
  certificates: Certificate[]
  federatedCredentials: FederatedCredential[]
  /** Object ids of people and service principals. */
  owners: string[]
  /** What else the registration says, in the words of Microsoft Graph: notes, tags, own permissions. */
  details: PlainObject
  /** What the registration asks for; granting is another thing. */
  requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: 'Role' | 'Scope' }[] }[]
  readonly createdAt: number
}

/** A client secret. Kept in clear: this is a simulator. The portal and Graph show `text` only when it is made. */
export interface Secret {
  readonly keyId: string
  /** What the caller of Graph marked it with, base64. */
  readonly customKeyIdentifier?: string
  readonly displayName: string
  readonly text: string
  readonly startsAt: number
  readonly endsAt: number
}

export interface Certificate {
  readonly keyId: string
  readonly displayName: string
  /** DER, base64. */
  readonly der: string
  readonly startsAt: number
  readonly endsAt: number
}

/** Trust in the tokens of another issuer, in place of a secret. */
export interface FederatedCredential {
  readonly id: string
  readonly name: string
  issuer: string
  subject: string
  audience: string
  description: string | null
  readonly createdAt: number
}

/** An application as it exists in one tenant, with what was granted to it there. */
export interface ServicePrincipal {
  readonly id: string
  readonly appId: string
  displayName: string
  accountEnabled: boolean
  /** Whether tokens for it are given only to whom something was granted on it. */
  appRoleAssignmentRequired: boolean
  /** Object ids of people and service principals. */
  owners: string[]
  /** What else it says, in the words of Microsoft Graph: notes, tags. */
  details: PlainObject
  readonly createdAt: number
  /** Application roles granted, by resource appId: names such as `API.ReadWrite.All`. */
  readonly grantedRoles: Map<string, Set<string>>
  /** When each role was granted, by `{resource appId} {role}`, in milliseconds since 1970. */
  readonly grantedAt: Map<string, number>
  /** Delegated scopes granted for all people, by resource appId. */
  readonly grantedScopes: Map<string, Set<string>>
  /** Delegated scopes that single people granted for themselves, by their object id and resource appId. */
  readonly personalScopes: Map<string, Map<string, Set<string>>>
  /** People who were assigned to it, with a role of it or plain access; absent while nobody was. */
  assignedPeople?: PersonalAssignment[]
}

/** What one person was given on a resource. */
export interface PersonalAssignment {
  /** Object id. */
  readonly userId: string
  /** Id of an application role of the resource; zeros stand for plain access. */
  readonly roleId: string
  readonly at: number
}

export interface User {
  readonly id: string
  readonly userPrincipalName: string
  readonly displayName: string
  password: string
  enabled: boolean
  /** Grants from before this instant are revoked, in milliseconds since 1970. */
  tokensValidFrom: number
  /** Template ids of directory roles that are active; one that waits for activation is not there. */
  directoryRoles: readonly string[]
  /** Permission sets in each environment, by environment name in lower case. */
  readonly permissionSets: Map<string, string[]>
  /** Of a guest: the account that signs in; its password is asked for there. */
  guestOf?: GuestOf
  /** What sign-in knows of the person; absent while nothing is special. */
  signIn?: PersonSignIn
  /** What was set for the person in Business Central's own list of users, by environment name in lower case. */
  environmentUsers?: Map<string, EnvironmentUserSettings>
}

/** What the list of users of an environment keeps of a person or an application beside Entra. */
export interface EnvironmentUserSettings {
  state?: 'Enabled' | 'Disabled'
  expiresAt?: number
  contactEmail?: string
}

/** One Business Central instance: its own database, application cards and companies. */
export interface Environment {
  name: string
  readonly type: 'Production' | 'Sandbox'
  readonly countryCode: string
  readonly applicationFamily: string
  /** Version of the base application, for example `28.0.41000.0`. */
  version: string
  /** The ring from which its updates come. @default 'PROD' */
  ring?: string
  status: EnvironmentStatus
  /** Cards of the page Microsoft Entra Applications, by client id. */
  readonly cards: Map<string, ApplicationCard>
  /** Companies by id. */
  readonly companies: Map<string, Company>
  /** Records that belong to no company; absent until somebody looks. */
  shared?: CompanyData
  /** Webhook subscriptions, by id; absent while there never was one. */
  subscriptions?: Map<string, Subscription>
  /** Extensions that were uploaded, and their deployments; absent while nobody asked for them. */
  extensions?: ExtensionState
  /** Where it was deleted: its name until then, and when. */
  deleted?: { readonly name: string; readonly at: number }
  updateWindow?: UpdateWindow
  /** What else was set for it in the admin center; absent while nothing was. */
  settings?: EnvironmentSettings
  /** Permission sets beside Microsoft's own: copies, and those of extensions; absent while there are none. */
  permissionSets?: CustomPermissionSet[]
  /** Features that were switched on or off; absent while none was. */
  features?: Map<string, boolean>
  /** Jobs that bring people from Microsoft 365; absent while there never was one. */
  userJobs?: UserJob[]
}

/** States of an environment, as the admin center names them. Only an active one serves its API. */
export type EnvironmentStatus =
  | 'Active'
  | 'NotReady'
  | 'Upgrading'
  | 'Preparing'
  | 'Removing'
  | 'CreatingFailed'
  | 'RemovingFailed'
  | 'SoftDeleting'
  | 'SoftDeletingFailed'
  | 'SoftDeleted'
  | 'Recovering'
  | 'RecoveringFailed'

/** A permission set that somebody made, or that an extension brought. */
export interface CustomPermissionSet {
  readonly roleId: string
  readonly name: string
  /** The extension that brought it; blank for one that was made in the environment. */
  readonly appId: string
  readonly appName: string
  /** Microsoft's set whose rights it has; none where it opens the extension's own objects only. */
  readonly like: string | undefined
}

/** A job that brings people from Microsoft 365. */
export interface UserJob {
  readonly id: string
  readonly startedAt: number
  readonly endsAt: number
  isDone: boolean
}

/** A card of page 9861. Permission sets can be changed only while it is disabled and its user exists. */
export interface ApplicationCard {
  readonly clientId: string
  description: string
  contact: string
  state: 'Enabled' | 'Disabled'
  /** The application user, made when the card is first enabled or by "initialise user". */
  userSecurityId: string | undefined
  /** Assignments of permission sets; a blank company means all. */
  permissionSets: { roleId: string; company: string }[]
  /** What was set on its user by way of the list of users. */
  user?: EnvironmentUserSettings
}

export interface Company {
  readonly id: string
  name: string
  displayName: string
  businessProfileId?: string
  evaluation: boolean
  /** What its records began with. */
  readonly seed: Seed
  readonly createdAt: number
  readonly data: CompanyData
}
