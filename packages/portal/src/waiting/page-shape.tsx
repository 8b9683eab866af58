import styles from './page-shape.module.css'
import { Shape } from './shape.tsx'

/** The shape of a page whose program is still on its way. */
export const PageShape = () => (
  <div className={styles.page}>
    <Shape kind="title" />
    <Shape kind="list" />
  </div>
)
