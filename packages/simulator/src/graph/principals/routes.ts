import type { Operation } from '../asked.ts'
import { ownerRoutes, ownersOf } from '../owners.ts'
import { type GraphRoute, route } from '../path.ts'
import { assignmentsFrom, type End } from './assignments.ts'
import {
  changeGrant,
  createGrant,
  listGrants,
  listGrantsOfPrincipal,
  readGrant,
  removeGrant,
} from './delegated-grants.ts'
import { getPrincipal } from './lookup.ts'
import { listMemberships, listOwnedBy } from './memberships.ts'
import {
  changePrincipal,
  countPrincipals,
  createPrincipal,
  listPrincipals,
  readPrincipal,
  removePrincipal,
} from './service-principals.ts'

const all = '/servicePrincipals'
const one = `${all}/{principal}`
const grants = '/oauth2PermissionGrants'

const assignments = (end: End, whose: string): GraphRoute<Operation>[] => {
  const { list, create, read, remove } = assignmentsFrom(end)
  const path = `${one}/${end}`
  return [
    route('GET', path, `Lists the application roles ${whose}.`, list),
    route('POST', path, 'Grants an application role.', create),
    route('GET', `${path}/{assignment}`, 'Reads one grant of an application role.', read),
    route('DELETE', `${path}/{assignment}`, 'Takes an application role back.', remove),
  ]
}

/** Service principals and what is granted to them. `{principal}` is an object id, or `(appId='…')`. */
export const principalRoutes: readonly GraphRoute<Operation>[] = [
  route('GET', all, 'Lists service principals.', listPrincipals),
  route('POST', all, 'Makes an application exist in the directory.', createPrincipal),
  route('GET', `${all}/$count`, 'Counts service principals.', countPrincipals),
  route('GET', one, 'Reads a service principal, with the permissions that it offers.', readPrincipal),
  route('PATCH', one, 'Changes a service principal, or makes it by its appId.', changePrincipal),
  route('DELETE', one, 'Puts a service principal into the bin; what was granted on it is gone.', removePrincipal),
  ...ownerRoutes(
    one,
    ownersOf((asked) => getPrincipal(asked)),
  ),
  ...assignments('appRoleAssignments', 'that the application holds'),
  ...assignments('appRoleAssignedTo', 'of this resource that anybody holds'),
  route('GET', `${one}/oauth2PermissionGrants`, 'Lists the delegated grants of an application.', listGrantsOfPrincipal),
  route('GET', `${one}/memberOf`, 'Lists groups and roles of an application; it has none here.', listMemberships),
  route('GET', `${one}/transitiveMemberOf`, 'The same.', listMemberships),
  route('GET', `${one}/ownedObjects`, 'Lists what an application owns.', listOwnedBy),
  route('GET', grants, 'Lists delegated grants.', listGrants),
  route('POST', grants, 'Grants delegated permissions, for everybody or one person.', createGrant),
  route('GET', `${grants}/{grant}`, 'Reads a delegated grant.', readGrant),
  route('PATCH', `${grants}/{grant}`, 'Changes the permissions of a delegated grant.', changeGrant),
  route('DELETE', `${grants}/{grant}`, 'Takes a delegated grant back.', removeGrant),
]
