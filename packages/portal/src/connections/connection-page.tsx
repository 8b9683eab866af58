import type { Connection } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Outlet, useRouterState } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { ShortId } from '../copying/short-id.tsx'
import { Crumbs } from '../frame/crumbs.tsx'
import { Facts } from '../frame/facts.tsx'
import { ButtonLink } from '../frame/links.tsx'
import { Page } from '../frame/page.tsx'
import { useShowsSimulated } from '../frame/simulated.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useMayAdminister } from '../session/session.ts'
import { Moment } from '../time/moment.tsx'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { ConnectAgainButton } from './connect-again.tsx'
import { CompanyNames } from './connection-table.tsx'
import { EnvironmentName } from './environment-name.tsx'
import { HealthLabel, SimulatedBadge } from './health.tsx'
import { Standing } from './standing.tsx'

const route = getRouteApi('/frame/connections/$connectionId')

/** One connection: what it reaches and how it is, over its tabs. */
export const ConnectionPage = () => {
  const { t } = useTranslation()
  const { connectionId } = route.useParams()
  const connection = useQuery({ ...ask('connections.read', { connectionId }), refetchInterval: 30_000 })
  useShowsSimulated(connection.data?.simulated)
  if (connection.data) return <Loaded connection={connection.data} />
  return (
    <Page
      title={connection.isError ? t('connections.notShown') : ''}
      crumbs={<Crumbs trail={[{ to: '/connections', label: t('connections.title') }]} />}
    >
      <Waiting query={connection} shape="title">
        {() => null}
      </Waiting>
    </Page>
  )
}

const tabs = ['check', 'diagnosis', 'credentials', 'extension', 'records', 'events', 'settings'] as const
const ways = {
  check: '/connections/$connectionId',
  diagnosis: '/connections/$connectionId/diagnosis',
  credentials: '/connections/$connectionId/credentials',
  extension: '/connections/$connectionId/extension',
  records: '/connections/$connectionId/records',
  events: '/connections/$connectionId/events',
  settings: '/connections/$connectionId/settings',
} as const satisfies Record<(typeof tabs)[number], string>

const Loaded = ({ connection }: { connection: Connection }) => {
  const { t } = useTranslation()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const rest = path.split('/')[3]
  const tab = tabs.find((each) => each === rest) ?? 'check'
  const mayAdminister = useMayAdminister()
  return (
    <Page
      title={connection.name}
      isWide={tab === 'records'}
      actions={mayAdminister && <ConnectAgainButton connection={connection} />}
      crumbs={<Crumbs trail={[{ to: '/connections', label: t('connections.title') }]} />}
      marks={
        <>
          <HealthLabel health={connection.health} />
          {connection.simulated && <SimulatedBadge />}
        </>
      }
    >
      {connection.health === 'in-setup' ? (
        <InSetup connectionId={connection.id} />
      ) : (
        <Parts connection={connection} tab={tab} />
      )}
    </Page>
  )
}

/** There is nothing to see yet but the way to the end of the set-up. */
const InSetup = ({ connectionId }: { connectionId: string }) => {
  const { t } = useTranslation()
  const { data } = useQuery(ask('setup.list', { state: 'open' }))
  const setup = data?.setups.find((each) => each.connectionId === connectionId)
  return (
    <Empty title={t('connections.setupTitle')} about={t('connections.setupAbout')}>
      {setup && (
        <ButtonLink to="/setups/$setupId" params={{ setupId: setup.id }} appearance="primary">
          {t('connections.continueSetup')}
        </ButtonLink>
      )}
    </Empty>
  )
}

const Parts = ({ connection, tab }: { connection: Connection; tab: (typeof tabs)[number] }) => {
  const { t } = useTranslation()
  const params = { connectionId: connection.id }
  return (
    <>
      <ConnectionFacts connection={connection} />
      <Standing connection={connection} />
      <Tabs
        label={t('connections.sections')}
        selected={tab}
        tabs={tabs.map((each) => ({ id: each, label: t(`connections.${each}`), to: ways[each], params }))}
      >
        <Outlet />
      </Tabs>
    </>
  )
}

const ConnectionFacts = ({ connection }: { connection: Connection }) => {
  const { t } = useTranslation()
  return (
    <Facts
      facts={[
        [t('connections.account'), connection.linkedAccount.name],
        [t('connections.tenant'), <ShortId key="id" value={connection.tenantId} thing={t('connections.tenantId')} />],
        [
          t('connections.environment'),
          connection.environment ? <EnvironmentName key="name" environment={connection.environment} /> : '–',
        ],
        [t('connections.company'), <CompanyNames key="names" companies={connection.companies} />],
        [
          t('connections.lastCheck'),
          connection.lastCheck ? <Moment key="at" at={connection.lastCheck.at} /> : t('connections.neverChecked'),
        ],
        ...confirmedFact(connection, t),
      ]}
    />
  )
}

/** Who said last which environment it is. */
const confirmedFact = ({ environmentConfirmed }: Connection, t: TFunction): [string, ReactNode][] => {
  if (environmentConfirmed === null) return []
  const { at, by, environment } = environmentConfirmed
  return [
    [
      t('connections.confirmed'),
      <span key="confirmed">
        {t('connections.confirmedBy', { by, environment })}, <Moment at={at} />
      </span>,
    ],
  ]
}
