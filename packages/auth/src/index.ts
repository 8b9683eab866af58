export { type CertificateCredential, type ReadCertificate, readCertificate } from './certificate.ts'
export { readClaims, type TokenClaims } from './claims.ts'
export { type ClientCredentialsOptions, clientCredentials } from './client-credentials.ts'
export type { ClientCredential } from './client-proof.ts'
export { beginDeviceCode, type DeviceCode, type DevicePoll, pollDeviceCode } from './device-code.ts'
export { discoverTenant, type Tenant } from './discover-tenant.ts'
export { type EntraError, entraFault, readEntraError } from './entra-error.ts'
export type { EntraOptions, Fetch } from './exchange.ts'
export { ensureCertificate, ensureFederated, type TrustedIssuer } from './graph/application-keys.ts'
export { createGraph, type Graph, type GraphOptions } from './graph/client.ts'
export { ensureSecret, type NewSecret, probeRoles, removeSecret } from './graph/credential.ts'
export { type DirectoryFacts, lookAtDirectory, type May } from './graph/directory.ts'
export type { Outcome } from './graph/outcome.ts'
export {
  addCertificateByProof,
  addCertificateByRight,
  findHomeTenant,
  graphScope,
  type OwnApplication,
  type OwnKey,
  readOwnApplication,
  removeCertificate,
  signKeyProof,
} from './graph/own-keys.ts'
export {
  administratorScope,
  administratorScopes,
  type PlannedStep,
  planRegistration,
  type RegistrationStepId,
  type RegistrationWish,
} from './graph/plan.ts'
export {
  ensureApplication,
  ensureBusinessCentral,
  ensureRole,
  ensureServicePrincipal,
  type RegisteredApplication,
  type ResourcePrincipal,
  roleId,
} from './graph/register.ts'
export {
  type Removal,
  removeApplication,
  removeBusinessCentral,
  removeGrants,
  removeOwnAccess,
} from './graph/undo.ts'
export { type MadeCertificate, makeCertificate, type NewCertificate } from './make-certificate.ts'
export { type ProbeApplicationOptions, probeApplication } from './probe-application.ts'
export {
  adminConsentUrl,
  anyOrganisation,
  delegatedScope,
  redeemCode,
  refreshSignIn,
  returnedFault,
  type SignedIn,
  type SignedInPerson,
  type SignInClient,
  type SignInTies,
  signInUrl,
} from './sign-in.ts'
export type { AccessToken, TokenSource, TokenSourceOptions } from './token.ts'
export { type TokenCache, type TokenCacheOptions, tokenCache } from './token-cache.ts'
