import { type MissingPermission, neededPermissionSets } from '@landbridge/model'
import type { Facts } from '../facts.ts'
import type { Cause } from '../finding.ts'
import type { WantedEntity } from './wanted-entity.ts'

/** The permission in Business Central's own terms, for a person to look for. */
export const describePermission = ({ objectType, objectId, objectName, right, app }: MissingPermission): string =>
  `${objectType}${objectId === undefined ? '' : ` ${objectId}`} ${objectName}: ${right}${app === undefined ? '' : ` (${app})`}`

/** Their objects are covered by the permission sets of Microsoft. */
const microsoftApps = /^(base application|system application|business foundation|application|_exclude_.*)$/i

/** Why a permission is missing, and which permission set brings it. */
export const permissionCause = (
  wanted: WantedEntity,
  permission: MissingPermission | undefined,
  facts: Acting,
): Cause => {
  const whom = facts.signIn === undefined ? 'the application' : 'the person'
  const own = permission?.app !== undefined && !microsoftApps.test(permission.app.trim())
  if (own)
    return {
      id: 'card.extension_permission',
      text: `no permission set of the extension ${permission.app} is assigned`,
      remedy: `Assign the permission set of ${permission.app} to ${whom}; the sets of Microsoft do not include it.`,
      who: 'bc-admin',
    }
  const sets = neededPermissionSets([wanted])
  return {
    id: 'card.permission_missing',
    text: 'no assigned permission set covers it, or only for another company',
    remedy: `Assign ${sets.join(' and ') || 'a permission set that covers it'} to ${whom}, with Company left blank.`,
    who: 'bc-admin',
  }
}

/** As whom the connection acts: a person where somebody signed in. */
type Acting = Partial<Pick<Facts, 'signIn'>>

/** The page of Business Central on which permission sets are assigned. */
export const permissionPage = ({ signIn }: Acting): 'users' | 'entraApplications' =>
  signIn === undefined ? 'entraApplications' : 'users'
