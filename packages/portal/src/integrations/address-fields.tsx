import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { TextField } from '../forms/text-field.tsx'
import { addressNames, type Draft, isAddress } from './draft.ts'
import styles from './integration-form.module.css'

/** The addresses of a place that is not in the list. */
export const AddressFields = ({ form }: { form: UseFormReturn<Draft> }) => {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.addresses} aria-label={t('integrations.addresses')}>
      <p className={styles.hint}>{t('integrations.addressesAbout')}</p>
      {addressNames.map((name) => (
        <TextField
          key={name}
          control={form.control}
          name={`addresses.${name}`}
          rules={{
            validate: (value) => isAddress(String(value)) || t('integrations.addressWrong'),
            shouldUnregister: true,
          }}
          label={t(`connections.${name}`)}
          type="url"
          spellCheck={false}
        />
      ))}
    </fieldset>
  )
}
