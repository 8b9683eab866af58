import { limits } from '@landbridge/model'
import { assignmentId } from '../../automation/assignments.ts'
import { groupsOf, groupUserId } from '../../automation/users.ts'
import { makeCompanyData } from '../../company-data.ts'
import { cell } from '../../data/layouts.ts'
import { makeRow, stamp } from '../../data/rows.ts'
import { noTableRight, ruleBroken, sameKeyExists } from '../../errors.ts'
import { findSets, type ListedSet } from '../../permission-sets.ts'
import { dataFor } from '../../scope.ts'
import type { Behaviour } from '../behaviour.ts'
import { type Draft, get, put } from '../draft.ts'

/** Assignments of a user as the world keeps them; undefined where there is no such user. */
interface Assignments {
  add(roleId: string, company: string): void
  remove(roleId: string, company: string): void
}

const assignmentsOf = ({ scope }: Draft, userId: string): Assignments | undefined => {
  const { environment, tenant } = scope
  const card = [...environment.cards.values()].find(({ userSecurityId }) => userSecurityId === userId)
  if (card)
    return {
      add: (roleId, company) => card.permissionSets.push({ roleId, company }),
      remove: (roleId, company) => {
        card.permissionSets = card.permissionSets.filter((set) => set.roleId !== roleId || set.company !== company)
      },
    }
  const name = environment.name.toLowerCase()
  const group = groupsOf(tenant, environment).find((each) => groupUserId(each) === userId)
  if (group)
    return {
      add: (roleId, company) => group.permissionSets.get(name)!.push({ roleId, company }),
      remove: (roleId, company) => {
        const kept = group.permissionSets.get(name)!.filter((set) => set.roleId !== roleId || set.company !== company)
        group.permissionSets.set(name, kept)
      },
    }
  const user = tenant.users.get(userId)
  const sets = user?.permissionSets.get(name)
  if (user === undefined || sets === undefined) return undefined
  return {
    add: (roleId) => sets.push(roleId),
    remove: (roleId) => {
      const kept = sets.filter((each) => each !== roleId)
      user.permissionSets.set(name, kept)
    },
  }
}

const needAssignments = (draft: Draft): Assignments => {
  const found = assignmentsOf(draft, String(get(draft, 'userSecurityId')))
  if (found === undefined) throw ruleBroken('You must specify a User Security ID to read or write userPermissions.')
  return found
}

const isApplication = ({ scope }: Draft, userId: string): boolean =>
  [...scope.environment.cards.values()].some(({ userSecurityId }) => userSecurityId === userId)

const mayRaise: ReadonlySet<string> = new Set(['SECURITY', 'SUPER'])

/** An application cannot give itself more than it has, unless it administers security. */
const requireRaise = ({ scope }: Draft, userId: string): void => {
  const { caller, environment } = scope
  if (caller.roles === undefined || caller.userSecurityId !== userId) return
  const like = (roleId: string): string =>
    environment.permissionSets?.find((set) => set.roleId === roleId)?.like ?? roleId.toUpperCase()
  if (!caller.permissionSets.some(({ roleId }) => mayRaise.has(like(roleId))))
    throw noTableRight(2_000_000_053, 'Access Control', 'Insert', 400)
}

/** The permission set that is meant. @throws Refusal Where there is none, or several and nothing says which. */
const needSet = (draft: Draft): ListedSet => {
  const roleId = String(get(draft, 'roleId'))
  const wanted = { appId: get(draft, 'appId'), scope: get(draft, 'scope') }
  const all = findSets(draft.scope.environment, roleId)
  const found = all.filter(
    ({ appId, scope }) =>
      (!draft.given.has('appId') || appId === wanted.appId) && (!draft.given.has('scope') || scope === wanted.scope),
  )
  if (found.length > 1)
    throw ruleBroken(`The permission set ${roleId} is defined multiple times. Specify its scope and appId.`)
  const [only] = found
  if (only === undefined) throw ruleBroken(`There is no permission set ${roleId}.`)
  return only
}

const userPermissions: Behaviour = {
  elsewhere: {
    insert(draft) {
      const userId = String(get(draft, 'userSecurityId'))
      const company = String(get(draft, 'company'))
      const assignments = needAssignments(draft)
      requireRaise(draft, userId)
      const { roleId, isForApplications } = needSet(draft)
      if (!isForApplications && isApplication(draft, userId))
        throw ruleBroken(`The permission set ${roleId} cannot be given to an application.`)
      assignments.add(roleId, company)
      draft.row[cell.id] = assignmentId(userId, roleId, company)
    },
    replace(draft) {
      const before = draft.old!
      const at = (name: string): number => draft.plan.byName.get(name)!.at
      const assignments = needAssignments(draft)
      const { roleId, isForApplications } = needSet(draft)
      if (!isForApplications && isApplication(draft, String(get(draft, 'userSecurityId'))))
        throw ruleBroken(`The permission set ${roleId} cannot be given to an application.`)
      assignments.remove(String(before[at('roleId')]), String(before[at('company')]))
      assignments.add(roleId, String(get(draft, 'company')))
    },
    remove: (draft) => needAssignments(draft).remove(String(get(draft, 'roleId')), String(get(draft, 'company'))),
  },
}

/** What the list of users changes: of an application on its card, of a person beside what the directory says. */
const users: Behaviour = {
  elsewhere: {
    insert: (draft) => {
      throw ruleBroken(`A user cannot be created here: ${String(get(draft, 'userName'))}.`)
    },
    replace(draft) {
      const { environment, tenant } = draft.scope
      const userId = String(get(draft, 'userSecurityId'))
      const name = environment.name.toLowerCase()
      const card = [...environment.cards.values()].find(({ userSecurityId }) => userSecurityId === userId)
      const user = tenant.users.get(userId)
      const expiresAt = get(draft, 'expiryDate')
      const next = {
        ...(card?.user ?? user?.environmentUsers?.get(name)),
        ...(draft.given.has('state') && { state: get(draft, 'state') as 'Enabled' | 'Disabled' }),
        ...(draft.given.has('expiryDate') && typeof expiresAt === 'number' && expiresAt > 0 && { expiresAt }),
        ...(draft.given.has('contactEmail') && { contactEmail: String(get(draft, 'contactEmail')) }),
      }
      if (card) card.user = next
      if (user === undefined) return
      user.environmentUsers ??= new Map()
      user.environmentUsers.set(name, next)
    },
    remove: () => {},
  },
}

/** A group that is deleted here is forgotten by the environment; the directory keeps it. */
const securityGroups: Behaviour = {
  elsewhere: {
    insert: () => {},
    remove: ({ scope, row, plan }) => {
      const id = String(row[plan.byName.get('id')!.at])
      scope.tenant.securityGroups?.get(id)?.permissionSets.delete(scope.environment.name.toLowerCase())
    },
  },
}

/** A new package comes with its file, which is empty. */
const configurationPackages: Behaviour = {
  stored({ scope }, row) {
    const packages = scope.plans.find('configurationPackages')!
    const file = scope.plans.find('file')
    if (file === undefined) return
    const data = dataFor(scope, file)
    const code = row[packages.byName.get('code')!.at]!
    const table = data.table(file.table)
    if (table.all().some((each) => each[file.byName.get('code')!.at] === code)) return
    const made = [...makeRow(file, { code })]
    made[cell.id] = scope.sim.random.guid()
    table.insert(stamp(made, data.nextVersion(), scope.now))
  },
}

const automationCompanies: Behaviour = {
  elsewhere: {
    insert(draft) {
      const { environment, sim, now } = draft.scope
      const displayName = String(get(draft, 'displayName'))
      const name = displayName.slice(0, 30)
      if (name.trim() === '') throw ruleBroken('The "displayName" must be provided.')
      if (environment.companies.size >= limits.companies.value)
        throw ruleBroken(`An environment can have ${limits.companies.value} companies at most.`)
      const taken = [...environment.companies.values()].some((each) => each.name.toLowerCase() === name.toLowerCase())
      if (taken) throw sameKeyExists('Company', 'Name', name)
      const id = sim.random.guid()
      const company = {
        id,
        name,
        displayName,
        businessProfileId: String(get(draft, 'businessProfileId')),
        evaluation: false,
        seed: 'empty' as const,
        createdAt: now,
        data: makeCompanyData(),
      }
      environment.companies.set(id, company)
      draft.row[cell.id] = id
      put(draft, 'name', name)
    },
    replace(draft) {
      const company = draft.scope.environment.companies.get(String(draft.row[cell.id]))
      if (company === undefined) return
      company.displayName = String(get(draft, 'displayName'))
      company.businessProfileId = String(get(draft, 'businessProfileId'))
    },
    remove: (draft) => draft.scope.environment.companies.delete(String(draft.row[cell.id])),
  },
}

export const automationBehaviours: Readonly<Record<string, Behaviour>> = {
  automationCompanies,
  configurationPackages,
  securityGroups,
  userPermissions,
  users,
}
