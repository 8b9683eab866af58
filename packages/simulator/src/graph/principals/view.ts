import { type ResourceApplication, resourceApplications } from '@landbridge/model'
import { findApplication, homeOf } from '../../lookups.ts'
import type { Simulation } from '../../simulation.ts'
import type { Application, Plain, PlainObject, ServicePrincipal } from '../../world.ts'
import { detailsOf, stamp } from '../applications/view.ts'
import { overlay } from '../fields.ts'

/** The directory that owns Microsoft's own applications. */
const microsoftTenant = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a'

/** What a resource of Microsoft's offers; undefined for an application that is none. */
export const offeredBy = (appId: string): ResourceApplication | undefined =>
  Object.values<ResourceApplication>(resourceApplications).find((each) => each.appId === appId)

const rolesOf = ({ appRoles }: ResourceApplication): PlainObject[] =>
  Object.entries(appRoles).map(([value, { id, opens }]) => ({
    allowedMemberTypes: ['Application'],
    description: opens ?? value,
    displayName: value,
    id,
    isEnabled: true,
    origin: 'Application',
    value,
  }))

const scopesOf = ({ delegatedScopes }: ResourceApplication): PlainObject[] =>
  Object.entries(delegatedScopes).map(([value, { id, opens, byAnybody }]) => ({
    adminConsentDescription: opens ?? value,
    adminConsentDisplayName: value,
    id,
    isEnabled: true,
    type: byAnybody ? 'User' : 'Admin',
    userConsentDescription: byAnybody ? (opens ?? value) : null,
    userConsentDisplayName: byAnybody ? value : null,
    value,
  }))

/** What a service principal takes over from where it comes: a table of Microsoft's, or a registration. */
const originOf = (sim: Simulation, appId: string): PlainObject => {
  const resource = offeredBy(appId)
  if (resource !== undefined)
    return {
      appDisplayName: resource.displayName,
      appOwnerOrganizationId: microsoftTenant,
      appRoles: rolesOf(resource),
      oauth2PermissionScopes: scopesOf(resource),
      replyUrls: [],
      servicePrincipalNames: [appId, ...resource.names],
      signInAudience: 'AzureADMultipleOrgs',
    }
  const application = findApplication(sim.world, appId)
  return application === undefined ? { appDisplayName: null } : ofRegistration(sim, application)
}

const ofRegistration = (sim: Simulation, application: Application): PlainObject => {
  const details = detailsOf(application)
  const api = details.api as PlainObject
  return {
    appDescription: details.description ?? null,
    appDisplayName: application.displayName,
    appOwnerOrganizationId: homeOf(sim.world, application)?.id ?? null,
    appRoles: details.appRoles ?? [],
    oauth2PermissionScopes: api.oauth2PermissionScopes ?? [],
    replyUrls: [...application.redirectUris, ...application.spaRedirectUris, ...application.publicRedirectUris],
    servicePrincipalNames: [application.appId, ...((details.identifierUris ?? []) as readonly Plain[])],
    signInAudience: application.signInAudience,
  }
}

const untouched = {
  alternativeNames: [],
  description: null,
  homepage: null,
  loginUrl: null,
  logoutUrl: null,
  notes: null,
  notificationEmailAddresses: [],
  preferredSingleSignOnMode: null,
  samlSingleSignOnSettings: null,
  tags: [],
} as const satisfies PlainObject

/** A service principal as Graph shows it, with all of its properties. */
export const viewPrincipal = (
  sim: Simulation,
  principal: ServicePrincipal,
  deletedAt: number | undefined = undefined,
): PlainObject => ({
  id: principal.id,
  deletedDateTime: deletedAt === undefined ? null : stamp(deletedAt),
  accountEnabled: principal.accountEnabled,
  appDescription: null,
  appId: principal.appId,
  applicationTemplateId: null,
  appOwnerOrganizationId: null,
  appRoleAssignmentRequired: principal.appRoleAssignmentRequired,
  createdDateTime: stamp(principal.createdAt),
  disabledByMicrosoftStatus: null,
  displayName: principal.displayName,
  preferredTokenSigningKeyThumbprint: null,
  replyUrls: [],
  servicePrincipalNames: [principal.appId],
  servicePrincipalType: 'Application',
  signInAudience: null,
  tokenEncryptionKeyId: null,
  addIns: [],
  appRoles: [],
  info: { logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null, termsOfServiceUrl: null },
  keyCredentials: [],
  oauth2PermissionScopes: [],
  passwordCredentials: [],
  resourceSpecificApplicationPermissions: [],
  verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
  ...originOf(sim, principal.appId),
  ...overlay(untouched, principal.details),
})
