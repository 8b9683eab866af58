import { Button, Field, Input, Select } from '@fluentui/react-components'
import type { PropertyView } from '@landbridge/contract'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './filter-bar.module.css'
import { addClause, clauseOf, type Operator, operatorsOf } from './filter-clause.ts'
import { isNumber, plainOption } from './values.ts'

interface Props {
  readonly properties: readonly PropertyView[]
  readonly filter: string
  readonly onFilter: (filter: string) => void
}

/** Adds one condition after the other to the text above. */
export const FilterBuilder = ({ properties, filter, onFilter }: Props) => {
  const { t } = useTranslation()
  const filterable = properties.filter(
    (each) => each.filterable && each.kind !== 'stream' && each.kind !== 'collection',
  )
  const [name, setName] = useState(filterable.find((each) => each.kind !== 'guid')?.name ?? '')
  const property = filterable.find((each) => each.name === name) ?? filterable[0]
  const [operator, setOperator] = useState<Operator>()
  const [value, setValue] = useState<string>()
  const [isWrong, setWrong] = useState(false)
  if (property === undefined) return null

  const allowed = operatorsOf(property)
  const chosen = operator !== undefined && allowed.includes(operator) ? operator : (allowed[0] ?? 'eq')
  const given = value ?? startOf(property)
  const isTime = property.kind === 'date' || property.kind === 'instant'
  const word = (each: Operator) =>
    isTime && each !== 'contains' && each !== 'startswith' && each !== 'endswith'
      ? t(`records.dateOp.${each}`)
      : t(`records.op.${each}`)

  const chooseProperty = (next: string) => {
    setName(next)
    setValue(undefined)
    setWrong(false)
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    const clause = clauseOf(property, chosen, given)
    setWrong(clause === undefined)
    if (clause !== undefined) onFilter(addClause(filter, clause))
  }
  return (
    <form className={styles.builder} onSubmit={add} aria-label={t('records.build')}>
      <Field label={t('records.property')}>
        <Select value={property.name} onChange={(_, data) => chooseProperty(data.value)}>
          {filterable.map((each) => (
            <option key={each.name}>{each.name}</option>
          ))}
        </Select>
      </Field>
      <Field label={t('records.operator')}>
        <Select value={chosen} onChange={(_, data) => setOperator(allowed.find((each) => each === data.value))}>
          {allowed.map((each) => (
            <option key={each} value={each}>
              {word(each)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('records.value')} validationMessage={isWrong ? t('records.valueWrong') : null}>
        <ValueInput property={property} value={given} onChange={setValue} />
      </Field>
      <Button type="submit" appearance="primary">
        {t('records.addCondition')}
      </Button>
    </form>
  )
}

const startOf = ({ kind, options }: PropertyView): string =>
  kind === 'flag' ? 'true' : (options?.find((each) => each.label.trim() !== '')?.value ?? '')

interface ValueProps {
  readonly property: PropertyView
  readonly value: string
  readonly onChange: (value: string) => void
}

const ValueInput = ({ property, value, onChange }: ValueProps) => {
  const { t } = useTranslation()
  if (property.kind === 'flag')
    return (
      <Select value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="true">{t('common.yes')}</option>
        <option value="false">{t('common.no')}</option>
      </Select>
    )
  if (property.options && property.options.length > 0)
    return (
      <Select value={value} onChange={(_, data) => onChange(data.value)}>
        {property.options.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label.trim() || plainOption(each.value).trim() || t('records.blankOption')}
          </option>
        ))}
      </Select>
    )
  const type = property.kind === 'date' ? 'date' : property.kind === 'instant' ? 'datetime-local' : 'text'
  return (
    <Input
      type={type}
      value={value}
      {...(isNumber(property) ? { inputMode: 'decimal' as const } : {})}
      onChange={(_, data) => onChange(data.value)}
    />
  )
}
