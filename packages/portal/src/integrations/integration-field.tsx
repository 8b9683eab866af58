import { Field, Select } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'

interface Props {
  readonly label: string
  /** What the form registers: an integration's id, or an empty text for all of them. */
  readonly field: UseFormRegisterReturn
}

/** Which integration something is for: all, or one of them. */
export const IntegrationField = ({ label, field }: Props) => {
  const { t } = useTranslation()
  const { data } = useQuery(ask('integrations.list', {}))
  return (
    <Field label={label}>
      <Select {...field}>
        <option value="">{t('settings.allIntegrations')}</option>
        {data?.integrations.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
