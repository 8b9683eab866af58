import { businessCentralAppId, Fault } from '@landbridge/model'
import type { Graph } from './client.ts'
import { attempt, type Outcome, orUndefined, waitFor } from './outcome.ts'
import { listAssignments, type RegisteredApplication } from './register.ts'

/** What became of something that was to be removed. */
export type Removal =
  | 'removed'
  /** Removed, and kept among the deleted objects for 30 days. */
  | 'in-bin'
  /** It was not there any more. */
  | 'gone'
  /** Somebody else uses it by now. */
  | 'kept'

/** Takes back what was granted to a service principal, so that nothing comes back should somebody restore it. */
export const removeGrants = (graph: Graph, principalId: string): Promise<Outcome<Removal>> =>
  attempt('Entra to know the service principal everywhere', async () => {
    const held = await orUndefined(listAssignments(graph, principalId))
    for (const { id } of held ?? []) await graph.remove(`/servicePrincipals/${principalId}/appRoleAssignments/${id}`)
    return { done: held === undefined || held.length === 0 ? 'gone' : 'removed' }
  })

/**
 * Deletes an application with its service principal, also from the bin where that is allowed.
 *
 * @param isYoung Whether it was made a moment ago, so that "not found" proves nothing.
 */
export const removeApplication = (
  graph: Graph,
  { id, appId }: RegisteredApplication,
  isYoung: boolean,
): Promise<Outcome<Removal>> => {
  const wait = 'Entra to know the application everywhere'
  return attempt(wait, async () => {
    const wasThere = await graph.remove(`/applications/${id}`)
    const inBin = await graph.find(`/directory/deletedItems/${id}?$select=id`)
    if (!wasThere && inBin === undefined) return isYoung ? waitFor(wait) : { done: 'gone' }
    // The application last: as long as it is in the bin, an interrupted undo knows that there is something left.
    const purged = await purge(graph, async () => [...(await deletedPrincipals(graph, appId, 0)), id])
    return { done: purged ? 'removed' : 'in-bin' }
  })
}

/** Removes the service principal of Business Central, unless an application of others holds permissions on it by now. */
export const removeBusinessCentral = (graph: Graph): Promise<Outcome<Removal>> =>
  attempt('Entra to know the service principal of Business Central everywhere', async () => {
    const found = await graph.find<{ id: string }>(`/servicePrincipals(appId='${businessCentralAppId}')?$select=id`)
    if (found === undefined) return { done: 'gone' }
    const users = await graph.list(`/servicePrincipals/${found.id}/appRoleAssignedTo`)
    if (users.length > 0) return { done: 'kept' }
    await graph.remove(`/servicePrincipals/${found.id}`)
    return { done: (await purge(graph, async () => [found.id])) ? 'removed' : 'in-bin' }
  })

/**
 * Removes the application that an administrator signed in through from the directory, and with it the rights that it
 * was given, where it came there by that sign-in.
 *
 * @param since When the person set out to sign in, in milliseconds since 1970.
 */
export const removeOwnAccess = async (
  graph: Graph,
  { clientId, tenantId, since }: { readonly clientId: string; readonly tenantId: string; readonly since: number },
): Promise<Removal> => {
  const found = await graph.find<{ id: string; createdDateTime?: string; appOwnerOrganizationId?: string }>(
    `/servicePrincipals(appId='${clientId}')?$select=id,createdDateTime,appOwnerOrganizationId`,
  )
  // After an interruption it may be in the bin already.
  const bin = () => deletedPrincipals(graph, clientId, since)
  if (found === undefined) return (await bin()).length > 0 ? purgedOf(purge(graph, bin)) : 'gone'
  const isAtHome = found.appOwnerOrganizationId?.toLowerCase() === tenantId.toLowerCase()
  // Entra writes whole seconds.
  const isNew = Date.parse(found.createdDateTime ?? '') >= Math.floor(since / 1_000) * 1_000
  if (isAtHome || !isNew) return 'kept'
  await graph.remove(`/servicePrincipals/${found.id}`)
  return purgedOf(purge(graph, bin))
}

const purgedOf = async (purged: Promise<boolean>): Promise<Removal> => ((await purged) ? 'removed' : 'in-bin')

/** Service principals of an application in the bin, by their object ids; only those deleted since then. */
const deletedPrincipals = async (graph: Graph, appId: string, since: number): Promise<string[]> => {
  const deleted = await graph.list<{ id: string; appId: string; deletedDateTime?: string | null }>(
    '/directory/deletedItems/microsoft.graph.servicePrincipal?$select=id,appId,deletedDateTime',
  )
  return deleted
    .filter((each) => each.appId.toLowerCase() === appId.toLowerCase())
    .filter(({ deletedDateTime }) => Date.parse(deletedDateTime ?? '') >= Math.floor(since / 1_000) * 1_000)
    .map(({ id }) => id)
}

/** @returns False where it may not be done: the objects then stay in the bin for 30 days. */
const purge = async (graph: Graph, ids: () => Promise<readonly string[]>): Promise<boolean> => {
  try {
    for (const id of await ids()) await graph.remove(`/directory/deletedItems/${id}`)
    return true
  } catch (error) {
    if (error instanceof Fault && error.code === 'graph.denied') return false
    throw error
  }
}
