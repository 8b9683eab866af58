import { Checkbox, Field, Input, Select } from '@fluentui/react-components'
import type { PropertyView } from '@landbridge/contract'
import { type Control, useController } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type FormValues, findValueProblem } from './form-values.ts'
import { isNumber, plainOption } from './values.ts'

interface Props {
  readonly property: PropertyView
  readonly control: Control<FormValues>
  readonly isNew: boolean
  /** What Business Central said about this property. */
  readonly fault: string | undefined
}

const inputTypes: Readonly<Record<string, 'date' | 'datetime-local'>> = { date: 'date', instant: 'datetime-local' }

/** One property to fill in, by its kind. */
export const RecordField = ({ property, control, isNew, fault }: Props) => {
  const { t } = useTranslation()
  const { name, kind, length, refersTo, required } = property
  const { field, fieldState } = useController({
    name,
    control,
    rules: {
      validate: (value) => {
        switch (findValueProblem(property, value, isNew)) {
          case 'required':
            return t('common.required')
          case 'number':
            return t('records.valueWrong')
          case 'guid':
            return t('records.notGuid')
          case 'length':
            return t('records.tooLong', { length, now: String(value).length })
          default:
            return true
        }
      },
    },
  })
  if (kind === 'flag')
    return (
      <Checkbox
        label={name}
        checked={field.value === true}
        onChange={(_, { checked }) => field.onChange(checked === true)}
      />
    )

  const hints = [
    property.note,
    refersTo && refersTo.length > 0 && t('records.mustExist', { places: refersTo.join(', ') }),
  ].filter((each) => typeof each === 'string')
  const value = typeof field.value === 'string' ? field.value : ''
  return (
    <Field
      label={name}
      required={isNew && required}
      hint={hints.length > 0 ? hints.join(' ') : null}
      validationMessage={fieldState.error?.message ?? fault ?? null}
    >
      {property.options && property.options.length > 0 ? (
        <Select ref={field.ref} value={value} onBlur={field.onBlur} onChange={(_, data) => field.onChange(data.value)}>
          {(isNew || value === '') && <option value="">{t('records.notSet')}</option>}
          {property.options.map((each) => (
            <option key={each.value} value={each.value}>
              {each.label.trim() || plainOption(each.value).trim() || t('records.blankOption')}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          ref={field.ref}
          type={inputTypes[kind] ?? 'text'}
          value={value}
          spellCheck={false}
          autoComplete="off"
          {...(isNumber(property) ? { inputMode: 'decimal' as const } : {})}
          {...(length ? { maxLength: length } : {})}
          onBlur={field.onBlur}
          onChange={(_, data) => field.onChange(data.value)}
        />
      )}
    </Field>
  )
}
