import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import styles from './broken-page.module.css'
import { Failure } from './failure.tsx'

/** Stands in for a page that could not be shown at all. */
export const BrokenPage = ({ error, reset }: ErrorComponentProps) => {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <div className={styles.broken}>
      <Failure error={error} onRetry={retry} />
    </div>
  )
}
