import { registerApplication } from '../../control/applications.ts'
import { deleteApplication } from '../../control/deletion.ts'
import type { Application, PlainObject } from '../../world.ts'
import { type Asked, headerOf, noContent, type Operation, readBody } from '../asked.ts'
import { readOwners, readWithOwners } from '../owners.ts'
import { answerCount, answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { badRequest, resourceNotFound } from '../refusal.ts'
import { needRight, needToChange, needToCreate, needToRead } from '../rights.ts'
import { readChanges } from './changes.ts'
import { findApplication, getApplication, isReplicated } from './lookup.ts'
import { viewApplication } from './view.ts'

const sourceOf = (asked: Asked): Source => {
  const { tenant } = asked.caller
  const owned = [...tenant.applications.values()]
  return {
    of: collections.application,
    named: 'applications',
    expand: { owners: ({ id }) => readOwners(asked, owned.find((each) => each.id === id)?.owners ?? []) },
  }
}

const rowsOf = (asked: Asked): PlainObject[] => {
  const { tenant } = asked.caller
  return [...tenant.applications.values()]
    .filter((each) => isReplicated(asked, each))
    .map((each) => viewApplication(tenant, each))
}

export const listApplications: Operation = (asked) => {
  needRight(asked.caller, 'readApplications')
  return answerList(asked, sourceOf(asked), rowsOf(asked))
}

export const countApplications: Operation = (asked) => {
  needRight(asked.caller, 'readApplications')
  return answerCount(asked, sourceOf(asked), rowsOf(asked))
}

export const readApplication: Operation = (asked) => {
  needToRead(asked.caller, findApplication(asked, asked.keys.application!)?.appId)
  return answerOne(asked, sourceOf(asked), viewApplication(asked.caller.tenant, getApplication(asked)))
}

/** What Graph takes when the body does not say for whom the application is. */
const defaultAudience = 'AzureADandPersonalMicrosoftAccount'

const create = (asked: Asked, body: PlainObject, wanted: readonly string[] = []) => {
  const { sim, caller } = asked
  const owners = [...new Set([...needToCreate(caller), ...wanted])]
  const { tenant } = caller
  if (body.displayName === undefined)
    throw badRequest("A value is required for property 'displayName' of resource 'Application'.")
  const changes = readChanges({ sim, tenant, current: undefined }, body)
  const { displayName = '', signInAudience = defaultAudience } = changes
  const made = registerApplication(sim, tenant, { displayName, signInAudience })
  Object.assign(made, { ...changes, owners })
  return answerOne(asked, sourceOf(asked), viewApplication(tenant, made), 201)
}

/** The application alone; the portal makes its service principal too, Graph does not. */
export const createApplication: Operation = (asked) => {
  needRight(asked.caller, 'writeApplications')
  const { body, owners } = readWithOwners(asked)
  return create(asked, body, owners)
}

/** The service principal at home bears the name of its application. */
const change = ({ sim, caller: { tenant } }: Asked, application: Application, body: PlainObject): void => {
  Object.assign(application, readChanges({ sim, tenant, current: application }, body))
  const principal = tenant.servicePrincipals.get(application.appId)
  if (principal !== undefined) principal.displayName = application.displayName
}

/** Changes an application, or makes it where the caller prefers that and the key allows it. */
export const changeApplication: Operation = (asked) => {
  const key = asked.keys.application!
  const body = readBody(asked, 'needed')
  const mayCreate = headerOf(asked, 'prefer').includes('create-if-missing') && key.by.toLowerCase() === 'uniquename'
  if (mayCreate && findApplication(asked, key) === undefined) return create(asked, { ...body, uniqueName: key.value })
  const application = mayCreate ? findApplication(asked, key)! : getApplication(asked)
  needToChange(asked.caller, application)
  change(asked, application, body)
  return noContent
}

export const removeApplication: Operation = (asked) => {
  const application = findApplication(asked, asked.keys.application!)
  if (application === undefined || !isReplicated(asked, application)) {
    needRight(asked.caller, 'writeApplications')
    throw resourceNotFound(asked.keys.application!.value)
  }
  needToChange(asked.caller, application)
  deleteApplication(asked.sim, asked.caller.tenant, application.appId)
  return noContent
}
