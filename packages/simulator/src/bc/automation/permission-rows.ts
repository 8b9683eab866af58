import type { MakeRows } from '../computed/asked.ts'
import { askedValue } from '../computed/document-sets.ts'
import { makeRow, type Values } from '../data/rows.ts'
import { NotSimulated } from '../errors.ts'
import { findSets, listSets, systemApplication } from '../permission-sets.ts'
import type { Scope } from '../scope.ts'
import { assignmentId } from './assignments.ts'
import { type Assignment, type EnvironmentUser, groupCode, groupsOf, groupUserId, usersOf } from './users.ts'

/** A holder of permission sets: a user, or a group in the place of one. */
interface Holder {
  readonly id: string
  readonly userName: string
  readonly fullName: string
  readonly licenseType: string
  readonly assignments: readonly Assignment[]
}

const licenseOf = ({ applicationId }: EnvironmentUser): string =>
  applicationId === undefined ? 'Full User' : 'Application'

const holdersOf = ({ tenant, environment }: Scope): Holder[] => [
  ...usersOf(tenant, environment).map((user) => ({
    id: user.id,
    userName: user.userName,
    fullName: user.displayName,
    licenseType: licenseOf(user),
    assignments: user.assignments,
  })),
  ...groupsOf(tenant, environment).map((group) => ({
    id: groupUserId(group),
    userName: groupCode(group),
    fullName: group.displayName,
    licenseType: 'AAD Group',
    assignments: group.permissionSets.get(environment.name.toLowerCase()) ?? [],
  })),
]

/** What is told of a permission set beside its role id. */
const setOf = ({ environment }: Scope, roleId: string) => {
  const found = findSets(environment, roleId)[0]
  return found ?? { name: roleId, scope: 'System', ...systemApplication }
}

const userPermissions: MakeRows = (asked) => {
  const { plan, scope } = asked
  const id = askedValue(asked, 'userSecurityId')
  return holdersOf(scope)
    .filter((holder) => id === undefined || holder.id === id)
    .flatMap((holder) =>
      holder.assignments.map(({ roleId, company }) => {
        const { name, scope: of, appId, appName } = setOf(scope, roleId)
        return makeRow(plan, {
          id: assignmentId(holder.id, roleId, company),
          userSecurityId: holder.id,
          roleId,
          displayName: name,
          company,
          appId,
          extensionName: appName,
          scope: of,
        })
      }),
    )
}

const accessControls: MakeRows = ({ plan, scope }) =>
  holdersOf(scope).flatMap((holder) =>
    holder.assignments.map(({ roleId, company }) => {
      const { name, scope: of, appId, appName } = setOf(scope, roleId)
      return makeRow(plan, {
        id: assignmentId(holder.id, roleId, company),
        userSecurityId: holder.id,
        roleId,
        roleName: name,
        company,
        userName: holder.userName,
        fullName: holder.fullName,
        userLicenseType: holder.licenseType,
        scope: of,
        appId,
        appName,
      })
    }),
  )

const aggregatePermissionSets: MakeRows = ({ plan, scope }) =>
  listSets(scope.environment).map(({ roleId, name, scope: of, appId, appName }) =>
    makeRow(plan, { id: assignmentId(appId, roleId, of), appId, appName, name, roleId, scope: of }),
  )

/** What people hold, of their own and through groups; applications are not told of here. */
const userPermissionSets: MakeRows = ({ plan, scope }) => {
  const name = scope.environment.name.toLowerCase()
  const people = usersOf(scope.tenant, scope.environment).filter(({ applicationId }) => applicationId === undefined)
  return people.flatMap((user) => {
    const toRow = (type: string, code: string, { roleId, company }: Assignment) => {
      const { name: roleName, scope: of, appId, appName } = setOf(scope, roleId)
      const values: Values = { userSecurityId: user.id, type, roleId, roleName, company, scope: of, appId, appName }
      const id = assignmentId(`${user.id}${code}`, roleId, company)
      return makeRow(plan, { ...values, id, securityGroupCode: code })
    }
    const held = [
      ...user.assignments.map((each) => ({ type: 'User', code: '', each })),
      ...user.groups.flatMap((group) =>
        (group.permissionSets.get(name) ?? []).map((each) => ({ type: 'SecurityGroup', code: groupCode(group), each })),
      ),
    ]
    return held
      .sort((a, b) => (a.each.roleId < b.each.roleId ? -1 : 1))
      .map(({ type, code, each }) => toRow(type, code, each))
  })
}

/** People alone: the page shows licences that people have. */
const usersPermissions: MakeRows = ({ plan, scope }) =>
  usersOf(scope.tenant, scope.environment)
    .filter(({ applicationId }) => applicationId === undefined)
    .map((user) =>
      makeRow(plan, {
        id: assignmentId(user.id, 'user', ''),
        userSecurityId: user.id,
        userName: user.userName,
        fullName: user.displayName,
        state: user.isEnabled ? 'Enabled' : 'Disabled',
        ...(user.expiresAt !== undefined && { expiryDate: user.expiresAt }),
        licenseType: licenseOf(user),
        authenticationEmail: user.authenticationEmail,
        contactEmail: user.contactEmail,
      }),
    )

/** Which objects a permission set contains is not known table by table. */
const expandedPermissionSets: MakeRows = () => {
  throw new NotSimulated('the contents of permission sets, object by object')
}

/** The sets about permissions; all but `userPermissions` came with version 29. */
export const permissionRows: Readonly<Record<string, MakeRows>> = {
  accessControls,
  aggregatePermissionSets,
  expandedPermissionSets,
  userPermissions,
  userPermissionSets,
  usersPermissions,
}
