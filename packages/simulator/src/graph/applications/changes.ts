import { checkAudience, checkPublicRedirectUri, checkRedirectUri, readCertificate } from '../../control/applications.ts'
import { needText } from '../../control/refused.ts'
import { checkUniqueName } from '../../control/unique-names.ts'
import type { Simulation } from '../../simulation.ts'
import { isGuid } from '../../texts.ts'
import type { Application, Certificate, Plain, PlainObject, Secret, Tenant } from '../../world.ts'
import { instantOf, objectOf, objectsOf, overlay, readFields, textOf, textsOf } from '../fields.ts'
import { badRequest, GraphRefusal, NotSimulated } from '../refusal.ts'
import { applicationFields, ownProperties } from './fields.ts'

/** Where a change is made, and of what; no application while it is still to be made. */
interface Place {
  readonly sim: Simulation
  readonly tenant: Tenant
  readonly current: Application | undefined
}

const unique = (uris: readonly string[]): string[] => [...new Set(uris)]

const readRequired = (groups: readonly PlainObject[]): Application['requiredResourceAccess'] =>
  groups.map((group) => {
    const resourceAppId = textOf(group, 'resourceAppId')
    if (resourceAppId === undefined) throw badRequest("Invalid value specified for property 'requiredResourceAccess'.")
    const resourceAccess = (objectsOf(group, 'resourceAccess') ?? []).map((each) => {
      const [id, type] = [textOf(each, 'id'), textOf(each, 'type')]
      if (id === undefined || (type !== 'Role' && type !== 'Scope'))
        throw badRequest("Invalid value specified for property 'resourceAccess' of resource 'RequiredResourceAccess'.")
      return { id, type } as const
    })
    return { resourceAppId, resourceAccess }
  })

/** A key is new with its certificate, or an existing one named by its id; the others go away. */
const readKeys = ({ sim, current }: Place, keys: readonly PlainObject[]): Certificate[] =>
  keys.map((each) => {
    const [key, keyId] = [textOf(each, 'key'), textOf(each, 'keyId')]
    const known = current?.certificates.find((one) => one.keyId === keyId)
    if (known !== undefined && (key === undefined || key === known.der)) return known
    if (key === undefined) throw badRequest("Invalid value specified for property 'key' of resource 'KeyCredential'.")
    return readKey(sim, each)
  })

/** Reads one public certificate. @throws NotSimulated for other kinds of key */
export const readKey = (sim: Simulation, key: PlainObject): Certificate => {
  const [type, usage] = [textOf(key, 'type') ?? 'AsymmetricX509Cert', textOf(key, 'usage') ?? 'Verify']
  if (type !== 'AsymmetricX509Cert' || usage !== 'Verify') throw new NotSimulated(`keys of type ${type} for ${usage}`)
  const [displayName, keyId] = [textOf(key, 'displayName'), textOf(key, 'keyId')]
  const read = readCertificate(sim, {
    certificate: textOf(key, 'key') ?? '',
    ...(displayName !== undefined && { displayName }),
    ...(keyId !== undefined && { keyId }),
  })
  const startsAt = instantOf(key, 'startDateTime') ?? read.startsAt
  const endsAt = instantOf(key, 'endDateTime') ?? read.endsAt
  // A certificate holds whole seconds only.
  const isWithin = startsAt >= read.startsAt - 1_000 && endsAt <= read.endsAt + 1_000 && startsAt < endsAt
  if (!isWithin)
    throw badRequest('Key credential start or end date is invalid: it is not within that of the certificate.')
  return { ...read, startsAt, endsAt }
}

/** Secrets are made by addPassword alone; those that a list leaves out go away. */
const readSecrets = ({ current }: Place, secrets: readonly PlainObject[]): Secret[] =>
  secrets.map((each) => {
    const keyId = textOf(each, 'keyId')?.toLowerCase()
    const known = current?.secrets.find((one) => one.keyId === keyId)
    if (known === undefined)
      throw badRequest("New values of property 'passwordCredentials' cannot be written; use addPassword.")
    return known
  })

const isVerified = ({ domains }: Tenant, host: string): boolean =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`))

const checkIdentifier = ({ tenant, current }: Place, uri: string): void => {
  const url = URL.canParse(uri) ? new URL(uri) : undefined
  if (url === undefined) throw badRequest("Invalid value specified for property 'identifierUris'.")
  const host = url.host.toLowerCase()
  const isOwn = url.protocol === 'api:' && isGuid(host)
  if (!isOwn && !isVerified(tenant, host))
    throw new GraphRefusal(
      400,
      'HostNameNotOnVerifiedDomain',
      `Values of identifierUris property must use a verified domain of the organization or its subdomain: '${uri}'`,
    )
  const others = [...tenant.applications.values()].filter((each) => each !== current)
  if (others.some(({ details }) => textsOf(details, 'identifierUris')?.includes(uri)))
    throw new GraphRefusal(
      400,
      'Request_MultipleObjectsWithSameKeyValue',
      'Another object with the same value for property identifierUris already exists.',
    )
}

const readAudience = (asked: string): Application['signInAudience'] => {
  if (asked === 'PersonalMicrosoftAccount') throw new NotSimulated('applications for personal accounts alone')
  return checkAudience(asked)
}

/** What goes into `details`: whatever the world does not keep by itself. */
const readDetails = (place: Place, body: PlainObject): PlainObject => {
  const kept = Object.entries(body).filter(([name]) => !ownProperties.some((each) => each === name))
  const details: Record<string, Plain> = Object.fromEntries(kept)
  const web = objectOf(details, 'web')
  if (web !== undefined) {
    const { redirectUris: _, redirectUriSettings: __, ...rest } = web
    details.web = rest
  }
  for (const uri of textsOf(details, 'identifierUris') ?? []) checkIdentifier(place, uri)
  return details
}

/**
 * Reads what a body says of an application, by the rules of the world.
 *
 * @returns The changes; nothing is changed yet. Lists are meant whole.
 * @throws GraphRefusal, Refused, NotSimulated
 */
export const readChanges = (place: Place, sent: PlainObject): Partial<Application> => {
  const body = readFields(sent, applicationFields)
  const { sim, tenant, current } = place
  const changes: Partial<Application> = { details: overlay(current?.details ?? {}, readDetails(place, body)) }
  if (Object.hasOwn(body, 'displayName'))
    changes.displayName = needText('displayName', textOf(body, 'displayName'), 120)
  const uniqueName = textOf(body, 'uniqueName')
  if (uniqueName !== undefined) changes.uniqueName = checkUniqueName(sim, tenant, current, uniqueName)
  const audience = textOf(body, 'signInAudience')
  if (audience !== undefined) changes.signInAudience = readAudience(audience)
  if (Object.hasOwn(body, 'isFallbackPublicClient'))
    changes.isFallbackPublicClient = body.isFallbackPublicClient === true
  const web = textsOf(objectOf(body, 'web'), 'redirectUris')
  if (web !== undefined) changes.redirectUris = unique(web.map(checkRedirectUri))
  const spa = textsOf(objectOf(body, 'spa'), 'redirectUris')
  if (spa !== undefined) changes.spaRedirectUris = unique(spa.map(checkRedirectUri))
  const open = textsOf(objectOf(body, 'publicClient'), 'redirectUris')
  if (open !== undefined) changes.publicRedirectUris = unique(open.map(checkPublicRedirectUri))
  const required = objectsOf(body, 'requiredResourceAccess')
  if (required !== undefined) changes.requiredResourceAccess = readRequired(required)
  const keys = objectsOf(body, 'keyCredentials')
  if (keys !== undefined) changes.certificates = readKeys(place, keys)
  const secrets = objectsOf(body, 'passwordCredentials')
  if (secrets !== undefined) changes.secrets = readSecrets(place, secrets)
  return changes
}
