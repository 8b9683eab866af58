import { Field, Textarea } from '@fluentui/react-components'
import type { Integration } from '@landbridge/contract'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { CopyRow } from '../copying/copy-row.tsx'
import type { Draft } from './draft.ts'
import styles from './integration-form.module.css'

type Credential = NonNullable<Integration['app']>['credential']

/** Certificate and key of the vendor's own, in one text. */
export const PemField = ({ form, isNeeded }: { form: UseFormReturn<Draft>; isNeeded: boolean }) => {
  const { t } = useTranslation()
  return (
    <Controller
      name="app.pem"
      control={form.control}
      rules={{ validate: (value) => !isNeeded || String(value).trim() !== '' || t('common.required') }}
      render={({ field, fieldState }) => (
        <Field
          label={t('integrations.pem')}
          hint={t('integrations.pemHint')}
          validationMessage={fieldState.error?.message ?? null}
        >
          <Textarea {...field} className={styles.pem} rows={6} spellCheck={false} autoComplete="off" />
        </Field>
      )}
    />
  )
}

/** The public part of a certificate, to be uploaded on the app registration. */
export const MadeCertificate = ({ credential }: { credential: Credential | undefined }) => {
  const { t } = useTranslation()
  if (credential?.kind !== 'certificate' || credential.certificatePem === null)
    return <p>{t('integrations.certificateLater')}</p>
  const address = `data:application/x-pem-file,${encodeURIComponent(credential.certificatePem)}`
  return (
    <>
      <p>{t('integrations.certificateUpload')}</p>
      <p>
        <a href={address} download="landbridge.cer">
          {t('setup.storeFile', { name: 'landbridge.cer' })}
        </a>
      </p>
      <CopyRow label={t('integrations.thumbprint')} value={credential.hint} />
    </>
  )
}

/** What is copied into a federated credential; the subject is known once the integration is stored. */
export const Trust = ({ integration }: { integration: Integration | undefined }) => {
  const { t } = useTranslation()
  if (integration === undefined) return <p>{t('integrations.trustLater')}</p>
  const { issuer, subject, audience, name } = integration.federation
  return (
    <>
      <p>{t('integrations.trustAbout')}</p>
      <CopyRow label="Issuer" value={issuer} />
      <CopyRow label="Subject identifier" value={subject} />
      <CopyRow label="Name" value={name} />
      <CopyRow label="Audience" value={audience} />
    </>
  )
}
