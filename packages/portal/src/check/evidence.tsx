import styles from './evidence.module.css'

/** What was really seen: labels and values, as found. */
export const Evidence = ({ evidence }: { evidence: readonly { label: string; value: string }[] }) => (
  <dl className={styles.evidence}>
    {evidence.map(({ label, value }) => (
      <div key={`${label}-${value}`}>
        <dt>{label}</dt>
        <dd>
          <code>{value}</code>
        </dd>
      </div>
    ))}
  </dl>
)
