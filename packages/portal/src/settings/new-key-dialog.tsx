import type { ApiKey } from '@landbridge/contract'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { ShownOnce } from '../copying/shown-once.tsx'
import { Failure } from '../faults/failure.tsx'
import { ChooseOne } from '../forms/cards.tsx'
import { TextField } from '../forms/text-field.tsx'
import { Dialog, FormActions } from '../frame/dialog.tsx'
import { IntegrationField } from '../integrations/integration-field.tsx'
import styles from './settings.module.css'

const roles = ['reader', 'actor', 'administrator'] as const satisfies readonly ApiKey['role'][]

/** Asks what the key is for, then shows the key: once, and masked until it is asked for. */
export const NewKeyDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation()
  const [made, setMade] = useState<string>()
  if (made === undefined) return <KeyForm onMade={setMade} onClose={onClose} />
  return (
    <ShownOnce
      title={t('settings.madeTitle')}
      warning={t('settings.madeWarning')}
      label={t('settings.key')}
      value={made}
      onClose={onClose}
    >
      <p className={styles.hint}>{t('settings.useIt')}</p>
    </ShownOnce>
  )
}

const KeyForm = ({ onMade, onClose }: { onMade: (key: string) => void; onClose: () => void }) => {
  const { t } = useTranslation()
  const create = useDo('keys.create', { stale: ['keys.list'] })
  const { control, register, handleSubmit } = useForm({
    defaultValues: { name: '', role: 'reader' as ApiKey['role'], integrationId: '' },
  })
  const submit = handleSubmit(({ name, role, integrationId }) =>
    create.mutate(
      { name: name.trim(), role, integrationId: integrationId === '' ? null : integrationId },
      { onSuccess: ({ key }) => onMade(key) },
    ),
  )
  return (
    <Dialog title={t('settings.newKey')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <TextField
          control={control}
          name="name"
          rules={{ validate: (value) => value.trim() !== '' || t('common.required') }}
          label={t('settings.keyName')}
          hint={t('settings.keyNameHint')}
          placeholder={t('settings.keyNamePlaceholder')}
          maxLength={100}
        />
        <Controller
          name="role"
          control={control}
          render={({ field }) => (
            <ChooseOne
              label={t('settings.role')}
              value={field.value}
              onChange={field.onChange}
              options={roles.map((role) => ({
                value: role,
                label: t(`common.role.${role}`),
                detail: t(`settings.roleAbout.${role}`),
              }))}
            />
          )}
        />
        <IntegrationField label={t('settings.scope')} field={register('integrationId')} />
        {create.isError && <Failure error={create.error} />}
        <FormActions action={t('settings.make')} isBusy={create.isPending} onClose={onClose} />
      </form>
    </Dialog>
  )
}
