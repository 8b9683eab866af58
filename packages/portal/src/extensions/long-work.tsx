import { ProgressBar, useAnnounce } from '@fluentui/react-components'
import type { StepProgress } from '@landbridge/contract'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../time/now.ts'
import styles from './extension.module.css'

/** The bar never says that it is over before it is. */
const mostShown = 0.95

/** Long work at Microsoft's: what it is, how long so far, and what is usual. */
export const LongWork = ({ progress: { what, startedAt, usualMs, waits } }: { progress: StepProgress }) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const now = useNow(1_000)
  const elapsedMs = Math.max(0, now - Date.parse(startedAt))
  const minutes = Math.floor(elapsedMs / 60_000)
  const elapsed = minutes === 0 ? t('extension.elapsedNone') : t('extension.elapsed', { count: minutes })
  const usual = t('extension.usual', { count: Math.round(usualMs / 60_000) })
  useEffect(() => announce(what), [what, announce])
  return (
    <div className={styles.progress}>
      <p>
        <strong>{what}</strong>
      </p>
      {waits ? (
        <ProgressBar aria-label={what} />
      ) : (
        <ProgressBar value={Math.min(elapsedMs / usualMs, mostShown)} aria-label={what} aria-valuetext={elapsed} />
      )}
      <p>
        {elapsed}; {usual}. {elapsedMs > usualMs && !waits && t('extension.longer')}
      </p>
      <p className={styles.quiet}>{t('extension.mayLeave')}</p>
    </div>
  )
}
