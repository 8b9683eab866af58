import type { SetupStep } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import styles from './step-panel.module.css'

/** A step of somebody else, as the holder of a link sees it. */
export const TheirStep = ({ who }: { who: SetupStep['who'] | 'you' }) => {
  const { t } = useTranslation()
  return (
    <section className={styles.part}>
      <h3>{t('links.theirs')}</h3>
      <p>{t('links.theirsAbout', { who: t(`common.who.${who}`) })}</p>
    </section>
  )
}
