import { type AppRole, appRoles, businessCentralAppId, Fault } from '@landbridge/model'
import { type Answer, ask, rowsOf, textOf } from '../ask.ts'
import type { Facts, Reach } from '../facts.ts'

/** What the directory has on record of an application and the roles of Business Central. */
export interface ConsentRecord {
  /** Roles that are granted; undefined where the application may not see that. */
  readonly granted: readonly AppRole[] | undefined
  /** Roles that the registration asks for as application permissions, and those that it asks for as delegated ones. */
  readonly asked: readonly AppRole[]
  readonly delegated: boolean
}

type Row = Readonly<Record<string, unknown>>

const roleOf = (id: string): AppRole | undefined =>
  (Object.keys(appRoles) as AppRole[]).find((name) => appRoles[name].id === id)

const rolesIn = (rows: readonly Row[], name: string): AppRole[] =>
  rows.flatMap((row) => roleOf(textOf(row, name)) ?? [])

/**
 * Looks up by Microsoft Graph what was asked for and what was granted.
 *
 * @returns Undefined where the application may not look at its directory, or is not registered there.
 */
export const readConsentRecord = async (
  { endpoints, clientId, graph }: Pick<Facts, 'endpoints' | 'clientId'> & Partial<Pick<Facts, 'graph'>>,
  reach: Reach,
): Promise<ConsentRecord | undefined> => {
  if (graph === undefined) return undefined
  const named = encodeURIComponent(clientId)
  const at = `${endpoints.graph}/v1.0`
  try {
    const { token } = await graph(reach.signal ? { signal: reach.signal } : {})
    const [assignments, registration] = await Promise.all([
      allowed(ask(`${at}/servicePrincipals(appId='${named}')/appRoleAssignments`, reach, token)),
      ask(`${at}/applications(appId='${named}')?$select=appId,requiredResourceAccess`, reach, token),
    ])
    const asked = (rowsOf({ value: (registration.value as Row | undefined)?.requiredResourceAccess }) ?? [])
      .filter((row) => textOf(row, 'resourceAppId') === businessCentralAppId)
      .flatMap((row) => rowsOf({ value: row.resourceAccess }) ?? [])
    return {
      granted: assignments && rolesIn(rowsOf(assignments.value) ?? [], 'appRoleId'),
      asked: rolesIn(
        asked.filter((row) => textOf(row, 'type') === 'Role'),
        'id',
      ),
      delegated: asked.some((row) => textOf(row, 'type') === 'Scope'),
    }
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

/** An application may be allowed to see its registration and not its grants. */
const allowed = async (answer: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}
