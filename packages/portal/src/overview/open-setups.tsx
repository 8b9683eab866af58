import { ProgressBar } from '@fluentui/react-components'
import type { SetupSummary } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../frame/links.tsx'
import { Moment } from '../time/moment.tsx'
import styles from './overview.module.css'

/** Set-ups that were begun; everything typed so far is kept. */
export const OpenSetups = ({ setups }: { setups: readonly SetupSummary[] }) => {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-labelledby="open-setups">
      <h2 id="open-setups">{t('overview.setups')}</h2>
      <ul className={styles.list}>
        {setups.map((setup) => (
          <li key={setup.id} className={styles.item}>
            <div className={styles.itemText}>
              <span className={styles.itemName}>{setup.linkedAccount.name}</span>
              <ProgressBar
                value={setup.done / Math.max(setup.of, 1)}
                thickness="large"
                aria-label={setup.linkedAccount.name}
              />
              <p className={styles.small}>
                {setup.integrationName} · {t('overview.stepsDone', { done: setup.done, of: setup.of })} ·{' '}
                {t('overview.lastChange')} <Moment at={setup.updatedAt} />
              </p>
            </div>
            <ButtonLink
              to="/setups/$setupId"
              params={{ setupId: setup.id }}
              appearance="primary"
              aria-label={t('overview.continueNamed', { name: setup.linkedAccount.name })}
            >
              {t('overview.continue')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
