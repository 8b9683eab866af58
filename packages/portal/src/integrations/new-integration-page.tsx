import { useAnnounce } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask, forever, useDo } from '../calls/call.ts'
import { Crumbs } from '../frame/crumbs.tsx'
import { Page } from '../frame/page.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { IntegrationForm } from './integration-form.tsx'
import { NeedsGuide } from './needs-guide.tsx'

export const NewIntegrationPage = () => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const navigate = useNavigate()
  const endpoints = useQuery(ask('catalogue.endpoints', {}))
  const sets = useQuery(ask('catalogue.sets', {}, forever))
  const create = useDo('integrations.create', { stale: ['integrations.list'] })
  return (
    <Page
      title={t('integrations.newTitle')}
      about={t('integrations.newAbout')}
      crumbs={<Crumbs trail={[{ to: '/integrations', label: t('integrations.title') }]} />}
    >
      <Waiting query={endpoints} shape="form">
        {(places) => (
          <Waiting query={sets} shape="form">
            {(all) => (
              <IntegrationForm
                endpoints={places.endpoints}
                sets={all.sets}
                submitLabel={t('integrations.create')}
                isBusy={create.isPending}
                error={create.error}
                guide={(chosen) => <NeedsGuide {...chosen} />}
                onSubmit={(filled) =>
                  create.mutate(filled, {
                    onSuccess: ({ id, name }) => {
                      announce(t('integrations.created', { name }))
                      void navigate({ to: '/integrations/$integrationId', params: { integrationId: id } })
                    },
                  })
                }
              />
            )}
          </Waiting>
        )}
      </Waiting>
    </Page>
  )
}
