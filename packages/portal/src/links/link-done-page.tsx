import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Mark } from '../frame/mark.tsx'
import { useTitle } from '../frame/page.tsx'
import styles from './link-page.module.css'

/** End of a window that was opened from a frame. Browsers close it only where they still know who opened it. */
export const LinkDonePage = () => {
  const { t } = useTranslation()
  useTitle(t('links.doneTitle'))
  useEffect(() => window.close(), [])
  return (
    <main className={styles.over}>
      <Mark />
      <h1>{t('links.doneTitle')}</h1>
      <p>{t('links.doneAbout')}</p>
    </main>
  )
}
