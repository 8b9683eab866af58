import { graphAppId } from '@landbridge/model'
import { createServicePrincipal } from '../../control/consent.ts'
import { deleteServicePrincipal } from '../../control/deletion.ts'
import { Refused } from '../../control/refused.ts'
import { findApplication } from '../../lookups.ts'
import { isGuid } from '../../texts.ts'
import type { Plain, PlainObject, ServicePrincipal } from '../../world.ts'
import { isReplicated as isApplicationReplicated } from '../applications/lookup.ts'
import { type Asked, headerOf, noContent, type Operation, readBody } from '../asked.ts'
import { type Fields, flag, missing, object, overlay, readFields, text, textOf, texts } from '../fields.ts'
import { readOwners, readWithOwners } from '../owners.ts'
import { answerCount, answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { badRequest, GraphRefusal, NotSimulated } from '../refusal.ts'
import { needRight, needToChange, needToCreate, needToRead } from '../rights.ts'
import { findPrincipal, getPrincipal, isReplicated } from './lookup.ts'
import { viewPrincipal } from './view.ts'

const fields: Fields = {
  appId: text(),
  accountEnabled: flag,
  appRoleAssignmentRequired: flag,
  alternativeNames: texts,
  description: text(),
  displayName: text(256),
  homepage: text(),
  loginUrl: text(),
  logoutUrl: text(),
  notes: text(),
  notificationEmailAddresses: texts,
  preferredSingleSignOnMode: text(),
  servicePrincipalType: text(),
  tags: texts,
  samlSingleSignOnSettings: object({ relayState: text() }),
  addIns: missing,
  appRoles: missing,
  customSecurityAttributes: missing,
  info: missing,
  keyCredentials: missing,
  oauth2PermissionScopes: missing,
  passwordCredentials: missing,
  preferredTokenSigningKeyThumbprint: missing,
  replyUrls: missing,
  servicePrincipalNames: missing,
  tokenEncryptionKeyId: missing,
}

const ownProperties = ['appId', 'accountEnabled', 'appRoleAssignmentRequired', 'displayName', 'servicePrincipalType']

const sourceOf = (asked: Asked): Source => ({
  of: collections.servicePrincipal,
  named: 'servicePrincipals',
  expand: {
    owners: ({ id }) => readOwners(asked, findPrincipal(asked, { by: 'id', value: String(id) })?.owners ?? []),
  },
})

const rowsOf = (asked: Asked): PlainObject[] =>
  [...asked.caller.tenant.servicePrincipals.values()]
    .filter((each) => isReplicated(asked, each))
    .map((each) => viewPrincipal(asked.sim, each))

export const listPrincipals: Operation = (asked) => {
  needRight(asked.caller, 'readApplications')
  return answerList(asked, sourceOf(asked), rowsOf(asked))
}

export const countPrincipals: Operation = (asked) => {
  needRight(asked.caller, 'readApplications')
  return answerCount(asked, sourceOf(asked), rowsOf(asked))
}

export const readPrincipal: Operation = (asked) => {
  needToRead(asked.caller, findPrincipal(asked, asked.keys.principal!)?.appId)
  return answerOne(asked, sourceOf(asked), viewPrincipal(asked.sim, getPrincipal(asked)))
}

const change = (principal: ServicePrincipal, body: PlainObject): void => {
  const { accountEnabled, appRoleAssignmentRequired } = body
  if (typeof accountEnabled === 'boolean') principal.accountEnabled = accountEnabled
  if (typeof appRoleAssignmentRequired === 'boolean') principal.appRoleAssignmentRequired = appRoleAssignmentRequired
  const details = Object.entries(body).filter(([name]) => !ownProperties.includes(name))
  principal.details = overlay(principal.details, Object.fromEntries<Plain>(details))
}

const notValid = (appId: string) =>
  badRequest(`The appId '${appId}' of the service principal does not reference a valid application object.`)

/** Whoever is bound to what they own may do this for such an application only; a young one is not known yet. */
const checkApplication = (asked: Asked, appId: string): string[] => {
  const { sim, caller } = asked
  const owners = needToCreate(caller)
  const application = findApplication(sim.world, appId)
  if (application !== undefined && !isApplicationReplicated(asked, application)) throw notValid(appId)
  const isBound = owners.length > 0
  if (isBound) needToChange(caller, { owners: application?.owners ?? [] })
  return owners
}

const create = (asked: Asked, body: PlainObject, wanted: readonly string[] = []) => {
  const appId = textOf(body, 'appId')
  if (appId === undefined) throw badRequest("A value is required for property 'appId' of resource 'ServicePrincipal'.")
  if (!isGuid(appId)) throw notValid(appId)
  if ((textOf(body, 'servicePrincipalType') ?? 'Application') !== 'Application')
    throw new NotSimulated('service principals that are no applications')
  const owners = checkApplication(asked, appId)
  try {
    const principal = createServicePrincipal(asked.sim, asked.caller.tenant, appId)
    principal.owners = [...new Set([...owners, ...wanted])]
    change(principal, body)
    return answerOne(asked, sourceOf(asked), viewPrincipal(asked.sim, principal), 201)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (error.because !== 'conflict') throw notValid(appId)
    throw new GraphRefusal(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
    )
  }
}

export const createPrincipal: Operation = (asked) => {
  needRight(asked.caller, 'writeApplications')
  const { body, owners } = readWithOwners(asked)
  return create(asked, readFields(body, fields), owners)
}

/** Changes a service principal, or makes it where the caller prefers that and names it by its application. */
export const changePrincipal: Operation = (asked) => {
  const key = asked.keys.principal!
  const body = readFields(readBody(asked, 'needed'), fields)
  const mayCreate = headerOf(asked, 'prefer').includes('create-if-missing') && key.by.toLowerCase() === 'appid'
  const found = mayCreate ? findPrincipal(asked, key) : getPrincipal(asked)
  if (found === undefined) return create(asked, { ...body, appId: key.value })
  needToChange(asked.caller, found)
  const appId = textOf(body, 'appId')
  if (appId !== undefined && appId.toLowerCase() !== found.appId)
    throw badRequest("Property 'appId' is read-only and cannot be set.")
  change(found, body)
  return noContent
}

export const removePrincipal: Operation = (asked) => {
  const principal = getPrincipal(asked)
  needToChange(asked.caller, principal)
  if (principal.appId === graphAppId) throw new NotSimulated('a directory without Microsoft Graph')
  deleteServicePrincipal(asked.sim, asked.caller.tenant, principal.appId)
  return noContent
}
