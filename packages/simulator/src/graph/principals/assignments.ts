import { createHash } from 'node:crypto'
import { grantPermission, revokePermission } from '../../control/consent.ts'
import { offeredBy } from '../../offers.ts'
import { isGuid } from '../../texts.ts'
import type { PlainObject, ServicePrincipal, User } from '../../world.ts'
import { stamp } from '../applications/view.ts'
import { type Asked, noContent, type Operation, readBody } from '../asked.ts'
import { type Fields, readFields, text, textOf } from '../fields.ts'
import { answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { badRequest, NotSimulated, resourceNotFound } from '../refusal.ts'
import { needRight, needToAssign } from '../rights.ts'
import { getPrincipal } from './lookup.ts'

/** Who can hold an application role. */
interface Holder {
  readonly id: string
  readonly displayName: string
  readonly type: 'ServicePrincipal' | 'User'
}

/** One application role that somebody holds on a resource. */
interface Assignment {
  readonly holder: Holder
  readonly resource: ServicePrincipal
  readonly roleId: string
  readonly at: number
}

/** Stands for plain access, where a resource has no role for it. */
const plainAccess = '00000000-0000-0000-0000-000000000000'

/** An id begins with the holder's; the rest tells resource and role apart. */
const idOf = ({ holder, resource, roleId }: Omit<Assignment, 'at'>): string =>
  Buffer.concat([
    Buffer.from(holder.id.replaceAll('-', ''), 'hex'),
    createHash('sha256').update(`${resource.id} ${roleId}`).digest().subarray(0, 16),
  ]).toString('base64url')

const asHolder = ({ id, displayName }: ServicePrincipal | User, type: Holder['type']): Holder => ({
  id,
  displayName,
  type,
})

/** What an application holds. */
const heldBy = ({ sim, caller: { tenant } }: Asked, principal: ServicePrincipal): Assignment[] =>
  [...principal.grantedRoles].flatMap(([resourceAppId, names]) => {
    const resource = tenant.servicePrincipals.get(resourceAppId)
    if (resource === undefined) return []
    return offeredBy(sim.world, resourceAppId)
      .roles.filter(({ name }) => names.has(name))
      .map(({ id, name }) => ({
        holder: asHolder(principal, 'ServicePrincipal'),
        resource,
        roleId: id,
        at: principal.grantedAt.get(`${resourceAppId} ${name}`) ?? principal.createdAt,
      }))
  })

const heldByPeople = ({ caller: { tenant } }: Asked, resource: ServicePrincipal): Assignment[] =>
  (resource.assignedPeople ?? []).flatMap(({ userId, roleId, at }) => {
    const user = tenant.users.get(userId)
    return user === undefined ? [] : [{ holder: asHolder(user, 'User'), resource, roleId, at }]
  })

/** Lists know of a new assignment only after a while. */
const isListed = ({ sim: { clock, settings } }: Asked, { at }: Assignment): boolean =>
  clock.now() >= at + settings.assignmentReplicationMs

const principalsOf = ({ caller: { tenant } }: Asked): ServicePrincipal[] => [...tenant.servicePrincipals.values()]

const assignmentsAt = (asked: Asked, at: ServicePrincipal, end: End): Assignment[] =>
  end === 'appRoleAssignments'
    ? heldBy(asked, at)
    : [
        ...principalsOf(asked).flatMap((each) => heldBy(asked, each).filter(({ resource }) => resource === at)),
        ...heldByPeople(asked, at),
      ]

const view = (each: Assignment): PlainObject => ({
  id: idOf(each),
  deletedDateTime: null,
  appRoleId: each.roleId,
  createdDateTime: stamp(each.at),
  principalDisplayName: each.holder.displayName,
  principalId: each.holder.id,
  principalType: each.holder.type,
  resourceDisplayName: each.resource.displayName,
  resourceId: each.resource.id,
})

/** Answers with the application roles that a person holds. */
export const answerRolesOfPerson = (asked: Asked, user: User) => {
  const all = principalsOf(asked).flatMap((each) => heldByPeople(asked, each))
  const rows = all.filter((each) => each.holder.id === user.id && isListed(asked, each)).map(view)
  const named = `users('${user.id}')/appRoleAssignments`
  return answerList(asked, { of: collections.appRoleAssignment, named }, rows)
}

/** From which end assignments are looked at: who holds the role, or what it is of. */
export type End = 'appRoleAssignments' | 'appRoleAssignedTo'

const fields: Fields = {
  principalId: text(),
  resourceId: text(),
  appRoleId: text(),
  principalType: text(),
  principalDisplayName: text(),
  resourceDisplayName: text(),
}

const sourceOf = ({ id }: ServicePrincipal, end: End): Source => ({
  of: collections.appRoleAssignment,
  named: `servicePrincipals('${id}')/${end}`,
})

const needId = (body: PlainObject, name: string): string => {
  const id = textOf(body, name)?.toLowerCase()
  if (id === undefined || !isGuid(id))
    throw badRequest(`Invalid value specified for property '${name}' of resource 'AppRoleAssignment'.`)
  return id
}

const find = (asked: Asked, end: End): Assignment => {
  const wanted = asked.keys.assignment!.value
  const found = assignmentsAt(asked, getPrincipal(asked), end).find((each) => idOf(each) === wanted)
  if (found === undefined) throw resourceNotFound(wanted)
  return found
}

const exists = () => badRequest('Permission being assigned already exists on the object')

const notOffered = (resource: ServicePrincipal) =>
  badRequest(`Permission being assigned was not found on application '${resource.appId}'.`)

const assignPerson = (asked: Asked, user: User, resource: ServicePrincipal, roleId: string): Assignment => {
  const role = offeredBy(asked.sim.world, resource.appId).roles.find(({ id }) => id === roleId)
  if (roleId !== plainAccess && !role?.toPeople) throw notOffered(resource)
  resource.assignedPeople ??= []
  if (resource.assignedPeople.some((each) => each.userId === user.id && each.roleId === roleId)) throw exists()
  const at = asked.sim.clock.now()
  resource.assignedPeople.push({ userId: user.id, roleId, at })
  return { holder: asHolder(user, 'User'), resource, roleId, at }
}

const assignApplication = (
  asked: Asked,
  principal: ServicePrincipal,
  resource: ServicePrincipal,
  roleId: string,
): Assignment => {
  if (roleId === plainAccess) throw new NotSimulated('plain access of an application to a resource')
  const role = offeredBy(asked.sim.world, resource.appId).roles.find(({ id }) => id === roleId)
  if (!role?.toApplications) throw notOffered(resource)
  if (principal.grantedRoles.get(resource.appId)?.has(role.name)) throw exists()
  const permission = { resource: resource.appId, name: role.name, type: 'Role' } as const
  grantPermission(asked.sim, asked.caller.tenant, principal.appId, permission)
  return { holder: asHolder(principal, 'ServicePrincipal'), resource, roleId, at: asked.sim.clock.now() }
}

const create = (asked: Asked, end: End) => {
  needRight(asked.caller, 'assignRoles')
  const at = getPrincipal(asked)
  const body = readFields(readBody(asked, 'needed'), fields)
  const [principalId, resourceId, roleId] = [
    needId(body, 'principalId'),
    needId(body, 'resourceId'),
    needId(body, 'appRoleId'),
  ]
  const person = asked.caller.tenant.users.get(principalId)
  const holder = person ?? getPrincipal(asked, { by: 'id', value: principalId })
  const resource = getPrincipal(asked, { by: 'id', value: resourceId })
  if ((end === 'appRoleAssignments' ? holder : resource) !== at)
    throw badRequest(`The ${end === 'appRoleAssignments' ? 'principalId' : 'resourceId'} is not that of the address.`)
  needToAssign(asked.caller, resource.appId)
  const made =
    'appId' in holder
      ? assignApplication(asked, holder, resource, roleId)
      : assignPerson(asked, holder, resource, roleId)
  return answerOne(asked, sourceOf(at, end), view(made), 201)
}

const remove = (asked: Asked, { holder, resource, roleId }: Assignment): void => {
  if (holder.type === 'User') {
    const all = resource.assignedPeople ?? []
    resource.assignedPeople = all.filter((each) => each.userId !== holder.id || each.roleId !== roleId)
    return
  }
  const { roles } = offeredBy(asked.sim.world, resource.appId)
  const { appId } = getPrincipal(asked, { by: 'id', value: holder.id })
  const name = roles.find(({ id }) => id === roleId)!.name
  revokePermission(asked.caller.tenant, appId, { resource: resource.appId, name, type: 'Role' })
}

/** The operations on application roles, from one end. */
export const assignmentsFrom = (end: End): Readonly<Record<'list' | 'read' | 'create' | 'remove', Operation>> => ({
  list: (asked) => {
    needRight(asked.caller, 'readApplications')
    const at = getPrincipal(asked)
    const known = assignmentsAt(asked, at, end).filter((each) => isListed(asked, each))
    return answerList(asked, sourceOf(at, end), known.map(view))
  },
  read: (asked) => {
    needRight(asked.caller, 'readApplications')
    return answerOne(asked, sourceOf(getPrincipal(asked), end), view(find(asked, end)))
  },
  create: (asked) => create(asked, end),
  remove: (asked) => {
    needRight(asked.caller, 'assignRoles')
    const found = find(asked, end)
    needToAssign(asked.caller, found.resource.appId)
    remove(asked, found)
    return noContent
  },
})
