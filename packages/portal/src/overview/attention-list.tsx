import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import { useTranslation } from 'react-i18next'
import { ButtonLink, TextLink } from '../frame/links.tsx'
import { relativeTime } from '../time/formats.ts'
import { Moment } from '../time/moment.tsx'
import { useNow } from '../time/now.ts'
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
            <AttentionItem key={`${each.kind}-${each.connection.id}`} attention={each} />
          ))}
        </ul>
      )}
    </section>
  )
}

const AttentionItem = ({ attention: { connection, kind, since } }: { attention: Attention }) => {
  const { t } = useTranslation()
  const now = useNow(60_000)
  const params = { connectionId: connection.id }
  const cause = {
    broken: connection.reason ?? t('overview.attentionFallback'),
    'secret-ends': t('overview.secretEnds', { when: relativeTime(since, now) }),
    'secret-ended': t('overview.secretEnded', { when: relativeTime(since, now) }),
  }[kind]
  const button = t(kind === 'broken' ? 'overview.seeWhy' : 'overview.seeCredential')
  return (
    <li className={styles.item}>
      {kind === 'broken' ? (
        <ErrorCircleFilled className={styles.danger} aria-hidden />
      ) : (
        <WarningFilled className={styles.warning} aria-hidden />
      )}
      <div className={styles.itemText}>
        <TextLink to="/connections/$connectionId" params={params} className={styles.itemName}>
          {connection.name}
        </TextLink>
        <p>{cause}</p>
        {kind === 'broken' && (
          <p className={styles.small}>
            {connection.integrationName} · {t('overview.since')} <Moment at={since} />
          </p>
        )}
      </div>
      <ButtonLink
        to={kind === 'broken' ? '/connections/$connectionId' : '/connections/$connectionId/settings'}
        params={params}
        aria-label={`${button}: ${connection.name}`}
      >
        {button}
      </ButtonLink>
    </li>
  )
}
