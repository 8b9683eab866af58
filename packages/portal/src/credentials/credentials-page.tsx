import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { Crumbs } from '../frame/crumbs.tsx'
import { ButtonLink } from '../frame/links.tsx'
import { Page } from '../frame/page.tsx'
import { Section } from '../frame/section.tsx'
import { useShowsSimulated } from '../frame/simulated.tsx'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { Ahead } from './ahead.tsx'
import { CredentialTable } from './credential-table.tsx'

/** The credentials of all connections and integrations, by their end. */
export const CredentialsPage = () => {
  const { t } = useTranslation()
  const query = useQuery({ ...ask('credentials.list', {}), refetchInterval: 30_000 })
  useShowsSimulated(query.data?.credentials.some((each) => each.simulated))
  return (
    <Page
      title={t('credentials.title')}
      about={t('credentials.about')}
      isWide
      crumbs={<Crumbs trail={[{ to: '/', label: t('overview.title') }]} />}
    >
      <Waiting query={query} shape="table">
        {({ credentials }) =>
          credentials.length === 0 ? (
            <Empty title={t('credentials.empty')} about={t('credentials.emptyAbout')}>
              <ButtonLink to="/setups/new" appearance="primary">
                {t('connections.connect')}
              </ButtonLink>
            </Empty>
          ) : (
            <>
              <Section title={t('credentials.ahead')}>
                <Ahead credentials={credentials} />
              </Section>
              <Section title={t('credentials.all')}>
                <CredentialTable credentials={credentials} />
              </Section>
            </>
          )
        }
      </Waiting>
    </Page>
  )
}
