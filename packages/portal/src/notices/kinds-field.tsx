import type { EventKind } from '@landbridge/contract'
import { type Control, type FieldPathByValue, type FieldValues, useController } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { chosenKinds, kindTitle } from '../events/kinds.ts'
import { ChooseMany, ChooseOne } from '../forms/cards.tsx'

/** Null for all. */
type Kinds = EventKind[] | null

interface Props<T extends FieldValues> {
  readonly control: Control<T>
  readonly name: FieldPathByValue<T, Kinds>
}

/** Reads kinds that were stored; what is no kind any more is left out. */
export const knownKinds = (kinds: readonly string[] | null): Kinds =>
  kinds && chosenKinds.filter((kind) => kinds.includes(kind))

/** Which kinds of events: all, or some of them. */
export const KindsField = <T extends FieldValues>({ control, name }: Props<T>) => {
  const { t } = useTranslation()
  const { field, fieldState } = useController({
    control,
    name,
    rules: { validate: (kinds: Kinds) => kinds === null || kinds.length > 0 || t('notices.kindsNeeded') },
  })
  const value: Kinds = field.value
  return (
    <>
      <ChooseOne
        label={t('notices.kinds')}
        options={[
          { value: 'all', label: t('notices.allKinds'), detail: t('notices.allKindsAbout') },
          { value: 'some', label: t('notices.someKinds') },
        ]}
        value={value === null ? 'all' : 'some'}
        onChange={(chosen) => field.onChange(chosen === 'all' ? null : [])}
      />
      {value !== null && (
        <ChooseMany
          label={t('notices.whichKinds')}
          isGrid
          error={fieldState.error?.message}
          options={chosenKinds.map((kind) => ({ value: kind, label: kindTitle(t, kind) }))}
          value={value}
          onChange={(kinds) => field.onChange(chosenKinds.filter((kind) => kinds.includes(kind)))}
        />
      )}
    </>
  )
}
