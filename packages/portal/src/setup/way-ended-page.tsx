import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Mark } from '../frame/mark.tsx'
import { useTitle } from '../frame/page.tsx'
import styles from './way-ended-page.module.css'

const route = getRouteApi('/way-ended')

/** Somebody came back from Microsoft by a way that was used already, is too old, or began in another browser. */
export const WayEndedPage = () => {
  const { t } = useTranslation()
  const { code } = route.useSearch()
  const isOver = code === 'setup.ended'
  useTitle(t('setup.wayEnded'))
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Mark />
        <h1>{t('setup.wayEnded')}</h1>
        <p>{t(isOver ? 'setup.wayEndedOver' : 'setup.wayEndedAbout')}</p>
        <p>{t('setup.wayEndedRemedy')}</p>
      </div>
    </main>
  )
}
