import { Button, Spinner } from '@fluentui/react-components'
import type { Connection } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { Section } from '../frame/section.tsx'
import { useMayAct } from '../session/session.ts'
import { Waiting } from '../waiting/waiting.tsx'
import styles from './diagnosis.module.css'
import { DiagnosisView } from './diagnosis-view.tsx'
import { PasteForm } from './paste-form.tsx'
import { StoredDiagnoses } from './stored-diagnoses.tsx'
import { useDiagnosis } from './use-diagnosis.ts'

const route = getRouteApi('/frame/connections/$connectionId/diagnosis')

/** Why a connection fails: now, by a text, or as it was found when a call failed. */
export const DiagnosisTab = () => {
  const { t } = useTranslation()
  const { connectionId } = route.useParams()
  const { of: chosen } = route.useSearch()
  const navigate = route.useNavigate()
  const brought = useRouterState({ select: ({ location }) => location.state.failure })
  const mayAct = useMayAct()
  const { data: connection } = useQuery(ask('connections.read', { connectionId }))
  const { diagnosis, error, isBusy, answered, start, answer, takeBack, leave } = useDiagnosis()
  const list = useQuery({ ...ask('diagnosis.list', { connectionId }), refetchInterval: 10_000 })
  // What was found when it broke is shown at once while it is broken.
  const of = chosen ?? (isInTrouble(connection) ? list.data?.diagnoses[0]?.id : undefined)
  const stored = useQuery({
    ...ask('diagnosis.readStored', { connectionId, diagnosisId: of ?? '' }),
    enabled: of !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1_000 : false),
  })
  const isPaused = connection?.health === 'paused'
  const shown = diagnosis ?? (of === undefined ? undefined : (stored.data?.diagnosis ?? undefined))

  const isBegun = useRef(false)
  useEffect(() => {
    if (isBegun.current || brought === undefined || !mayAct) return
    isBegun.current = true
    start({ connectionId, text: brought })
  })

  const startNow = (text?: string) => {
    start({ connectionId, text })
    void navigate({ search: {}, replace: true })
  }
  const choose = (id: string | undefined) => {
    leave()
    void navigate({ search: id === undefined ? {} : { of: id } })
  }

  return (
    <>
      <Section title={t('diagnosis.title')} about={t('diagnosis.tabAbout')}>
        {isPaused && <p>{t('diagnosis.paused')}</p>}
        {mayAct && !isPaused && (
          <div className={styles.actions}>
            <Button
              appearance="primary"
              disabledFocusable={isBusy}
              {...(isBusy ? { icon: <Spinner size="tiny" /> } : {})}
              onClick={() => startNow()}
            >
              {t('diagnosis.now')}
            </Button>
          </div>
        )}
        {error && <Failure error={error} />}
        {of !== undefined && diagnosis === undefined && (
          <Waiting query={stored} shape="list">
            {(data) => data.state === 'running' && <p>{t('diagnosis.running')}</p>}
          </Waiting>
        )}
        {shown && (
          <DiagnosisView
            diagnosis={shown}
            connection={connection}
            answered={answered}
            isBusy={isBusy || !mayAct}
            onAnswer={(about, says) => answer(about, says, { connectionId, of })}
            onTakeBack={takeBack}
          />
        )}
        {mayAct && !isPaused && (
          <details className={styles.details} open={brought !== undefined}>
            <summary>{t('diagnosis.pasteHere')}</summary>
            <PasteForm initial={{ text: brought ?? '' }} isBusy={isBusy} onStart={({ text }) => startNow(text)} />
          </details>
        )}
      </Section>
      <StoredDiagnoses list={list} shown={diagnosis === undefined ? of : undefined} onChoose={choose} />
    </>
  )
}

const isInTrouble = (connection: Connection | undefined): boolean =>
  connection?.concerns.some(({ source }) => source === 'call' || source === 'check' || source === 'sign-in') ?? false
