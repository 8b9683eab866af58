import type { Connection } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { ConnectionTable } from '../connections/connection-table.tsx'
import { TextLink } from '../frame/links.tsx'
import styles from './overview.module.css'

/** The first few connections, and the way to all. */
export const WorkingConnections = ({ connections }: { connections: readonly Connection[] }) => {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-labelledby="working">
      <div className={styles.sectionHead}>
        <h2 id="working">{t('overview.connections')}</h2>
        <TextLink to="/connections" search={{}}>
          {t('overview.allConnections')}
        </TextLink>
      </div>
      <ConnectionTable connections={connections.slice(0, 8)} label={t('overview.connections')} />
    </section>
  )
}
