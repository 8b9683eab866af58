import { type GraphRoute, type Method, route } from './path.ts'

/** Methods and a path that Graph has and the simulator has not: the answer is 501, and `about` says what is meant. */
const lacks = (methods: string, path: string, about: string): GraphRoute<undefined>[] =>
  methods.split(' ').map((method) => route(method as Method, path, about, undefined))

const app = '/applications/{application}'
const principal = '/servicePrincipals/{principal}'
const policies = ['tokenLifetimePolicies', 'tokenIssuancePolicies', 'appManagementPolicies']

const changesOf = (set: string): GraphRoute<undefined>[] =>
  lacks('GET', `${set}/delta`, `changes of ${set.slice(1)} since a point in time`)

const functionsOf = (set: string): GraphRoute<undefined>[] => [
  ...lacks('POST', `${set}/getByIds`, `${set.slice(1)} by their ids; /directoryObjects/getByIds is there`),
  ...lacks('POST', `${set}/validateProperties`, 'checking names before an object is made'),
  ...lacks('POST', `${set}/getAvailableExtensionProperties`, 'extension properties'),
]

const membershipsOf = (path: string): GraphRoute<undefined>[] =>
  ['checkMemberGroups', 'checkMemberObjects', 'getMemberGroups', 'getMemberObjects'].flatMap((name) =>
    lacks('POST', `${path}/${name}`, 'checking memberships; memberOf is there'),
  )

const ofPerson = (path: string): GraphRoute<undefined>[] => [
  ...lacks('GET PUT PATCH', `${path}/photo`, 'photos of people'),
  ...lacks('GET PUT', `${path}/photo/$value`, 'photos of people'),
  ...lacks('GET', `${path}/manager`, 'managers of people'),
  ...lacks('GET', `${path}/directReports`, 'managers of people'),
  ...lacks('GET', `${path}/ownedDevices`, 'devices'),
  ...lacks('GET', `${path}/licenseDetails`, 'licences'),
  ...lacks('POST', `${path}/appRoleAssignments`, 'application roles given at the person; appRoleAssignedTo is there'),
  ...lacks('POST', `${path}/revokeSignInSessions`, 'ending sessions; the control API has it'),
]

/**
 * What is knowingly not there, so that no neighbouring address answers in its place. Whatever stands in neither list is
 * refused too.
 */
export const refusedRoutes: readonly GraphRoute<undefined>[] = [
  ...['/applications', '/servicePrincipals', '/users', '/directoryObjects', '/oauth2PermissionGrants'].flatMap(
    changesOf,
  ),
  ...['/applications', '/servicePrincipals', '/users'].flatMap(functionsOf),
  ...lacks('POST', '/directoryObjects/validateProperties', 'checking names before an object is made'),
  ...lacks('GET PUT', `${app}/logo`, 'logos of applications'),
  ...lacks('GET POST', `${app}/extensionProperties`, 'extension properties'),
  ...lacks('POST', `${app}/setVerifiedPublisher`, 'verified publishers'),
  ...lacks('POST', `${app}/unsetVerifiedPublisher`, 'verified publishers'),
  ...lacks('GET', `${app}/synchronization`, 'provisioning'),
  ...lacks('POST', `${principal}/addPassword`, 'secrets of a service principal; those of the application are there'),
  ...lacks('POST', `${principal}/removePassword`, 'secrets of a service principal'),
  ...lacks('POST', `${principal}/addKey`, 'certificates of a service principal; those of the application are there'),
  ...lacks('POST', `${principal}/removeKey`, 'certificates of a service principal'),
  ...lacks('POST', `${principal}/addTokenSigningCertificate`, 'certificates for SAML'),
  ...lacks('GET POST', `${principal}/delegatedPermissionClassifications`, 'classes of permissions'),
  ...lacks('GET', `${principal}/createdObjects`, 'what an application created'),
  ...lacks('GET POST', `${principal}/claimsMappingPolicies`, 'policies of a service principal'),
  ...lacks('GET POST', `${principal}/homeRealmDiscoveryPolicies`, 'policies of a service principal'),
  ...policies.flatMap((name) => lacks('GET POST', `${app}/${name}`, 'policies of an application')),
  ...policies.flatMap((name) => lacks('GET POST', `${principal}/${name}`, 'policies of a service principal')),
  ...[principal, '/me', '/users/{user}', '/directoryObjects/{object}'].flatMap(membershipsOf),
  ...ofPerson('/me'),
  ...ofPerson('/users/{user}'),
  ...lacks('POST', '/users', 'making people; the control API makes them'),
  ...lacks('PATCH DELETE', '/users/{user}', 'changing people; the control API has some of it'),
  ...lacks('PATCH DELETE', '/me', 'changing people'),
  ...lacks('PATCH', '/organization/{tenant}', 'changing the directory'),
  ...lacks('GET', '/organization/{tenant}/branding', 'branding of the sign-in page'),
  ...lacks('POST', '/domains', 'adding domains; a tenant gets them when it is made'),
  ...lacks('PATCH DELETE', '/domains/{domain}', 'changing domains'),
  ...lacks('POST', '/directoryRoles', 'activating directory roles; people get them from the control API'),
  ...lacks('POST', '/directoryRoles/{role}/members/$ref', 'giving directory roles; the control API does'),
  ...lacks('DELETE', '/directoryRoles/{role}/members/{member}/$ref', 'taking directory roles; the control API does'),
  ...lacks('GET', '/directoryRoles/delta', 'changes of directory roles since a point in time'),
  ...lacks('DELETE', '/directoryObjects/{object}', 'deleting objects of any kind'),
  ...['user', 'group', 'device', 'administrativeUnit'].flatMap((type) =>
    lacks('GET', `/directory/deletedItems/microsoft.graph.${type}`, `the bin of each ${type}`),
  ),
  ...lacks('GET', '/groups', 'groups'),
  ...lacks('GET', '/subscribedSkus', 'licences'),
  ...lacks('GET', '/directoryRoleTemplates', 'templates of directory roles; directoryRoles is there'),
  ...lacks('GET', '/roleManagement/directory/roleAssignments', 'roles over a scope'),
  ...lacks('GET', '/roleManagement/directory/roleEligibilitySchedules', 'roles that wait for activation'),
  ...lacks('GET PATCH', '/policies/authorizationPolicy', 'policies; the control API has those that are simulated'),
  ...lacks(
    'GET PATCH',
    '/policies/defaultAppManagementPolicy',
    'policies; the control API has those that are simulated',
  ),
  ...lacks(
    'GET POST',
    '/identity/conditionalAccess/policies',
    'policies; the control API has those that are simulated',
  ),
  ...lacks('GET', '/auditLogs/signIns', 'logs of sign-in'),
  ...lacks('GET POST', '/subscriptions', 'notices of changes in the directory'),
]
