import { localizations, reservedEnvironmentNames, versions } from '@landbridge/model'
import { currentVersion, findVersion } from '../control/environments.ts'
import type { Environment } from '../world.ts'
import type { Asked } from './asked.ts'
import { findType } from './operations.ts'
import { AdminRefusal, doesNotExist, invalidInput } from './refusal.ts'

/** Environments of each kind that a tenant may have, beside what it buys in addition. */
export const quotas = { Production: 3, Sandbox: 9 } as const

const namePattern = /^[a-z][a-z0-9_-]{0,28}$/i

/** Names that are kept for environments of the other type. */
const keptFor: Readonly<Record<Environment['type'], string>> = { Production: 'sandbox', Sandbox: 'production' }

/** @throws AdminRefusal `environmentNameNotValid` or `resourceExists`. */
export const requireFreeName = ({ administrator }: Asked, name: string, type?: Environment['type']): void => {
  const wanted = name.toLowerCase()
  const isKept = reservedEnvironmentNames.includes(wanted) || (type !== undefined && keptFor[type] === wanted)
  if (isKept || !namePattern.test(name))
    throw new AdminRefusal(
      'environmentNameNotValid',
      isKept
        ? `The name '${name}' is reserved.`
        : 'A name has less than 30 characters, begins with a letter, and holds letters, digits, _ and - only.',
      { target: name },
    )
  if (administrator.tenant.environments.has(wanted))
    throw new AdminRefusal('resourceExists', `There is an environment '${name}' already.`, { target: name })
}

/** @throws AdminRefusal Where the quota is used up, or another environment is being made. */
export const requireRoom = ({ administrator }: Asked, type: Environment['type']): void => {
  const { environments, environmentOperations = [] } = administrator.tenant
  if (environmentOperations.some((each) => !each.isDone && (each.type === 'create' || each.type === 'copy')))
    throw new AdminRefusal('tenantAlreadyProvisioning', 'Another environment is being created.')
  const present = [...environments.values()].filter((each) => each.type === type && !each.deleted)
  if (present.length >= quotas[type])
    throw new AdminRefusal(
      'maximumNumberOfEnvironmentsAllowedReached',
      `There are ${quotas[type]} of this type already.`,
    )
}

export const requireType = (text: string, field: string): Environment['type'] => {
  const type = findType(text)
  if (type === undefined) throw invalidInput(field, `${field} must be Production or Sandbox.`)
  return type
}

/** What is asked of a new environment beside its name. */
export interface Wanted {
  readonly type: Environment['type']
  readonly countryCode: string
  readonly ring: string
  readonly version: string
}

const requireRing = (text: string | undefined, type: Environment['type']): string => {
  const ring = (text?.trim() || 'PROD').toUpperCase()
  if (!versions.some((each) => each.ring === ring)) throw doesNotExist('ringName', `There is no ring '${text}'.`)
  if (ring !== 'PROD' && type === 'Production')
    throw invalidInput('ringName', 'A production environment can be made in a production ring only.')
  return ring
}

/** @throws AdminRefusal For a country, a ring or a version in which no environment can be made. */
export const requireOffered = (
  type: Environment['type'],
  country: string,
  ringName: string | undefined,
  applicationVersion: string | undefined,
): Wanted => {
  const countryCode = country.toUpperCase()
  if (!localizations.includes(countryCode))
    throw new AdminRefusal('destinationApplicationServiceNotFound', `Nothing is offered in '${country}'.`)
  const ring = requireRing(ringName, type)
  const offered = versions.filter((each) => each.ring === ring)
  const usual = ring === 'PROD' ? currentVersion : offered.at(-1)!.version
  if (applicationVersion === undefined || applicationVersion === '') return { type, countryCode, ring, version: usual }
  const version = /^\d+(\.\d+){1,3}$/.test(applicationVersion) ? findVersion(applicationVersion) : undefined
  if (version === undefined || !offered.some(({ major }) => version.startsWith(`${major}.`)))
    throw invalidInput('applicationVersion', `Version ${applicationVersion} is not offered in the ring ${ring}.`)
  return { type, countryCode, ring, version }
}
