import { Button, Checkbox, Popover, PopoverSurface, PopoverTrigger, SearchBox } from '@fluentui/react-components'
import { ColumnTripleEditRegular } from '@fluentui/react-icons/svg/column-triple-edit'
import type { PropertyView } from '@landbridge/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './column-chooser.module.css'

interface Props {
  readonly properties: readonly PropertyView[]
  readonly shown: readonly string[]
  /** Undefined goes back to the usual columns. */
  readonly onChange: (columns: string[] | undefined) => void
}

/** Which properties stand in the grid; the order is that of the entity set. */
export const ColumnChooser = ({ properties, shown, onChange }: Props) => {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const found = properties.filter((each) => each.name.toLowerCase().includes(words.trim().toLowerCase()))
  const toggle = (name: string) => {
    const next = properties
      .map((each) => each.name)
      .filter((each) => (each === name ? !shown.includes(name) : shown.includes(each)))
    if (next.length > 0) onChange(next)
  }
  return (
    <Popover positioning="below-end" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<ColumnTripleEditRegular />}>
          {t('records.columns')}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('records.chooseColumns')}>
        <SearchBox
          value={words}
          placeholder={t('records.searchColumns')}
          aria-label={t('records.searchColumns')}
          onChange={(_, { value }) => setWords(value)}
        />
        <ul className={styles.list}>
          {found.map(({ name }) => (
            <li key={name}>
              <Checkbox checked={shown.includes(name)} label={name} onChange={() => toggle(name)} />
            </li>
          ))}
        </ul>
        <Button size="small" onClick={() => onChange(undefined)}>
          {t('records.defaultColumns')}
        </Button>
      </PopoverSurface>
    </Popover>
  )
}
