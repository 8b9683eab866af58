import { permissionSetOpens, permissionSets, type Wanted } from '@landbridge/model'
import type { CustomPermissionSet, Environment } from '../world.ts'

/** The application that brings Microsoft's own permission sets. */
export const systemApplication = { appId: '63ca2fa4-4f03-4f2b-a480-172fef340d3f', appName: 'System Application' }

const noApp = '00000000-0000-0000-0000-000000000000'

/** A permission set as the lists of an environment show it. */
export interface ListedSet {
  readonly roleId: string
  readonly name: string
  readonly scope: 'System' | 'Tenant'
  readonly appId: string
  readonly appName: string
  /** Whether an application may hold it. Only the built-in SUPER is refused; a copy of it is not. */
  readonly isForApplications: boolean
}

const listCustom = ({ roleId, name, appId, appName }: CustomPermissionSet): ListedSet => ({
  roleId,
  name,
  scope: appId === '' ? 'Tenant' : 'System',
  appId: appId === '' ? noApp : appId,
  appName,
  isForApplications: true,
})

const own: readonly ListedSet[] = Object.entries(permissionSets).map(([roleId, set]) => ({
  roleId,
  name: set.name.slice(0, 30),
  scope: 'System',
  ...systemApplication,
  isForApplications: !('notForApplications' in set),
}))

/** All permission sets of an environment: Microsoft's, those of extensions, and those that people made. */
export const listSets = (environment: Environment): readonly ListedSet[] => [
  ...own,
  ...(environment.permissionSets ?? []).map(listCustom),
]

/** Sets of this role id, of which several extensions may bring one each. Case does not count. */
export const findSets = (environment: Environment, roleId: string): readonly ListedSet[] => {
  const wanted = roleId.trim().toUpperCase()
  return listSets(environment).filter((set) => set.roleId.toUpperCase() === wanted)
}

/** Whether a permission set lets its holder do what is wanted; a copy has the rights of its original. */
export const opensIn = (environment: Environment, roleId: string, wanted: Wanted): boolean => {
  const custom = environment.permissionSets?.find((set) => set.roleId.toUpperCase() === roleId.toUpperCase())
  return permissionSetOpens(custom?.like ?? roleId, wanted)
}
