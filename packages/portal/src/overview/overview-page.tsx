import type { Connection, SetupSummary } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { ButtonLink } from '../frame/links.tsx'
import { Page } from '../frame/page.tsx'
import { useShowsSimulated } from '../frame/simulated.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { attentionOf } from './attention.ts'
import { AttentionList } from './attention-list.tsx'
import { ExpiryAhead } from './expiry-ahead.tsx'
import { HealthLine } from './health-line.tsx'
import { OpenSetups } from './open-setups.tsx'
import { WaysToBegin } from './ways-to-begin.tsx'
import { WorkingConnections } from './working-connections.tsx'

/** How things stand, what needs somebody, and what was begun. */
export const OverviewPage = () => {
  const { t } = useTranslation()
  const connections = useQuery({ ...ask('connections.list', {}), refetchInterval: 30_000 })
  const setups = useQuery(ask('setup.list', { state: 'open' }))
  const hasAny = connections.data !== undefined && connections.data.connections.length > 0
  useShowsSimulated(
    connections.data?.connections.some((each) => each.simulated) || setups.data?.setups.some((each) => each.simulated),
  )
  return (
    <Page
      title={t('overview.title')}
      actions={hasAny && <ButtonLink to="/setups/new">{t('overview.another')}</ButtonLink>}
    >
      <Waiting query={connections} shape="list">
        {(data) => (
          <Waiting query={setups} shape="list">
            {(open) => <Standing connections={data.connections} setups={open.setups} />}
          </Waiting>
        )}
      </Waiting>
    </Page>
  )
}

interface Props {
  readonly connections: readonly Connection[]
  readonly setups: readonly SetupSummary[]
}

const Standing = ({ connections, setups }: Props) => {
  const finished = connections.filter((each) => each.health !== 'in-setup')
  const attention = attentionOf(finished)
  return (
    <>
      <HealthLine connections={finished} />
      {finished.length > 0 && <AttentionList attention={attention} />}
      {finished.length > 0 && <ExpiryAhead />}
      {setups.length > 0 && <OpenSetups setups={setups} />}
      {finished.length === 0 ? <WaysToBegin /> : <WorkingConnections connections={finished} />}
    </>
  )
}
