import {
  addFederatedCredential,
  changeFederatedCredential,
  deleteFederatedCredential,
  type FederatedCredentialDraft,
} from '../../control/federated-credentials.ts'
import type { Application, FederatedCredential, PlainObject } from '../../world.ts'
import { type Asked, headerOf, noContent, type Operation, readBody } from '../asked.ts'
import { type Fields, readFields, text, textOf, texts, textsOf } from '../fields.ts'
import { answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { badRequest, malformed, resourceNotFound } from '../refusal.ts'
import { needRight, needToChange } from '../rights.ts'
import { getApplication } from './lookup.ts'
import { needRoom } from './spacing.ts'
import { viewFederated } from './view.ts'

const long = text(10_000)
const fields: Fields = {
  id: text(),
  name: long,
  issuer: long,
  subject: long,
  description: long,
  audiences: texts,
}

const sourceOf = ({ id }: Application): Source => ({
  of: collections.federatedIdentityCredential,
  named: `applications('${id}')/federatedIdentityCredentials`,
})

/** The credential of the address: by its id or its name, which is as good. */
const findCredential = (asked: Asked, { federatedCredentials }: Application): FederatedCredential | undefined => {
  const { by, value } = asked.keys.credential!
  if (by !== 'id' && by !== 'name')
    throw malformed(`'${by.slice(0, 60)}' is not a key of federatedIdentityCredentials.`)
  const wanted = value.toLowerCase()
  return federatedCredentials.find(({ id, name }) => (by === 'id' && id === wanted) || name.toLowerCase() === wanted)
}

const getCredential = (asked: Asked, application: Application): FederatedCredential => {
  const found = findCredential(asked, application)
  if (found === undefined) throw resourceNotFound(asked.keys.credential!.value)
  return found
}

type Trust = Partial<Omit<FederatedCredentialDraft, 'name'>>

const readTrust = (body: PlainObject): Trust => {
  const [issuer, subject] = [textOf(body, 'issuer'), textOf(body, 'subject')]
  const audiences = textsOf(body, 'audiences')
  if (audiences !== undefined && audiences.length !== 1)
    throw badRequest('Exactly one value is allowed for property audiences.')
  return {
    ...(issuer !== undefined && { issuer }),
    ...(subject !== undefined && { subject }),
    ...(audiences !== undefined && { audience: audiences[0]! }),
    ...(Object.hasOwn(body, 'description') && { description: textOf(body, 'description') ?? null }),
  }
}

const create = (asked: Asked, application: Application, body: PlainObject) => {
  needRoom(asked, application, 'trust')
  const { issuer, subject, audience, ...rest } = readTrust(body)
  const name = textOf(body, 'name')
  for (const [field, value] of Object.entries({ name, issuer, subject, audiences: audience }))
    if (value === undefined) throw badRequest(`A value is required for property '${field}'.`)
  const draft = { name: name!, issuer: issuer!, subject: subject!, audience: audience!, ...rest }
  const made = addFederatedCredential(asked.sim, application, draft)
  return answerOne(asked, sourceOf(application), viewFederated(made), 201)
}

export const listFederated: Operation = (asked) => {
  needRight(asked.caller, 'readApplications')
  const application = getApplication(asked)
  return answerList(asked, sourceOf(application), application.federatedCredentials.map(viewFederated))
}

export const readFederated: Operation = (asked) => {
  needRight(asked.caller, 'readApplications')
  const application = getApplication(asked)
  return answerOne(asked, sourceOf(application), viewFederated(getCredential(asked, application)))
}

export const createFederated: Operation = (asked) => {
  const application = getApplication(asked)
  needToChange(asked.caller, application)
  return create(asked, application, readFields(readBody(asked, 'needed'), fields))
}

/** Changes a credential, or makes it where it is named by its name and the caller prefers that. */
export const changeFederated: Operation = (asked) => {
  const application = getApplication(asked)
  needToChange(asked.caller, application)
  const body = readFields(readBody(asked, 'needed'), fields)
  const found = findCredential(asked, application)
  const { by, value } = asked.keys.credential!
  if (found === undefined && by === 'name' && headerOf(asked, 'prefer').includes('create-if-missing'))
    return create(asked, application, { ...body, name: value })
  const credential = found ?? getCredential(asked, application)
  const name = textOf(body, 'name')
  if (name !== undefined && name !== credential.name) throw badRequest('The property name cannot be changed.')
  changeFederatedCredential(application, credential, readTrust(body))
  return noContent
}

export const removeFederated: Operation = (asked) => {
  const application = getApplication(asked)
  needToChange(asked.caller, application)
  deleteFederatedCredential(application, getCredential(asked, application).id)
  return noContent
}
