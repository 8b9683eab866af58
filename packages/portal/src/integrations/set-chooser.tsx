import { Checkbox, SearchBox, Switch } from '@fluentui/react-components'
import type { EntitySetSummary } from '@landbridge/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AreaOfSets, byArea, matchesWords } from '../entity-sets/areas.ts'
import { type Choice, keyOf, toggleSet, toggleVerb, verbs } from '../entity-sets/wanted.ts'
import styles from './set-chooser.module.css'

interface Props {
  readonly sets: readonly EntitySetSummary[]
  readonly choice: Choice
  readonly onChange: (choice: Choice) => void
}

/** Entity sets by area, to choose from, each with the operations that Business Central allows on it. */
export const SetChooser = ({ sets, choice, onChange }: Props) => {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const chosenCount = Object.keys(choice).length
  const [onlyChosen, setOnlyChosen] = useState(chosenCount > 0)
  const shown = sets.filter(
    (each) => matchesWords(each, words.trim()) && (!onlyChosen || choice[keyOf(each)] !== undefined),
  )
  // With few left, or when asked for by a word, there is no need to open the areas one by one.
  const isOpen = words.trim() !== '' || onlyChosen
  return (
    <div className={styles.chooser}>
      <div className={styles.tools}>
        <SearchBox
          className={styles.search}
          value={words}
          placeholder={t('integrations.searchSets')}
          aria-label={t('integrations.searchSets')}
          onChange={(_, { value }) => setWords(value)}
        />
        <Switch
          label={t('integrations.onlyChosen', { count: chosenCount })}
          checked={onlyChosen}
          onChange={(_, { checked }) => setOnlyChosen(checked)}
        />
      </div>
      {shown.length === 0 && <p className={styles.none}>{t('integrations.noSet', { words })}</p>}
      {byArea(shown).map((area) => (
        <AreaGroup key={`${area.area}-${isOpen}`} area={area} isOpen={isOpen} choice={choice} onChange={onChange} />
      ))}
    </div>
  )
}

interface AreaProps {
  readonly area: AreaOfSets
  readonly isOpen: boolean
  readonly choice: Choice
  readonly onChange: (choice: Choice) => void
}

const AreaGroup = ({ area: { area, sets }, isOpen, choice, onChange }: AreaProps) => {
  const { t } = useTranslation()
  const chosen = sets.filter((each) => choice[keyOf(each)] !== undefined).length
  const [open, setOpen] = useState(isOpen || chosen > 0)
  return (
    <details className={styles.area} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={styles.areaName}>{t(`integrations.area.${area}`)}</span>
        <span className={styles.count}>
          {t('integrations.setCount', { count: sets.length })}
          {chosen > 0 && ` · ${t('integrations.chosenInArea', { count: chosen })}`}
        </span>
      </summary>
      {open && (
        <ul className={styles.sets}>
          {sets.map((set) => (
            <SetRow key={keyOf(set)} set={set} choice={choice} onChange={onChange} />
          ))}
        </ul>
      )}
    </details>
  )
}

interface RowProps {
  readonly set: EntitySetSummary
  readonly choice: Choice
  readonly onChange: (choice: Choice) => void
}

const SetRow = ({ set, choice, onChange }: RowProps) => {
  const { t } = useTranslation()
  const chosen = choice[keyOf(set)]
  return (
    <li className={styles.set} data-chosen={chosen !== undefined || undefined}>
      <Checkbox
        className={styles.name}
        checked={chosen !== undefined}
        label={set.set}
        onChange={() => onChange(toggleSet(choice, set))}
      />
      <p className={styles.about}>{set.about}</p>
      {chosen !== undefined && (
        <fieldset className={styles.verbs} aria-label={t('integrations.verbsOf', { set: set.set })}>
          {verbs
            .filter((verb) => set.allows.includes(verb))
            .map((verb) => (
              <Checkbox
                key={verb}
                size="medium"
                label={t(`common.verb.${verb}`)}
                checked={chosen.includes(verb)}
                onChange={() => onChange(toggleVerb(choice, set, verb))}
              />
            ))}
        </fieldset>
      )}
    </li>
  )
}
