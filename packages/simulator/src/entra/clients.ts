import type { Simulation } from '../simulation.ts'
import type { Application, ServicePrincipal, Tenant } from '../world.ts'
import { assertionType, checkAssertion } from './assertions.ts'
import type { Form } from './form.ts'
import type { Platform } from './grants.ts'
import { EntraRefusal } from './refusal.ts'
import { findPrincipal, findRegistration } from './registrations.ts'

/** An application as it is known in the tenant of a request. */
export interface Client {
  readonly application: Application
  readonly principal: ServicePrincipal
}

/** How a client proved itself, as tokens tell it: no credential, a secret, a certificate. */
export type ProofLevel = '0' | '1' | '2'

/** What a request says about its sender. */
export interface ClientClaim {
  readonly clientId: string
  readonly secret: string | undefined
  readonly assertion: string | undefined
}

const decodeBasic = (header: string | undefined): { clientId: string; secret: string } | undefined => {
  const encoded = /^basic\s+(\S+)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) return undefined
  const decode = (part: string): string => new URLSearchParams(`v=${part.replaceAll('&', '%26')}`).get('v') ?? ''
  return { clientId: decode(text.slice(0, colon)), secret: decode(text.slice(colon + 1)) }
}

/** @throws EntraRefusal 900144 when no client is named, 7000216 for an assertion of an unknown kind. */
export const readClientClaim = (form: Form, authorization: string | undefined): ClientClaim => {
  const basic = decodeBasic(authorization)
  const clientId = form.find('client_id') ?? basic?.clientId ?? form.get('client_id')
  const assertion = form.find('client_assertion')
  if (assertion !== undefined && form.get('client_assertion_type') !== assertionType)
    throw new EntraRefusal(7000216, { grantType: form.find('grant_type') ?? '' })
  return { clientId, secret: form.find('client_secret') ?? (basic?.secret || undefined), assertion }
}

/**
 * @throws EntraRefusal 700016 when the app is not in the tenant, 7000229 when it lives there and has no service
 *         principal, 7000112 when that is switched off.
 */
export const findClient = (sim: Simulation, tenant: Tenant, clientId: string): Client => {
  const appId = clientId.toLowerCase()
  const application = findRegistration(sim.world, appId)
  const principal = findPrincipal(sim, tenant, appId)
  const names = { clientId, tenant: tenant.id }
  const tooYoung =
    principal !== undefined && sim.clock.now() < principal.createdAt + sim.settings.servicePrincipalDelayMs
  if (application === undefined || tooYoung) throw new EntraRefusal(700016, names)
  if (principal === undefined) throw new EntraRefusal(tenant.applications.has(appId) ? 7000229 : 700016, names)
  if (!principal.accountEnabled) throw new EntraRefusal(7000112, names)
  return { application, principal }
}

const checkSecret = ({ clock, settings }: Simulation, application: Application, secret: string): void => {
  const now = clock.now()
  const names = { clientId: application.appId }
  const found = application.secrets.find(({ text }) => text === secret)
  if (found === undefined || now < found.startsAt + settings.credentialDelayMs) throw new EntraRefusal(7000215, names)
  if (found.endsAt <= now) throw new EntraRefusal(7000222, names)
}

/** Whether the registration is of an app that cannot keep a secret, and has none. */
const isPublic = ({ isFallbackPublicClient, ...kept }: Application): boolean =>
  isFallbackPublicClient &&
  [kept.secrets, kept.certificates, kept.federatedCredentials].every(({ length }) => length === 0)

/** What a proof is checked against. */
export interface ProofCheck {
  /** Addresses that an assertion may be meant for, in lower case. */
  readonly audiences: readonly string[]
  readonly grantType: string
}

const checkProof = async (
  sim: Simulation,
  { application }: Client,
  { secret, assertion }: ClientClaim,
  { audiences }: ProofCheck,
): Promise<ProofLevel> => {
  if (isPublic(application)) throw new EntraRefusal(700025, { clientId: application.appId })
  if (assertion !== undefined) {
    await checkAssertion(sim, application, assertion, audiences)
    return '2'
  }
  checkSecret(sim, application, secret ?? '')
  return '1'
}

const hasProof = ({ secret, assertion }: ClientClaim): boolean => secret !== undefined || assertion !== undefined

/**
 * Checks the credential of a client that asks for itself.
 *
 * @throws EntraRefusal for whatever is wrong with it, 7000216 when there is none.
 */
export const authenticateClient = async (
  sim: Simulation,
  client: Client,
  claim: ClientClaim,
  check: ProofCheck,
): Promise<ProofLevel> => {
  if (!hasProof(claim)) throw new EntraRefusal(7000216, { grantType: check.grantType })
  return checkProof(sim, client, claim, check)
}

/** Platform of the redirect address of an application; those of a machine may have any port. */
export const platformOf = (application: Application, isAddress: (uri: string) => boolean): Platform => {
  if (application.redirectUris.some(isAddress)) return 'web'
  return application.spaRedirectUris.some(isAddress) ? 'spa' : 'public'
}

/**
 * Checks the credential of a client that asks for a person; a public client needs none.
 *
 * @param platform Where the code went; undefined for a grant without redirect address.
 * @throws EntraRefusal for whatever is wrong with it, 7000218 when there is none and one is needed, 700025 when a public
 *         client sends one.
 */
export const authenticateForPerson = async (
  sim: Simulation,
  client: Client,
  claim: ClientClaim,
  check: ProofCheck,
  platform: Platform | undefined,
): Promise<ProofLevel> => {
  const isWithout = platform === 'spa' || platform === 'public'
  if (hasProof(claim)) {
    if (isWithout) throw new EntraRefusal(700025, { clientId: client.application.appId })
    return checkProof(sim, client, claim, check)
  }
  if (isWithout || client.application.isFallbackPublicClient) return '0'
  throw new EntraRefusal(7000218)
}
