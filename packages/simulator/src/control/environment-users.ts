import { findSets } from '../bc/permission-sets.ts'
import type { Environment, User } from '../world.ts'
import { conflict, invalid, notFound } from './refused.ts'

const keyOf = ({ name }: Environment): string => name.toLowerCase()

/** Switches a person on or off in one environment; the directory is another matter. */
export const setPersonState = (environment: Environment, user: User, state: string): void => {
  if (state !== 'Enabled' && state !== 'Disabled') throw invalid('state', 'state must be Enabled or Disabled.')
  user.environmentUsers ??= new Map()
  user.environmentUsers.set(keyOf(environment), { ...user.environmentUsers.get(keyOf(environment)), state })
}

/** Gives a person a permission set in all companies of an environment. */
export const givePersonSet = (environment: Environment, user: User, roleId: string): void => {
  const [set] = findSets(environment, roleId)
  if (set === undefined) throw invalid('Permission Set', `There is no permission set '${roleId}'.`)
  const held = user.permissionSets.get(keyOf(environment)) ?? []
  if (held.includes(set.roleId)) throw conflict(`The permission set ${set.roleId} is assigned already.`)
  user.permissionSets.set(keyOf(environment), [...held, set.roleId])
}

export const takePersonSet = (environment: Environment, user: User, roleId: string): void => {
  const held = user.permissionSets.get(keyOf(environment)) ?? []
  if (!held.includes(roleId)) throw notFound(`The permission set ${roleId} is not assigned.`)
  user.permissionSets.set(
    keyOf(environment),
    held.filter((each) => each !== roleId),
  )
}
