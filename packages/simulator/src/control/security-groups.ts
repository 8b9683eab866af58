import type { Simulation } from '../simulation.ts'
import type { SecurityGroup, Tenant } from '../world.ts'
import { needText } from './refused.ts'
import { getUser } from './tenants.ts'

export interface SecurityGroupDraft {
  readonly displayName: string
  /** Sign-in names or object ids of people. */
  readonly members?: readonly string[]
  /** Permission sets of its members, by environment name. */
  readonly permissionSets?: Readonly<Record<string, readonly string[]>>
}

/** Makes a group of people in a directory. Business Central knows it where it has permission sets. */
export const createSecurityGroup = (
  { random }: Simulation,
  tenant: Tenant,
  { displayName, members = [], permissionSets = {} }: SecurityGroupDraft,
): SecurityGroup => {
  const group: SecurityGroup = {
    id: random.guid(),
    displayName: needText('displayName', displayName, 250),
    members: new Set(members.map((named) => getUser(tenant, named).id)),
    permissionSets: new Map(
      Object.entries(permissionSets).map(([name, roleIds]) => [
        name.toLowerCase(),
        roleIds.map((roleId) => ({ roleId, company: '' })),
      ]),
    ),
  }
  tenant.securityGroups ??= new Map()
  tenant.securityGroups.set(group.id, group)
  return group
}
