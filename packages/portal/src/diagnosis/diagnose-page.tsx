import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { Page } from '../frame/page.tsx'
import { Section } from '../frame/section.tsx'
import { useShowsSimulated } from '../frame/simulated.tsx'
import { useMayAct } from '../session/session.ts'
import { DiagnosisView } from './diagnosis-view.tsx'
import { PasteForm } from './paste-form.tsx'
import { useDiagnosis } from './use-diagnosis.ts'

const route = getRouteApi('/frame/diagnose')

/** From whatever failed to its causes; with a connection, Microsoft is asked too. */
export const DiagnosePage = () => {
  const { t } = useTranslation()
  const { connection: connectionId } = route.useSearch()
  const navigate = route.useNavigate()
  const brought = useRouterState({ select: ({ location }) => location.state.failure })
  const mayAct = useMayAct()
  const connections = useQuery({ ...ask('connections.list', {}), enabled: mayAct })
  const usable = connections.data?.connections.filter(({ health }) => health !== 'paused')
  const chosen = usable?.find(({ id }) => id === connectionId)
  const { diagnosis, error, isBusy, answered, start, answer, takeBack } = useDiagnosis()
  useShowsSimulated(chosen?.simulated)

  // What was brought along is read at once: nobody pastes it to look at it.
  const isBegun = useRef(false)
  useEffect(() => {
    if (isBegun.current || brought === undefined) return
    isBegun.current = true
    start({ text: brought, connectionId })
  })

  return (
    <Page title={t('diagnosis.title')} about={t('diagnosis.about')}>
      <PasteForm
        key={`${brought ?? ''} ${usable === undefined}`}
        initial={{ text: brought ?? '', connectionId: chosen?.id }}
        connections={usable ?? []}
        isBusy={isBusy}
        onStart={(asked) => {
          start(asked)
          void navigate({
            search: asked.connectionId === undefined ? {} : { connection: asked.connectionId },
            replace: true,
            state: (state) => state,
          })
        }}
      />
      {error && <Failure error={error} />}
      {diagnosis && (
        <Section title={t('diagnosis.named')}>
          <DiagnosisView
            diagnosis={diagnosis}
            connection={chosen}
            answered={answered}
            isBusy={isBusy}
            onAnswer={answer}
            onTakeBack={takeBack}
          />
        </Section>
      )}
    </Page>
  )
}
