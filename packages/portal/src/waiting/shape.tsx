import { useTranslation } from 'react-i18next'
import styles from './shape.module.css'

type Kind = 'title' | 'line' | 'list' | 'cards' | 'table' | 'form'

const items: Readonly<Record<Kind, readonly string[]>> = {
  title: ['title', 'line'],
  line: ['line'],
  list: ['row', 'row2', 'row3', 'row4'],
  cards: ['card', 'card2', 'card3'],
  table: ['head', 'row', 'row2', 'row3', 'row4', 'row5', 'row6', 'row7'],
  form: ['field', 'field2', 'field3', 'field4'],
}

/** The outline of what is being loaded. Show it only after a while, see `useDelayed`. */
export const Shape = ({ kind }: { kind: Kind }) => {
  const { t } = useTranslation()
  return (
    <div className={styles[kind]} role="status" aria-label={t('common.loading')}>
      {items[kind].map((each) => (
        <span key={each} className={`${styles.item} ${styles[each.replace(/\d$/, '')]}`} />
      ))}
    </div>
  )
}
