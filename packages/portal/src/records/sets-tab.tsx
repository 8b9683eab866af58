import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { Section } from '../frame/section.tsx'
import { SetList } from './set-list.tsx'

const route = getRouteApi('/frame/connections/$connectionId/records')

/** Which entity set? */
export const SetsTab = () => {
  const { t } = useTranslation()
  const { connectionId } = route.useParams()
  const { q = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: connection } = useQuery(ask('connections.read', { connectionId }))
  if (!connection) return null
  return (
    <Section title={t('records.choose')}>
      <SetList
        connectionId={connectionId}
        integrationId={connection.integrationId}
        level={3}
        words={q}
        onWords={(words) => void navigate({ search: words === '' ? {} : { q: words }, replace: true })}
      />
    </Section>
  )
}
