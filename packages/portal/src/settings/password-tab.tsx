import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { isFault } from '../faults/fault-text.ts'
import { TextField } from '../forms/text-field.tsx'
import { Section } from '../frame/section.tsx'
import { useMember } from '../session/session.ts'
import styles from './settings.module.css'

interface Typed {
  current: string
  password: string
  repeat: string
}

const nothing: Typed = { current: '', password: '', repeat: '' }

export const PasswordTab = () => {
  const { t } = useTranslation()
  const { hasPassword } = useMember()
  const set = useDo('session.setPassword', { stale: ['session.read'] })
  const { control, handleSubmit, reset, getValues } = useForm({ defaultValues: nothing })
  const isCurrentWrong = hasPassword && isFault(set.error, 'request.unauthenticated')
  const submit = handleSubmit(({ current, password }) =>
    set.mutate({ password, ...(hasPassword ? { current } : {}) }, { onSuccess: () => reset(nothing) }),
  )
  return (
    <Section title={t('settings.passwordTitle')} about={t('settings.passwordAbout')}>
      <p>{t(hasPassword ? 'settings.passwordSet' : 'settings.passwordNotSet')}</p>
      <form className={styles.form} onSubmit={submit} noValidate>
        {hasPassword && (
          <TextField
            control={control}
            name="current"
            rules={{ required: t('common.required') }}
            label={t('settings.current')}
            fault={isCurrentWrong ? t('settings.currentWrong') : undefined}
            type="password"
            autoComplete="current-password"
          />
        )}
        <TextField
          control={control}
          name="password"
          rules={{ required: t('common.required'), minLength: { value: 12, message: t('settings.tooShort') } }}
          label={t('settings.new')}
          hint={t('settings.newHint')}
          type="password"
          autoComplete="new-password"
          maxLength={200}
        />
        <TextField
          control={control}
          name="repeat"
          rules={{ validate: (value) => value === getValues('password') || t('settings.notSame') }}
          label={t('settings.repeat')}
          type="password"
          autoComplete="new-password"
        />
        {set.isError && !isCurrentWrong && <Failure error={set.error} />}
        {set.isSuccess && (
          <MessageBar intent="success">
            <MessageBarBody>{t('settings.passwordChanged')}</MessageBarBody>
          </MessageBar>
        )}
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={set.isPending}>
            {t('settings.setPassword')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
