import type { EventView } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { TextLink } from '../frame/links.tsx'
import { Moment } from '../time/moment.tsx'
import styles from './events.module.css'
import { GravityMark } from './gravity.tsx'
import { kindTitle } from './kinds.ts'

/** Events, each with what it is about and when it happened. */
export const EventList = ({ events }: { events: readonly EventView[] }) => {
  const { t } = useTranslation()
  return (
    <ol className={styles.list} aria-label={t('events.title')}>
      {events.map((event) => (
        <li key={event.id} className={styles.event}>
          <GravityMark gravity={event.gravity} />
          <div className={styles.body}>
            <p className={styles.title}>
              <strong>{kindTitle(t, event.kind)}</strong>
              <Subject event={event} />
            </p>
            <p>{event.text}</p>
            <p className={styles.small}>
              {event.integration?.name && `${event.integration.name} · `}
              <Moment at={event.at} />
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** What an event is about, with the way there while there is one. */
const Subject = ({ event: { connection, kind, data } }: { event: EventView }) => {
  if (connection !== null && kind !== 'connection.deleted')
    return (
      <TextLink to="/connections/$connectionId" params={{ connectionId: connection.id }}>
        {connection.name ?? connection.id}
      </TextLink>
    )
  if (connection !== null) return <span>{connection.name}</span>
  if (typeof data.webhookId === 'string')
    return (
      <TextLink to="/settings/notices" search={{ webhook: data.webhookId }}>
        {typeof data.name === 'string' ? data.name : data.webhookId}
      </TextLink>
    )
  return null
}
