import type { Connection } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { TextLink } from '../frame/links.tsx'
import table from '../frame/table.module.css'
import { Moment } from '../time/moment.tsx'
import styles from './connection-table.module.css'
import { EnvironmentName } from './environment-name.tsx'
import { HealthLabel, SimulatedBadge } from './health.tsx'

interface Props {
  readonly connections: readonly Connection[]
  readonly label: string
}

/** Connections as a table; on a narrow screen each row is a small card. */
export const ConnectionTable = ({ connections, label }: Props) => {
  const { t } = useTranslation()
  return (
    <div className={styles.frame}>
      <table className={`${styles.table} ${table.folding}`} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('connections.name')}</th>
            <th scope="col">{t('connections.health')}</th>
            <th scope="col">{t('connections.environment')}</th>
            <th scope="col">{t('connections.companies')}</th>
            <th scope="col">{t('connections.lastCheck')}</th>
          </tr>
        </thead>
        <tbody>
          {connections.map((connection) => (
            <ConnectionRow key={connection.id} connection={connection} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const ConnectionRow = ({ connection }: { connection: Connection }) => {
  const { t } = useTranslation()
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>
          <TextLink to="/connections/$connectionId" params={{ connectionId: connection.id }} className={styles.link}>
            {connection.name}
          </TextLink>
          {connection.simulated && <SimulatedBadge />}
        </span>
        <span className={styles.second}>{connection.integrationName}</span>
      </th>
      <td data-label={t('connections.health')}>
        <HealthLabel health={connection.health} />
      </td>
      <td data-label={t('connections.environment')}>
        {connection.environment ? <EnvironmentName environment={connection.environment} /> : '–'}
      </td>
      <td data-label={t('connections.companies')}>
        <CompanyNames companies={connection.companies} />
      </td>
      <td data-label={t('connections.lastCheck')}>
        {connection.lastCheck ? <Moment at={connection.lastCheck.at} /> : t('connections.neverChecked')}
      </td>
    </tr>
  )
}

/** The first company, and how many more. */
export const CompanyNames = ({ companies }: { companies: Connection['companies'] }) => {
  const { t } = useTranslation()
  const [first, ...others] = companies
  if (!first) return '–'
  return (
    <span title={companies.map((each) => each.displayName || each.name).join('\n')}>
      {first.displayName || first.name}
      {others.length > 0 && ` ${t('connections.moreCompanies', { count: others.length })}`}
    </span>
  )
}
