import styles from './mark.module.css'

/** The bridge. */
export const Mark = () => (
  <svg className={styles.mark} viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" />
    <path d="M5 22.5h22M8 22.5a8 8 0 0 1 16 0M16 14.5v8M11.2 16.2v6.3M20.8 16.2v6.3" />
  </svg>
)
