import { Button, MessageBar, MessageBarBody, MessageBarTitle, Radio, RadioGroup } from '@fluentui/react-components'
import type { BusinessRecord, PropertyView } from '@landbridge/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './conflict.module.css'
import { shownValue } from './values.ts'

interface Props {
  readonly properties: readonly PropertyView[]
  /** What was read before the change was typed. */
  readonly before: BusinessRecord
  /** What Business Central holds now. */
  readonly theirs: BusinessRecord
  /** What we wanted to send. */
  readonly yours: BusinessRecord
  readonly isBusy: boolean
  /** Sends the chosen part of ours over theirs. */
  readonly onSave: (chosen: BusinessRecord) => void
  readonly onDrop: () => void
}

/** A record that changed under our hands: theirs and ours side by side, to choose from. */
export const Conflict = ({ properties, before, theirs, yours, isBusy, onSave, onDrop }: Props) => {
  const { t } = useTranslation()
  const words = { yes: t('common.yes'), no: t('common.no') }
  const isTheirs = ({ name }: PropertyView) => JSON.stringify(before[name]) !== JSON.stringify(theirs[name])
  const ours = properties.filter(({ name }) => name in yours)
  const disputed = ours.filter(isTheirs)
  const undisputed = ours.filter((each) => !isTheirs(each))
  const [choice, setChoice] = useState<Readonly<Record<string, string>>>({})
  const chosen = Object.fromEntries(Object.entries(yours).filter(([name]) => (choice[name] ?? 'yours') === 'yours'))
  const alsoChanged = properties.filter((each) => !(each.name in yours) && !each.readOnly && isTheirs(each))
  const names = (which: readonly PropertyView[]) => which.map((each) => each.name).join(', ')
  const shown = (property: PropertyView, record: BusinessRecord) =>
    shownValue(property, record[property.name], words) || t('records.blankOption')

  return (
    <div className={styles.conflict}>
      <MessageBar intent="warning" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{t('records.conflict')}</MessageBarTitle>{' '}
          {t(disputed.length > 0 ? 'records.conflictAbout' : 'records.conflictElsewhere')}
        </MessageBarBody>
      </MessageBar>
      {disputed.map((property) => (
        <div key={property.name} className={styles.property}>
          <h3>{property.name}</h3>
          <RadioGroup
            aria-label={t('records.chooseFor', { property: property.name })}
            value={choice[property.name] ?? 'yours'}
            onChange={(_, { value }) => setChoice({ ...choice, [property.name]: value })}
          >
            <Radio value="theirs" label={`${t('records.theirs')}: ${shown(property, theirs)}`} />
            <Radio value="yours" label={`${t('records.yours')}: ${shown(property, yours)}`} />
          </RadioGroup>
        </div>
      ))}
      {undisputed.length > 0 && (
        <p className={styles.note}>{t('records.undisputed', { properties: names(undisputed) })}</p>
      )}
      {alsoChanged.length > 0 && (
        <p className={styles.note}>{t('records.alsoChanged', { properties: names(alsoChanged) })}</p>
      )}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabledFocusable={isBusy}
          onClick={() => (Object.keys(chosen).length > 0 ? onSave(chosen) : onDrop())}
        >
          {t('records.saveChoice')}
        </Button>
        <Button onClick={onDrop}>{t('records.takeTheirs')}</Button>
      </div>
    </div>
  )
}
