import { routes } from './endpoints.ts'
import type { Area, Entity, RouteName, Verb } from './entity.ts'

/** Permissions of the Business Central application in Entra, with the GUIDs under which consent is stored. */
export const appRoles = {
  'API.ReadWrite.All': {
    id: 'a42b0b75-311e-488d-b67e-8fe84f924341',
    opens: 'The APIs v1.0 and v2.0, custom APIs, OData and SOAP.',
  },
  'Automation.ReadWrite.All': { id: 'd365bc00-a990-0000-00bc-160000000001', opens: 'The automation API only.' },
  'AdminCenter.ReadWrite.All': { id: 'a20fe46f-4f63-4666-8e0e-9b882d90b837', opens: 'The Admin Center API.' },
  app_access: { id: '3983b928-ed40-4111-bbad-e7910cf234bd', opens: 'Nothing of its own; left from earlier versions.' },
} as const

/** Delegated scopes; both give the signed-in person's own rights, and each person may grant them where the tenant lets people consent. */
export const delegatedScopes = {
  'Financials.ReadWrite.All': { id: '2fb13c28-9d89-417f-9af2-ec3065bc16e6', byAnybody: true },
  user_impersonation: { id: 'bce0976a-cb0b-473b-8800-84eda9f8e447', byAnybody: true },
} as const

export type AppRole = keyof typeof appRoles

/** What a permission set of Business Central lets its holder do. */
export interface PermissionSet {
  readonly name: string
  /** Areas it opens; absent means all of the routes named. */
  readonly areas?: readonly Area[]
  readonly routes: readonly RouteName[]
  readonly verbs: 'all' | 'read'
  /** Applications may not hold it. */
  readonly notForApplications?: true
  readonly about: string
}

const business: readonly Area[] = [
  'sales',
  'purchases',
  'finance',
  'inventory',
  'relationships',
  'projects',
  'people',
  'setup',
  'reports',
  'documents',
  'workflow',
  'platform',
]

/**
 * Permission sets that an application is given, by role id, narrowest use first. Which area each opens is simplified
 * from the entitlements in Microsoft's source; the tables behind are many more.
 */
export const permissionSets = {
  'D365 READ': {
    name: 'Dyn. 365 Read Access',
    areas: business,
    routes: ['standard'],
    verbs: 'read',
    about: 'Read all business data.',
  },
  'D365 BUS FULL ACCESS': {
    name: 'Dyn. 365 Full Business Acc.',
    areas: business,
    routes: ['standard'],
    verbs: 'all',
    about: 'Read and write all business data.',
  },
  'D365 BUS PREMIUM': {
    name: 'Dyn. 365 Premium Bus. Acc.',
    areas: business,
    routes: ['standard'],
    verbs: 'all',
    about: 'Full business access with premium features.',
  },
  'D365 AUTOMATION': {
    name: 'Dyn. 365 Automation',
    areas: ['automation', 'platform'],
    routes: ['automation'],
    verbs: 'all',
    about: 'The automation API.',
  },
  'D365 FULL ACCESS': {
    name: 'Dyn. 365 Full Access',
    routes: ['standard', 'automation'],
    verbs: 'all',
    about: 'The broadest set that an application may hold.',
  },
  'EXTEN. MGT. - ADMIN': {
    name: 'Extension Management - Admin',
    areas: ['platform'],
    routes: ['automation'],
    verbs: 'all',
    about: 'Upload and install extensions.',
  },
  'D365 BASIC': {
    name: 'Dynamics 365 Basic access',
    areas: ['platform'],
    routes: ['standard', 'automation'],
    verbs: 'read',
    about: 'Sign in and see companies.',
  },
  SECURITY: {
    name: 'User and permission set administration',
    areas: ['platform', 'automation'],
    routes: ['automation'],
    verbs: 'all',
    about: 'Change users and their permissions.',
  },
  'D365 TEAM MEMBER': {
    name: 'Dyn. 365 Team Member',
    areas: business,
    routes: ['standard'],
    verbs: 'read',
    about: 'Read business data, and little more.',
  },
  'D365 RAPIDSTART': {
    name: 'Dyn. 365 Create Company',
    areas: ['automation', 'platform'],
    routes: ['automation'],
    verbs: 'all',
    about: 'Create companies and apply configuration packages.',
  },
  'D365 EXTENSION MGT': {
    name: 'Dyn. 365 Extension Management',
    areas: ['platform'],
    routes: ['automation'],
    verbs: 'all',
    about: 'Upload and install extensions; the name of EXTEN. MGT. - ADMIN before 2021 wave 1.',
  },
  'D365 BACKUP/RESTORE': {
    name: 'Dyn. 365 Backup or restore',
    areas: [],
    routes: [],
    verbs: 'all',
    about: 'Export the database in the admin center.',
  },
  LOCAL: {
    name: 'Country/region-specific func.',
    areas: [],
    routes: ['standard'],
    verbs: 'all',
    about: 'Objects of the localisation.',
  },
  SUPER: {
    name: 'This role has all permissions.',
    routes: ['standard', 'automation'],
    verbs: 'all',
    notForApplications: true,
    about: 'Everything; Business Central refuses it to applications.',
  },
} as const satisfies Record<string, PermissionSet>

export type PermissionSetId = keyof typeof permissionSets

/** An entity set and what is to be done with it. */
export interface Wanted {
  readonly entity: Pick<Entity, 'set' | 'route' | 'area' | 'changesNeed'>
  readonly verbs: readonly Verb[]
  /** Bound actions; each of them changes something. */
  readonly actions?: readonly string[]
}

const readsOnly = ({ verbs, actions = [] }: Wanted): boolean =>
  actions.length === 0 && verbs.every((verb) => verb === 'list' || verb === 'get')

const opens = (set: PermissionSet, wanted: Wanted): boolean =>
  set.routes.includes(wanted.entity.route) &&
  (set.areas === undefined || set.areas.includes(wanted.entity.area)) &&
  (set.verbs === 'all' || readsOnly(wanted))

/**
 * Whether a permission set lets its holder do all that is wanted of one entity set. Takes plain role ids, since
 * partners bring sets of their own: an unknown one opens nothing that we know of.
 */
export const permissionSetOpens = (id: string, wanted: Wanted): boolean => {
  return Object.hasOwn(permissionSets, id) && opens(permissionSets[id as PermissionSetId], wanted)
}

/** The application roles that the wanted entity sets need, each once. */
export const neededRoles = (wanted: readonly Wanted[]): AppRole[] => [
  ...new Set(wanted.map(({ entity }) => routes[entity.route].role)),
]

/**
 * The permission sets to assign: for each wanted entity set the narrowest that an application may hold, each once, and
 * what changes need beside it. A set that is covered by another chosen one is left out.
 */
export const neededPermissionSets = (wanted: readonly Wanted[]): PermissionSetId[] => {
  const ids = (Object.keys(permissionSets) as PermissionSetId[]).filter(
    (id) => !('notForApplications' in permissionSets[id]),
  )
  const beside = new Set(wanted.flatMap((each) => (readsOnly(each) ? [] : (each.entity.changesNeed ?? []))))
  const narrowest = wanted.flatMap((each) => ids.find((id) => opens(permissionSets[id], each)) ?? [])
  const chosen = new Set([...narrowest, ...ids.filter((id) => beside.has(id))])
  for (const id of chosen)
    if (
      !beside.has(id) &&
      wanted.every(
        (each) =>
          !opens(permissionSets[id], each) ||
          [...chosen].some((other) => other !== id && opens(permissionSets[other], each)),
      )
    )
      chosen.delete(id)
  return [...chosen]
}
