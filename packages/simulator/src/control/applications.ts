import { X509Certificate } from 'node:crypto'
import { limits, type ResourceApplication, resourceApplications } from '@landbridge/model'
import { homeOf } from '../lookups.ts'
import type { Simulation } from '../simulation.ts'
import { isGuid } from '../texts.ts'
import type { Application, Certificate, Secret, Tenant } from '../world.ts'
import { conflict, invalid, needText, notFound } from './refused.ts'
import { newServicePrincipal } from './tenants.ts'

const dayMs = 86_400_000
const audiences = ['AzureADMyOrg', 'AzureADMultipleOrgs', 'AzureADandPersonalMicrosoftAccount'] as const

export interface ApplicationDraft {
  readonly displayName: string
  /** @default 'AzureADMyOrg' */
  readonly signInAudience?: string
  readonly redirectUris?: readonly string[]
  readonly isFallbackPublicClient?: boolean
}

/** @throws Refused unless it is an address of a program on a machine: any scheme, no fragment. */
export const checkPublicRedirectUri = (uri: string): string => {
  const text = needText('redirectUri', uri, 256)
  if (!URL.canParse(text) || text.includes('#') || /^(javascript|data|vbscript):/i.test(text))
    throw invalid('redirectUri', 'A redirect URI must be an absolute address without fragment.')
  return text
}

/** @throws Refused when it is neither `https` nor a loopback address, holds a fragment, or is too long. */
export const checkRedirectUri = (uri: string): string => {
  const text = needText('redirectUri', uri, 256)
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isLocal = url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname)
  if (url === undefined || text.includes('#') || text.includes('*') || !(isLocal || url.protocol === 'https:'))
    throw invalid('redirectUri', 'A redirect URI must begin with https or http://localhost, without fragment or *.')
  return text
}

/** @throws Refused for an audience that is not simulated. */
export const checkAudience = (signInAudience: string): Application['signInAudience'] => {
  const known = audiences.find((name) => name === signInAudience)
  if (known === undefined) throw invalid('signInAudience', `signInAudience must be one of ${audiences.join(', ')}.`)
  return known
}

/** Registers an application; its service principal is another step. */
export const registerApplication = (
  { random, clock }: Simulation,
  tenant: Tenant,
  draft: ApplicationDraft,
): Application => {
  const signInAudience = checkAudience(draft.signInAudience ?? 'AzureADMyOrg')
  const application: Application = {
    id: random.guid(),
    appId: random.guid(),
    displayName: needText('displayName', draft.displayName, 120),
    signInAudience,
    uniqueName: undefined,
    redirectUris: [...new Set((draft.redirectUris ?? []).map(checkRedirectUri))],
    spaRedirectUris: [],
    publicRedirectUris: [],
    isFallbackPublicClient: draft.isFallbackPublicClient ?? false,
    secrets: [],
    certificates: [],
    federatedCredentials: [],
    owners: [],
    details: {},
    requiredResourceAccess: [],
    createdAt: clock.now(),
  }
  tenant.applications.set(application.appId, application)
  return application
}

/** Registers an application and makes its service principal, as the admin center does in one step. */
export const createApplication = (sim: Simulation, tenant: Tenant, draft: ApplicationDraft): Application => {
  const application = registerApplication(sim, tenant, draft)
  const { appId, displayName } = application
  tenant.servicePrincipals.set(appId, newServicePrincipal(sim, appId, displayName))
  return application
}

/** @throws Refused when the tenant has no registration with this client id. */
export const getApplication = (tenant: Tenant, clientId: string): Application => {
  const application = tenant.applications.get(clientId.toLowerCase())
  if (application === undefined) throw notFound(`${tenant.displayName} has no app registration '${clientId}'.`)
  return application
}

export interface SecretDraft {
  /** The description on the page. */
  readonly displayName?: string
  /** End in milliseconds since 1970. @default 180 days from now */
  readonly endsAt?: number
  /** @default now */
  readonly startsAt?: number
  /** A mark of the caller's own, base64. */
  readonly customKeyIdentifier?: string
}

const secretAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Forty characters with the marker that secrets of Entra carry; now and then one that needs encoding. */
const newSecretText = ({ random }: Simulation): string => {
  const tail = random.text(34, `${secretAlphabet}~._-`)
  return `${random.text(3, secretAlphabet)}8Q~${tail.slice(0, -1)}${random.text(1, secretAlphabet)}`
}

/** @throws Refused when the directory allows no secrets, or none of such a long life. */
const checkSecretPolicy = (tenant: Tenant | undefined, lifeMs: number): void => {
  const { secretsAllowed = true, secretMaxDays } = tenant?.policy ?? {}
  if (!secretsAllowed)
    throw invalid(
      'passwordCredential',
      'Credential type not allowed as per assigned policy.',
      'CredentialTypeNotAllowedAsPerAppPolicy',
    )
  if (secretMaxDays !== undefined && lifeMs > secretMaxDays * dayMs)
    throw invalid(
      'endDateTime',
      `Credential lifetime exceeds the max value allowed as per assigned policy: ${secretMaxDays} days.`,
      'CredentialInvalidLifetimeAsPerAppPolicy',
    )
}

/** Adds a client secret. Its text is in the answer, and only there is it meant to be shown. */
export const addSecret = (sim: Simulation, application: Application, draft: SecretDraft = {}): Secret => {
  const now = sim.clock.now()
  const startsAt = draft.startsAt ?? now
  const endsAt = draft.endsAt ?? now + 180 * dayMs
  if (!Number.isFinite(endsAt) || endsAt <= startsAt) throw invalid('endDateTime', 'The end must be after the start.')
  checkSecretPolicy(homeOf(sim.world, application), endsAt - startsAt)
  const displayName = draft.displayName?.trim() ?? ''
  if (displayName.length > 120) throw invalid('displayName', 'displayName must not be longer than 120 characters.')
  const { customKeyIdentifier: mark } = draft
  const secret: Secret = {
    keyId: sim.random.guid(),
    ...(mark !== undefined && { customKeyIdentifier: mark }),
    displayName,
    text: newSecretText(sim),
    startsAt,
    endsAt,
  }
  application.secrets.push(secret)
  return secret
}

/** The longest life that the admin center offers, from a start in milliseconds since 1970. Graph takes longer ones. */
export const latestSecretEnd = (startsAt: number): number => startsAt + limits.secretMaxDays.value * dayMs

export const deleteSecret = (application: Application, keyId: string): void => {
  const index = application.secrets.findIndex((secret) => secret.keyId === keyId)
  if (index < 0) throw notFound('No password credential found with keyId.')
  application.secrets.splice(index, 1)
}

export interface CertificateDraft {
  /** PEM, or base64 of the DER. */
  readonly certificate: string
  /** @default the subject of the certificate */
  readonly displayName?: string
  /** @default a new one */
  readonly keyId?: string
}

/** Reads a public certificate. @throws Refused when it is none */
export const readCertificate = ({ random }: Simulation, draft: CertificateDraft): Certificate => {
  const text = needText('certificate', draft.certificate, 20_000)
  const read = (): X509Certificate => {
    try {
      return new X509Certificate(text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64'))
    } catch {
      throw invalid('certificate', 'This is not a certificate in PEM form or the base64 of one in DER form.')
    }
  }
  const parsed = read()
  return {
    keyId: draft.keyId ?? random.guid(),
    displayName: draft.displayName?.trim() || parsed.subject,
    der: parsed.raw.toString('base64'),
    startsAt: Date.parse(parsed.validFrom),
    endsAt: Date.parse(parsed.validTo),
  }
}

/** Registers a public certificate. */
export const addCertificate = (sim: Simulation, application: Application, draft: CertificateDraft): Certificate => {
  const certificate = readCertificate(sim, draft)
  if (application.certificates.some(({ der }) => der === certificate.der))
    throw conflict('This certificate is registered already.')
  application.certificates.push(certificate)
  return certificate
}

export const deleteCertificate = (application: Application, keyId: string): void => {
  const index = application.certificates.findIndex((certificate) => certificate.keyId === keyId)
  if (index < 0) throw notFound('No certificate has this id.')
  application.certificates.splice(index, 1)
}

/** One permission that a registration may ask for. */
export interface PermissionName {
  /** @default Business Central */
  readonly resource?: string
  /** For example `API.ReadWrite.All`. */
  readonly name: string
  readonly type: 'Role' | 'Scope'
}

/** @throws Refused when no resource of Microsoft's here has this client id. */
export const getResourceApplication = (
  appId: string = resourceApplications.businessCentral.appId,
): ResourceApplication => {
  const found = Object.values<ResourceApplication>(resourceApplications).find((each) => each.appId === appId)
  if (found === undefined) throw notFound(`'${appId}' is not a resource that is simulated.`)
  return found
}

/** Whether a resource of Microsoft's offers a permission of this name. */
export const isOffered = (resource: string, name: string, type: 'Role' | 'Scope'): boolean =>
  Object.values<ResourceApplication>(resourceApplications).some(
    ({ appId, appRoles, delegatedScopes }) =>
      appId === resource && Object.hasOwn(type === 'Role' ? appRoles : delegatedScopes, name),
  )

const idOf = ({ resource, name, type }: PermissionName): { resourceAppId: string; id: string } => {
  const { appId, appRoles, delegatedScopes, displayName } = getResourceApplication(resource)
  const offered = type === 'Role' ? appRoles : delegatedScopes
  if (!Object.hasOwn(offered, name)) throw invalid('name', `${displayName} has no permission '${name}' of this kind.`)
  return { resourceAppId: appId, id: offered[name]!.id }
}

/** Adds a permission to what a registration asks for; that it is there already is no mistake. */
export const addPermission = (application: Application, permission: PermissionName): void => {
  const { resourceAppId, id } = idOf(permission)
  const all = application.requiredResourceAccess
  const group = all.find((each) => each.resourceAppId === resourceAppId) ?? { resourceAppId, resourceAccess: [] }
  if (!all.includes(group)) all.push(group)
  if (!group.resourceAccess.some((each) => each.id === id)) group.resourceAccess.push({ id, type: permission.type })
}

/** Takes a permission out of the registration. What was granted stays granted, as it does at Microsoft. */
export const removePermission = (application: Application, permission: PermissionName): void => {
  const { resourceAppId, id } = idOf(permission)
  application.requiredResourceAccess = application.requiredResourceAccess
    .map((group) =>
      group.resourceAppId === resourceAppId
        ? { ...group, resourceAccess: group.resourceAccess.filter((each) => each.id !== id) }
        : group,
    )
    .filter(({ resourceAccess }) => resourceAccess.length > 0)
}

/** @throws Refused unless the text is a GUID. */
export const needGuid = (field: string, text: string | undefined): string => {
  const value = needText(field, text, 100)
  if (!isGuid(value)) throw invalid(field, `${field} must be a GUID.`)
  return value.toLowerCase()
}
