import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { Connection } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { ButtonLink } from '../frame/links.tsx'
import { useMayAdminister } from '../session/session.ts'
import { Moment } from '../time/moment.tsx'
import { EnvironmentNotice } from './environment-notice.tsx'
import styles from './standing.module.css'

type Concern = Connection['concerns'][number]

/** What stands in the way of using it, if anything does: the gravest first. */
export const Standing = ({ connection }: { connection: Connection }) => {
  const { environmentNotice: notice, concerns } = connection
  if (connection.health === 'paused') return <Paused connection={connection} />
  // The notice says the same, and offers the way out of it; so do two that noticed the same fault.
  const others = concerns.filter(
    ({ source, code }, index) =>
      (source !== 'environment' || notice === null) &&
      (code === null || concerns.findIndex((each) => each.code === code) === index),
  )
  return (
    <>
      {notice && <EnvironmentNotice connection={connection} notice={notice} />}
      {others.map((concern) => (
        <ConcernBar key={concern.source} concern={concern} connectionId={connection.id} />
      ))}
    </>
  )
}

const titles = {
  broken: 'connections.isBroken',
  attention: 'connections.needsAttention',
  degraded: 'connections.isDegraded',
} as const satisfies Record<Concern['severity'], string>

/** One thing that is amiss: what, since when, what to do and who can. */
const ConcernBar = ({ concern, connectionId }: { concern: Concern; connectionId: string }) => {
  const { t } = useTranslation()
  const { severity, what, remedy, who, since, source } = concern
  const isDiagnosed = source === 'call' || source === 'check' || source === 'sign-in'
  return (
    <MessageBar intent={severity === 'degraded' ? 'warning' : 'error'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t(titles[severity])}</MessageBarTitle> {what}
        {remedy && <p className={styles.remedy}>{remedy}</p>}
        <p className={styles.since}>
          {t('connections.since')} <Moment at={since} />
          {severity !== 'degraded' && ` · ${t('connections.mendedBy', { who: t(`common.who.${who}`) })}`}
        </p>
      </MessageBarBody>
      {isDiagnosed && (
        <MessageBarActions>
          <ButtonLink size="small" to="/connections/$connectionId/diagnosis" params={{ connectionId }}>
            {t('diagnosis.title')}
          </ButtonLink>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}

const Paused = ({ connection }: { connection: Connection }) => {
  const { t } = useTranslation()
  const mayAdminister = useMayAdminister()
  const resume = useDo('connections.update', { stale: ['connections.read', 'connections.list'] })
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('connections.pausedTitle')}</MessageBarTitle> {t('connections.pausedAbout')}
        </MessageBarBody>
        {mayAdminister && (
          <MessageBarActions>
            <Button
              disabledFocusable={resume.isPending}
              onClick={() => resume.mutate({ connectionId: connection.id, paused: false })}
            >
              {t('connections.resume')}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
      {resume.isError && <Failure error={resume.error} />}
    </>
  )
}
