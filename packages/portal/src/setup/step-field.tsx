import { Button, Field as FieldFrame, Input, Textarea, Tooltip } from '@fluentui/react-components'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import type { Field } from '@landbridge/contract'
import { useId, useState } from 'react'
import { type Control, useController } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ChooseMany, ChooseOne } from '../forms/cards.tsx'
import type { StepValues } from './form-values.ts'
import { findShapeProblem, lookAtTyped } from './shape-checks.ts'
import styles from './step-field.module.css'

interface Props {
  readonly field: Field
  readonly control: Control<StepValues>
  /** What the server found wrong with the value that is stored. */
  readonly fault: string | undefined
}

/** One field of a step, by its kind. The value is checked when the field is left. */
export const StepField = ({ field, control, fault }: Props) => {
  const { t } = useTranslation()
  const { field: bound, fieldState } = useController({
    name: field.name,
    control,
    rules: {
      validate: (value) => {
        const problem = findShapeProblem(field, value)
        if (problem === undefined) return true
        return typeof problem === 'string' ? t(`setup.shape.${problem}`) : t(`typed.${problem.code}`)
      },
    },
  })
  const error = fieldState.error?.message ?? (fieldState.isDirty ? undefined : fault)
  const value = bound.value ?? ''

  if (field.kind === 'choice' || field.kind === 'choices') {
    const options = field.options ?? []
    if (options.length === 0) return <p className={styles.none}>{t('setup.noOptions')}</p>
    const common = { label: field.label, hint: field.hint, error, options }
    return field.kind === 'choice' ? (
      <ChooseOne {...common} value={typeof value === 'string' ? value : undefined} onChange={bound.onChange} />
    ) : (
      <ChooseMany {...common} value={typeof value === 'string' ? [] : value} onChange={bound.onChange} />
    )
  }
  return (
    <TextField
      field={field}
      value={typeof value === 'string' ? value : ''}
      error={error}
      inputRef={bound.ref}
      onChange={bound.onChange}
      onBlur={bound.onBlur}
    />
  )
}

interface TextProps {
  readonly field: Field
  readonly value: string
  readonly error: string | undefined
  readonly inputRef: (element: HTMLInputElement | HTMLTextAreaElement | null) => void
  readonly onChange: (value: string) => void
  readonly onBlur: () => void
}

const TextField = ({ field, value, error, inputRef, onChange, onBlur }: TextProps) => {
  const { t } = useTranslation()
  const labelId = useId()
  const [isShown, setShown] = useState(false)
  const isSecret = field.kind === 'secret'
  const { sample } = field
  const hint = isSecret ? (field.stored ? t('setup.stored') : (field.hint ?? t('setup.secretNote'))) : field.hint
  const typed = lookAtTyped(field, value)
  const meant = typed.problem === undefined ? undefined : typed.hint?.value
  const leave = () => {
    if (typed.value !== value) onChange(typed.value)
    onBlur()
  }
  return (
    <div className={styles.field}>
      <FieldFrame
        label={{ id: labelId, children: field.required ? field.label : `${field.label} (${t('common.optional')})` }}
        hint={hint ?? null}
        validationMessage={error ?? null}
      >
        {field.kind === 'lines' ? (
          <Textarea
            ref={inputRef}
            name={field.name}
            className={styles.lines}
            rows={6}
            value={value}
            autoComplete="off"
            spellCheck={false}
            aria-required={field.required && !field.stored}
            {...(field.stored ? { placeholder: t('setup.storedPlaceholder') } : {})}
            onChange={(_, data) => onChange(data.value)}
            onBlur={leave}
          />
        ) : (
          <Input
            ref={inputRef}
            name={field.name}
            type={isSecret && !isShown ? 'password' : field.kind === 'date' ? 'date' : 'text'}
            className={field.kind === 'date' ? styles.date : styles.input}
            value={value}
            autoComplete={isSecret ? 'new-password' : 'off'}
            spellCheck={false}
            aria-required={field.required && !field.stored}
            {...(isSecret && field.stored ? { placeholder: t('setup.storedPlaceholder') } : {})}
            {...(isSecret && value !== ''
              ? { contentAfter: <Reveal isShown={isShown} onToggle={() => setShown(!isShown)} /> }
              : {})}
            onChange={(_, data) => onChange(data.value)}
            onBlur={leave}
          />
        )}
      </FieldFrame>
      {error !== undefined && meant !== undefined && (
        <Offer label={t('setup.useMeant', { value: meant })} labelId={labelId} onTake={() => onChange(meant)} />
      )}
      {sample !== undefined && value !== sample && (
        <Offer label={t('setup.useSample')} labelId={labelId} onTake={() => onChange(sample)} />
      )}
    </div>
  )
}

/** A value that can be taken over into the field. */
const Offer = ({ label, labelId, onTake }: { label: string; labelId: string; onTake: () => void }) => (
  <Button size="small" appearance="subtle" className={styles.sample} aria-describedby={labelId} onClick={onTake}>
    {label}
  </Button>
)

const Reveal = ({ isShown, onToggle }: { isShown: boolean; onToggle: () => void }) => {
  const { t } = useTranslation()
  return (
    <Tooltip content={t(isShown ? 'setup.hideSecret' : 'setup.showSecret')} relationship="label">
      <Button
        size="small"
        appearance="transparent"
        icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
        onClick={onToggle}
      />
    </Tooltip>
  )
}
