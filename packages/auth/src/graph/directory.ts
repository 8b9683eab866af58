import { businessCentralAppId, type DirectoryRole, directoryRoles } from '@landbridge/model'
import type { Graph } from './client.ts'

/** What somebody may do about applications in a directory; `maybe` where only trying shows it. */
export type May = 'yes' | 'maybe' | 'no'

/** The directory of whoever signed in, and what that person may do there. */
export interface DirectoryFacts {
  readonly organisation: {
    readonly id: string
    readonly name: string
    /** Verified domains, the initial one first. */
    readonly domains: readonly string[]
  }
  /** Directory roles that are active now, by name; eligible ones that wait for activation do not show. */
  readonly roles: readonly string[]
  /** Make applications. Ordinary people may too, where the directory lets them. */
  readonly mayRegister: May
  /** Make service principals of applications of others. */
  readonly mayAdd: May
  /** Grant application permissions of Business Central. */
  readonly mayConsent: May
  /** Whether the directory has Business Central. */
  readonly hasBusinessCentral: boolean
}

/** The roles with which it can be done, by name. */
export const rolesThat = (may: 'mayRegister' | 'mayConsent'): string[] =>
  Object.values<DirectoryRole>(directoryRoles).flatMap((role) => (role[may] ? [role.name] : []))

interface Organisation {
  readonly id: string
  readonly displayName?: string | null
  readonly verifiedDomains?: readonly { readonly name: string; readonly isInitial?: boolean }[] | null
}

/**
 * Looks at the directory before anything is made in it.
 *
 * @throws Fault `graph.*`, `net.*`
 * @see Microsoft Graph, "List a user's memberOf": without a right to read roles their ids come as null.
 */
export const lookAtDirectory = async (graph: Graph): Promise<DirectoryFacts> => {
  const [organisation] = await graph.list<Organisation>('/organization?$select=id,displayName,verifiedDomains')
  const held = await graph.list<{ roleTemplateId?: string | null; displayName?: string | null }>(
    '/me/memberOf/microsoft.graph.directoryRole?$select=roleTemplateId,displayName',
  )
  const businessCentral = await graph.find(`/servicePrincipals(appId='${businessCentralAppId}')?$select=id`)
  const ids = held.map(({ roleTemplateId }) => roleTemplateId?.toLowerCase())
  const isHidden = ids.some((id) => id === undefined)
  const roles = Object.values<DirectoryRole>(directoryRoles).filter(({ id }) => ids.includes(id))
  const may = (which: 'mayRegister' | 'mayConsent', otherwise: May): May =>
    roles.some((role) => role[which]) ? 'yes' : isHidden ? 'maybe' : otherwise
  const domains = [...(organisation?.verifiedDomains ?? [])].sort((a, b) => Number(b.isInitial) - Number(a.isInitial))
  return {
    organisation: {
      id: organisation?.id.toLowerCase() ?? '',
      name: organisation?.displayName ?? '',
      domains: domains.map(({ name }) => name),
    },
    roles: held.flatMap(({ displayName }) => (displayName ? [displayName] : [])),
    mayRegister: may('mayRegister', 'maybe'),
    mayAdd: may('mayRegister', 'no'),
    mayConsent: may('mayConsent', 'no'),
    hasBusinessCentral: businessCentral !== undefined,
  }
}
