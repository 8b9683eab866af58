import { SearchBox } from '@fluentui/react-components'
import type { Connection } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { ButtonLink } from '../frame/links.tsx'
import { Page } from '../frame/page.tsx'
import { useShowsSimulated } from '../frame/simulated.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { healths } from '../search.ts'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { ConnectionTable } from './connection-table.tsx'
import styles from './connections-page.module.css'

const route = getRouteApi('/frame/connections')

/** All connections, by health and by a word. */
export const ConnectionsPage = () => {
  const { t } = useTranslation()
  const connections = useQuery({ ...ask('connections.list', {}), refetchInterval: 30_000 })
  useShowsSimulated(connections.data?.connections.some((each) => each.simulated))
  return (
    <Page
      title={t('connections.title')}
      about={t('connections.about')}
      actions={
        <ButtonLink to="/setups/new" appearance="primary">
          {t('connections.connect')}
        </ButtonLink>
      }
    >
      <Waiting query={connections} shape="table">
        {(data) =>
          data.connections.length === 0 ? (
            <Empty title={t('connections.empty')} about={t('connections.emptyAbout')}>
              <ButtonLink to="/setups/new">{t('connections.connect')}</ButtonLink>
            </Empty>
          ) : (
            <Filtered connections={data.connections} />
          )
        }
      </Waiting>
    </Page>
  )
}

const matches = (connection: Connection, words: string): boolean => {
  const { environment, companies, linkedAccount, integrationName, name, tenantId } = connection
  const names = companies.flatMap((each) => [each.name, each.displayName])
  return [name, linkedAccount.name, linkedAccount.id, integrationName, tenantId, environment?.name ?? '', ...names]
    .join('\n')
    .toLowerCase()
    .includes(words.trim().toLowerCase())
}

const Filtered = ({ connections }: { connections: readonly Connection[] }) => {
  const { t } = useTranslation()
  const { q = '', health } = route.useSearch()
  const navigate = route.useNavigate()
  const words: Record<string, string> = q === '' ? {} : { q }
  const found = connections.filter((each) => matches(each, q))
  const shown = found.filter((each) => health === undefined || each.health === health)
  const count = (which: Connection['health']) => found.filter((each) => each.health === which).length
  const present = healths.filter((each) => each === health || count(each) > 0)
  const search = (value: string) =>
    void navigate({ search: { ...(value && { q: value }), ...(health && { health }) }, replace: true })

  return (
    <div className={styles.list}>
      <SearchBox
        className={styles.search}
        value={q}
        placeholder={t('connections.search')}
        aria-label={t('connections.search')}
        onChange={(_, { value }) => search(value)}
      />
      <Tabs
        label={t('connections.health')}
        size="small"
        selected={health ?? 'all'}
        tabs={[
          { id: 'all', label: `${t('connections.anyHealth')} (${found.length})`, to: '/connections', search: words },
          ...present.map((each) => ({
            id: each,
            label: `${t(`connections.healthOf.${each}`)} (${count(each)})`,
            to: '/connections',
            search: { ...words, health: each },
          })),
        ]}
      >
        {shown.length > 0 ? (
          <ConnectionTable connections={shown} label={t('connections.title')} />
        ) : (
          <Empty title={t('connections.noMatch')} about={t('connections.noMatchAbout')}>
            <ButtonLink to="/connections" search={{}}>
              {t('connections.showAll')}
            </ButtonLink>
          </Empty>
        )}
      </Tabs>
    </div>
  )
}
