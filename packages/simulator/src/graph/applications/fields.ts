import { type Fields, flag, guid, instant, missing, object, objects, text, texts, whole } from '../fields.ts'

const permissionScope: Fields = {
  id: guid,
  adminConsentDescription: text(),
  adminConsentDisplayName: text(),
  userConsentDescription: text(),
  userConsentDisplayName: text(),
  isEnabled: flag,
  origin: text(),
  type: text(),
  value: text(120),
}

const appRole: Fields = {
  id: guid,
  allowedMemberTypes: texts,
  description: text(),
  displayName: text(),
  isEnabled: flag,
  origin: text(),
  value: text(120),
}

const optionalClaim: Fields = { name: text(), source: text(), essential: flag, additionalProperties: texts }
const addresses = object({ redirectUris: texts })

/** What may be given of a key; only what makes the certificate counts. */
export const keyFields: Fields = {
  customKeyIdentifier: text(),
  displayName: text(),
  endDateTime: instant,
  key: text(20_000),
  keyId: guid,
  startDateTime: instant,
  type: text(),
  usage: text(),
}

/** What may be given of a secret: its text is Graph's own. */
export const secretFields: Fields = {
  customKeyIdentifier: text(),
  displayName: text(),
  endDateTime: instant,
  hint: text(),
  keyId: text(),
  secretText: text(),
  startDateTime: instant,
}

/** What a body may say of an application. @see Microsoft Graph, "application resource type" */
export const applicationFields: Fields = {
  displayName: text(256),
  uniqueName: text(120),
  signInAudience: text(),
  isFallbackPublicClient: flag,
  isDeviceOnlyAuthSupported: flag,
  description: text(),
  notes: text(),
  tags: texts,
  identifierUris: texts,
  groupMembershipClaims: text(),
  samlMetadataUrl: text(),
  defaultRedirectUri: text(),
  nativeAuthenticationApisEnabled: text(),
  oauth2RequirePostResponse: flag,
  requestSignatureVerification: object({ allowedWeakAlgorithms: text(), isSignedRequestRequired: flag }),
  tokenEncryptionKeyId: guid,
  logo: missing,
  authenticationBehaviors: missing,
  extensionProperties: missing,
  serviceManagementReference: text(),
  web: object({
    homePageUrl: text(),
    logoutUrl: text(),
    redirectUris: texts,
    implicitGrantSettings: object({ enableAccessTokenIssuance: flag, enableIdTokenIssuance: flag }),
    redirectUriSettings: objects({ uri: text(), index: whole }),
  }),
  spa: addresses,
  publicClient: addresses,
  api: object({
    acceptMappedClaims: flag,
    knownClientApplications: texts,
    requestedAccessTokenVersion: whole,
    oauth2PermissionScopes: objects(permissionScope),
    preAuthorizedApplications: objects({ appId: guid, delegatedPermissionIds: texts }),
  }),
  appRoles: objects(appRole),
  info: object({
    logoUrl: text(),
    marketingUrl: text(),
    privacyStatementUrl: text(),
    supportUrl: text(),
    termsOfServiceUrl: text(),
  }),
  optionalClaims: object({
    idToken: objects(optionalClaim),
    accessToken: objects(optionalClaim),
    saml2Token: objects(optionalClaim),
  }),
  parentalControlSettings: object({ countriesBlockedForMinors: texts, legalAgeGroupRule: text() }),
  servicePrincipalLockConfiguration: object({
    isEnabled: flag,
    allProperties: flag,
    credentialsWithUsageSign: flag,
    credentialsWithUsageVerify: flag,
    tokenEncryptionKeyId: flag,
  }),
  addIns: objects({ id: guid, type: text(), properties: objects({ key: text(), value: text() }) }),
  requiredResourceAccess: objects({ resourceAppId: guid, resourceAccess: objects({ id: guid, type: text() }) }),
  keyCredentials: objects(keyFields),
  passwordCredentials: objects(secretFields),
}

/** Properties that the world keeps as its own; the others go into `details`. */
export const ownProperties = [
  'displayName',
  'uniqueName',
  'signInAudience',
  'isFallbackPublicClient',
  'spa',
  'publicClient',
  'requiredResourceAccess',
  'keyCredentials',
  'passwordCredentials',
] as const
