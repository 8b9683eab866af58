import { microsoftEndpoints } from '@landbridge/model'
import { json, type Request, type Response } from '../http.ts'
import { needRegistration } from './authorize-request.ts'
import type { Form } from './form.ts'
import { readForm } from './form.ts'
import type { DeviceGrant, SignInSimulation } from './grants.ts'
import { EntraRefusal } from './refusal.ts'
import { resolveAuthority } from './tenants.ts'
import {
  activeUser,
  answerTokens,
  type EndpointVersion,
  type GrantRequest,
  knownClient,
  newOpaque,
} from './user-answers.ts'

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Where people type the codes of their devices: Microsoft's short address, or the page of this simulator. */
const pageOf = ({ addresses }: Request): string =>
  addresses.authority === microsoftEndpoints.authority
    ? 'https://microsoft.com/devicelogin'
    : `${addresses.authority}/devicelogin`

/** What a device asks for, as version 1 and 2 name it. */
const wishOf = (form: Form, version: EndpointVersion): { scope: string; resource: string | undefined } => {
  if (version === 2) return { scope: form.get('scope'), resource: undefined }
  const resource = form.get('resource')
  return { scope: `${resource}/.default openid offline_access`, resource }
}

/**
 * Gives a device a code for a person to type.
 *
 * @throws EntraRefusal 900144 for a missing field, and as an authorize request does for the client.
 * @see RFC 8628, section 3.2; Entra sends no `verification_uri_complete`.
 */
export const startDevice = (
  sim: SignInSimulation,
  request: Request,
  segment: string,
  version: EndpointVersion,
): Response => {
  const { grants, clock, settings, random } = sim
  const form = readForm(request)
  const authority = resolveAuthority(sim.world, segment)
  const clientId = form.get('client_id').toLowerCase()
  needRegistration(sim, authority, clientId)
  const deviceCode = `F${newOpaque(sim, 240).slice(2)}`
  const userCode = random.text(9, letters)
  grants.devices.set(deviceCode, {
    clientId,
    segment,
    ...wishOf(form, version),
    userCode,
    issuedAt: clock.now(),
    state: 'waiting',
    isToldExpired: false,
    person: undefined,
  })
  const address = pageOf(request)
  const [life, interval] = [settings.deviceCodeSeconds, settings.deviceCodeIntervalSeconds]
  const message = `To sign in, open ${address} in a browser and enter the code ${userCode} there.`
  return json(200, {
    user_code: userCode,
    device_code: deviceCode,
    ...(version === 1
      ? { verification_url: address, expires_in: String(life), interval: String(interval) }
      : { verification_uri: address, expires_in: life, interval }),
    message,
  })
}

/** Whether the code of a device is past its end. */
export const isExpired = ({ clock, settings }: SignInSimulation, { issuedAt }: DeviceGrant): boolean =>
  clock.now() >= issuedAt + settings.deviceCodeSeconds * 1_000

/** The device that shows this code; undefined when there is none, or the code is used up. */
export const findDevice = ({ grants }: SignInSimulation, userCode: string): DeviceGrant | undefined => {
  const wanted = userCode.replace(/[\s-]/g, '').toUpperCase()
  return [...grants.devices.values()].find((each) => each.userCode === wanted && each.state === 'waiting')
}

/** Both spellings of an expired code have been seen at Entra; who asks again hears the other one. */
const tellExpired = (grant: DeviceGrant): EntraRefusal => {
  const refusal = new EntraRefusal(grant.isToldExpired ? 70020 : 70019)
  grant.isToldExpired = true
  return refusal
}

/**
 * Answers a device that asks whether somebody has typed its code.
 *
 * @throws EntraRefusal 70016 while nobody has, 65004 when it was declined, 53003 when a policy forbids the flow, 70018 for
 *         an unknown code, 70019 or 70020 for an expired one, 54005 for one that was used.
 */
export const redeemDevice = async (asked: GrantRequest): Promise<Response> => {
  const { sim, form, version, claim } = asked
  const code = (version === 1 ? form.find('code') : undefined) ?? form.get('device_code')
  const grant = sim.grants.devices.get(code)
  if ('tenant' in asked.authority) await knownClient(asked, asked.authority.tenant)
  if (grant === undefined) throw new EntraRefusal(70018)
  if (grant.clientId !== claim.clientId.toLowerCase()) throw new EntraRefusal(70000)
  if (sim.settings.deviceSlowDowns > 0) {
    sim.settings.deviceSlowDowns--
    throw new EntraRefusal(70016, {}, { error: 'slow_down' })
  }
  if (grant.state === 'waiting') throw isExpired(sim, grant) ? tellExpired(grant) : new EntraRefusal(70016)
  if (grant.state === 'declined')
    throw new EntraRefusal(65004, { clientId: grant.clientId }, { error: 'authorization_declined' })
  const { person } = grant
  const tenant = sim.world.tenants.get(person?.tenantId ?? '')
  if (person === undefined || tenant === undefined) throw new EntraRefusal(70018)
  if (grant.state === 'blocked') throw new EntraRefusal(53003, { tenant: tenant.id })
  const { client, proof } = await knownClient(asked, tenant)
  const answer = await answerTokens(asked, {
    tenant,
    client,
    user: activeUser(tenant, person),
    proof,
    signIn: person,
    signInScope: person.scope,
    signInResource: person.resource,
    platform: proof === '0' ? 'public' : 'web',
  })
  sim.grants.devices.delete(code)
  return answer
}
