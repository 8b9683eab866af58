import type { ReactNode } from 'react'
import styles from './fact-rows.module.css'

interface Props {
  /** One without a value is left out. */
  readonly facts: readonly (readonly [name: string, value: ReactNode])[]
}

/** Facts below each other, each beside its name; in a narrow place below it. */
export const FactRows = ({ facts }: Props) => (
  <dl className={styles.facts}>
    {facts.map(
      ([name, value]) =>
        value !== undefined && (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
    )}
  </dl>
)
