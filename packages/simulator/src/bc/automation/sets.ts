import type { Environment } from '../../world.ts'
import type { MakeRows } from '../computed/asked.ts'
import { askedValue } from '../computed/document-sets.ts'
import { makeRow } from '../data/rows.ts'
import { extensionSets } from '../extensions/rows.ts'
import { listSets } from '../permission-sets.ts'
import { features } from './features.ts'
import { scheduledJobs } from './jobs.ts'
import { configurationPackages } from './packages.ts'
import { permissionRows } from './permission-rows.ts'
import { profiles } from './profiles.ts'
import { groupCode, groupsOf, groupUserId, usersOf } from './users.ts'

const users: MakeRows = ({ plan, scope }) =>
  usersOf(scope.tenant, scope.environment).map(({ id, userName, displayName, isEnabled, expiresAt, contactEmail }) =>
    makeRow(plan, {
      userSecurityId: id,
      userName,
      displayName,
      state: isEnabled ? 'Enabled' : 'Disabled',
      ...(expiresAt !== undefined && { expiryDate: expiresAt }),
      contactEmail,
    }),
  )

const listPermissionSets: MakeRows = ({ plan, scope }) =>
  listSets(scope.environment).map(({ roleId, name, scope: of, appId, appName }) =>
    makeRow(plan, { scope: of, appId, id: roleId, displayName: name, extensionName: appName }),
  )

const companies = (environment: Environment) =>
  [...environment.companies.values()].sort((a, b) => (a.name < b.name ? -1 : 1))

const automationCompanies: MakeRows = ({ plan, scope }) =>
  companies(scope.environment).map(({ id, name, displayName, evaluation, businessProfileId = '' }) =>
    makeRow(plan, { id, name, displayName, evaluationCompany: evaluation, businessProfileId }),
  )

const securityGroups: MakeRows = ({ plan, scope }) =>
  groupsOf(scope.tenant, scope.environment).map((group) =>
    makeRow(plan, {
      id: group.id,
      code: groupCode(group),
      groupName: group.displayName,
      groupUserSecurityId: groupUserId(group),
      groupId: group.id,
      retrievedSuccessfully: true,
    }),
  )

const securityGroupMembers: MakeRows = (asked) => {
  const { plan, scope } = asked
  const code = askedValue(asked, 'securityGroupCode')
  return groupsOf(scope.tenant, scope.environment)
    .filter((group) => code === undefined || groupCode(group) === code)
    .flatMap((group) =>
      usersOf(scope.tenant, scope.environment)
        .filter(({ id }) => group.members.has(id))
        .map(({ id, userName, displayName }) =>
          makeRow(plan, {
            userSecurityId: id,
            securityGroupCode: groupCode(group),
            securityGroupName: group.displayName,
            userName,
            userFullName: displayName,
          }),
        ),
    )
}

export const automationSets: Readonly<Record<string, MakeRows>> = {
  automationCompanies,
  configurationPackages,
  ...extensionSets,
  features,
  permissionSets: listPermissionSets,
  ...permissionRows,
  profiles,
  scheduledJobs,
  securityGroupMembers,
  securityGroups,
  users,
}
