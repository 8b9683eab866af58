import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Section } from '../frame/section.tsx'
import { Empty } from '../waiting/empty.tsx'
import { FoundEvents } from './found-events.tsx'

const route = getRouteApi('/frame/connections/$connectionId/events')

/** What happened to one connection. */
export const ConnectionEventsTab = () => {
  const { t } = useTranslation()
  const { connectionId } = route.useParams()
  return (
    <Section title={t('events.title')} about={t('events.ofConnection')}>
      <FoundEvents filter={{ connectionId }}>
        <Empty title={t('events.empty')} about={t('events.emptyAbout')} />
      </FoundEvents>
    </Section>
  )
}
