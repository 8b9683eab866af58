import type { InputOf, contract as table } from '@landbridge/contract'
import { checkTypedValue, Fault, limits } from '@landbridge/model'
import {
  hintOf,
  type NewCertificateCredential,
  sealCertificate,
  sealNewCertificate,
  sealTrust,
} from '../connections/credentials.ts'
import { type Federation, mustBeAvailable } from '../connections/federation.ts'
import { readPem } from '../connections/pem.ts'
import type { StoredApp, StoredCredential } from '../store/tables/integrations.ts'
import type { Owner, Vault, Within } from '../vault/vault.ts'

type AppDraft = NonNullable<InputOf<(typeof table)['integrations.create']>['app']>

const refuse = (field: string, message: string): never => {
  throw new Fault('request.invalid', { field: `app.${field}`, message })
}

/** What a credential is sealed with. */
export interface AppParts {
  readonly vault: Vault
  readonly owner: Owner
  readonly within: Within
  /** Name of the integration, by which people tell certificates apart. */
  readonly name: string
  readonly federation: Federation
  /** Our clock, in milliseconds since 1970. */
  readonly now: number
}

const ofCertificate = ({ id, kind, hint, endsAt, certificatePem }: NewCertificateCredential): StoredCredential => ({
  id,
  kind,
  hint,
  endsOn: endsAt.toISOString().slice(0, 10),
  endsAt: endsAt.toISOString(),
  certificatePem,
})

const sealSecret = async (secret: string, endsOn: string | undefined, parts: AppParts): Promise<StoredCredential> => {
  const { value, problem } = checkTypedValue('secret', secret)
  if (problem !== undefined) return refuse('secret', problem.message)
  if (endsOn === undefined) return refuse('endsOn', 'Say when the secret expires, as the page shows it beside it.')
  const id = await parts.vault.seal(parts.owner, Buffer.from(value, 'utf8'), parts.within)
  return { id, kind: 'secret', hint: hintOf(value), endsOn }
}

/** Certificate and key may come in one text. */
const pemIn = ({ certificatePem = '', privateKeyPem = '' }: AppDraft) => readPem(`${certificatePem}\n${privateKeyPem}`)

/** Seals what was given or asked for; undefined where the stored one is to be kept. */
const sealGiven = async (draft: AppDraft, parts: AppParts): Promise<StoredCredential | undefined> => {
  const { vault, owner, within, name, federation, now } = parts
  const { kind, secret, endsOn } = draft
  const { certificatePem, privateKeyPem, isLocked } = pemIn(draft)
  const hasCertificate = draft.certificatePem !== undefined || draft.privateKeyPem !== undefined
  if (secret !== undefined && hasCertificate) return refuse('secret', 'Give either a client secret or a certificate.')
  const given = secret !== undefined ? 'secret' : hasCertificate ? 'certificate' : undefined
  if (kind !== undefined && given !== undefined && kind !== given)
    return refuse('kind', 'What is given is a credential of another kind.')
  if (secret !== undefined) return sealSecret(secret, endsOn, parts)
  if (hasCertificate) {
    if (isLocked) return refuse('privateKeyPem', 'The private key is locked by a password. Give it without one.')
    if (certificatePem === undefined) return refuse('certificatePem', 'The certificate of this key is needed.')
    if (privateKeyPem === undefined) return refuse('privateKeyPem', 'The private key of this certificate is needed.')
    return ofCertificate(await sealCertificate(vault, owner, { certificatePem, privateKeyPem }, within))
  }
  if (kind === 'certificate') {
    const days = limits.secretAdvisedDays.value
    return ofCertificate(await sealNewCertificate(vault, owner, { name, days, now }, within))
  }
  if (kind === 'federated') {
    const trust = mustBeAvailable(federation, 'app.kind')
    const id = await sealTrust(vault, owner, { ...trust, integrationId: owner.subjectId }, within)
    return { id, kind, hint: trust.subject, endsOn: '' }
  }
  return undefined
}

/**
 * Stores the app registration of an integration: seals a new credential and destroys the one before, or keeps it.
 *
 * @throws Fault `request.invalid` naming the field, `auth.certificate_refused`
 */
export const storeApp = async (draft: AppDraft, former: StoredApp | null, parts: AppParts): Promise<StoredApp> => {
  const { vault, owner, within } = parts
  const { clientId } = draft
  const credential = await sealGiven(draft, parts)
  if (credential === undefined) {
    if (former === null) return refuse('secret', 'A client secret or a certificate is needed.')
    // A credential belongs to one registration and never goes to another.
    if (former.clientId.toLowerCase() !== clientId.toLowerCase())
      return refuse('secret', 'Another app registration needs a credential of its own.')
    return former
  }
  if (former !== null) await vault.destroy(owner, former.credential.id, within)
  return { clientId: clientId.toLowerCase(), credential }
}
