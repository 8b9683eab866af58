import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Flyout } from '../frame/flyout.tsx'
import { SetList } from './set-list.tsx'
import styles from './set-picker.module.css'

interface Props {
  readonly connectionId: string
  readonly integrationId: string
  readonly set: string
}

/** The entity set that is shown, and the way to another. */
export const SetPicker = ({ connectionId, integrationId, set }: Props) => {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  return (
    <Flyout
      role="dialog"
      label={t('records.switchSet')}
      className={styles.surface}
      button={{
        icon: <ChevronDownRegular />,
        iconPosition: 'after',
        className: styles.button,
        'aria-label': t('records.set', { set }),
        children: set,
      }}
    >
      {(close) => (
        <SetList
          connectionId={connectionId}
          integrationId={integrationId}
          level={2}
          words={words}
          onWords={setWords}
          onChosen={close}
        />
      )}
    </Flyout>
  )
}
