import { Button, Checkbox, SearchBox } from '@fluentui/react-components'
import { ColumnTripleEditRegular } from '@fluentui/react-icons/svg/column-triple-edit'
import type { PropertyView } from '@landbridge/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Flyout } from '../frame/flyout.tsx'
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
    <Flyout
      role="dialog"
      label={t('records.chooseColumns')}
      align="end"
      button={{ appearance: 'subtle', icon: <ColumnTripleEditRegular />, children: t('records.columns') }}
    >
      {() => (
        <div className={styles.chooser}>
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
        </div>
      )}
    </Flyout>
  )
}
