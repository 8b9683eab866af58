import { businessCentralAppId, Fault } from '@landbridge/model'
import type { Graph } from './client.ts'
import { attempt, isOfYouth, isThereAlready, type Outcome, waitFor } from './outcome.ts'
import type { RegistrationWish } from './plan.ts'

/** The service principal of a resource, with the application permissions that it offers. */
export interface ResourcePrincipal {
  readonly id: string
  /** Id of each application permission, by its value. */
  readonly appRoles: Readonly<Record<string, string>>
}

interface PrincipalRow {
  readonly id: string
  readonly appRoles?: readonly { readonly id: string; readonly value: string | null }[]
}

/** An application by both of its ids. */
export interface RegisteredApplication {
  /** Object id, by which Graph names it. */
  readonly id: string
  /** Application (client) ID. */
  readonly appId: string
}

interface ApplicationRow extends RegisteredApplication {
  readonly uniqueName?: string | null
  readonly requiredResourceAccess?: readonly ResourceAccess[]
}

interface ResourceAccess {
  readonly resourceAppId: string
  readonly resourceAccess: readonly { readonly id: string; readonly type: string }[]
}

const principalPath = (appId: string) => `/servicePrincipals(appId='${appId}')`
const quoted = (text: string) => encodeURIComponent(text.replaceAll("'", "''"))
const uniquePath = (uniqueName: string) => `/applications(uniqueName='${quoted(uniqueName)}')`

const findPrincipal = (graph: Graph, appId: string) =>
  graph.find<PrincipalRow>(`${principalPath(appId)}?$select=id,appRoles`)

/** Makes a service principal unless it is there. @returns Undefined while it is not known everywhere yet. */
const ensurePrincipal = async (graph: Graph, appId: string): Promise<PrincipalRow | undefined> => {
  const found = await findPrincipal(graph, appId)
  if (found !== undefined) return found
  try {
    // The tag makes it show under Enterprise applications.
    await graph.post('/servicePrincipals', { appId, tags: ['WindowsAzureActiveDirectoryIntegratedApp'] })
  } catch (error) {
    if (!(error instanceof Fault) || !isThereAlready(error)) throw error
  }
  return findPrincipal(graph, appId)
}

/** Makes sure that the directory has Business Central. @throws Fault `graph.denied` and others */
export const ensureBusinessCentral = (graph: Graph): Promise<Outcome<ResourcePrincipal>> => {
  const wait = 'Entra to know the service principal of Business Central everywhere'
  return attempt(wait, async () => {
    const principal = await ensurePrincipal(graph, businessCentralAppId)
    if (principal === undefined) return waitFor(wait)
    const roles = (principal.appRoles ?? []).flatMap(({ id, value }) => (value === null ? [] : [[value, id] as const]))
    return { done: { id: principal.id, appRoles: Object.fromEntries(roles) } }
  })
}

/**
 * Makes sure that the application is there, once: its unique name is the key, so that neither an interruption nor a
 * second run makes another. Permissions that somebody has added to it stay.
 *
 * @param appRoles Ids of the permissions by their values, as Business Central has them in this directory.
 */
export const ensureApplication = (
  graph: Graph,
  wish: RegistrationWish,
  appRoles: ResourcePrincipal['appRoles'],
): Promise<Outcome<RegisteredApplication>> => {
  const wait = 'Entra to know the application everywhere'
  const find = () =>
    graph.find<ApplicationRow>(`${uniquePath(wish.uniqueName)}?$select=id,appId,requiredResourceAccess`)
  return attempt(wait, async () => {
    const wanted = wish.roles.map(({ name }) => roleId(appRoles, name))
    const found = await find()
    if (found !== undefined) {
      const merged = mergeAccess(found.requiredResourceAccess ?? [], wanted)
      if (merged !== undefined) await graph.patch(`/applications/${found.id}`, { requiredResourceAccess: merged })
      return { done: { id: found.id, appId: found.appId } }
    }
    try {
      await graph.upsert(uniquePath(wish.uniqueName), {
        displayName: wish.displayName,
        signInAudience: 'AzureADMyOrg',
        tags: wish.tags,
        requiredResourceAccess: mergeAccess([], wanted),
      })
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'graph.exists') throw error
      if (!(await restore(graph, wish.uniqueName))) throw error
    }
    const made = await find()
    return made === undefined ? waitFor(wait) : { done: { id: made.id, appId: made.appId } }
  })
}

/** @throws Fault `graph.unexpected` where Business Central has no such permission in this directory */
export const roleId = (appRoles: ResourcePrincipal['appRoles'], name: string): string => {
  const id = appRoles[name]
  if (id === undefined)
    throw new Fault('graph.unexpected', { message: `Business Central does not offer ${name} in this directory.` })
  return id
}

/** The list with what is wanted in it; undefined where it has all of it already. Lists are always written whole. */
const mergeAccess = (
  current: readonly ResourceAccess[],
  wanted: readonly string[],
): readonly ResourceAccess[] | undefined => {
  const own = current.find(({ resourceAppId }) => resourceAppId === businessCentralAppId)
  const missing = wanted.filter((id) => !own?.resourceAccess.some((each) => each.id === id && each.type === 'Role'))
  if (missing.length === 0) return undefined
  const resourceAccess = [...(own?.resourceAccess ?? []), ...missing.map((id) => ({ id, type: 'Role' }))]
  return [...current.filter((each) => each !== own), { resourceAppId: businessCentralAppId, resourceAccess }]
}

/** Takes the application of this name out of the bin. @returns Whether it was there. */
const restore = async (graph: Graph, uniqueName: string): Promise<boolean> => {
  const deleted = await graph.list<ApplicationRow>(
    '/directory/deletedItems/microsoft.graph.application?$select=id,appId,uniqueName',
  )
  const found = deleted.find((each) => each.uniqueName?.toLowerCase() === uniqueName.toLowerCase())
  if (found !== undefined) await graph.post(`/directory/deletedItems/${found.id}/restore`)
  return found !== undefined
}

/** Makes sure that the application has its service principal. @returns Its object id. */
export const ensureServicePrincipal = (graph: Graph, appId: string): Promise<Outcome<{ readonly id: string }>> => {
  const wait = 'Entra to know the service principal everywhere'
  return attempt(wait, async () => {
    const principal = await ensurePrincipal(graph, appId)
    return principal === undefined ? waitFor(wait) : { done: { id: principal.id } }
  })
}

/** An application permission that a service principal holds. */
export interface RoleAssignment {
  readonly id: string
  readonly appRoleId: string
  readonly resourceId: string
}

export const listAssignments = (graph: Graph, principalId: string): Promise<RoleAssignment[]> =>
  graph.list(`/servicePrincipals/${principalId}/appRoleAssignments`)

/** Grants one application permission unless it is granted. */
export const ensureRole = (
  graph: Graph,
  { principalId, resourceId, appRoleId }: { principalId: string; resourceId: string; appRoleId: string },
): Promise<Outcome<{ readonly id: string | null }>> =>
  attempt<{ readonly id: string | null }>('Entra to know the service principal everywhere', async () => {
    const held = await listAssignments(graph, principalId)
    const found = held.find((each) => each.resourceId === resourceId && each.appRoleId === appRoleId)
    if (found !== undefined) return { done: { id: found.id } }
    try {
      const { id } = await graph.post<RoleAssignment>(`/servicePrincipals/${resourceId}/appRoleAssignedTo`, {
        principalId,
        resourceId,
        appRoleId,
      })
      return { done: { id } }
    } catch (error) {
      // Lists are behind: what was granted a moment ago is not in them.
      if (error instanceof Fault && !isOfYouth(error) && isThereAlready(error)) return { done: { id: null } }
      throw error
    }
  })
