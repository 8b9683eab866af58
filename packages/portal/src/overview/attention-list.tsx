import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { useTranslation } from 'react-i18next'
import { HealthDot } from '../connections/health.tsx'
import { ButtonLink, TextLink } from '../frame/links.tsx'
import { Moment } from '../time/moment.tsx'
import type { Attention } from './attention.ts'
import styles from './overview.module.css'

/** What needs somebody, the most urgent first, each with one way to go. */
export const AttentionList = ({ attention }: { attention: readonly Attention[] }) => {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-labelledby="attention">
      <h2 id="attention">{t('overview.attention')}</h2>
      {attention.length === 0 ? (
        <p className={styles.calm}>
          <CheckmarkCircleRegular aria-hidden />
          {t('overview.nothingToDo')}
        </p>
      ) : (
        <ul className={styles.list}>
          {attention.map((each) => (
            <AttentionItem key={each.connection.id} attention={each} />
          ))}
        </ul>
      )}
    </section>
  )
}

const AttentionItem = ({ attention: { connection, since } }: { attention: Attention }) => {
  const { t } = useTranslation()
  const params = { connectionId: connection.id }
  const [concern] = connection.concerns
  const isOfCredential = concern?.source === 'credential'
  const button = t(isOfCredential ? 'overview.seeCredential' : 'overview.seeWhy')
  return (
    <li className={styles.item}>
      <HealthDot health={connection.health} />
      <div className={styles.itemText}>
        <TextLink to="/connections/$connectionId" params={params} className={styles.itemName}>
          {connection.name}
        </TextLink>
        <p>{connection.reason ?? t('overview.attentionFallback')}</p>
        <p className={styles.small}>
          {connection.integrationName} · {t('overview.since')} <Moment at={since} />
          {concern && ` · ${t('connections.mendedBy', { who: t(`common.who.${concern.who}`) })}`}
        </p>
      </div>
      <ButtonLink
        to={isOfCredential ? '/connections/$connectionId/credentials' : '/connections/$connectionId'}
        params={params}
        aria-label={`${button}: ${connection.name}`}
      >
        {button}
      </ButtonLink>
    </li>
  )
}
