import { type ReactNode, useId } from 'react'
import styles from './section.module.css'

interface Props {
  readonly title: string
  readonly about?: ReactNode
  readonly children: ReactNode
}

/** A part of a page under a heading of the second level, on its own surface. */
export const Section = ({ title, about, children }: Props) => {
  const heading = useId()
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        {about !== undefined && <p>{about}</p>}
      </div>
      {children}
    </section>
  )
}
