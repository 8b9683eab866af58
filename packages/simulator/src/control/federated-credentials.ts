import { isIssuerAddress } from '../entra/issuer-keys.ts'
import type { Simulation } from '../simulation.ts'
import type { Application, FederatedCredential } from '../world.ts'
import { conflict, invalid, notFound } from './refused.ts'

export interface FederatedCredentialDraft {
  /** 3 to 120 characters that can stand in an address; it stays as it is. */
  readonly name: string
  readonly issuer: string
  readonly subject: string
  /** @default 'api://AzureADTokenExchange' */
  readonly audience?: string
  readonly description?: string | null
}

/** The audience that Microsoft recommends for tokens of other issuers. */
const usualAudience = 'api://AzureADTokenExchange'
const maxCredentials = 20
const maxLength = 600
const namePattern = /^[a-z0-9][a-z0-9_-]{2,119}$/i

const needShort = (field: string, value: string): string => {
  if (value.trim() === '') throw invalid(field, `${field} must not be empty.`)
  if (value.length > maxLength) throw invalid(field, `${field} must not be longer than ${maxLength} characters.`)
  return value
}

const checkTrust = (
  application: Application,
  {
    issuer,
    subject,
    audience,
    description,
  }: Pick<FederatedCredential, 'issuer' | 'subject' | 'audience' | 'description'>,
  current?: FederatedCredential,
): void => {
  needShort('issuer', issuer)
  needShort('subject', subject)
  needShort('audience', audience)
  if ((description ?? '').length > maxLength)
    throw invalid('description', `description must not be longer than ${maxLength} characters.`)
  if (!isIssuerAddress(issuer)) throw invalid('issuer', 'issuer must be an https address, or a loopback one.')
  const others = application.federatedCredentials.filter((each) => each !== current)
  if (others.some((each) => each.issuer === issuer && each.subject === subject))
    throw conflict('FederatedIdentityCredential with the same issuer and subject already exists on the application.')
}

/** Trusts the tokens of another issuer. @throws Refused for a name, pair or number that is not allowed */
export const addFederatedCredential = (
  { random, clock }: Simulation,
  application: Application,
  draft: FederatedCredentialDraft,
): FederatedCredential => {
  const { name, issuer, subject, audience = usualAudience, description = null } = draft
  if (!namePattern.test(name))
    throw invalid('name', 'name must have 3 to 120 letters, digits, - or _, and begin with a letter or digit.')
  if (application.federatedCredentials.some((each) => each.name.toLowerCase() === name.toLowerCase()))
    throw conflict(`FederatedIdentityCredential with name ${name} already exists.`)
  if (application.federatedCredentials.length >= maxCredentials)
    throw invalid('federatedIdentityCredentials', `An application has at most ${maxCredentials} federated credentials.`)
  checkTrust(application, { issuer, subject, audience, description })
  const made = { id: random.guid(), name, issuer, subject, audience, description, createdAt: clock.now() }
  application.federatedCredentials.push(made)
  return made
}

/** @throws Refused when the application has no such credential, by id or name. */
export const getFederatedCredential = ({ federatedCredentials }: Application, named: string): FederatedCredential => {
  const wanted = named.toLowerCase()
  const found = federatedCredentials.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted)
  if (found === undefined) throw notFound(`Resource '${named}' does not exist.`)
  return found
}

/** Changes anything but the name. */
export const changeFederatedCredential = (
  application: Application,
  credential: FederatedCredential,
  changes: Partial<Omit<FederatedCredentialDraft, 'name'>>,
): void => {
  const { issuer, subject, audience, description } = { ...credential, ...changes }
  checkTrust(application, { issuer, subject, audience, description }, credential)
  Object.assign(credential, { issuer, subject, audience, description } satisfies Partial<FederatedCredential>)
}

export const deleteFederatedCredential = (application: Application, named: string): void => {
  const { id } = getFederatedCredential(application, named)
  application.federatedCredentials = application.federatedCredentials.filter((each) => each.id !== id)
}
