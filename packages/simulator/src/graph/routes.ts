import {
  changeFederated,
  createFederated,
  listFederated,
  readFederated,
  removeFederated,
} from './applications/federated.ts'
import { addKey, removeKey } from './applications/keys.ts'
import { getApplication } from './applications/lookup.ts'
import {
  changeApplication,
  countApplications,
  createApplication,
  listApplications,
  readApplication,
  removeApplication,
} from './applications/registrations.ts'
import { addPassword, removePassword } from './applications/secrets.ts'
import type { Operation } from './asked.ts'
import { countDeleted, listDeleted, purge, readDeleted, restore } from './directory/deleted.ts'
import { listOrganization, readOrganization } from './directory/organization.ts'
import { countPeople, listPeople, person, self } from './directory/people.ts'
import { ownersOf } from './owners.ts'
import type { GraphRoute } from './path.ts'
import { assignmentsFrom } from './principals/assignments.ts'
import {
  changeGrant,
  createGrant,
  listGrants,
  listGrantsOfPrincipal,
  readGrant,
  removeGrant,
} from './principals/delegated-grants.ts'
import { getPrincipal } from './principals/lookup.ts'
import {
  changePrincipal,
  countPrincipals,
  createPrincipal,
  listPrincipals,
  readPrincipal,
  removePrincipal,
} from './principals/service-principals.ts'

type Methods = Readonly<Partial<Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Operation>>>

const at = (path: string, methods: Methods): GraphRoute<Operation>[] =>
  Object.entries(methods).map(([method, answer]) => ({ method, path, answer }))

const app = '/applications/{application}'
const credentials = `${app}/federatedIdentityCredentials`
const principal = '/servicePrincipals/{principal}'
const bin = '/directory/deletedItems'
const ownersOfApplication = ownersOf((asked) => getApplication(asked))
const ownersOfPrincipal = ownersOf((asked) => getPrincipal(asked))

const assignments = (end: 'appRoleAssignments' | 'appRoleAssignedTo'): GraphRoute<Operation>[] => {
  const { list, create, read, remove } = assignmentsFrom(end)
  return [
    ...at(`${principal}/${end}`, { GET: list, POST: create }),
    ...at(`${principal}/${end}/{assignment}`, { GET: read, DELETE: remove }),
  ]
}

const owners = (path: string, { list, add, remove }: ReturnType<typeof ownersOf>): GraphRoute<Operation>[] => [
  ...at(`${path}/owners`, { GET: list }),
  ...at(`${path}/owners/$ref`, { POST: add }),
  ...at(`${path}/owners/{owner}/$ref`, { DELETE: remove }),
]

const oneOf = (path: string, { read, memberOf, roles, ownedObjects }: typeof self): GraphRoute<Operation>[] => [
  ...at(path, { GET: read }),
  ...['memberOf', 'transitiveMemberOf'].flatMap((link) => [
    ...at(`${path}/${link}`, { GET: memberOf }),
    ...at(`${path}/${link}/microsoft.graph.directoryRole`, { GET: roles }),
  ]),
  ...at(`${path}/ownedObjects`, { GET: ownedObjects }),
]

const deleted = (type: string, kind: 'application' | 'principal'): GraphRoute<Operation>[] => [
  ...at(`${bin}/microsoft.graph.${type}`, { GET: listDeleted(kind) }),
  ...at(`${bin}/microsoft.graph.${type}/$count`, { GET: countDeleted(kind) }),
]

/** All addresses below a version that are simulated. */
export const routes: readonly GraphRoute<Operation>[] = [
  ...at('/applications', { GET: listApplications, POST: createApplication }),
  ...at('/applications/$count', { GET: countApplications }),
  ...at(app, { GET: readApplication, PATCH: changeApplication, DELETE: removeApplication }),
  ...at(`${app}/addPassword`, { POST: addPassword }),
  ...at(`${app}/removePassword`, { POST: removePassword }),
  ...at(`${app}/addKey`, { POST: addKey }),
  ...at(`${app}/removeKey`, { POST: removeKey }),
  ...owners(app, ownersOfApplication),
  ...at(credentials, { GET: listFederated, POST: createFederated }),
  ...at(`${credentials}/{credential}`, { GET: readFederated, PATCH: changeFederated, DELETE: removeFederated }),
  ...at('/servicePrincipals', { GET: listPrincipals, POST: createPrincipal }),
  ...at('/servicePrincipals/$count', { GET: countPrincipals }),
  ...at(principal, { GET: readPrincipal, PATCH: changePrincipal, DELETE: removePrincipal }),
  ...owners(principal, ownersOfPrincipal),
  ...assignments('appRoleAssignments'),
  ...assignments('appRoleAssignedTo'),
  ...at(`${principal}/oauth2PermissionGrants`, { GET: listGrantsOfPrincipal }),
  ...at('/oauth2PermissionGrants', { GET: listGrants, POST: createGrant }),
  ...at('/oauth2PermissionGrants/{grant}', { GET: readGrant, PATCH: changeGrant, DELETE: removeGrant }),
  ...at('/organization', { GET: listOrganization }),
  ...at('/organization/{tenant}', { GET: readOrganization }),
  ...oneOf('/me', self),
  ...at('/users', { GET: listPeople }),
  ...at('/users/$count', { GET: countPeople }),
  ...oneOf('/users/{user}', person),
  ...deleted('application', 'application'),
  ...deleted('servicePrincipal', 'principal'),
  ...at(`${bin}/{object}`, { GET: readDeleted, DELETE: purge }),
  ...at(`${bin}/{object}/restore`, { POST: restore }),
]
