import { checkTypedValue } from '@landbridge/contract'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { CopyRow } from '../copying/copy-row.tsx'
import { TextField } from '../forms/text-field.tsx'
import type { Draft } from './draft.ts'
import styles from './integration-form.module.css'

interface Props {
  readonly form: UseFormReturn<Draft>
  /** To be registered with the application; undefined until the integration is stored. */
  readonly redirectUri: string | undefined
  /** First characters of the stored secret; undefined where none is stored. */
  readonly hint: string | undefined
}

/** The vendor's own app registration, as it is at Microsoft. */
export const AppFields = ({ form, redirectUri, hint }: Props) => {
  const { t } = useTranslation()
  const { control, watch } = form
  const hasSecret = watch('app.secret').trim() !== ''
  const isGiven = watch('app.clientId').trim() !== ''
  const problemOf = (kind: 'clientId' | 'secret', value: unknown) =>
    checkTypedValue(kind, String(value)).problem?.message ?? true
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
    </div>
  )
}
