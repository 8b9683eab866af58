import { X509Certificate } from 'node:crypto'
import { isAlgorithm, type Jwt, parseJwt, signatureIsGood } from '../jwt.ts'
import type { Simulation } from '../simulation.ts'
import type { Application, Certificate } from '../world.ts'
import { thumbprints } from '../x509/certificate.ts'
import { checkChain } from './chains.ts'
import { checkFederated } from './federated.ts'
import { EntraRefusal } from './refusal.ts'

/** The only kind of client assertion. @see RFC 7523, section 2.2 */
export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** How far the clocks of caller and service may differ, in seconds. */
const skewSeconds = 300

const secondsIn = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

// MSAL for Python writes thumbprints with padding, which base64url in a token should not have, and Entra takes them.
const isSame = (named: unknown, thumbprint: string): boolean =>
  typeof named === 'string' && named.replace(/=+$/, '') === thumbprint

/** The certificate that the header names by one of its thumbprints. */
const findCertificate = ({ certificates }: Application, { header }: Jwt): Certificate | undefined =>
  certificates.find(({ der }) => {
    const { sha1, sha256 } = thumbprints(Buffer.from(der, 'base64'))
    return header['x5t#S256'] === undefined ? isSame(header.x5t, sha1) : isSame(header['x5t#S256'], sha256)
  })

const checkParties = ({ payload }: Jwt, clientId: string, audiences: readonly string[]): void => {
  const { iss, sub, aud, jti } = payload
  if (iss !== sub) throw new EntraRefusal(50048)
  if (typeof iss !== 'string' || iss.toLowerCase() !== clientId) throw new EntraRefusal(700021, { clientId })
  const named = Array.isArray(aud) ? aud : [aud]
  if (!named.some((each) => typeof each === 'string' && audiences.includes(each.toLowerCase())))
    throw new EntraRefusal(50027, { reason: 'its audience is not the token endpoint of this tenant' })
  if (typeof jti !== 'string' || jti === '') throw new EntraRefusal(50027, { reason: 'it has no jti' })
}

/** A caller may name any number; beyond these no date can be written. */
const stamp = (seconds: number): string => new Date(Math.min(Math.max(seconds, 0), 8e9) * 1_000).toISOString()

const checkTime = ({ payload }: Jwt, nowSeconds: number): void => {
  const expires = secondsIn(payload.exp)
  const notBefore = secondsIn(payload.nbf) ?? secondsIn(payload.iat)
  if (expires === undefined || notBefore === undefined)
    throw new EntraRefusal(50027, { reason: 'it does not say when it begins and ends' })
  if (nowSeconds >= expires + skewSeconds || nowSeconds < notBefore - skewSeconds)
    throw new EntraRefusal(700024, { now: stamp(nowSeconds), notBefore: stamp(notBefore), expires: stamp(expires) })
}

const checkSignature = (jwt: Jwt, certificate: Certificate, clientId: string): void => {
  const algorithm = jwt.header.alg
  const { publicKey } = new X509Certificate(Buffer.from(certificate.der, 'base64'))
  if (!isAlgorithm(algorithm)) throw new EntraRefusal(50027, { reason: 'its algorithm is neither PS256 nor RS256' })
  if (!signatureIsGood(jwt, algorithm, publicKey))
    throw new EntraRefusal(700027, { clientId, reason: 'the signature is not by the key of the certificate' })
}

/** Whether an assertion is another issuer's. Their tokens may name a certificate too, so that alone does not tell. */
const isForeign = ({ header, payload }: Jwt, clientId: string): boolean => {
  const namesCertificate = header.x5t !== undefined || header['x5t#S256'] !== undefined
  return payload.iss !== clientId && (!namesCertificate || /^https?:/.test(String(payload.iss)))
}

/**
 * Checks an assertion: one that a client signed with its certificate, or the token of an issuer that it trusts.
 *
 * @param audiences In lower case.
 * @throws EntraRefusal 50027 malformed, 70021 and 700211 to 700213 by an issuer without a fitting credential, 50048 or
 *         700021 wrong parties, 50012 and 50017 for the certificates it brings along, 700027 wrong certificate or signature, 700024 outside its time.
 * @see Microsoft, "Certificate credentials", read 2025-01
 */
export const checkAssertion = async (
  sim: Simulation,
  application: Application,
  assertion: string,
  audiences: readonly string[],
): Promise<void> => {
  const { clock, settings } = sim
  const clientId = application.appId
  const jwt = parseJwt(assertion)
  if (jwt === undefined) throw new EntraRefusal(50027, { reason: 'it is not a signed JSON Web Token' })
  if (isForeign(jwt, clientId)) {
    await checkFederated(sim, application, jwt)
    return checkTime(jwt, clock.now() / 1_000)
  }
  checkChain(jwt)
  const certificate = findCertificate(application, jwt)
  const now = clock.now()
  if (certificate === undefined || now < certificate.startsAt + settings.credentialDelayMs)
    throw new EntraRefusal(700027, { clientId, reason: 'no certificate with this thumbprint is registered' })
  if (certificate.endsAt <= now) throw new EntraRefusal(700027, { clientId, reason: 'the certificate has expired' })
  checkSignature(jwt, certificate, clientId)
  checkParties(jwt, clientId, audiences)
  checkTime(jwt, now / 1_000)
}
