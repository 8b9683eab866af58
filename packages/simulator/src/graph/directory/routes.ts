import type { Operation } from '../asked.ts'
import { type GraphRoute, route } from '../path.ts'
import { countDeleted, listDeleted, purge, readDeleted, restore } from './deleted.ts'
import { listDomains, readDomain } from './domains.ts'
import { getByIds, readDirectoryObject } from './objects.ts'
import { listOrganization, readOrganization } from './organization.ts'
import { countPeople, listPeople, type PersonOperations, person, self } from './people.ts'
import { listRoleMembers, listRoles, readRole } from './roles.ts'

const bin = '/directory/deletedItems'

const personRoutes = (path: string, who: string, of: PersonOperations): GraphRoute<Operation>[] => [
  route('GET', path, `Reads ${who}.`, of.read),
  ...['memberOf', 'transitiveMemberOf'].flatMap((link) => [
    route('GET', `${path}/${link}`, `Lists directory roles and security groups of ${who}.`, of.memberOf),
    route('GET', `${path}/${link}/microsoft.graph.directoryRole`, `Lists the directory roles of ${who}.`, of.roles),
  ]),
  route('GET', `${path}/ownedObjects`, `Lists the applications that ${who} owns.`, of.ownedObjects),
  route('GET', `${path}/appRoleAssignments`, `Lists the application roles of ${who}.`, of.appRoles),
  route('GET', `${path}/oauth2PermissionGrants`, `Lists the delegated grants for ${who} alone.`, of.grants),
]

const binRoutes = (type: string, kind: 'application' | 'principal'): GraphRoute<Operation>[] => [
  route('GET', `${bin}/microsoft.graph.${type}`, `Lists the bin: each ${type}.`, listDeleted(kind)),
  route('GET', `${bin}/microsoft.graph.${type}/$count`, `Counts the bin: each ${type}.`, countDeleted(kind)),
]

/** The directory itself, its people and its bin. */
export const directoryRoutes: readonly GraphRoute<Operation>[] = [
  route('GET', '/organization', 'The directory of the caller, as a list of one.', listOrganization),
  route('GET', '/organization/{tenant}', 'Reads the directory of the caller.', readOrganization),
  route('GET', '/domains', 'Lists verified domains.', listDomains),
  route('GET', '/domains/{domain}', 'Reads a verified domain.', readDomain),
  ...personRoutes('/me', 'whoever signed in', self),
  route('GET', '/users', 'Lists people.', listPeople),
  route('GET', '/users/$count', 'Counts people.', countPeople),
  ...personRoutes('/users/{user}', 'a person, by object id or sign-in name', person),
  route('GET', '/directoryRoles', 'Lists the directory roles that somebody holds.', listRoles),
  route('GET', '/directoryRoles/{role}', 'Reads such a role, by id or roleTemplateId.', readRole),
  route('GET', '/directoryRoles/{role}/members', 'Lists who holds a directory role.', listRoleMembers),
  route('POST', '/directoryObjects/getByIds', 'Reads up to 1,000 objects of any kind.', getByIds),
  route('GET', '/directoryObjects/{object}', 'Reads an object of any kind.', readDirectoryObject),
  ...binRoutes('application', 'application'),
  ...binRoutes('servicePrincipal', 'principal'),
  route('GET', `${bin}/{object}`, 'Reads something from the bin.', readDeleted),
  route('DELETE', `${bin}/{object}`, 'Deletes something in the bin for good.', purge),
  route('POST', `${bin}/{object}/restore`, 'Takes something out of the bin.', restore),
]
