import type { Integration } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { ButtonLink } from '../frame/links.tsx'
import { Page } from '../frame/page.tsx'
import { useShowsSimulated } from '../frame/simulated.tsx'
import { useMayAdminister } from '../session/session.ts'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { IntegrationCard } from './integration-card.tsx'
import styles from './integrations-page.module.css'

export const IntegrationsPage = () => {
  const { t } = useTranslation()
  const mayAdminister = useMayAdminister()
  const integrations = useQuery(ask('integrations.list', {}))
  const create = mayAdminister && (
    <ButtonLink to="/integrations/new" appearance="primary">
      {t('integrations.create')}
    </ButtonLink>
  )
  return (
    <Page title={t('integrations.title')} about={t('integrations.about')} actions={create}>
      <Waiting query={integrations} shape="cards">
        {(data) =>
          data.integrations.length === 0 ? (
            <Empty title={t('integrations.empty')} about={t('integrations.emptyAbout')}>
              {mayAdminister && <ButtonLink to="/integrations/new">{t('integrations.create')}</ButtonLink>}
            </Empty>
          ) : (
            <Cards integrations={data.integrations} />
          )
        }
      </Waiting>
    </Page>
  )
}

const Cards = ({ integrations }: { integrations: readonly Integration[] }) => {
  const { data } = useQuery(ask('catalogue.endpoints', {}))
  const endpoints = data?.endpoints ?? []
  const isSimulated = (each: Integration) =>
    endpoints.some((endpoint) => endpoint.kind === each.endpoint?.kind && endpoint.simulated)
  useShowsSimulated(integrations.some(isSimulated))
  return (
    <ul className={styles.cards}>
      {integrations.map((each) => (
        <IntegrationCard
          key={each.id}
          integration={each}
          endpoint={endpoints.find((endpoint) => endpoint.kind === each.endpoint?.kind)}
        />
      ))}
    </ul>
  )
}
