import { CopyButton } from './copy-button.tsx'
import styles from './short-id.module.css'

/** A long id as its beginning, whole on hover, with a button that copies all of it. */
export const ShortId = ({ value, thing }: { value: string; thing: string }) => (
  <span className={styles.shortId}>
    <code title={value}>{value.length > 13 ? `${value.slice(0, 8)}…` : value}</code>
    <CopyButton value={value} thing={thing} />
  </span>
)
