import { X509Certificate } from 'node:crypto'
import { deleteCertificate } from '../../control/applications.ts'
import { json } from '../../http.ts'
import { isAlgorithm, parseJwt, signatureIsGood } from '../../jwt.ts'
import type { Application, PlainObject } from '../../world.ts'
import { type Asked, context, noContent, type Operation, readBody } from '../asked.ts'
import { object, objectOf, readFields, text, textOf } from '../fields.ts'
import { badRequest, GraphRefusal } from '../refusal.ts'
import { needToChange } from '../rights.ts'
import { readKey } from './changes.ts'
import { keyFields, secretFields } from './fields.ts'
import { getApplication } from './lookup.ts'
import { viewCertificate } from './view.ts'

/** The audience of proofs: the directory service behind Graph. */
const proofAudience = '00000002-0000-0000-c000-000000000000'
const skewSeconds = 300
const maxLifeSeconds = 600

const isProof = ({ sim }: Asked, { id, certificates }: Application, proof: string): boolean => {
  const jwt = parseJwt(proof)
  const { aud, iss, nbf, exp } = jwt?.payload ?? {}
  if (jwt === undefined || aud !== proofAudience || typeof iss !== 'string' || iss.toLowerCase() !== id) return false
  if (typeof nbf !== 'number' || typeof exp !== 'number' || exp - nbf > maxLifeSeconds) return false
  const now = sim.clock.now() / 1_000
  if (now >= exp + skewSeconds || now < nbf - skewSeconds) return false
  const { alg } = jwt.header
  return (
    isAlgorithm(alg) &&
    certificates
      .filter(({ endsAt }) => endsAt > sim.clock.now())
      .some(({ der }) => signatureIsGood(jwt, alg, new X509Certificate(Buffer.from(der, 'base64')).publicKey))
  )
}

/**
 * The application of the address, when the caller may change its keys and has proved to hold one of them. An
 * application that rolls its own keys needs no permission for it.
 */
const proven = (asked: Asked, body: PlainObject): Application => {
  const application = getApplication(asked)
  const { caller } = asked
  const isItself = caller.kind === 'application' && caller.claims.appid === application.appId
  if (!isItself) needToChange(caller, application)
  if (!isProof(asked, application, textOf(body, 'proof') ?? ''))
    throw new GraphRefusal(401, 'Authentication_MissingOrMalformed', 'Access Token missing or malformed.')
  return application
}

const proof = text(20_000)

/** Adds a certificate to an application that has one. @see Microsoft Graph, "application: addKey" */
export const addKey: Operation = (asked) => {
  const fields = { keyCredential: object(keyFields), passwordCredential: object(secretFields), proof }
  const body = readFields(readBody(asked, 'needed'), fields)
  const application = proven(asked, body)
  const key = objectOf(body, 'keyCredential')
  if (key === undefined) throw badRequest("A value is required for property 'keyCredential'.")
  const certificate = readKey(asked.sim, key)
  application.certificates.push(certificate)
  return json(200, { ...context(asked, 'microsoft.graph.keyCredential'), ...viewCertificate(certificate), key: null })
}

export const removeKey: Operation = (asked) => {
  const body = readFields(readBody(asked, 'needed'), { keyId: text(), proof })
  const application = proven(asked, body)
  const keyId = textOf(body, 'keyId')?.toLowerCase() ?? ''
  if (!application.certificates.some((each) => each.keyId === keyId))
    throw badRequest('No key credential found with keyId.')
  deleteCertificate(application, keyId)
  return noContent
}
