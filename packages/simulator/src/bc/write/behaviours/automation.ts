import { limits, permissionSets } from '@landbridge/model'
import { assignmentId } from '../../automation/assignments.ts'
import { makeCompanyData } from '../../company-data.ts'
import { cell } from '../../data/layouts.ts'
import { ruleBroken, sameKeyExists } from '../../errors.ts'
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

const userPermissions: Behaviour = {
  elsewhere: {
    insert(draft) {
      const userId = String(get(draft, 'userSecurityId'))
      const roleId = String(get(draft, 'roleId'))
      const company = String(get(draft, 'company'))
      const assignments = needAssignments(draft)
      if (!Object.hasOwn(permissionSets, roleId)) throw ruleBroken(`There is no permission set ${roleId}.`)
      if (roleId === 'SUPER' && isApplication(draft, userId))
        throw ruleBroken('The permission set SUPER cannot be given to an application.')
      assignments.add(roleId, company)
      draft.row[cell.id] = assignmentId(userId, roleId, company)
    },
    remove: (draft) => needAssignments(draft).remove(String(get(draft, 'roleId')), String(get(draft, 'company'))),
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
      if (company) company.displayName = String(get(draft, 'displayName'))
    },
    remove: (draft) => draft.scope.environment.companies.delete(String(draft.row[cell.id])),
  },
}

export const automationBehaviours: Readonly<Record<string, Behaviour>> = { userPermissions, automationCompanies }
