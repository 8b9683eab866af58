import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './simulated.module.css'

interface Count {
  readonly shown: number
  readonly change: (by: 1 | -1) => void
}

const Context = createContext<Count>({ shown: 0, change: () => undefined })

export const SimulatedProvider = ({ children }: { children: ReactNode }) => {
  const [shown, setShown] = useState(0)
  const change = useCallback((by: 1 | -1) => setShown((now) => now + by), [])
  const count = useMemo<Count>(() => ({ shown, change }), [shown, change])
  return <Context value={count}>{children}</Context>
}

/** Says that something on the page is simulated, as long as it is. */
export const useShowsSimulated = (isSimulated: boolean | undefined) => {
  const { change } = use(Context)
  useEffect(() => {
    if (!isSimulated) return
    change(1)
    return () => change(-1)
  }, [isSimulated, change])
}

/** The striped line over every page that shows something simulated. */
export const SimulatedBanner = () => {
  const { t } = useTranslation()
  const { shown } = use(Context)
  if (shown === 0) return null
  return (
    <aside className={styles.banner} aria-label={t('frame.simulated')}>
      <strong>{t('frame.simulated')}</strong>
      <span className={styles.about}>{t('frame.simulatedAbout')}</span>
    </aside>
  )
}
