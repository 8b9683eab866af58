import { findSets } from '../bc/permission-sets.ts'
import type { CustomPermissionSet, Environment } from '../world.ts'
import { conflict, invalid, needText, notFound } from './refused.ts'

export interface PermissionSetDraft {
  readonly roleId: string
  /** @default the role id */
  readonly name?: string
  /** The set whose rights it takes over; without one it opens nothing that the simulator has. */
  readonly like?: string
  /** The extension that brings it; left out for one that people make. */
  readonly appId?: string
  readonly appName?: string
}

/** Makes a permission set in an environment, such as a copy of SUPER. @throws Refused For a role id that is taken. */
export const createPermissionSet = (environment: Environment, draft: PermissionSetDraft): CustomPermissionSet => {
  const roleId = needText('Permission Set', draft.roleId, 20).toUpperCase()
  const appId = draft.appId?.toLowerCase() ?? ''
  if (findSets(environment, roleId).some((set) => appId === '' || set.appId === appId))
    throw conflict(`There is a permission set '${roleId}' already.`)
  const like = draft.like?.trim().toUpperCase()
  if (like && findSets(environment, like).length === 0)
    throw invalid('Source', `There is no permission set '${draft.like}'.`)
  const made: CustomPermissionSet = {
    roleId,
    name: needText('Name', draft.name?.trim() || roleId, 30),
    appId,
    appName: draft.appName ?? '',
    like: like || undefined,
  }
  environment.permissionSets = [...(environment.permissionSets ?? []), made]
  return made
}

/** Takes a permission set out that people made; whoever holds it holds nothing by it. */
export const deletePermissionSet = (environment: Environment, roleId: string): void => {
  const kept = (environment.permissionSets ?? []).filter((set) => set.roleId !== roleId || set.appId !== '')
  if (kept.length === (environment.permissionSets ?? []).length)
    throw notFound(`There is no permission set '${roleId}' that somebody made.`)
  environment.permissionSets = kept
}
