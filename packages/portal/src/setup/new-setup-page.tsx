import { Button, Spinner } from '@fluentui/react-components'
import type { EndpointChoice, Integration } from '@landbridge/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { SimulatedBadge } from '../connections/health.tsx'
import { Failure } from '../faults/failure.tsx'
import { ChooseOne } from '../forms/cards.tsx'
import { TextField } from '../forms/text-field.tsx'
import { Crumbs } from '../frame/crumbs.tsx'
import { ButtonLink } from '../frame/links.tsx'
import { Page } from '../frame/page.tsx'
import { Section } from '../frame/section.tsx'
import { useShowsSimulated } from '../frame/simulated.tsx'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import styles from './new-setup-page.module.css'

const route = getRouteApi('/frame/setups/new')

/** The start of a connection: which recipe, and for whom. */
export const NewSetupPage = () => {
  const { t } = useTranslation()
  const integrations = useQuery(ask('integrations.list', {}))
  const endpoints = useQuery(ask('catalogue.endpoints', {}))
  return (
    <Page
      title={t('setup.newTitle')}
      about={t('setup.newAbout')}
      crumbs={<Crumbs trail={[{ to: '/connections', label: t('frame.connections') }]} />}
    >
      <Waiting query={integrations} shape="form">
        {(data) => {
          const enabled = data.integrations.filter((each) => each.enabled)
          if (enabled.length > 0)
            return <StartForm integrations={enabled} endpoints={endpoints.data?.endpoints ?? []} />
          return (
            <Empty title={t('setup.noIntegration')} about={t('setup.noIntegrationAbout')}>
              <ButtonLink to="/integrations/new" appearance="primary">
                {t('setup.createIntegration')}
              </ButtonLink>
            </Empty>
          )
        }}
      </Waiting>
    </Page>
  )
}

interface Props {
  readonly integrations: readonly Integration[]
  readonly endpoints: readonly EndpointChoice[]
}

const StartForm = ({ integrations, endpoints }: Props) => {
  const { t } = useTranslation()
  const { integration: asked } = route.useSearch()
  const navigate = route.useNavigate()
  const cache = useQueryClient()
  const start = useDo('setup.start', { stale: ['setup.list', 'integrations.list'] })
  const first = integrations.find((each) => each.id === asked) ?? (integrations.length === 1 ? integrations[0] : null)
  const { control, handleSubmit, watch } = useForm({
    defaultValues: { integration: first?.id ?? '', name: '', id: '' },
    mode: 'onTouched',
  })
  const endpointOf = (each: Integration) => endpoints.find((endpoint) => endpoint.kind === each.endpoint?.kind)
  const chosen = integrations.find((each) => each.id === watch('integration'))
  useShowsSimulated(chosen && endpointOf(chosen)?.simulated)
  const filled = { validate: (value: string) => value.trim() !== '' || t('common.required') }
  const submit = handleSubmit(({ integration, name, id }) =>
    start.mutate(
      { integrationId: integration, linkedAccount: { id: id.trim(), name: name.trim() } },
      {
        onSuccess: (setup) => {
          cache.setQueryData(ask('setup.read', { setupId: setup.id }).queryKey, setup)
          void navigate({ to: '/setups/$setupId', params: { setupId: setup.id } })
        },
      },
    ),
  )

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Section title={t('setup.integration')}>
        <Controller
          name="integration"
          control={control}
          rules={{ required: t('setup.shape.choose') }}
          render={({ field, fieldState }) => (
            <ChooseOne
              label={t('setup.integration')}
              isLabelHidden
              isGrid
              value={field.value}
              error={fieldState.error?.message}
              onChange={field.onChange}
              options={integrations.map((each) => ({
                value: each.id,
                label: each.name,
                detail: endpointOf(each)?.name ?? each.endpoint?.kind ?? t('integrations.eachChooses'),
                mark: endpointOf(each)?.simulated && <SimulatedBadge />,
              }))}
            />
          )}
        />
      </Section>
      <Section title={t('setup.account')} about={t('setup.accountAbout')}>
        <div className={styles.fields}>
          <TextField
            control={control}
            name="name"
            rules={filled}
            label={t('setup.accountName')}
            hint={t('setup.accountNameHint')}
            placeholder={t('setup.accountNamePlaceholder')}
            maxLength={200}
          />
          <TextField
            control={control}
            name="id"
            rules={filled}
            label={t('setup.accountId')}
            hint={t('setup.accountIdHint')}
            placeholder={t('setup.accountIdPlaceholder')}
            maxLength={200}
            spellCheck={false}
          />
        </div>
      </Section>
      {start.isError && <Failure error={start.error} />}
      <div>
        <Button
          type="submit"
          appearance="primary"
          size="large"
          disabledFocusable={start.isPending}
          {...(start.isPending ? { icon: <Spinner size="tiny" /> } : {})}
        >
          {t('setup.start')}
        </Button>
      </div>
    </form>
  )
}
