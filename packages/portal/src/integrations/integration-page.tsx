import { Button, Switch, useAnnounce } from '@fluentui/react-components'
import type { Contract, Integration, OutputOf } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, forever, useDo } from '../calls/call.ts'
import { SimulatedBadge } from '../connections/health.tsx'
import { IntegrationExtension } from '../extensions/integration-extension.tsx'
import { Failure } from '../faults/failure.tsx'
import { Crumbs } from '../frame/crumbs.tsx'
import { ButtonLink } from '../frame/links.tsx'
import { Page } from '../frame/page.tsx'
import { useShowsSimulated } from '../frame/simulated.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { DeleteIntegration } from './delete-integration.tsx'
import { IntegrationForm } from './integration-form.tsx'
import { NeedsGuide } from './needs-guide.tsx'

const route = getRouteApi('/frame/integrations/$integrationId')
type Read = OutputOf<Contract['integrations.read']>

/** One integration: its choices, what they need, on and off, and its end. */
export const IntegrationPage = () => {
  const { t } = useTranslation()
  const { integrationId } = route.useParams()
  const integration = useQuery(ask('integrations.read', { integrationId }))
  if (integration.data) return <Loaded integration={integration.data} />
  return (
    <Page title={integration.isError ? t('integrations.title') : ''}>
      <Waiting query={integration} shape="form">
        {() => null}
      </Waiting>
    </Page>
  )
}

const Loaded = ({ integration }: { integration: Read }) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const endpoints = useQuery(ask('catalogue.endpoints', {}))
  const sets = useQuery(ask('catalogue.sets', {}, forever))
  const update = useDo('integrations.update', { stale: ['integrations.list', 'integrations.read'] })
  const isSimulated = endpoints.data?.endpoints.some(
    (each) => each.kind === integration.endpoint?.kind && each.simulated,
  )
  useShowsSimulated(isSimulated)
  return (
    <Page
      title={integration.name}
      crumbs={<Crumbs trail={[{ to: '/integrations', label: t('integrations.title') }]} />}
      marks={isSimulated && <SimulatedBadge />}
      actions={<Actions integration={integration} />}
    >
      <Waiting query={endpoints} shape="form">
        {(places) => (
          <Waiting query={sets} shape="form">
            {(all) => (
              <IntegrationForm
                // What was saved is the new start; the form begins again from it.
                key={JSON.stringify([integration.name, integration.endpoint, integration.app, integration.wanted])}
                integration={integration}
                endpoints={places.endpoints}
                sets={all.sets}
                submitLabel={t('integrations.save')}
                isBusy={update.isPending}
                error={update.error}
                note={update.isSuccess ? t('common.saved') : undefined}
                guide={(chosen) => (
                  <NeedsGuide
                    {...chosen}
                    stored={{
                      needs: integration.needs,
                      connections: finishedOf(integration),
                    }}
                  />
                )}
                onSubmit={({ flow: _, ...filled }) =>
                  update.mutate(
                    { integrationId: integration.id, ...filled },
                    { onSuccess: ({ name }) => announce(t('integrations.saved', { name })) },
                  )
                }
              />
            )}
          </Waiting>
        )}
      </Waiting>
      <IntegrationExtension integrationId={integration.id} />
    </Page>
  )
}

const Actions = ({ integration }: { integration: Read }) => {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const update = useDo('integrations.update', { stale: ['integrations.list', 'integrations.read'] })
  const { id, name, enabled } = integration
  return (
    <>
      <Switch
        checked={enabled}
        aria-label={t('integrations.onOff', { name })}
        label={t(enabled ? 'integrations.isOn' : 'integrations.isOff')}
        disabled={update.isPending}
        onChange={(_, { checked }) => update.mutate({ integrationId: id, enabled: checked })}
      />
      <Button onClick={() => setAsking(true)}>{t('integrations.delete')}</Button>
      {enabled && (
        <ButtonLink to="/setups/new" search={{ integration: id }} appearance="primary">
          {t('integrations.connect')}
        </ButtonLink>
      )}
      {update.isError && <Failure error={update.error} />}
      {isAsking && <DeleteIntegration integration={integration} onClose={() => setAsking(false)} />}
    </>
  )
}

/** Connections of an integration whose set-up has come to its end. */
const finishedOf = ({ connections: { inSetup: _, ...finished } }: Integration): number =>
  Object.values(finished).reduce((sum, count) => sum + count, 0)
