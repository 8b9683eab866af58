import { Button, Spinner } from '@fluentui/react-components'
import type { Connection } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { Section } from '../frame/section.tsx'
import { useMayAct } from '../session/session.ts'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { WatchLine } from '../watch/watch-line.tsx'
import { CheckHistory } from './check-history.tsx'
import { CheckReport } from './check-report.tsx'
import { CheckSummary } from './check-summary.tsx'
import styles from './check-tab.module.css'
import { CheckTable } from './check-table.tsx'
import { useCheck } from './use-check.ts'

const route = getRouteApi('/frame/connections/$connectionId/')

/** The proving check of a connection: the latest, or an earlier one by its address. */
export const CheckTab = () => {
  const { t } = useTranslation()
  const { connectionId } = route.useParams()
  const { check: asked } = route.useSearch()
  const navigate = route.useNavigate()
  const mayAct = useMayAct()
  const { data: connection } = useQuery(ask('connections.read', { connectionId }))
  const checks = useQuery({ ...ask('checks.list', { connectionId }), refetchInterval: 10_000 })
  const start = useDo('checks.start', { stale: ['checks.list'] })
  const latest = checks.data?.checks[0]
  const isRunning = latest?.state === 'running'
  const again = () =>
    start.mutate({ connectionId }, { onSuccess: () => void navigate({ search: {}, replace: asked === undefined }) })

  return (
    <Section title={t('check.title')} about={t('check.about')}>
      <div className={styles.tools}>
        {mayAct && connection?.health !== 'paused' && (
          <Button
            appearance="primary"
            disabledFocusable={isRunning || start.isPending}
            {...(start.isPending ? { icon: <Spinner size="tiny" /> } : {})}
            onClick={again}
          >
            {t(latest ? 'check.again' : 'check.start')}
          </Button>
        )}
        {connection?.health === 'paused' && <p>{t('check.paused')}</p>}
        {checks.data && checks.data.checks.length > 1 && (
          <CheckHistory
            checks={checks.data.checks}
            shown={asked ?? latest?.id}
            onChoose={(id) => void navigate({ search: id === latest?.id ? {} : { check: id } })}
          />
        )}
      </div>
      <WatchLine connectionId={connectionId} />
      {start.isError && <Failure error={start.error} />}
      <Waiting query={checks} shape="list">
        {() => {
          const shown = asked ?? latest?.id
          if (shown === undefined) return <Empty title={t('check.none')} about={t('check.noneAbout')} />
          return <ShownCheck key={shown} connectionId={connectionId} checkId={shown} connection={connection} />
        }}
      </Waiting>
    </Section>
  )
}

interface Props {
  readonly connectionId: string
  readonly checkId: string
  readonly connection: Connection | undefined
}

const ShownCheck = ({ connectionId, checkId, connection }: Props) => {
  const check = useCheck(connectionId, checkId)
  return (
    <Waiting query={check} shape="list">
      {(data) => (
        <div className={styles.check}>
          <CheckSummary check={data} />
          <CheckReport check={data} />
          <CheckTable check={data} connection={connection} />
        </div>
      )}
    </Waiting>
  )
}
