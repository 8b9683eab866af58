import { limits } from '@landbridge/model'
import {
  hintOf,
  type NewCertificateCredential,
  sealCertificate,
  sealNewCertificate,
  sealTrust,
} from '../connections/credentials.ts'
import { mustBeAvailable } from '../connections/federation.ts'
import type { StoredSecret } from '../store/tables/setups.ts'
import type { Owner, Vault, Within } from '../vault/vault.ts'
import { dayOf, type GivenCredential, type StepContext } from './step.ts'
import { refuseField } from './values.ts'

interface Keeping {
  readonly owner: Owner
  readonly given: GivenCredential
  readonly former: StoredSecret | undefined
  readonly within: Within
}

/** Seals what was given, or makes what was asked for; what stays is not sealed again. */
export const createKeepCredential =
  ({ vault, now }: { readonly vault: Vault; readonly now: () => number }) =>
  async (
    { integration, federation }: Pick<StepContext, 'integration' | 'federation'>,
    { owner, given, former, within }: Keeping,
  ): Promise<StoredSecret> => {
    switch (given.kind) {
      case 'stored':
        return former ?? refuseField('kind', 'Nothing is stored yet.')
      case 'secret': {
        const { value, endsOn } = given
        if (value !== undefined) {
          const credentialId = await vault.seal(owner, Buffer.from(value, 'utf8'), within)
          return { credentialId, kind: 'secret', hint: hintOf(value), endsOn }
        }
        return former === undefined ? refuseField('secret', 'Nothing is filled in.') : redated(former, endsOn)
      }
      case 'certificate':
        return ofCertificate(await sealCertificate(vault, owner, given, within))
      case 'new-certificate': {
        // One that waits to be uploaded stays the same, however often the button is pressed.
        const uploaded = given.uploaded ? { uploaded: true as const } : {}
        if (former?.made === true && former.kept === undefined) {
          const { uploaded: _, ...same } = former
          return { ...same, ...uploaded }
        }
        const wish = { name: integration.name, days: limits.secretAdvisedDays.value, now: now() }
        return { ...ofCertificate(await sealNewCertificate(vault, owner, wish, within)), made: true, ...uploaded }
      }
      case 'federated': {
        if (federation === null) return refuseField('kind', 'This is not available here.')
        const trust = mustBeAvailable(federation, 'kind')
        const integrationId = integration.id
        const credentialId = await sealTrust(vault, owner, { ...trust, integrationId }, within)
        return { credentialId, kind: 'federated', hint: trust.subject, endsOn: '' }
      }
    }
  }

const ofCertificate = ({ id, kind, hint, endsAt, certificatePem }: NewCertificateCredential): StoredSecret => ({
  credentialId: id,
  kind,
  hint,
  endsOn: dayOf(endsAt.getTime()),
  endsAt: endsAt.toISOString(),
  certificatePem,
})

/** The same credential with another end, as somebody read it on Microsoft's page. */
const redated = ({ endsAt: _, ...former }: StoredSecret, endsOn: string): StoredSecret => ({
  ...former,
  endsOn,
  ...(former.kept !== undefined && former.endsOn !== endsOn && { kept: 'with-another-date' }),
})
