import { appRoles, businessCentralAppId, directoryRoles, type Endpoints, Fault, routes } from '@landbridge/model'
import { ask, rowsOf, textOf } from '../ask.ts'
import { type ClueName, clue } from '../clues.ts'
import type { Reach } from '../facts.ts'
import type { Inquiry } from './inquiry.ts'

const needed = appRoles[routes.standard.role].id

/** What an address of Graph answers; undefined where it has nothing there, null where it does not say. */
const read = async (
  endpoints: Endpoints,
  path: string,
  reach: Reach,
  token: string,
): Promise<Readonly<Record<string, unknown>> | undefined | null> => {
  try {
    const { value } = await ask(`${endpoints.graph}/v1.0${path}`, reach, token)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return error.details.status === 404 ? undefined : null
  }
}

/** A token for Graph, where somebody allows it. Without one, fewer causes are told apart; that is all. */
export const graphAccess: Inquiry = {
  name: 'graphAccess',
  asks: 'Is there a token for Microsoft Graph?',
  requests: 1,
  needs: ['graph'],
  gives: ['graphToken'],
  tells: [],
  isIdle: ({ graphToken }) => graphToken !== undefined,
  look: async ({ graph }, { signal }) => {
    try {
      const { token } = await graph(signal ? { signal } : {})
      return { clues: [], known: { graphToken: token } }
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      return { clues: [], evidence: [{ label: 'Refused with', value: error.details.theirs ?? error.code }] }
    }
  },
}

/** Whether the directory has the registration, and which permissions it asks for. */
export const registration: Inquiry = {
  name: 'registration',
  asks: 'Does the directory have the registration, and which permissions does it ask for?',
  requests: 2,
  needs: ['endpoints', 'clientId', 'graphToken'],
  gives: [],
  tells: ['registration.object_id', 'registration.missing', 'permission.registered', 'permission.unregistered'],
  look: async ({ endpoints, clientId, graphToken }, reach) => {
    const named = encodeURIComponent(clientId)
    const found = await read(
      endpoints,
      `/applications(appId='${named}')?$select=appId,requiredResourceAccess`,
      reach,
      graphToken,
    )
    if (found === null) return { clues: [] }
    if (found === undefined) {
      const object = await read(endpoints, `/applications/${named}?$select=appId`, reach, graphToken)
      if (object == null) return { clues: [clue('registration.missing')] }
      return {
        clues: [clue('registration.object_id', [{ label: 'Application (client) ID', value: textOf(object, 'appId') }])],
      }
    }
    const asked = (rowsOf({ value: found.requiredResourceAccess }) ?? [])
      .filter((row) => textOf(row, 'resourceAppId') === businessCentralAppId)
      .flatMap((row) => rowsOf({ value: row.resourceAccess }) ?? [])
    const isAsked = asked.some((row) => textOf(row, 'id') === needed && textOf(row, 'type') === 'Role')
    const shown = asked.map(
      (row) => `${nameOf(textOf(row, 'id'))} (${textOf(row, 'type') === 'Role' ? 'Application' : 'Delegated'})`,
    )
    const evidence = [{ label: 'Asked for', value: shown.join(', ') || 'nothing of Business Central' }]
    return { clues: [clue(isAsked ? 'permission.registered' : 'permission.unregistered', evidence)], evidence }
  },
}

const nameOf = (id: string): string => Object.entries(appRoles).find(([, role]) => role.id === id)?.[0] ?? id

/** Whether the directory has the consent on record. */
export const assignments: Inquiry = {
  name: 'assignments',
  asks: 'Which roles of Business Central does the directory have on record as granted?',
  requests: 1,
  needs: ['endpoints', 'clientId', 'graphToken'],
  gives: [],
  tells: ['assignment.present', 'assignment.missing'],
  look: async ({ endpoints, clientId, graphToken }, reach) => {
    const path = `/servicePrincipals(appId='${encodeURIComponent(clientId)}')/appRoleAssignments`
    const rows = rowsOf(await read(endpoints, path, reach, graphToken))
    if (rows === undefined) return { clues: [] }
    const has = rows.some((row) => textOf(row, 'appRoleId') === needed)
    const evidence = [
      { label: 'Granted', value: rows.map((row) => nameOf(textOf(row, 'appRoleId'))).join(', ') || 'none' },
    ]
    return { clues: [clue(has ? 'assignment.present' : 'assignment.missing', evidence)], evidence }
  },
}

/** Whether Business Central is in the directory at all. */
export const resourcePrincipal: Inquiry = {
  name: 'resourcePrincipal',
  asks: 'Does the directory have the service principal of Business Central?',
  requests: 1,
  needs: ['endpoints', 'graphToken'],
  gives: [],
  tells: ['principal.missing', 'principal.present'],
  look: async ({ endpoints, graphToken }, reach) => {
    const found = await read(
      endpoints,
      `/servicePrincipals(appId='${businessCentralAppId}')?$select=id`,
      reach,
      graphToken,
    )
    return { clues: found === null ? [] : [clue(found === undefined ? 'principal.missing' : 'principal.present')] }
  },
}

/** Which administrator roles the person has. */
export const personRoles: Inquiry = {
  name: 'personRoles',
  asks: 'Which administrator roles does the person have?',
  requests: 1,
  needs: ['endpoints', 'person', 'graphToken'],
  gives: [],
  tells: ['person.dynamics_admin', 'person.no_role', 'person.may_consent'],
  look: async ({ endpoints, person, graphToken }, reach) => {
    const rows = rowsOf(await read(endpoints, `/users/${encodeURIComponent(person)}/memberOf`, reach, graphToken))
    if (rows === undefined) return { clues: [] }
    const held = Object.values(directoryRoles).filter(({ id }) =>
      rows.some((row) => textOf(row, 'roleTemplateId') === id),
    )
    const evidence = [{ label: 'Administrator roles', value: held.map(({ name }) => name).join(', ') || 'none' }]
    const name: ClueName = held.some(({ mayConsent }) => mayConsent)
      ? 'person.may_consent'
      : held.length > 0
        ? 'person.dynamics_admin'
        : 'person.no_role'
    return { clues: [clue(name, evidence)], evidence }
  },
}
