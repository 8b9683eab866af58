import { Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
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
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  return (
    <Popover open={isOpen} onOpenChange={(_, { open }) => setOpen(open)} positioning="below-start" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          icon={<ChevronDownRegular />}
          iconPosition="after"
          className={styles.button}
          aria-label={t('records.set', { set })}
        >
          {set}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('records.switchSet')}>
        <SetList
          connectionId={connectionId}
          integrationId={integrationId}
          words={words}
          onWords={setWords}
          onChosen={() => setOpen(false)}
        />
      </PopoverSurface>
    </Popover>
  )
}
