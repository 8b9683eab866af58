import type { Connection } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { CompanyNames } from '../connections/connection-table.tsx'
import { EnvironmentName } from '../connections/environment-name.tsx'
import { HealthLabel, SimulatedBadge } from '../connections/health.tsx'
import { ButtonLink, TextLink } from '../frame/links.tsx'
import { Page } from '../frame/page.tsx'
import { useShowsSimulated } from '../frame/simulated.tsx'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import styles from './records-page.module.css'

/** Whose records? */
export const RecordsPage = () => {
  const { t } = useTranslation()
  const connections = useQuery(ask('connections.list', {}))
  return (
    <Page title={t('records.title')} about={t('records.pageAbout')}>
      <Waiting query={connections} shape="cards">
        {(data) => <Choice connections={data.connections.filter((each) => each.health !== 'in-setup')} />}
      </Waiting>
    </Page>
  )
}

const Choice = ({ connections }: { connections: readonly Connection[] }) => {
  const { t } = useTranslation()
  useShowsSimulated(connections.some((each) => each.simulated))
  if (connections.length === 0)
    return (
      <Empty title={t('records.noConnections')} about={t('records.noConnectionsAbout')}>
        <ButtonLink to="/setups/new">{t('records.connect')}</ButtonLink>
      </Empty>
    )
  return (
    <ul className={styles.cards}>
      {connections.map((each) => (
        <li key={each.id} className={styles.card}>
          <h2>
            <TextLink
              to="/connections/$connectionId/records"
              params={{ connectionId: each.id }}
              search={{}}
              className={styles.link}
              aria-label={t('records.openOf', { name: each.name })}
            >
              {each.name}
            </TextLink>
            {each.simulated && <SimulatedBadge />}
          </h2>
          <HealthLabel health={each.health} />
          <span>{each.environment && <EnvironmentName environment={each.environment} />}</span>
          <span className={styles.company}>
            <CompanyNames companies={each.companies} />
          </span>
        </li>
      ))}
    </ul>
  )
}
