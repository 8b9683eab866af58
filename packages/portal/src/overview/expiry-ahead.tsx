import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { Ahead } from '../credentials/ahead.tsx'
import { TextLink } from '../frame/links.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import styles from './overview.module.css'

/** Which credentials end within the next 90 days. */
export const ExpiryAhead = () => {
  const { t } = useTranslation()
  const query = useQuery({ ...ask('credentials.list', {}), refetchInterval: 60_000 })
  return (
    <section className={styles.section} aria-labelledby="ahead">
      <div className={styles.sectionHead}>
        <h2 id="ahead">{t('credentials.ahead')}</h2>
        <TextLink to="/credentials">{t('credentials.seeAll')}</TextLink>
      </div>
      <Waiting query={query} shape="list">
        {({ credentials }) => <Ahead credentials={credentials} />}
      </Waiting>
    </section>
  )
}
