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
import { Waiting } from '../waiting/waiting.tsx'
import { Abandon } from './abandon.tsx'
import { Connected } from './connected.tsx'
import { Help } from './help.tsx'
import { paceOf } from './pace.ts'
import styles from './setup-page.module.css'
import { StepPanel } from './step-panel.tsx'
import { Stepper } from './stepper.tsx'
import { useJustDone } from './use-just-done.ts'

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
  const isDone = setup.state === 'connected'
  return (
    <Page
      title={t(isDone ? 'setup.titleDone' : 'setup.title', { name })}
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
      actions={setup.state === 'open' && <Abandon setup={setup} />}
    >
      {setup.state === 'abandoned' ? <Abandoned setup={setup} /> : <Guide setup={setup} />}
    </Page>
  )
}

const Guide = ({ setup }: { setup: Setup }) => {
  const { t } = useTranslation()
  const { step: asked } = route.useSearch()
  const justDone = useJustDone(setup)
  const needed = setup.steps.filter((each) => each.state !== 'not-needed')
  const current = needed.find((each) => each.id === setup.current) ?? needed.at(-1)
  const viewed = needed.find((each) => each.id === asked && each.state === 'done') ?? current
  if (viewed === undefined) return null
  const position = { n: needed.indexOf(viewed) + 1, of: needed.length }
  const showsEnd = setup.state === 'connected' && viewed === current
  return (
    <div className={styles.frame}>
      <div className={styles.guide} data-end={showsEnd || undefined}>
        <Stepper setup={setup} viewed={viewed.id} justDone={justDone} />
        {showsEnd ? (
          <Connected setup={setup} />
        ) : (
          <StepPanel
            setup={setup}
            step={viewed}
            position={position}
            justDone={viewed === current ? setup.steps.filter((each) => justDone.includes(each.id)) : []}
          />
        )}
        {!showsEnd && <Help key={viewed.id} help={viewed.explain.help} />}
      </div>
      {setup.state === 'open' && <p className={styles.saved}>{t('setup.saved')}</p>}
    </div>
  )
}

const Abandoned = ({ setup }: { setup: Setup }) => {
  const { t } = useTranslation()
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('setup.abandoned')}</MessageBarTitle> {t('setup.abandonedAbout')}
        </MessageBarBody>
      </MessageBar>
      <div>
        <ButtonLink to="/setups/new" search={{ integration: setup.integrationId }} appearance="primary">
          {t('setup.startNew')}
        </ButtonLink>
      </div>
    </>
  )
}
