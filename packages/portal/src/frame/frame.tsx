import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { WhyProvider } from '../faults/why.ts'
import { useReturnToSignIn } from '../session/session.ts'
import styles from './frame.module.css'
import { MainNav } from './nav.tsx'
import { SimulatedBanner, SimulatedProvider } from './simulated.tsx'
import { TopBar } from './top-bar.tsx'
import { useOpenWhy } from './use-open-why.ts'

/** What stands around every page of a signed-in member. */
export const Frame = () => {
  const { t } = useTranslation()
  useReturnToSignIn()
  return (
    <WhyProvider value={useOpenWhy()}>
      <SimulatedProvider>
        <a href="#content" className={styles.skip}>
          {t('frame.skip')}
        </a>
        <TopBar />
        <div className={styles.columns}>
          <MainNav />
          <div className={styles.content}>
            <SimulatedBanner />
            <main id="content" tabIndex={-1} className={styles.main}>
              <Outlet />
            </main>
          </div>
        </div>
      </SimulatedProvider>
    </WhyProvider>
  )
}
