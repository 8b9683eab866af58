import { Button, MessageBar, MessageBarBody, MessageBarTitle, Spinner } from '@fluentui/react-components'
import type { Session } from '@landbridge/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { call } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { isFault } from '../faults/fault-text.ts'
import { TextField } from '../forms/text-field.tsx'
import { LanguageMenu } from '../frame/language-menu.tsx'
import { Mark } from '../frame/mark.tsx'
import { useTitle } from '../frame/page.tsx'
import { sessionQuery } from './session.ts'
import styles from './sign-in-page.module.css'
import { takeTicket } from './ticket.ts'

const route = getRouteApi('/sign-in')

/** Lets the owner in: by the one-time link that the process printed, or by the password. */
export const SignInPage = () => {
  const { t } = useTranslation()
  const session = useQuery(sessionQuery)
  const byTicket = useSignIn()
  const byPassword = useSignIn()
  useTitle(t('session.title'))

  // Also when the link is pasted while this page is open: then only the part after `#` changes.
  const hash = useRouterState({ select: (state) => state.location.hash })
  const { mutate } = byTicket
  useEffect(() => {
    const ticket = hash === '' ? undefined : takeTicket()
    if (ticket !== undefined) mutate({ ticket })
  }, [hash, mutate])

  const isExchanging = byTicket.isPending || byTicket.isSuccess
  const passwordIsSet = session.data?.passwordIsSet ?? false
  const ticketIsSpent = isFault(byTicket.error, 'request.unauthenticated')

  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Mark />
        <h1>{t('session.welcome')}</h1>
        <p className={styles.about}>{t('session.about')}</p>
        {isExchanging && <Spinner size="small" label={t('session.signingIn')} />}
        {ticketIsSpent && (
          <MessageBar intent="error" layout="multiline" role="alert">
            <MessageBarBody>
              <MessageBarTitle>{t('session.ticketRefused')}</MessageBarTitle>
              {t('session.ticketRefusedAbout')} {t(passwordIsSet ? 'session.ticketOrPassword' : 'session.ticketRemedy')}
            </MessageBarBody>
          </MessageBar>
        )}
        {byTicket.isError && !ticketIsSpent && <Failure error={byTicket.error} />}
        {session.isError && <Failure error={session.error} onRetry={() => void session.refetch()} />}
        {!isExchanging && passwordIsSet && (
          <PasswordForm
            isBusy={byPassword.isPending || byPassword.isSuccess}
            error={byPassword.error}
            onSubmit={(password) => byPassword.mutate({ password })}
          />
        )}
        {!isExchanging && session.isSuccess && !passwordIsSet && !ticketIsSpent && (
          <MessageBar layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{t('session.noPassword')}</MessageBarTitle>
              {t('session.noPasswordAbout')}
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
      <footer className={styles.footer}>
        {session.data && <span>{t('session.version', { version: session.data.version })}</span>}
        <a href="/v1/reference">{t('session.reference')}</a>
        <LanguageMenu />
      </footer>
    </main>
  )
}

const useSignIn = () => {
  const cache = useQueryClient()
  const router = useRouter()
  const { to } = route.useSearch()
  return useMutation<Session, Error, { ticket: string } | { password: string }>({
    mutationFn: (proof) => call('session.signIn', proof),
    onSuccess: (session) => {
      cache.setQueryData<Session>(sessionQuery.queryKey, session)
      router.history.replace(to ?? '/')
    },
  })
}

interface FormProps {
  readonly isBusy: boolean
  readonly error: Error | null
  readonly onSubmit: (password: string) => void
}

const PasswordForm = ({ isBusy, error, onSubmit }: FormProps) => {
  const { t } = useTranslation()
  const { control, handleSubmit, setFocus } = useForm({ defaultValues: { password: '' } })
  const isWrong = isFault(error, 'request.unauthenticated')
  useEffect(() => {
    if (isWrong) setFocus('password', { shouldSelect: true })
  }, [isWrong, setFocus])
  return (
    <form className={styles.form} onSubmit={handleSubmit((given) => onSubmit(given.password))} noValidate>
      <TextField
        control={control}
        name="password"
        rules={{ required: t('common.required') }}
        label={t('session.password')}
        fault={isWrong ? t('session.passwordRefused') : undefined}
        type="password"
        autoComplete="current-password"
        size="large"
      />
      {error !== null && !isWrong && <Failure error={error} />}
      <Button type="submit" appearance="primary" size="large" disabledFocusable={isBusy}>
        {t('session.signIn')}
      </Button>
      <p className={styles.hint}>{t('session.forgotten')}</p>
    </form>
  )
}
