import { checkTypedValue, type Integration } from '@landbridge/contract'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { CopyRow } from '../copying/copy-row.tsx'
import { ChooseOne } from '../forms/cards.tsx'
import { TextField } from '../forms/text-field.tsx'
import { MadeCertificate, PemField, Trust } from './app-credential.tsx'
import { type AppKind, appKinds, type Draft } from './draft.ts'
import styles from './integration-form.module.css'

interface Props {
  readonly form: UseFormReturn<Draft>
  /** To be registered with the application; undefined until the integration is stored. */
  readonly redirectUri: string | undefined
  /** Undefined until it is stored. */
  readonly integration: Integration | undefined
}

/** The vendor's own app registration, as it is at Microsoft. */
export const AppFields = ({ form, redirectUri, integration }: Props) => {
  const { t } = useTranslation()
  const { control, watch, setValue } = form
  const credential = integration?.app?.credential
  const hint = credential?.kind === 'secret' ? credential.hint : undefined
  const kind = watch('app.kind')
  const hasSecret = watch('app.secret').trim() !== ''
  const isGiven = watch('app.clientId').trim() !== ''
  const problemOf = (kind: 'clientId' | 'secret', value: unknown) => {
    const { problem } = checkTypedValue(kind, String(value))
    return problem === undefined || t(`typed.${problem.code}`)
  }
  return (
    <div className={styles.addresses}>
      {redirectUri !== undefined && <CopyRow label={t('integrations.redirectUri')} value={redirectUri} />}
      <TextField
        control={control}
        name="app.clientId"
        rules={{ validate: (value) => String(value).trim() === '' || problemOf('clientId', value) }}
        label={t('integrations.clientId')}
        hint={t('integrations.clientIdHint')}
        spellCheck={false}
      />
      <ChooseOne
        label={t('integrations.credentialKind')}
        value={kind}
        onChange={(value) => setValue('app.kind', value as AppKind, { shouldDirty: true })}
        options={appKinds.map((each) => ({
          value: each,
          label: t(`integrations.kinds.${each}`),
          detail: (each === 'federated' && integration?.federation.unavailable) || t(`integrations.kindsAbout.${each}`),
          disabled: each === 'federated' && integration?.federation.unavailable != null,
        }))}
      />
      {kind === 'secret' && (
        <>
          <TextField
            control={control}
            name="app.secret"
            rules={{
              validate: (value) => {
                if (String(value).trim() !== '') return problemOf('secret', value)
                return hint !== undefined || !isGiven || t('common.required')
              },
            }}
            label={t('integrations.secret')}
            hint={hint === undefined ? t('integrations.secretHint') : t('integrations.secretStored', { hint })}
            type="password"
            spellCheck={false}
          />
          <TextField
            control={control}
            name="app.endsOn"
            rules={{ validate: (value) => !hasSecret || String(value) !== '' || t('common.required') }}
            label={t('integrations.secretEnds')}
            type="date"
          />
        </>
      )}
      {kind === 'own-certificate' && <PemField form={form} isNeeded={isGiven && credential?.kind !== 'certificate'} />}
      {kind === 'certificate' && <MadeCertificate credential={credential} />}
      {kind === 'federated' && <Trust integration={integration} />}
    </div>
  )
}
