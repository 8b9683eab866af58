import type { Application, Certificate, FederatedCredential, PlainObject, Secret, Tenant } from '../../world.ts'
import { overlay } from '../fields.ts'
import { certificateName } from './certificate-name.ts'

export const stamp = (ms: number): string => new Date(ms).toISOString().replace(/\.000Z$/, 'Z')

/** A secret as it can be read ever after: its first characters only. */
export const viewSecret = ({ keyId, customKeyIdentifier: mark, displayName, text, startsAt, endsAt }: Secret) => ({
  customKeyIdentifier: mark ?? null,
  displayName: displayName === '' ? null : displayName,
  endDateTime: stamp(endsAt),
  hint: text.slice(0, 3),
  keyId,
  secretText: null,
  startDateTime: stamp(startsAt),
})

export const viewCertificate = ({ keyId, displayName, der, startsAt, endsAt }: Certificate) => ({
  customKeyIdentifier: certificateName(der),
  displayName,
  endDateTime: stamp(endsAt),
  key: der,
  keyId,
  startDateTime: stamp(startsAt),
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
})

export const viewFederated = (credential: FederatedCredential): PlainObject => ({
  id: credential.id,
  name: credential.name,
  issuer: credential.issuer,
  subject: credential.subject,
  description: credential.description,
  audiences: [credential.audience],
})

/** Every property that is kept in `details`, as a new registration has it. */
const untouched = {
  addIns: [],
  api: {
    acceptMappedClaims: null,
    knownClientApplications: [],
    requestedAccessTokenVersion: null,
    oauth2PermissionScopes: [],
    preAuthorizedApplications: [],
  },
  appRoles: [],
  defaultRedirectUri: null,
  description: null,
  groupMembershipClaims: null,
  identifierUris: [],
  info: {
    logoUrl: null,
    marketingUrl: null,
    privacyStatementUrl: null,
    supportUrl: null,
    termsOfServiceUrl: null,
  },
  isDeviceOnlyAuthSupported: null,
  nativeAuthenticationApisEnabled: null,
  notes: null,
  oauth2RequirePostResponse: false,
  optionalClaims: null,
  parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
  requestSignatureVerification: null,
  samlMetadataUrl: null,
  serviceManagementReference: null,
  servicePrincipalLockConfiguration: null,
  tags: [],
  tokenEncryptionKeyId: null,
  web: {
    homePageUrl: null,
    logoutUrl: null,
    implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
  },
} as const satisfies PlainObject

/** What the registration says beside its own properties, with defaults for what was never set. */
export const detailsOf = ({ details, signInAudience }: Application): PlainObject => {
  // An application for personal accounts too gets tokens of version 2.
  const version = signInAudience === 'AzureADandPersonalMicrosoftAccount' ? 2 : null
  return overlay(overlay(untouched, { api: { requestedAccessTokenVersion: version } }), details)
}

/** An application as Graph shows it, with all of its properties. */
export const viewApplication = (
  tenant: Tenant,
  application: Application,
  deletedAt: number | undefined = undefined,
): PlainObject => {
  const { redirectUris, spaRedirectUris, publicRedirectUris } = application
  const details = detailsOf(application)
  return {
    id: application.id,
    deletedDateTime: deletedAt === undefined ? null : stamp(deletedAt),
    appId: application.appId,
    applicationTemplateId: null,
    disabledByMicrosoftStatus: null,
    createdDateTime: stamp(application.createdAt),
    displayName: application.displayName,
    isFallbackPublicClient: application.isFallbackPublicClient || null,
    publisherDomain: tenant.domains[0] ?? null,
    signInAudience: application.signInAudience,
    uniqueName: application.uniqueName ?? null,
    certification: null,
    verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
    ...details,
    keyCredentials: application.certificates.map(viewCertificate),
    passwordCredentials: application.secrets.map(viewSecret),
    publicClient: { redirectUris: publicRedirectUris },
    requiredResourceAccess: application.requiredResourceAccess,
    spa: { redirectUris: spaRedirectUris },
    web: overlay(details.web as PlainObject, {
      redirectUris,
      redirectUriSettings: redirectUris.map((uri) => ({ uri, index: null })),
    }),
  }
}
