import type { ReactNode } from 'react'
import styles from './empty.module.css'

/** Says why a place is empty, and what would fill it. */
export const Empty = ({ title, about, children }: { title: string; about: ReactNode; children?: ReactNode }) => (
  <div className={styles.empty}>
    <h2>{title}</h2>
    <p>{about}</p>
    {children && <div className={styles.actions}>{children}</div>}
  </div>
)
