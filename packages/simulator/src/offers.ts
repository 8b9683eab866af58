import { type ResourceApplication, resourceApplications } from '@landbridge/model'
import { findApplication } from './lookups.ts'
import type { Application, Plain, PlainObject, World } from './world.ts'

/** An application role or a delegated scope that a resource offers. */
export interface OfferedPermission {
  readonly id: string
  /** As tokens show it. */
  readonly name: string
  /** Whether it can be given to applications, and whether to people. */
  readonly toApplications: boolean
  readonly toPeople: boolean
}

/** What a resource offers: by a table of Microsoft's, or by its own registration. */
export interface Offer {
  readonly roles: readonly OfferedPermission[]
  readonly scopes: readonly OfferedPermission[]
}

const ofTable = ({ appRoles, delegatedScopes }: ResourceApplication): Offer => ({
  roles: Object.entries(appRoles).map(([name, { id }]) => ({ id, name, toApplications: true, toPeople: false })),
  scopes: Object.entries(delegatedScopes).map(([name, { id }]) => ({ id, name, toApplications: true, toPeople: true })),
})

const isObject = (value: Plain | undefined): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The permissions of a list in a registration that are enabled, and have an id and a value. */
const listed = (list: Plain | undefined): OfferedPermission[] =>
  (Array.isArray(list) ? (list as readonly Plain[]) : []).flatMap((each) => {
    if (!isObject(each) || each.isEnabled === false) return []
    const { id, value, allowedMemberTypes: members } = each
    if (typeof id !== 'string' || typeof value !== 'string' || value === '') return []
    const may = (kind: string): boolean => !Array.isArray(members) || members.includes(kind)
    return [{ id, name: value, toApplications: may('Application'), toPeople: may('User') }]
  })

/** What the application of a client id offers, be it in Microsoft's tables or by this registration. */
export const offerOf = (appId: string, registration: Pick<Application, 'details'> | undefined): Offer => {
  const table = Object.values<ResourceApplication>(resourceApplications).find((each) => each.appId === appId)
  if (table !== undefined) return ofTable(table)
  const { appRoles, api } = registration?.details ?? {}
  return { roles: listed(appRoles), scopes: listed(isObject(api) ? api.oauth2PermissionScopes : undefined) }
}

/** What the application of a client id offers, wherever it is registered; nothing when there is none. */
export const offeredBy = (world: World, appId: string): Offer => offerOf(appId, findApplication(world, appId))
