import { Button, Spinner } from '@fluentui/react-components'
import type { Connection, StepId } from '@landbridge/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { ChooseOne } from '../forms/cards.tsx'
import { ButtonLink } from '../frame/links.tsx'
import { Section } from '../frame/section.tsx'

/** What may be done again, by whose identity the connection has. The one with its credential is first. */
const reasons = {
  'service-to-service': ['secret', 'consent', 'registration', 'environment'],
  'shared-app': ['consent', 'environment'],
  delegated: ['sign-in', 'environment'],
} as const satisfies Record<Connection['flow'], readonly StepId[]>

type Reason = (typeof reasons)[Connection['flow']][number]

/** Opens the set-up for a connection that exists already, and goes there. */
export const useReconnect = (connectionId: string) => {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const reconnect = useDo('connections.reconnect', { stale: ['setup.list'] })
  const go = (step?: StepId) =>
    reconnect.mutate(
      { connectionId, ...(step && { step }) },
      {
        onSuccess: (setup) => {
          cache.setQueryData(ask('setup.read', { setupId: setup.id }).queryKey, setup)
          void navigate({ to: '/setups/$setupId', params: { setupId: setup.id } })
        },
      },
    )
  return { go, isBusy: reconnect.isPending, error: reconnect.error }
}

const useOpenSetup = (connectionId: string) => {
  const { data } = useQuery(ask('setup.list', { state: 'open' }))
  return data?.setups.find((each) => each.connectionId === connectionId)
}

const canBegin = ({ health }: Connection): boolean => health !== 'paused' && health !== 'in-setup'

/** One button for what is amiss: Landbridge knows the step that fits. */
export const ConnectAgainButton = ({ connection }: { connection: Connection }) => {
  const { t } = useTranslation()
  const { go, isBusy, error } = useReconnect(connection.id)
  const open = useOpenSetup(connection.id)
  if (!canBegin(connection)) return null
  if (open)
    return (
      <ButtonLink to="/setups/$setupId" params={{ setupId: open.id }}>
        {t('connections.again.continue')}
      </ButtonLink>
    )
  if (connection.health === 'connected') return null
  return (
    <>
      <Button disabledFocusable={isBusy} {...(isBusy ? { icon: <Spinner size="tiny" /> } : {})} onClick={() => go()}>
        {t('connections.again.title')}
      </Button>
      {error && <Failure error={error} />}
    </>
  )
}

/** What may be done again, each with what it is good for. */
export const ConnectAgain = ({ connection }: { connection: Connection }) => {
  const { t } = useTranslation()
  const choices: readonly Reason[] = reasons[connection.flow]
  const [step, setStep] = useState<Reason>(choices[0] ?? 'environment')
  const { go, isBusy, error } = useReconnect(connection.id)
  const open = useOpenSetup(connection.id)
  if (!canBegin(connection)) return null
  return (
    <Section title={t('connections.again.title')} about={t('connections.again.about')}>
      {open ? (
        <div>
          <p>{t('connections.again.open')}</p>
          <ButtonLink to="/setups/$setupId" params={{ setupId: open.id }} appearance="primary">
            {t('connections.again.continue')}
          </ButtonLink>
        </div>
      ) : (
        <>
          <ChooseOne
            label={t('connections.again.what')}
            value={step}
            onChange={(value) => setStep(choices.find((each) => each === value) ?? step)}
            options={choices.map((each) => ({
              value: each,
              label: t(`connections.again.steps.${each}`),
              detail: t(`connections.again.details.${each}`),
            }))}
          />
          {error && <Failure error={error} />}
          <div>
            <Button
              disabledFocusable={isBusy}
              {...(isBusy ? { icon: <Spinner size="tiny" /> } : {})}
              onClick={() => go(step)}
            >
              {t('connections.again.title')}
            </Button>
          </div>
        </>
      )}
    </Section>
  )
}
