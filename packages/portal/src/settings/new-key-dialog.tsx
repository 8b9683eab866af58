import { Button, Field, Input, MessageBar, MessageBarBody, Select } from '@fluentui/react-components'
import type { ApiKey } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { CopyButton } from '../copying/copy-button.tsx'
import { Failure } from '../faults/failure.tsx'
import { ChooseOne } from '../forms/cards.tsx'
import { TextField } from '../forms/text-field.tsx'
import { Dialog, DialogActions } from '../frame/dialog.tsx'
import styles from './settings.module.css'

const roles = ['reader', 'actor', 'administrator'] as const satisfies readonly ApiKey['role'][]

/** Asks what the key is for, then shows the key: once, and masked until it is asked for. */
export const NewKeyDialog = ({ onClose }: { onClose: () => void }) => {
  const [made, setMade] = useState<string>()
  if (made === undefined) return <KeyForm onMade={setMade} onClose={onClose} />
  return <MadeKey value={made} onClose={onClose} />
}

const KeyForm = ({ onMade, onClose }: { onMade: (key: string) => void; onClose: () => void }) => {
  const { t } = useTranslation()
  const { data } = useQuery(ask('integrations.list', {}))
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
        <Field label={t('settings.scope')}>
          <Select {...register('integrationId')}>
            <option value="">{t('settings.allIntegrations')}</option>
            {data?.integrations.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </Select>
        </Field>
        {create.isError && <Failure error={create.error} />}
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={create.isPending}>
            {t('settings.make')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const MadeKey = ({ value, onClose }: { value: string; onClose: () => void }) => {
  const { t } = useTranslation()
  const [isShown, setShown] = useState(false)
  return (
    <Dialog title={t('settings.madeTitle')} isAlert onClose={onClose}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('settings.madeWarning')}</MessageBarBody>
      </MessageBar>
      <div className={styles.secret}>
        <Input
          className={styles.secretValue}
          type={isShown ? 'text' : 'password'}
          value={value}
          readOnly
          spellCheck={false}
          autoComplete="off"
          aria-label={t('settings.key')}
        />
        <Button onClick={() => setShown(!isShown)}>{t(isShown ? 'settings.hideKey' : 'settings.showKey')}</Button>
        <CopyButton
          value={value}
          thing={t('settings.key')}
          label={t('settings.copyKey')}
          size="medium"
          appearance="primary"
        />
      </div>
      <p className={styles.hint}>{t('settings.useIt')}</p>
      <DialogActions>
        <Button onClick={onClose}>{t('settings.done')}</Button>
      </DialogActions>
    </Dialog>
  )
}
