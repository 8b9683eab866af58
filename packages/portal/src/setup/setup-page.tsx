import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { Setup } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { SimulatedBadge } from '../connections/health.tsx'
import { Crumbs } from '../frame/crumbs.tsx'
import { ButtonLink } from '../frame/links.tsx'
import { Page } from '../frame/page.tsx'
import { useShowsSimulated } from '../frame/simulated.tsx'
import { SetupLinks } from '../links/setup-links.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { Abandon } from './abandon.tsx'
import { Connected } from './connected.tsx'
import { Guide } from './guide.tsx'
import { paceOf } from './pace.ts'
import { Reconnects } from './reconnects.tsx'
import { useMemberWay } from './use-member-way.ts'
import { WayProvider } from './way.tsx'

const route = getRouteApi('/frame/setups/$setupId')

/** The guided set-up of one customer. */
export const SetupPage = () => {
  const { t } = useTranslation()
  const { setupId } = route.useParams()
  const setup = useQuery({ ...ask('setup.read', { setupId }), refetchInterval: ({ state }) => paceOf(state.data) })
  useShowsSimulated(setup.data?.simulated)
  if (setup.data) return <Loaded setup={setup.data} />
  return (
    <Page title={setup.isError ? t('setup.newTitle') : ''}>
      <Waiting query={setup} shape="form">
        {() => null}
      </Waiting>
    </Page>
  )
}

const Loaded = ({ setup }: { setup: Setup }) => {
  const { t } = useTranslation()
  const { name } = setup.linkedAccount
  const way = useMemberWay(setup.id)
  const isDone = setup.state === 'connected'
  const title = setup.reconnects ? 'setup.titleAgain' : 'setup.title'
  return (
    <Page
      title={t(isDone ? 'setup.titleDone' : title, { name })}
      crumbs={
        <Crumbs
          trail={[
            { to: '/integrations', label: t('frame.integrations') },
            {
              to: '/integrations/$integrationId',
              params: { integrationId: setup.integrationId },
              label: setup.integrationName,
            },
          ]}
        />
      }
      marks={setup.simulated && <SimulatedBadge />}
      actions={
        setup.state === 'open' && (
          <>
            <SetupLinks setup={setup} />
            <Abandon setup={setup} />
          </>
        )
      }
    >
      <WayProvider value={way}>
        <Reconnects setup={setup} />
        {setup.state === 'abandoned' ? (
          <Abandoned setup={setup} />
        ) : (
          <Guide setup={setup} end={<Connected setup={setup} />} />
        )}
      </WayProvider>
    </Page>
  )
}

const Abandoned = ({ setup }: { setup: Setup }) => {
  const { t } = useTranslation()
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('setup.abandoned')}</MessageBarTitle>{' '}
          {t(setup.reconnects ? 'setup.abandonedAgain' : 'setup.abandonedAbout')}
        </MessageBarBody>
      </MessageBar>
      <div>
        {setup.reconnects && setup.connectionId ? (
          <ButtonLink
            to="/connections/$connectionId"
            params={{ connectionId: setup.connectionId }}
            appearance="primary"
          >
            {t('setup.openConnection')}
          </ButtonLink>
        ) : (
          <ButtonLink to="/setups/new" search={{ integration: setup.integrationId }} appearance="primary">
            {t('setup.startNew')}
          </ButtonLink>
        )}
      </div>
    </>
  )
}
