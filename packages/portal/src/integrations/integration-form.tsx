import { Button } from '@fluentui/react-components'
import {
  type Contract,
  type EndpointChoice,
  type EntitySetSummary,
  flows,
  type Integration,
  type OutputOf,
} from '@landbridge/contract'
import { type ReactNode, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { SimulatedBadge } from '../connections/health.tsx'
import { type Choice, choiceOf, findEmpty, wantedOf } from '../entity-sets/wanted.ts'
import { Failure } from '../faults/failure.tsx'
import { ChooseOne } from '../forms/cards.tsx'
import { TextField } from '../forms/text-field.tsx'
import { Section } from '../frame/section.tsx'
import { AddressFields } from './address-fields.tsx'
import { AppFields } from './app-fields.tsx'
import { type Draft, draftOf, eachChooses, type Filled, filledOf } from './draft.ts'
import styles from './integration-form.module.css'
import { SetChooser } from './set-chooser.tsx'

interface Props {
  readonly integration?: OutputOf<Contract['integrations.read']> | Integration
  readonly endpoints: readonly EndpointChoice[]
  readonly sets: readonly EntitySetSummary[]
  readonly submitLabel: string
  readonly isBusy: boolean
  readonly error: unknown
  /** Said beside the button while nothing is changed. */
  readonly note?: string | undefined
  readonly onSubmit: (filled: Filled) => void
  /** The right column: what follows from the choices. */
  readonly guide: (chosen: Pick<Filled, 'flow' | 'wanted'>) => ReactNode
}

/** Choices left, what follows from them right. */
export const IntegrationForm = (props: Props) => {
  const { integration, endpoints, sets, submitLabel, isBusy, error, note, onSubmit, guide } = props
  const { t } = useTranslation()
  const [choice, setChoice] = useState<Choice>(() => choiceOf(integration?.wanted ?? []))
  const [wantedWrong, setWantedWrong] = useState<string>()
  const form = useForm<Draft>({ defaultValues: draftOf(integration), mode: 'onTouched' })
  const { control, handleSubmit, watch, setValue, formState } = form
  const kind = watch('kind')
  const flow = watch('flow')
  const [startChoice] = useState(choice)
  const isChanged = formState.isDirty || choice !== startChoice

  const problemOf = (): string | undefined => {
    if (Object.keys(choice).length === 0) return t('integrations.wantedMissing')
    const empty = findEmpty(choice)
    return empty === undefined ? undefined : t('integrations.verbsMissing', { set: empty })
  }
  const submit = handleSubmit((draft) => {
    const wrong = problemOf()
    setWantedWrong(wrong)
    if (wrong === undefined)
      onSubmit(filledOf(draft, endpoints, wantedOf(choice, sets), integration?.app?.credential.kind))
  })
  const change = (next: Choice) => {
    setChoice(next)
    setWantedWrong(undefined)
  }

  return (
    <form className={styles.columns} onSubmit={submit} noValidate>
      <div className={styles.choices}>
        <Section title={t('integrations.general')}>
          <TextField
            control={control}
            name="name"
            rules={{ validate: (value) => String(value).trim() !== '' || t('common.required') }}
            label={t('integrations.name')}
            hint={t('integrations.nameHint')}
            placeholder={t('integrations.namePlaceholder')}
            className={styles.name}
            maxLength={100}
          />
        </Section>
        <Section title={t('integrations.flow')}>
          <ChooseOne
            label={t('integrations.flow')}
            isLabelHidden
            value={flow}
            // Connections are made one way; another way is another integration.
            onChange={(value) => setValue('flow', value as Draft['flow'], { shouldDirty: true })}
            options={flows
              .filter((each) => integration === undefined || each === integration.flow)
              .map((each) => ({
                value: each,
                label: t(`integrations.flows.${each}`),
                detail: t(`integrations.flowsAbout.${each}`),
              }))}
          />
          {flow === 'service-to-service' ? (
            <details className={styles.oneClick} open={integration?.app != null}>
              <summary>{t('integrations.oneClick')}</summary>
              <p>{t('integrations.oneClickAbout')}</p>
              <AppFields form={form} redirectUri={integration?.redirectUri ?? undefined} integration={integration} />
            </details>
          ) : (
            <AppFields form={form} redirectUri={integration?.redirectUri ?? undefined} integration={integration} />
          )}
        </Section>
        <Section title={t('integrations.endpoint')}>
          <ChooseOne
            label={t('integrations.endpoint')}
            isLabelHidden
            isGrid
            value={kind}
            onChange={(value) => setValue('kind', value, { shouldDirty: true })}
            options={[
              ...endpoints.map((each) => ({
                value: each.kind,
                label: each.name,
                detail: each.about,
                mark: each.simulated && <SimulatedBadge />,
              })),
              { value: eachChooses, label: t('integrations.eachChooses'), detail: t('integrations.eachChoosesAbout') },
            ]}
          />
          {endpoints.some((each) => each.kind === kind && each.addresses === null) && <AddressFields form={form} />}
        </Section>
        <Section title={t('integrations.wanted')} about={t('integrations.wantedAbout')}>
          <SetChooser sets={sets} choice={choice} onChange={change} />
          {wantedWrong && (
            <p className={styles.wrong} role="alert">
              {wantedWrong}
            </p>
          )}
        </Section>
      </div>
      <aside className={styles.guide}>{guide({ flow, wanted: wantedOf(choice, sets) })}</aside>
      <div className={styles.foot}>
        {error !== null && error !== undefined && <Failure error={error} />}
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
            {submitLabel}
          </Button>
          <span className={styles.unsaved}>{isChanged ? t('integrations.unsaved') : note}</span>
        </div>
      </div>
    </form>
  )
}
