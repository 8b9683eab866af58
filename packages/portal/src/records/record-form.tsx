import { Button, Spinner } from '@fluentui/react-components'
import type { BusinessRecord, PropertyView } from '@landbridge/contract'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Failure } from '../faults/failure.tsx'
import { faultOf } from '../faults/fault-text.ts'
import { changesOf, draftOf, type FormValues, formOf, writable } from './form-values.ts'
import { RecordField } from './record-field.tsx'
import styles from './record-panel.module.css'

interface Props {
  readonly properties: readonly PropertyView[]
  /** What was read; undefined for a new record. */
  readonly record: BusinessRecord | undefined
  readonly isBusy: boolean
  readonly error: unknown
  /** Gets only what differs, or for a new record only what was filled in. */
  readonly onSubmit: (values: BusinessRecord) => void
  readonly onCancel: () => void
}

/** Writes a record: the changed properties of an old one, the filled ones of a new one. */
export const RecordForm = ({ properties, record, isBusy, error, onSubmit, onCancel }: Props) => {
  const { t } = useTranslation()
  const isNew = record === undefined
  const fields = writable(properties)
  const start = isNew ? Object.fromEntries(fields.map((each) => [each.name, emptyOf(each)])) : formOf(fields, record)
  const { control, handleSubmit, watch } = useForm<FormValues>({ defaultValues: start, mode: 'onTouched' })
  const fault = faultOf(error)
  const faultAt = (name: string) =>
    fault?.field === name || fault?.field?.endsWith(`.${name}`) ? fault.message : undefined
  const count = isNew ? undefined : Object.keys(changesOf(fields, record, watch())).length
  const submit = handleSubmit((values) => onSubmit(isNew ? draftOf(fields, values) : changesOf(fields, record, values)))

  const shown = (which: readonly PropertyView[]): ReactNode => (
    <div className={styles.fields}>
      {which.map((each) => (
        <RecordField key={each.name} property={each} control={control} isNew={isNew} fault={faultAt(each.name)} />
      ))}
    </div>
  )
  const required = fields.filter((each) => each.required)
  const others = fields.filter((each) => !each.required)
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {isNew && required.length > 0 ? (
        <>
          <h3>{t('records.requiredFields')}</h3>
          {shown(required)}
          <h3>{t('records.moreFields')}</h3>
          <p className={styles.note}>{t('records.moreFieldsAbout')}</p>
          {shown(others)}
        </>
      ) : (
        shown(fields)
      )}
      <div className={styles.foot}>
        {error !== null && error !== undefined && <Failure error={error} />}
        <div className={styles.actions}>
          <Button
            type="submit"
            appearance="primary"
            disabled={count === 0}
            disabledFocusable={isBusy}
            {...(isBusy ? { icon: <Spinner size="tiny" /> } : {})}
          >
            {t(isNew ? 'records.create' : 'records.save')}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
          {count !== undefined && (
            <span className={styles.note}>
              {count === 0 ? t('records.nothingChanged') : t('records.changed', { count })}
            </span>
          )}
        </div>
      </div>
    </form>
  )
}

const emptyOf = ({ kind }: PropertyView): string | boolean => (kind === 'flag' ? false : '')
