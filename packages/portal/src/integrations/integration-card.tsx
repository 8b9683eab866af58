import { Switch, Tag } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import type { EndpointChoice, Integration } from '@landbridge/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { HealthDot, SimulatedBadge } from '../connections/health.tsx'
import { Failure } from '../faults/failure.tsx'
import { ButtonLink, TextLink } from '../frame/links.tsx'
import { Menu } from '../frame/menu.tsx'
import { useMayAdminister } from '../session/session.ts'
import { DeleteIntegration } from './delete-integration.tsx'
import styles from './integration-card.module.css'

interface Props {
  readonly integration: Integration
  readonly endpoint: EndpointChoice | undefined
}

const shownSets = 5

export const IntegrationCard = ({ integration, endpoint }: Props) => {
  const { t } = useTranslation()
  const mayAdminister = useMayAdminister()
  const update = useDo('integrations.update', { stale: ['integrations.list', 'integrations.read'] })
  const { id, name, wanted, enabled } = integration
  return (
    <li className={styles.card} data-off={!enabled || undefined}>
      <div className={styles.head}>
        <h2>
          <TextLink to="/integrations/$integrationId" params={{ integrationId: id }} className={styles.name}>
            {name}
          </TextLink>
        </h2>
        {mayAdminister && <MoreMenu integration={integration} />}
      </div>
      <p className={styles.endpoint}>
        {endpoint?.name ?? integration.endpoint?.kind ?? t('integrations.eachChooses')}
        {endpoint?.simulated && <SimulatedBadge />}
      </p>
      <ul className={styles.sets} aria-label={t('integrations.sets')}>
        {wanted.slice(0, shownSets).map((each) => (
          <li key={`${each.route}/${each.set}`}>
            <Tag size="extra-small">{each.set}</Tag>
          </li>
        ))}
        {wanted.length > shownSets && (
          <li className={styles.more}>{t('integrations.andMore', { count: wanted.length - shownSets })}</li>
        )}
      </ul>
      <Counts connections={integration.connections} />
      {update.isError && <Failure error={update.error} />}
      {mayAdminister && (
        <div className={styles.foot}>
          <Switch
            checked={enabled}
            aria-label={t('integrations.onOff', { name })}
            label={t(enabled ? 'integrations.isOn' : 'integrations.isOff')}
            title={t('integrations.offAbout')}
            disabled={update.isPending}
            onChange={(_, { checked }) => update.mutate({ integrationId: id, enabled: checked })}
          />
          {enabled && (
            <ButtonLink
              to="/setups/new"
              search={{ integration: id }}
              aria-label={t('integrations.connectNamed', { name })}
            >
              {t('integrations.connect')}
            </ButtonLink>
          )}
        </div>
      )}
    </li>
  )
}

/** What is counted, the gravest first, each with its health and its words. */
const counted = [
  ['broken', 'broken', 'integrations.broken'],
  ['needsAttention', 'needs-attention', 'integrations.needAttention'],
  ['degraded', 'degraded', 'integrations.degraded'],
  ['connected', 'connected', 'integrations.connected'],
  ['inSetup', 'in-setup', 'integrations.inSetup'],
] as const

const Counts = ({ connections }: { connections: Integration['connections'] }) => {
  const { t } = useTranslation()
  const present = counted.filter(([count]) => connections[count] > 0)
  if (present.length === 0) return <p className={styles.none}>{t('integrations.noConnections')}</p>
  return (
    <p className={styles.counts}>
      {present.map(([count, health, words]) => (
        <span key={count}>
          <HealthDot health={health} />
          {t(words, { count: connections[count] })}
        </span>
      ))}
    </p>
  )
}

const MoreMenu = ({ integration }: { integration: Integration }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const name = t('integrations.moreFor', { name: integration.name })
  return (
    <>
      <Menu
        label={name}
        button={{ appearance: 'subtle', icon: <MoreHorizontalRegular />, 'aria-label': name, title: name }}
        entries={[
          {
            label: t('integrations.edit'),
            icon: <EditRegular />,
            onChoose: () =>
              void navigate({ to: '/integrations/$integrationId', params: { integrationId: integration.id } }),
          },
          { label: t('integrations.delete'), icon: <DeleteRegular />, onChoose: () => setAsking(true) },
        ]}
      />
      {isAsking && <DeleteIntegration integration={integration} onClose={() => setAsking(false)} />}
    </>
  )
}
