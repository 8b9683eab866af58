import { Button, Input, Tooltip } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { FilterAddRegular } from '@fluentui/react-icons/svg/filter-add'
import type { PropertyView } from '@landbridge/contract'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './filter-bar.module.css'
import { FilterBuilder } from './filter-builder.tsx'

interface Props {
  readonly properties: readonly PropertyView[]
  readonly filter: string
  readonly onFilter: (filter: string) => void
}

/** The filter as Business Central reads it, to type or to build. */
export const FilterBar = ({ properties, filter, onFilter }: Props) => {
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState(filter)
  const [applied, setApplied] = useState(filter)
  if (applied !== filter) {
    // Changed from outside, by Back for example.
    setApplied(filter)
    setText(filter)
  }
  const [isBuilding, setBuilding] = useState(false)
  const apply = (event: FormEvent) => {
    event.preventDefault()
    onFilter(text.trim())
  }
  const take = (next: string) => {
    setText(next)
    onFilter(next)
  }
  return (
    <div className={styles.bar}>
      <form className={styles.line} onSubmit={apply}>
        <label htmlFor={id}>{t('records.filter')}</label>
        <Input
          id={id}
          className={styles.text}
          value={text}
          spellCheck={false}
          autoComplete="off"
          title={t('records.filterHint')}
          placeholder={t('records.filterPlaceholder')}
          onChange={(_, { value }) => setText(value)}
          {...(text === ''
            ? {}
            : {
                contentAfter: (
                  <Tooltip content={t('records.clear')} relationship="label">
                    <Button size="small" appearance="transparent" icon={<DismissRegular />} onClick={() => take('')} />
                  </Tooltip>
                ),
              })}
        />
        <Button type="submit" disabled={text.trim() === filter}>
          {t('records.apply')}
        </Button>
        <Button
          appearance="subtle"
          icon={<FilterAddRegular />}
          aria-expanded={isBuilding}
          onClick={() => setBuilding(!isBuilding)}
        >
          {t('records.build')}
        </Button>
      </form>
      {isBuilding && <FilterBuilder properties={properties} filter={text} onFilter={take} />}
    </div>
  )
}
