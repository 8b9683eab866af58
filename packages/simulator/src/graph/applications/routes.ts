import type { Operation } from '../asked.ts'
import { ownerRoutes, ownersOf } from '../owners.ts'
import { type GraphRoute, route } from '../path.ts'
import { changeFederated, createFederated, listFederated, readFederated, removeFederated } from './federated.ts'
import { addKey, removeKey } from './keys.ts'
import { getApplication } from './lookup.ts'
import {
  changeApplication,
  countApplications,
  createApplication,
  listApplications,
  readApplication,
  removeApplication,
} from './registrations.ts'
import { addPassword, removePassword } from './secrets.ts'

const all = '/applications'
const one = `${all}/{application}`
const credentials = `${one}/federatedIdentityCredentials`
const credential = `${credentials}/{credential}`

/** App registrations. `{application}` is an object id, or `(appId='…')`, or `(uniqueName='…')`. */
export const applicationRoutes: readonly GraphRoute<Operation>[] = [
  route('GET', all, 'Lists app registrations.', listApplications),
  route('POST', all, 'Registers an application, without a service principal.', createApplication),
  route('GET', `${all}/$count`, 'Counts app registrations.', countApplications),
  route('GET', one, 'Reads an app registration.', readApplication),
  route('PATCH', one, 'Changes an app registration, or makes it by its uniqueName.', changeApplication),
  route('DELETE', one, 'Puts an app registration and its service principal into the bin.', removeApplication),
  route('POST', `${one}/addPassword`, 'Adds a client secret; its text is in this answer only.', addPassword),
  route('POST', `${one}/removePassword`, 'Removes a client secret.', removePassword),
  route('POST', `${one}/addKey`, 'Adds a certificate, with proof of holding another.', addKey),
  route('POST', `${one}/removeKey`, 'Removes a certificate, with proof of holding one.', removeKey),
  ...ownerRoutes(
    one,
    ownersOf((asked) => getApplication(asked)),
  ),
  route('GET', credentials, 'Lists federated credentials.', listFederated),
  route('POST', credentials, 'Trusts the tokens of another issuer.', createFederated),
  route('GET', credential, 'Reads a federated credential, by id or name.', readFederated),
  route('PATCH', credential, 'Changes a federated credential, or makes it by its name.', changeFederated),
  route('DELETE', credential, 'Removes a federated credential.', removeFederated),
]
