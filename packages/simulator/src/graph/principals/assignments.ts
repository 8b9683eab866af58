import { createHash } from 'node:crypto'
import { grantPermission, revokePermission } from '../../control/consent.ts'
import { isGuid } from '../../texts.ts'
import type { PlainObject, ServicePrincipal, Tenant } from '../../world.ts'
import { stamp } from '../applications/view.ts'
import { type Asked, noContent, type Operation, readBody } from '../asked.ts'
import { type Fields, readFields, text, textOf } from '../fields.ts'
import { answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { badRequest, NotSimulated, resourceNotFound } from '../refusal.ts'
import { needRight, needToAssign } from '../rights.ts'
import { getPrincipal } from './lookup.ts'
import { offeredBy } from './view.ts'

/** One application role that an application holds on a resource. */
interface Assignment {
  readonly id: string
  readonly principal: ServicePrincipal
  readonly resource: ServicePrincipal
  readonly role: string
}

/** An id begins with the principal's; the rest tells resource and role apart. */
const idOf = (principal: ServicePrincipal, resource: ServicePrincipal, role: string): string =>
  Buffer.concat([
    Buffer.from(principal.id.replaceAll('-', ''), 'hex'),
    createHash('sha256').update(`${resource.id} ${role}`).digest().subarray(0, 16),
  ]).toString('base64url')

const assignmentsOf = (tenant: Tenant, principal: ServicePrincipal): Assignment[] =>
  [...principal.grantedRoles].flatMap(([resourceAppId, roles]) => {
    const resource = tenant.servicePrincipals.get(resourceAppId)
    if (resource === undefined) return []
    return [...roles].map((role) => ({ id: idOf(principal, resource, role), principal, resource, role }))
  })

const assignedTo = (tenant: Tenant, resource: ServicePrincipal): Assignment[] =>
  [...tenant.servicePrincipals.values()]
    .flatMap((each) => assignmentsOf(tenant, each))
    .filter((each) => each.resource === resource)

const view = ({ id, principal, resource, role }: Assignment): PlainObject => ({
  id,
  deletedDateTime: null,
  appRoleId: offeredBy(resource.appId)?.appRoles[role]?.id ?? null,
  createdDateTime: stamp(principal.grantedAt.get(`${resource.appId} ${role}`) ?? principal.createdAt),
  principalDisplayName: principal.displayName,
  principalId: principal.id,
  principalType: 'ServicePrincipal',
  resourceDisplayName: resource.displayName,
  resourceId: resource.id,
})

/** From which end assignments are looked at: who holds the role, or what it is of. */
type End = 'appRoleAssignments' | 'appRoleAssignedTo'

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

const principalOf = (asked: Asked, id: string): ServicePrincipal => {
  if (asked.caller.tenant.users.has(id)) throw new NotSimulated('application roles of people')
  return getPrincipal(asked, { by: 'id', value: id })
}

const find = (asked: Asked, end: End): Assignment => {
  const at = getPrincipal(asked)
  const { tenant } = asked.caller
  const wanted = asked.keys.assignment!.value
  const found = (end === 'appRoleAssignments' ? assignmentsOf(tenant, at) : assignedTo(tenant, at)).find(
    ({ id }) => id === wanted,
  )
  if (found === undefined) throw resourceNotFound(wanted)
  return found
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
  const principal = principalOf(asked, principalId)
  const resource = getPrincipal(asked, { by: 'id', value: resourceId })
  if ((end === 'appRoleAssignments' ? principal : resource) !== at)
    throw badRequest(`The ${end === 'appRoleAssignments' ? 'principalId' : 'resourceId'} is not that of the address.`)
  needToAssign(asked.caller, resource.appId)
  const offered = offeredBy(resource.appId)
  if (offered === undefined) throw new NotSimulated("application roles of applications that are not Microsoft's")
  const role = Object.entries(offered.appRoles).find(([, { id }]) => id === roleId)?.[0]
  if (role === undefined)
    throw badRequest(`Permission being assigned was not found on application '${resource.appId}'.`)
  if (principal.grantedRoles.get(resource.appId)?.has(role))
    throw badRequest('Permission being assigned already exists on the object')
  grantPermission(asked.sim, asked.caller.tenant, principal.appId, {
    resource: resource.appId,
    name: role,
    type: 'Role',
  })
  const made = { id: idOf(principal, resource, role), principal, resource, role }
  return answerOne(asked, sourceOf(at, end), view(made), 201)
}

/** The operations on application roles, from one end. */
export const assignmentsFrom = (end: End): Readonly<Record<'list' | 'read' | 'create' | 'remove', Operation>> => ({
  list: (asked) => {
    needRight(asked.caller, 'readApplications')
    const at = getPrincipal(asked)
    const { tenant } = asked.caller
    const all = end === 'appRoleAssignments' ? assignmentsOf(tenant, at) : assignedTo(tenant, at)
    return answerList(asked, sourceOf(at, end), all.map(view))
  },
  read: (asked) => {
    needRight(asked.caller, 'readApplications')
    return answerOne(asked, sourceOf(getPrincipal(asked), end), view(find(asked, end)))
  },
  create: (asked) => create(asked, end),
  remove: (asked) => {
    needRight(asked.caller, 'assignRoles')
    const { principal, resource, role } = find(asked, end)
    needToAssign(asked.caller, resource.appId)
    revokePermission(asked.caller.tenant, principal.appId, { resource: resource.appId, name: role, type: 'Role' })
    return noContent
  },
})
