import { Button, Checkbox, Dropdown, Field, Option, SearchBox } from '@fluentui/react-components'
import { type ActionView, type Flow, flows, versions } from '@landbridge/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChooseOne } from '../forms/cards.tsx'
import styles from './guide-page.module.css'

interface Props {
  readonly offered: readonly ActionView[]
  readonly chosen: readonly string[]
  readonly flow: Flow
  readonly version: number | undefined
  readonly onChoose: (ids: readonly string[]) => void
  readonly onFlow: (flow: Flow) => void
  readonly onVersion: (version: number | undefined) => void
}

/** Newest first. */
const majors = versions.map(({ major }) => major).reverse()

/** What the integration does: actions by entity set, found by typing; those that most connectors offer come first. */
export const ActionChooser = (props: Props) => {
  const { offered, chosen, flow, version, onChoose, onFlow, onVersion } = props
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [showsAll, setShowsAll] = useState(false)
  const search = words.trim().toLowerCase()
  const shown = offered.filter(
    ({ id, title, everyday }) =>
      (search === '' && (showsAll || everyday || chosen.includes(id))) ||
      (search !== '' && `${title} ${id}`.toLowerCase().includes(search)),
  )
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <div className={styles.chooser}>
      <ChooseOne
        label={t('integrations.flow')}
        value={flow}
        onChange={(value) => onFlow(value as Flow)}
        options={flows.map((each) => ({ value: each, label: t(`integrations.flows.${each}`) }))}
      />
      <Field label={t('guide.version')}>
        <Dropdown
          value={version === undefined ? t('guide.anyVersion') : String(version)}
          selectedOptions={[String(version ?? '')]}
          onOptionSelect={(_, { optionValue = '' }) => onVersion(optionValue === '' ? undefined : Number(optionValue))}
        >
          <Option value="">{t('guide.anyVersion')}</Option>
          {majors.map((each) => (
            <Option key={each} value={String(each)}>
              {String(each)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <SearchBox
        value={words}
        placeholder={t('guide.search')}
        aria-label={t('guide.search')}
        onChange={(_, { value }) => setWords(value)}
      />
      <p className={styles.count} aria-live="polite">
        {t('guide.chosen', { count: chosen.length })}
      </p>
      {shown.length === 0 && <p>{t('guide.none', { words })}</p>}
      {bySet(shown).map(({ set, actions }) => (
        <fieldset key={set} className={styles.set}>
          <legend>{set}</legend>
          {actions.map(({ id, title }) => (
            <Checkbox key={id} label={title} checked={chosen.includes(id)} onChange={() => toggle(id)} />
          ))}
        </fieldset>
      ))}
      {search === '' && (
        <div>
          <Button appearance="subtle" onClick={() => setShowsAll(!showsAll)}>
            {t(showsAll ? 'guide.showLess' : 'guide.showAll', { count: offered.length })}
          </Button>
        </div>
      )}
    </div>
  )
}

const bySet = (actions: readonly ActionView[]): { set: string; actions: ActionView[] }[] => {
  const groups = new Map<string, ActionView[]>()
  for (const action of actions) {
    const key = action.route === 'standard' ? action.set : `${action.route} · ${action.set}`
    groups.set(key, [...(groups.get(key) ?? []), action])
  }
  return [...groups].map(([set, all]) => ({ set, actions: all }))
}
