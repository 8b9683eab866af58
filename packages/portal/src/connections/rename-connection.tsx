import { Button, useAnnounce } from '@fluentui/react-components'
import type { Connection } from '@landbridge/contract'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { TextField } from '../forms/text-field.tsx'
import { Section } from '../frame/section.tsx'
import styles from './settings-tab.module.css'

export const RenameConnection = ({ connection }: { connection: Connection }) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const rename = useDo('connections.update', { stale: ['connections.read', 'connections.list'] })
  const { control, handleSubmit, formState } = useForm({ defaultValues: { name: connection.name } })
  const submit = handleSubmit(({ name }) =>
    rename.mutate(
      { connectionId: connection.id, name: name.trim() },
      { onSuccess: () => announce(t('connections.renamed')) },
    ),
  )
  return (
    <Section title={t('connections.nameLegend')} about={t('connections.nameAbout')}>
      <form className={styles.line} onSubmit={submit} noValidate>
        <TextField
          control={control}
          name="name"
          rules={{ validate: (name) => name.trim() !== '' || t('common.required') }}
          label={t('connections.newName')}
          className={styles.field}
          maxLength={200}
        />
        <Button type="submit" disabled={!formState.isDirty} disabledFocusable={rename.isPending}>
          {t('connections.rename')}
        </Button>
      </form>
      {rename.isError && <Failure error={rename.error} />}
    </Section>
  )
}
