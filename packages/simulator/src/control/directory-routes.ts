import type { PathValues, Route } from '../router.ts'
import {
  addCertificate,
  addPermission,
  addSecret,
  createApplication,
  deleteCertificate,
  deleteSecret,
  getApplication,
  type PermissionName,
  removePermission,
} from './applications.ts'
import { type Change, change, given, tenantOf } from './change.ts'
import {
  createServicePrincipal,
  getServicePrincipal,
  grantAdminConsent,
  grantPermission,
  revokePermission,
  setAccountEnabled,
} from './consent.ts'
import { deleteApplication, deleteServicePrincipal } from './deletion.ts'
import type { Input } from './input.ts'
import { invalid } from './refused.ts'
import { readSignInPolicy, signInPolicyNames } from './sign-in-policy.ts'
import { createTenant, createUser, getUser, revokeSessions, setDirectoryRoles, setPolicy } from './tenants.ts'
import { viewApplication, viewSecret, viewServicePrincipal, viewTenant, viewUser } from './views.ts'

const permissionOf = ({ name, type }: PathValues, input: Input): PermissionName => {
  const resource = input.text('resource')
  if (type !== 'Role' && type !== 'Scope') throw invalid('type', 'The kind of permission is Role or Scope.')
  return { name: name!, type, ...(resource !== undefined && { resource }) }
}

const tenants = '/tenants'
const one = `${tenants}/{tenant}`
const app = `${one}/applications/{clientId}`
const principal = `${one}/servicePrincipals/{clientId}`

/** What can be changed of a directory: applications with their credentials and consent, and people. */
export const directoryRoutes: readonly Route<Change>[] = [
  change(
    'POST',
    tenants,
    'Makes a tenant.',
    ['displayName', 'domains', 'country', 'id', 'hasBusinessCentral'],
    (sim, _, input) =>
      viewTenant(
        createTenant(sim, {
          displayName: input.text('displayName') ?? '',
          domains: input.texts('domains') ?? [],
          ...given({
            country: input.text('country'),
            id: input.text('id'),
            hasBusinessCentral: input.flag('hasBusinessCentral'),
          }),
        }),
      ),
    201,
  ),
  change('GET', one, 'Shows a tenant.', [], (sim, values) => viewTenant(tenantOf(sim, values))),
  change(
    'PATCH',
    `${one}/policy`,
    'Changes what the directory allows; secretMaxDays 0 sets no bound.',
    ['usersMayRegister', 'secretsAllowed', 'secretMaxDays', 'maxObjects', ...signInPolicyNames],
    (sim, values, input) => {
      const tenant = tenantOf(sim, values)
      setPolicy(
        tenant,
        given({
          usersMayRegister: input.flag('usersMayRegister'),
          secretsAllowed: input.flag('secretsAllowed'),
          secretMaxDays: input.number('secretMaxDays'),
          maxObjects: input.number('maxObjects'),
          ...readSignInPolicy(input),
        }),
      )
      return tenant.policy
    },
  ),
  change(
    'POST',
    `${one}/applications`,
    'Registers an application.',
    ['displayName', 'signInAudience', 'redirectUris', 'isFallbackPublicClient'],
    (sim, values, input) => {
      const tenant = tenantOf(sim, values)
      const made = createApplication(sim, tenant, {
        displayName: input.text('displayName') ?? '',
        ...given({
          signInAudience: input.text('signInAudience'),
          redirectUris: input.texts('redirectUris'),
          isFallbackPublicClient: input.flag('isFallbackPublicClient'),
        }),
      })
      return viewApplication(tenant, made)
    },
    201,
  ),
  change('GET', app, 'Shows an app registration.', [], (sim, values) => {
    const tenant = tenantOf(sim, values)
    return viewApplication(tenant, getApplication(tenant, values.clientId!))
  }),
  change('DELETE', app, 'Deletes an app registration.', [], (sim, values) =>
    deleteApplication(sim, tenantOf(sim, values), values.clientId!),
  ),
  change(
    'POST',
    `${app}/secrets`,
    'Adds a client secret; its text is in this answer only.',
    ['displayName', 'startDateTime', 'endDateTime'],
    (sim, values, input) => {
      const secret = addSecret(
        sim,
        getApplication(tenantOf(sim, values), values.clientId!),
        given({
          displayName: input.text('displayName'),
          startsAt: input.instant('startDateTime'),
          endsAt: input.instant('endDateTime'),
        }),
      )
      return { ...viewSecret(secret), secretText: secret.text }
    },
    201,
  ),
  change('DELETE', `${app}/secrets/{keyId}`, 'Deletes a client secret.', [], (sim, values) =>
    deleteSecret(getApplication(tenantOf(sim, values), values.clientId!), values.keyId!),
  ),
  change(
    'POST',
    `${app}/certificates`,
    'Registers a public certificate.',
    ['displayName', 'certificate'],
    (sim, values, input) => {
      const { keyId, displayName } = addCertificate(sim, getApplication(tenantOf(sim, values), values.clientId!), {
        certificate: input.text('certificate') ?? '',
        ...given({ displayName: input.text('displayName') }),
      })
      return { keyId, displayName }
    },
    201,
  ),
  change('DELETE', `${app}/certificates/{keyId}`, 'Removes a certificate.', [], (sim, values) =>
    deleteCertificate(getApplication(tenantOf(sim, values), values.clientId!), values.keyId!),
  ),
  change(
    'PUT',
    `${app}/permissions/{type}/{name}`,
    'Adds a permission to what the registration asks for.',
    ['resource'],
    (sim, values, input) =>
      addPermission(getApplication(tenantOf(sim, values), values.clientId!), permissionOf(values, input)),
  ),
  change(
    'DELETE',
    `${app}/permissions/{type}/{name}`,
    'Takes a permission out of the registration.',
    ['resource'],
    (sim, values, input) =>
      removePermission(getApplication(tenantOf(sim, values), values.clientId!), permissionOf(values, input)),
  ),
  change('POST', `${app}/consent`, 'Grants all that the registration asks for.', [], (sim, values) => {
    const tenant = tenantOf(sim, values)
    const application = getApplication(tenant, values.clientId!)
    grantAdminConsent(sim, tenant, application)
    return viewApplication(tenant, application)
  }),
  change(
    'POST',
    `${one}/servicePrincipals`,
    'Makes an application exist in the tenant.',
    ['clientId'],
    (sim, values, input) =>
      viewServicePrincipal(createServicePrincipal(sim, tenantOf(sim, values), input.text('clientId') ?? '')),
    201,
  ),
  change(
    'PATCH',
    principal,
    'Switches an application on or off in the tenant, or makes it want an assignment.',
    ['accountEnabled', 'appRoleAssignmentRequired'],
    (sim, values, input) => {
      const accountEnabled = input.flag('accountEnabled')
      const tenant = tenantOf(sim, values)
      const principal = getServicePrincipal(tenant, values.clientId!)
      principal.appRoleAssignmentRequired =
        input.flag('appRoleAssignmentRequired') ?? principal.appRoleAssignmentRequired
      if (accountEnabled !== undefined) setAccountEnabled(tenant, values.clientId!, accountEnabled)
      return viewServicePrincipal(getServicePrincipal(tenant, values.clientId!))
    },
  ),
  change('DELETE', principal, 'Removes an application from the tenant.', [], (sim, values) =>
    deleteServicePrincipal(sim, tenantOf(sim, values), values.clientId!),
  ),
  change('PUT', `${principal}/grants/{type}/{name}`, 'Grants one permission.', ['resource'], (sim, values, input) =>
    grantPermission(sim, tenantOf(sim, values), values.clientId!, permissionOf(values, input)),
  ),
  change(
    'DELETE',
    `${principal}/grants/{type}/{name}`,
    'Takes one permission back.',
    ['resource'],
    (sim, values, input) => revokePermission(tenantOf(sim, values), values.clientId!, permissionOf(values, input)),
  ),
  change(
    'POST',
    `${one}/users`,
    'Makes a person; permission sets are given for each environment of the tenant.',
    ['alias', 'displayName', 'password', 'directoryRoles', 'permissionSets'],
    (sim, values, input) => {
      const tenant = tenantOf(sim, values)
      const sets = input.texts('permissionSets')
      const names = [...tenant.environments.keys()]
      return viewUser(
        createUser(sim, tenant, {
          alias: input.text('alias') ?? '',
          displayName: input.text('displayName') ?? input.text('alias') ?? '',
          password: input.text('password') ?? '',
          directoryRoles: input.texts('directoryRoles') ?? [],
          permissionSets: sets === undefined ? {} : Object.fromEntries(names.map((name) => [name, sets])),
        }),
      )
    },
    201,
  ),
  change(
    'PATCH',
    `${one}/users/{user}`,
    'Switches a person on or off, or gives them other directory roles.',
    ['enabled', 'directoryRoles'],
    (sim, values, input) => {
      const user = getUser(tenantOf(sim, values), values.user!)
      setDirectoryRoles(user, input.texts('directoryRoles') ?? user.directoryRoles)
      user.enabled = input.flag('enabled') ?? user.enabled
      return viewUser(user)
    },
  ),
  change('POST', `${one}/users/{user}/revoke`, 'Ends the refresh tokens of a person.', [], (sim, values) =>
    revokeSessions(sim, getUser(tenantOf(sim, values), values.user!)),
  ),
]
