import { Button, Spinner } from '@fluentui/react-components'
import type { Field, SetupStep } from '@landbridge/contract'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Failure } from '../faults/failure.tsx'
import { faultOf } from '../faults/fault-text.ts'
import { answerOf, isHidden, type StepValues, samplesOf, valuesOf } from './form-values.ts'
import { StepField } from './step-field.tsx'
import styles from './step-form.module.css'

interface Props {
  readonly step: SetupStep
  /** Those that are asked for now; one that decides about the others may be chosen elsewhere on the page. */
  readonly fields: readonly Field[]
  readonly isBusy: boolean
  readonly error: unknown
  readonly onAnswer: (values: StepValues) => Promise<void>
}

/** What a step asks for. What was typed stays, whatever the server finds meanwhile. */
export const StepForm = ({ step, fields, isBusy, error, onAnswer }: Props) => {
  const { t } = useTranslation()
  const { submit } = step.mend
  const stored = valuesOf(fields)
  const { control, handleSubmit, reset, setValue, getValues } = useForm<StepValues>({
    defaultValues: stored,
    values: stored,
    resetOptions: { keepDirtyValues: true, keepErrors: true },
    mode: 'onTouched',
  })
  if (submit === null) return null

  const samples = samplesOf(fields)
  const fillIn = () => {
    for (const [name, value] of Object.entries(samples))
      setValue(name, value, { shouldDirty: true, shouldValidate: true })
  }
  const refused = faultOf(error)
  /** What is wrong with a stored value: refused just now, or found by the last look. */
  const faultAt = (name: string): string | undefined => {
    if (refused?.field === name || refused?.field === `values.${name}`) return refused.message
    return step.look.findings.find((each) => each.fault?.field === name)?.fault?.message
  }
  const send = handleSubmit(async (values) => {
    await onAnswer(answerOf(fields, values))
    // A secret does not stay in the page once it is stored.
    const kept = Object.fromEntries(
      fields.map(({ name, kind }) => [name, isHidden(kind) ? '' : (getValues(name) ?? '')]),
    )
    reset(kept, { keepDirtyValues: false, keepErrors: false })
  })

  return (
    <form className={styles.form} onSubmit={(event) => void send(event).catch(() => undefined)} noValidate>
      {Object.keys(samples).length > 1 && (
        <div>
          <Button size="small" onClick={fillIn}>
            {t('setup.useSamples')}
          </Button>
        </div>
      )}
      {fields.map((field) => (
        <StepField key={field.name} field={field} control={control} fault={faultAt(field.name)} />
      ))}
      {error !== null && error !== undefined && <Failure error={error} />}
      <div>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={isBusy}
          {...(isBusy ? { icon: <Spinner size="tiny" /> } : {})}
        >
          {submit}
        </Button>
      </div>
    </form>
  )
}
