import type { Credential } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { Section } from '../frame/section.tsx'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { CredentialActions } from './credential-actions.tsx'
import { CredentialFacts } from './credential-facts.tsx'
import { CredentialTimeline, Tasks } from './credential-timeline.tsx'
import { nameOf } from './words.ts'

const route = getRouteApi('/frame/connections/$connectionId')

/** The credentials by which a connection works, each with what became of it. */
export const CredentialsTab = () => {
  const { t } = useTranslation()
  const { connectionId } = route.useParams()
  const query = useQuery({
    ...ask('credentials.list', { connectionId, show: 'all' }),
    refetchInterval: ({ state: { data } }) => (data?.credentials.some(({ roll }) => roll !== null) ? 3_000 : 30_000),
  })
  return (
    <Waiting query={query} shape="form">
      {({ credentials }) =>
        credentials.length === 0 ? (
          <Empty title={t('credentials.empty')} about={t('credentials.noneHere')} />
        ) : (
          [...credentials].sort(inUseFirst).map((each) => <OneCredential key={each.id} credential={each} />)
        )
      }
    </Waiting>
  )
}

const order = ['active', 'next', 'retiring', 'retired', 'revoked'] as const

const inUseFirst = (one: Credential, other: Credential): number =>
  order.indexOf(one.state) - order.indexOf(other.state) || other.madeAt.localeCompare(one.madeAt)

const OneCredential = ({ credential }: { credential: Credential }) => {
  const { t } = useTranslation()
  const about =
    credential.of.kind === 'integration' ? t('credentials.ofVendor', { name: credential.of.name }) : undefined
  const { data } = useQuery({
    ...ask('credentials.read', { credentialId: credential.id }),
    refetchInterval: credential.roll === null ? 30_000 : 3_000,
  })
  return (
    <Section title={nameOf(t, credential)} about={about}>
      <CredentialFacts credential={credential} />
      {data && data.sharedWith.length > 0 && (
        <p>{t('credentials.sharedWith', { names: data.sharedWith.map(({ name }) => name).join(', ') })}</p>
      )}
      {data && credential.state === 'active' && <Tasks tasks={data.tasks} title={t('credentials.tasks')} />}
      <CredentialActions credential={credential} />
      {data && <CredentialTimeline marks={data.timeline} />}
    </Section>
  )
}
