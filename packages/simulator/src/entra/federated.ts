import { type Jwt, signatureIsGood } from '../jwt.ts'
import type { Simulation } from '../simulation.ts'
import type { Application, FederatedCredential } from '../world.ts'
import { findIssuerKey } from './issuer-keys.ts'
import { EntraRefusal } from './refusal.ts'

const audiencesOf = ({ payload }: Jwt): readonly unknown[] => [payload.aud].flat()

/** Finds the credential that fits to the letter; the refusal names the first of issuer, subject and audience that none fits. */
const matchCredential = (known: readonly FederatedCredential[], jwt: Jwt, clientId: string): FederatedCredential => {
  const ofIssuer = known.filter(({ issuer }) => issuer === jwt.payload.iss)
  const ofSubject = ofIssuer.filter(({ subject }) => subject === jwt.payload.sub)
  const match = ofSubject.find(({ audience }) => audiencesOf(jwt).includes(audience))
  if (known.length === 0) throw new EntraRefusal(70021, { clientId })
  if (ofIssuer.length === 0) throw new EntraRefusal(700211, { clientId })
  if (ofSubject.length === 0) throw new EntraRefusal(700213, { clientId })
  if (match === undefined) throw new EntraRefusal(700212, { clientId })
  return match
}

/**
 * Checks the token of another issuer against the federated credentials of an application. Its time is not looked at.
 *
 * @throws EntraRefusal 700229 for the token of a person, 70021 without any credential yet, 700211 issuer, 700213 subject, 700212 audience, 50027 for a
 *         signature that cannot be checked or is wrong.
 * @see Microsoft, "Workload identity federation"
 */
export const checkFederated = async (
  { clock, settings }: Simulation,
  { appId, federatedCredentials }: Application,
  jwt: Jwt,
): Promise<void> => {
  const known = federatedCredentials.filter(({ createdAt }) => clock.now() >= createdAt + settings.credentialDelayMs)
  const { issuer } = matchCredential(known, jwt, appId)
  if (jwt.payload.scp !== undefined || jwt.payload.idtyp === 'user') throw new EntraRefusal(700229)
  if (jwt.header.alg !== 'RS256') throw new EntraRefusal(50027, { reason: 'its algorithm is not RS256' })
  const key = await findIssuerKey(issuer, jwt.header.kid)
  if (key === undefined) throw new EntraRefusal(50027, { reason: 'its issuer does not publish the key that signed it' })
  if (!signatureIsGood(jwt, 'RS256', key))
    throw new EntraRefusal(50027, { reason: 'its signature is not by the key of the issuer' })
}
