import { readCertificate } from '@landbridge/auth'
import type { InputOf, contract as table } from '@landbridge/contract'
import { checkTypedValue, Fault } from '@landbridge/model'
import { certificateBytes, hintOf } from '../connections/credentials.ts'
import type { StoredApp, StoredCredential } from '../store/tables/integrations.ts'
import type { Owner, Vault, Within } from '../vault/vault.ts'

type AppDraft = NonNullable<InputOf<(typeof table)['integrations.create']>['app']>

const refuse = (field: string, message: string): never => {
  throw new Fault('request.invalid', { field: `app.${field}`, message })
}

interface Given {
  readonly bytes: Uint8Array
  readonly facts: Omit<StoredCredential, 'id'>
}

/** What was given as credential; undefined where the stored one is to be kept. */
const readGiven = (draft: AppDraft): Given | undefined => {
  const { secret, endsOn, certificatePem, privateKeyPem } = draft
  if (secret !== undefined) {
    if (certificatePem !== undefined || privateKeyPem !== undefined)
      return refuse('secret', 'Give either a client secret or a certificate.')
    const { value, problem } = checkTypedValue('secret', secret)
    if (problem !== undefined) return refuse('secret', problem.message)
    if (endsOn === undefined) return refuse('endsOn', 'Say when the secret expires, as the page shows it beside it.')
    return { bytes: Buffer.from(value, 'utf8'), facts: { kind: 'secret', hint: hintOf(value), endsOn } }
  }
  if (certificatePem === undefined && privateKeyPem === undefined) return undefined
  if (certificatePem === undefined) return refuse('certificatePem', 'The certificate of this key is needed.')
  if (privateKeyPem === undefined) return refuse('privateKeyPem', 'The private key of this certificate is needed.')
  const { thumbprint, endsAt } = readCertificate({ certificatePem, privateKeyPem })
  const facts = { kind: 'certificate', hint: thumbprint, endsOn: new Date(endsAt).toISOString().slice(0, 10) } as const
  return { bytes: certificateBytes({ certificatePem, privateKeyPem }), facts }
}

/**
 * Stores the app registration of an integration: seals a new credential and destroys the one before, or keeps it.
 *
 * @throws Fault `request.invalid` naming the field, `auth.certificate_refused`
 */
export const storeApp = async (
  vault: Vault,
  owner: Owner,
  draft: AppDraft,
  former: StoredApp | null,
  within: Within,
): Promise<StoredApp> => {
  const { clientId } = draft
  const given = readGiven(draft)
  if (given === undefined) {
    if (former === null) return refuse('secret', 'A client secret or a certificate is needed.')
    // A credential belongs to one registration and never goes to another.
    if (former.clientId.toLowerCase() !== clientId.toLowerCase())
      return refuse('secret', 'Another app registration needs a credential of its own.')
    return former
  }
  const id = await vault.seal(owner, given.bytes, within)
  if (former !== null) await vault.destroy(owner, former.credential.id, within)
  return { clientId: clientId.toLowerCase(), credential: { id, ...given.facts } }
}
