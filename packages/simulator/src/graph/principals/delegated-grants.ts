import { setGrantedScopes } from '../../control/consent.ts'
import { offeredBy } from '../../offers.ts'
import type { PlainObject, ServicePrincipal, Tenant, User } from '../../world.ts'
import { type Asked, noContent, type Operation, readBody } from '../asked.ts'
import { type Fields, readFields, text, textOf } from '../fields.ts'
import { answerList, answerOne } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { badRequest, NotSimulated, resourceNotFound } from '../refusal.ts'
import { needRight, needToConsent } from '../rights.ts'
import { getPrincipal } from './lookup.ts'

/** Delegated scopes of one application on one resource, for everybody or for one person. */
interface DelegatedGrant {
  readonly client: ServicePrincipal
  readonly resource: ServicePrincipal
  readonly userId: string | undefined
  readonly scopes: ReadonlySet<string>
}

const bytesOf = (guid: string): Buffer => Buffer.from(guid.replaceAll('-', ''), 'hex')

/** The id is made of whom the grant is between; that is why there is one grant of each kind. */
const idOf = ({ client, resource, userId }: Omit<DelegatedGrant, 'scopes'>): string =>
  Buffer.concat([client.id, resource.id, ...(userId === undefined ? [] : [userId])].map(bytesOf)).toString('base64url')

const grantsOf = (tenant: Tenant, client: ServicePrincipal): DelegatedGrant[] => {
  const from = (grants: ReadonlyMap<string, ReadonlySet<string>>, userId: string | undefined): DelegatedGrant[] =>
    [...grants].flatMap(([resourceAppId, scopes]) => {
      const resource = tenant.servicePrincipals.get(resourceAppId)
      return resource === undefined || scopes.size === 0 ? [] : [{ client, resource, userId, scopes }]
    })
  return [
    ...from(client.grantedScopes, undefined),
    ...[...client.personalScopes].flatMap(([userId, grants]) => from(grants, userId)),
  ]
}

const allGrants = (tenant: Tenant): DelegatedGrant[] =>
  [...tenant.servicePrincipals.values()].flatMap((each) => grantsOf(tenant, each))

const view = (grant: DelegatedGrant): PlainObject => ({
  clientId: grant.client.id,
  consentType: grant.userId === undefined ? 'AllPrincipals' : 'Principal',
  id: idOf(grant),
  principalId: grant.userId ?? null,
  resourceId: grant.resource.id,
  scope: [...grant.scopes].join(' '),
})

const source = { of: collections.oAuth2PermissionGrant, named: 'oauth2PermissionGrants' } as const

const fields: Fields = {
  clientId: text(),
  consentType: text(),
  principalId: text(),
  resourceId: text(),
  scope: text(8_000),
  // Wanted by an older shape of the request; they mean nothing.
  startTime: text(),
  expiryTime: text(),
}

const readScopes = ({ sim }: Asked, body: PlainObject, { appId, displayName }: ServicePrincipal): string[] => {
  const names = (textOf(body, 'scope') ?? '').split(/\s+/).filter((each) => each !== '')
  if (names.length === 0) throw new NotSimulated('a delegated grant without any scope')
  const { scopes } = offeredBy(sim.world, appId)
  const unknown = names.find((name) => !scopes.some((each) => each.name === name))
  if (unknown !== undefined)
    throw new NotSimulated(`the delegated permission ${unknown.slice(0, 100)} of ${displayName}`)
  return [...new Set(names)]
}

const personOf = ({ caller: { tenant } }: Asked, body: PlainObject): string | undefined => {
  const [consentType, principalId] = [textOf(body, 'consentType'), textOf(body, 'principalId')]
  if (consentType === 'AllPrincipals') {
    if (principalId !== undefined) throw badRequest('principalId must be null when consentType is AllPrincipals.')
    return undefined
  }
  if (consentType !== 'Principal')
    throw badRequest("Invalid value specified for property 'consentType' of resource 'OAuth2PermissionGrant'.")
  if (principalId === undefined) throw badRequest('principalId is required when consentType is Principal.')
  const user = tenant.users.get(principalId.toLowerCase())
  if (user === undefined) throw resourceNotFound(principalId)
  return user.id
}

const needPrincipal = (asked: Asked, body: PlainObject, name: 'clientId' | 'resourceId'): ServicePrincipal => {
  const value = textOf(body, name)
  if (value === undefined) throw badRequest(`A value is required for property '${name}'.`)
  return getPrincipal(asked, { by: 'id', value })
}

const getGrant = ({ caller: { tenant }, keys }: Asked): DelegatedGrant => {
  const wanted = keys.grant!.value
  const found = allGrants(tenant).find((each) => idOf(each) === wanted)
  if (found === undefined) throw resourceNotFound(wanted)
  return found
}

export const listGrants: Operation = (asked) => {
  needRight(asked.caller, 'readGrants')
  return answerList(asked, source, allGrants(asked.caller.tenant).map(view))
}

/** Those of one application. */
export const listGrantsOfPrincipal: Operation = (asked) => {
  needRight(asked.caller, 'readGrants')
  return answerList(asked, source, grantsOf(asked.caller.tenant, getPrincipal(asked)).map(view))
}

/** Those that one person gave for themselves. */
export const answerGrantsOfPerson = (asked: Asked, { id }: User) =>
  answerList(
    asked,
    source,
    allGrants(asked.caller.tenant)
      .filter(({ userId }) => userId === id)
      .map(view),
  )

export const readGrant: Operation = (asked) => {
  needRight(asked.caller, 'readGrants')
  return answerOne(asked, source, view(getGrant(asked)))
}

export const createGrant: Operation = (asked) => {
  needToConsent(asked.caller)
  const body = readFields(readBody(asked, 'needed'), fields)
  const client = needPrincipal(asked, body, 'clientId')
  const resource = needPrincipal(asked, body, 'resourceId')
  const userId = personOf(asked, body)
  const scopes = readScopes(asked, body, resource)
  const grant = { client, resource, userId, scopes: new Set(scopes) }
  if (grantsOf(asked.caller.tenant, client).some((each) => idOf(each) === idOf(grant)))
    throw badRequest('Permission entry already exists.')
  setGrantedScopes(client, resource.appId, userId, scopes)
  return answerOne(asked, source, view(grant), 201)
}

export const changeGrant: Operation = (asked) => {
  needToConsent(asked.caller)
  const { client, resource, userId } = getGrant(asked)
  const body = readFields(readBody(asked, 'needed'), fields)
  setGrantedScopes(client, resource.appId, userId, readScopes(asked, body, resource))
  return noContent
}

export const removeGrant: Operation = (asked) => {
  needToConsent(asked.caller)
  const { client, resource, userId } = getGrant(asked)
  setGrantedScopes(client, resource.appId, userId, [])
  return noContent
}
