import { graphAppId } from '@landbridge/model'
import { holdsRoleThat } from '../lookups.ts'
import type { Tenant } from '../world.ts'
import type { Caller } from './caller.ts'
import { graphLimits } from './limits.ts'
import { GraphRefusal } from './refusal.ts'

/** Alternatives, each of which does; a right may want several such choices at once. */
type Choice = readonly string[]

interface Right {
  readonly delegated: readonly Choice[]
  /** Empty where applications cannot do it for themselves. */
  readonly application: readonly Choice[]
}

// A token with it acts with all that the person may do; Microsoft's own command line relies on it.
const asUser = 'Directory.AccessAsUser.All'
const readDirectory = ['Directory.Read.All', 'Directory.ReadWrite.All']
const readApps = ['Application.Read.All', 'Application.ReadWrite.All', ...readDirectory]
const writeApps = ['Application.ReadWrite.All', 'Directory.ReadWrite.All']
const owned = 'Application.ReadWrite.OwnedBy'
const writeGrants = 'DelegatedPermissionGrant.ReadWrite.All'
const readUsers = ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', ...readDirectory]
const readRoles = ['RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory', ...readDirectory]
const readDomains = ['Domain.Read.All', 'Domain.ReadWrite.All', ...readDirectory]

/**
 * What each kind of request needs in the token.
 *
 * @see Microsoft Graph, "Permissions reference", and the permissions named at each operation
 */
export const rights = {
  readApplications: { delegated: [[...readApps, asUser]], application: [[...readApps, owned]] },
  writeApplications: { delegated: [[...writeApps, asUser]], application: [[...writeApps, owned]] },
  assignRoles: {
    delegated: [
      ['AppRoleAssignment.ReadWrite.All', asUser],
      [...readApps, asUser],
    ],
    application: [['AppRoleAssignment.ReadWrite.All'], readApps],
  },
  readGrants: { delegated: [[writeGrants, ...readDirectory, asUser]], application: [[writeGrants, ...readDirectory]] },
  writeGrants: { delegated: [[writeGrants, asUser]], application: [[writeGrants]] },
  readOrganization: {
    delegated: [['User.Read', 'Organization.Read.All', ...readDirectory, asUser]],
    application: [['Organization.Read.All', ...readDirectory]],
  },
  readSelf: { delegated: [['User.Read', 'User.Read.All', ...readDirectory, asUser]], application: [] },
  readUsers: { delegated: [[...readUsers, asUser]], application: [readUsers] },
  readRoles: { delegated: [[...readRoles, asUser]], application: [readRoles] },
  readDomains: { delegated: [[...readDomains, asUser]], application: [readDomains] },
  readObjects: {
    delegated: [[...readApps, ...readUsers, asUser]],
    application: [[...readApps, ...readUsers]],
  },
} as const satisfies Record<string, Right>

export type RightName = keyof typeof rights

const denied = 'Insufficient privileges to complete the operation.'

const refuse = (missing: string, target: string): GraphRefusal =>
  new GraphRefusal(403, 'Authorization_RequestDenied', `${denied} ${missing}`, {
    details: [{ code: 'Authorization_RequestDenied', message: missing, target }],
  })

/** @throws GraphRefusal 403 that names the permissions which are missing in the token. */
export const needRight = (caller: Caller, name: RightName): void => {
  const { delegated, application }: Right = rights[name]
  const held = caller.kind === 'person' ? caller.scopes : caller.roles
  const missing = (caller.kind === 'person' ? delegated : application).filter(
    (choice) => !choice.some((each) => held.has(each)),
  )
  if (missing.length === 0) return
  const kind = caller.kind === 'person' ? 'delegated' : 'application'
  const text = missing.map((choice) => choice.join(' or ')).join(', and ')
  throw refuse(`Missing ${kind} permission: ${text}.`, 'scope')
}

/**
 * Reads of one application or service principal: an application sees its own without any permission.
 *
 * @param appId Of what is read, where it is there.
 * @throws GraphRefusal 403
 * @see Microsoft Graph, "Get servicePrincipal"
 */
export const needToRead = (caller: Caller, appId: string | undefined): void => {
  const isItself = caller.kind === 'application' && caller.claims.appid.toLowerCase() === appId?.toLowerCase()
  if (!isItself) needRight(caller, 'readApplications')
}

/** An object that may have owners. */
export interface Owned {
  readonly owners: readonly string[]
}

const needRole = (what: string): GraphRefusal =>
  refuse(`Missing directory role: the signed-in person may not ${what}.`, 'directoryRole')

const quotaExceeded = (whose: string, max: number): GraphRefusal =>
  new GraphRefusal(
    403,
    'Directory_QuotaExceeded',
    `The directory object quota limit for the ${whose} has been exceeded: ${max} objects.`,
  )

/** The quota of a directory counts everything in it. @throws GraphRefusal 403 */
const checkDirectoryQuota = ({ applications, servicePrincipals, users, bin, policy }: Tenant): void => {
  const { maxObjects = graphLimits.directoryObjects } = policy
  if (applications.size + servicePrincipals.size + users.size + bin.size >= maxObjects)
    throw quotaExceeded('Tenant', maxObjects)
}

const checkOwnQuota = ({ applications, servicePrincipals }: Tenant, objectId: string): void => {
  const all: readonly Owned[] = [...applications.values(), ...servicePrincipals.values()]
  const max = graphLimits.ownedObjects
  if (all.filter(({ owners }) => owners.includes(objectId)).length >= max) throw quotaExceeded('Principal', max)
}

/** Whether the caller is bound to what it owns: an ordinary person, or an application with the narrow permission. */
const isBoundToOwn = (caller: Caller): boolean =>
  caller.kind === 'person'
    ? !holdsRoleThat('mayRegister', caller.user)
    : !writeApps.some((each) => caller.roles.has(each))

/**
 * Whether the caller may create an application.
 *
 * @returns Object ids of the owners that it gets: the creator, where that one is bound to what it owns.
 * @throws GraphRefusal 403
 */
export const needToCreate = (caller: Caller): string[] => {
  needRight(caller, 'writeApplications')
  checkDirectoryQuota(caller.tenant)
  if (!isBoundToOwn(caller)) return []
  if (caller.kind === 'person' && !caller.tenant.policy.usersMayRegister) throw needRole('register applications')
  checkOwnQuota(caller.tenant, caller.objectId)
  return [caller.objectId]
}

/** @throws GraphRefusal 403 unless the caller may change this application or service principal. */
export const needToChange = (caller: Caller, { owners }: Owned): void => {
  needRight(caller, 'writeApplications')
  if (!isBoundToOwn(caller) || owners.includes(caller.objectId)) return
  throw caller.kind === 'person'
    ? needRole('manage applications of others')
    : refuse(`${owned} reaches only what the application owns.`, 'owners')
}

/**
 * Whether the caller may grant application permissions on a resource. Those of Microsoft Graph only Global and
 * Privileged Role Administrators may grant; an application with the right permission may grant anything.
 *
 * @throws GraphRefusal 403
 */
export const needToAssign = (caller: Caller, resourceAppId: string): void => {
  needRight(caller, 'assignRoles')
  if (caller.kind === 'application') return
  const isGraph = resourceAppId === graphAppId
  if (!holdsRoleThat(isGraph ? 'mayConsentToGraph' : 'mayConsent', caller.user))
    throw needRole(isGraph ? 'grant application permissions of Microsoft Graph' : 'grant application permissions')
}

/** @throws GraphRefusal 403 unless the caller may grant delegated permissions to applications. */
export const needToConsent = (caller: Caller): void => {
  needRight(caller, 'writeGrants')
  if (caller.kind === 'person' && !holdsRoleThat('mayConsent', caller.user))
    throw needRole('grant delegated permissions')
}
