/**
 * How a property may be used in `$filter`: by itself, only as an advanced query, with `any`; `missing` is what Graph can
 * and the simulator cannot.
 */
export type Filterable = 'basic' | 'advanced' | 'any' | 'missing'

/** What can be asked of one kind of object. Its properties are those that its view has. */
export interface Collection {
  /** Name of the type, without `microsoft.graph.`. */
  readonly type: string
  readonly filter: Readonly<Record<string, Filterable>>
  /** Properties whose end can be asked for, as an advanced query. */
  readonly ends?: readonly string[]
  readonly search: readonly string[]
  readonly order: readonly string[]
  /** What is given without `$select`; absent means everything. */
  readonly byDefault?: readonly string[]
}

const byNames = { id: 'basic', displayName: 'basic', createdDateTime: 'advanced' } as const

/** @see Microsoft Graph, "Advanced query capabilities on Microsoft Entra ID objects", and the properties' own texts */
export const collections = {
  application: {
    type: 'application',
    filter: {
      ...byNames,
      appId: 'basic',
      uniqueName: 'basic',
      signInAudience: 'basic',
      publisherDomain: 'advanced',
      description: 'advanced',
      deletedDateTime: 'advanced',
      identifierUris: 'any',
      tags: 'any',
      disabledByMicrosoftStatus: 'missing',
      groupMembershipClaims: 'missing',
      info: 'missing',
      keyCredentials: 'missing',
      requiredResourceAccess: 'missing',
      tokenEncryptionKeyId: 'missing',
      verifiedPublisher: 'missing',
      owners: 'missing',
    },
    search: ['displayName', 'description'],
    order: ['displayName', 'createdDateTime', 'appId'],
  },
  servicePrincipal: {
    type: 'servicePrincipal',
    filter: {
      ...byNames,
      appId: 'basic',
      accountEnabled: 'basic',
      servicePrincipalType: 'basic',
      appOwnerOrganizationId: 'advanced',
      deletedDateTime: 'advanced',
      servicePrincipalNames: 'any',
      alternativeNames: 'any',
      tags: 'any',
      applicationTemplateId: 'missing',
      disabledByMicrosoftStatus: 'missing',
      homepage: 'missing',
      info: 'missing',
      keyCredentials: 'missing',
      preferredSingleSignOnMode: 'missing',
      verifiedPublisher: 'missing',
      owners: 'missing',
      appRoleAssignments: 'missing',
    },
    search: ['displayName', 'description'],
    order: ['displayName', 'createdDateTime', 'appId'],
  },
  user: {
    type: 'user',
    filter: {
      ...byNames,
      userPrincipalName: 'basic',
      mail: 'basic',
      givenName: 'basic',
      surname: 'basic',
      accountEnabled: 'basic',
      userType: 'basic',
    },
    ends: ['userPrincipalName', 'mail'],
    search: ['displayName', 'userPrincipalName', 'mail'],
    order: ['displayName', 'userPrincipalName'],
    byDefault: [
      'businessPhones',
      'displayName',
      'givenName',
      'jobTitle',
      'mail',
      'mobilePhone',
      'officeLocation',
      'preferredLanguage',
      'surname',
      'userPrincipalName',
      'id',
    ],
  },
  organization: { type: 'organization', filter: {}, search: [], order: [] },
  directoryObject: { type: 'directoryObject', filter: { id: 'basic' }, search: [], order: [] },
  directoryRole: {
    type: 'directoryRole',
    filter: { roleTemplateId: 'basic', displayName: 'basic' },
    search: [],
    order: [],
  },
  domain: { type: 'domain', filter: {}, search: [], order: [] },
  appRoleAssignment: {
    type: 'appRoleAssignment',
    filter: { id: 'basic', resourceId: 'basic', principalId: 'basic', appRoleId: 'basic' },
    search: [],
    order: [],
  },
  oAuth2PermissionGrant: {
    type: 'oAuth2PermissionGrant',
    filter: { id: 'basic', clientId: 'basic', consentType: 'basic', principalId: 'basic', resourceId: 'basic' },
    search: [],
    order: [],
  },
  federatedIdentityCredential: {
    type: 'federatedIdentityCredential',
    filter: { id: 'basic', name: 'basic', issuer: 'basic', subject: 'basic' },
    search: [],
    order: [],
  },
} as const satisfies Record<string, Collection>
