import { createHash } from 'node:crypto'
import { directoryRoles } from '@landbridge/model'
import type { PlainObject, Tenant } from '../../world.ts'
import type { Asked, Operation } from '../asked.ts'
import { answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { malformed, resourceNotFound } from '../refusal.ts'
import { needRight } from '../rights.ts'
import { viewPerson } from './view-person.ts'

const source: Source = { of: collections.directoryRole, named: 'directoryRoles' }

/** The object of a role in one directory: its id differs from tenant to tenant, the template's does not. */
export const viewRole = (tenant: Tenant, templateId: string): PlainObject => {
  const hash = createHash('sha256').update(`${tenant.id} ${templateId}`).digest('hex')
  const name = Object.values(directoryRoles).find(({ id }) => id === templateId)?.name ?? null
  return {
    id: hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    deletedDateTime: null,
    description: name,
    displayName: name,
    roleTemplateId: templateId,
  }
}

/** Roles are activated when somebody gets them first: those that nobody holds are not listed. */
export const activatedRoles = (tenant: Tenant): PlainObject[] =>
  [...new Set([...tenant.users.values()].flatMap((user) => user.directoryRoles))].map((id) => viewRole(tenant, id))

const getRole = ({ caller: { tenant }, keys }: Asked): PlainObject => {
  const { by, value } = keys.role!
  const property = ['id', 'roleTemplateId'].find((name) => name.toLowerCase() === by.toLowerCase())
  if (property === undefined) throw malformed(`'${by.slice(0, 60)}' is not a key of directoryRoles.`)
  const found = activatedRoles(tenant).find((role) => role[property] === value.toLowerCase())
  if (found === undefined) throw resourceNotFound(value)
  return found
}

export const listRoles: Operation = (asked) => {
  needRight(asked.caller, 'readRoles')
  return answerList(asked, source, activatedRoles(asked.caller.tenant))
}

export const readRole: Operation = (asked) => {
  needRight(asked.caller, 'readRoles')
  return answerOne(asked, source, getRole(asked))
}

export const listRoleMembers: Operation = (asked) => {
  needRight(asked.caller, 'readRoles')
  const { tenant } = asked.caller
  const { roleTemplateId } = getRole(asked)
  const rows = [...tenant.users.values()]
    .filter(({ directoryRoles: held }) => held.some((id) => id === roleTemplateId))
    .map((user) => ({ '@odata.type': '#microsoft.graph.user', ...viewPerson(tenant, user) }))
  return answerList(asked, { of: collections.directoryObject, named: 'directoryObjects' }, rows)
}
