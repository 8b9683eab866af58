import { CopyButton } from './copy-button.tsx'
import styles from './copy-row.module.css'

/** A value to carry over to another page: its name there, the value itself, and a button. */
export const CopyRow = ({ label, value }: { label: string; value: string }) => (
  <div className={styles.row}>
    <span className={styles.label}>{label}</span>
    <code className={styles.value}>{value}</code>
    <CopyButton value={value} thing={label} />
  </div>
)
