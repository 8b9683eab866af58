import { Button } from '@fluentui/react-components'
import type { ExtensionState, Installation } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { FaultFacts } from '../faults/fault-facts.tsx'
import { Facts } from '../frame/facts.tsx'
import { Section } from '../frame/section.tsx'
import { useMayAdminister } from '../session/session.ts'
import { Moment } from '../time/moment.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import styles from './extension.module.css'
import { LongWork } from './long-work.tsx'

const route = getRouteApi('/frame/connections/$connectionId')
const stale = ['extensions.state', 'connections.read', 'connections.list'] as const

const isUnderWay = ({ state }: Installation): boolean =>
  state === 'waiting' || state === 'running' || state === 'scheduled'

/** The extension that a connection needs: which version is there, and its way there. */
export const ExtensionTab = () => {
  const { connectionId } = route.useParams()
  const state = useQuery({
    ...ask('extensions.state', { connectionId }),
    refetchInterval: ({ state: { data } }) => (data?.installation && isUnderWay(data.installation) ? 3_000 : 30_000),
  })
  return (
    <Waiting query={state} shape="form">
      {(loaded) => <Loaded connectionId={connectionId} state={loaded} />}
    </Waiting>
  )
}

const Loaded = ({ connectionId, state }: { connectionId: string; state: ExtensionState }) => {
  const { t } = useTranslation()
  const mayAdminister = useMayAdminister()
  const look = useDo('extensions.look', { stale })
  const install = useDo('extensions.install', { stale })
  const { wanted, installed, seenAt, installation } = state
  const isBusy = look.isPending || install.isPending
  const underWay = installation !== null && isUnderWay(installation)
  const needsInstalling = wanted !== null && seenAt !== null && installed?.enough !== true && !underWay
  return (
    <>
      <Section title={t('extension.title')}>
        <Facts
          facts={[
            [
              t('extension.needed'),
              wanted
                ? t('extension.neededVersion', { name: wanted.app.name, version: wanted.app.version })
                : t('extension.notNeeded'),
            ],
            [t('extension.installed'), <InstalledVersion key="installed" state={state} />],
            ...(seenAt === null
              ? []
              : ([[t('extension.seen'), <Moment key="at" at={seenAt} />]] satisfies [string, React.ReactNode][])),
          ]}
        />
        {wanted && (
          <div className={styles.row}>
            {mayAdminister && needsInstalling && (
              <Button appearance="primary" disabledFocusable={isBusy} onClick={() => install.mutate({ connectionId })}>
                {installed === null
                  ? t('extension.install')
                  : t('extension.upgradeNow', { version: wanted.app.version })}
              </Button>
            )}
            <Button disabledFocusable={isBusy} onClick={() => look.mutate({ connectionId })}>
              {t('extension.lookNow')}
            </Button>
          </div>
        )}
        {look.isError && <Failure error={look.error} />}
        {install.isError && <Failure error={install.error} />}
      </Section>
      {installation && <LastInstallation installation={installation} />}
    </>
  )
}

const InstalledVersion = ({ state: { installed, seenAt } }: { state: ExtensionState }) => {
  const { t } = useTranslation()
  if (installed === null) return <>{t(seenAt === null ? 'extension.neverSeen' : 'extension.notInstalled')}</>
  return <>{installed.enough ? installed.version : t('extension.tooOld', { version: installed.version })}</>
}

const LastInstallation = ({ installation }: { installation: Installation }) => {
  const { t } = useTranslation()
  const mayAdminister = useMayAdminister()
  const cancel = useDo('extensions.cancel', { stale })
  const { id: installationId, connectionId, name, version, state, way, startedAt, usualMs, fault } = installation
  const what = t(`extension.state.${state}`)
  return (
    <Section title={t('extension.last')}>
      <p>
        {name} {version}, <Moment at={startedAt} />
        {way && `, ${t(`extension.way.${way}`)}`}
      </p>
      {isUnderWay(installation) ? (
        <LongWork progress={{ what, startedAt, usualMs, waits: state !== 'running' }} />
      ) : (
        <p>{fault ? fault.message : what}</p>
      )}
      {fault && <FaultFacts fault={fault} />}
      {mayAdminister && installation.mayCancel && (
        <div>
          <Button disabledFocusable={cancel.isPending} onClick={() => cancel.mutate({ connectionId, installationId })}>
            {t('extension.takeBack')}
          </Button>
        </div>
      )}
      {cancel.isError && <Failure error={cancel.error} />}
    </Section>
  )
}
