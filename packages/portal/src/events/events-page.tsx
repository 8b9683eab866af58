import { Field, Select } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { ButtonLink } from '../frame/links.tsx'
import { Page } from '../frame/page.tsx'
import { type EventsSearch, eventAges } from '../search.ts'
import { useMayAdminister } from '../session/session.ts'
import { Empty } from '../waiting/empty.tsx'
import styles from './events.module.css'
import { FoundEvents } from './found-events.tsx'
import { chosenKinds, kindTitle } from './kinds.ts'

const route = getRouteApi('/frame/events')

/** What happened, newest first; what is chosen stands in the address. */
export const EventsPage = () => {
  const { t } = useTranslation()
  const mayAdminister = useMayAdminister()
  return (
    <Page
      title={t('events.title')}
      about={t('events.about')}
      actions={mayAdminister && <ButtonLink to="/settings/notices">{t('events.whoIsTold')}</ButtonLink>}
    >
      <Filters />
      <ChosenEvents />
    </Page>
  )
}

const Filters = () => {
  const { t } = useTranslation()
  const chosen = route.useSearch()
  const navigate = route.useNavigate()
  const { data: connections } = useQuery(ask('connections.list', {}))
  const { data: integrations } = useQuery(ask('integrations.list', {}))
  const choose = (name: keyof EventsSearch) => (value: string) =>
    void navigate({ search: { ...chosen, [name]: value === '' ? undefined : value }, replace: true })
  const named = (all: readonly { readonly id: string; readonly name: string }[] = []) =>
    all.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <fieldset className={styles.filters} aria-label={t('events.filters')}>
      <Choice
        label={t('events.kind')}
        all={t('events.anyKind')}
        options={chosenKinds.map((value) => ({ value, label: kindTitle(t, value) }))}
        value={chosen.kind}
        onChoose={choose('kind')}
      />
      <Choice
        label={t('events.connection')}
        all={t('events.anyConnection')}
        options={named(connections?.connections)}
        value={chosen.connection}
        onChoose={choose('connection')}
      />
      <Choice
        label={t('events.integration')}
        all={t('events.anyIntegration')}
        options={named(integrations?.integrations)}
        value={chosen.integration}
        onChoose={choose('integration')}
      />
      <Choice
        label={t('events.age')}
        all={t('events.anyAge')}
        options={eventAges.map((value) => ({ value, label: t(`events.ageOf.${value}`) }))}
        value={chosen.age}
        onChoose={choose('age')}
      />
    </fieldset>
  )
}

interface ChoiceProps {
  readonly label: string
  /** What it is called that nothing is chosen. */
  readonly all: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string | undefined
  readonly onChoose: (value: string) => void
}

const Choice = ({ label, all, options, value = '', onChoose }: ChoiceProps) => (
  <Field label={label}>
    <Select value={value} onChange={(_, data) => onChoose(data.value)}>
      <option value="">{all}</option>
      {options.map((each) => (
        <option key={each.value} value={each.value}>
          {each.label}
        </option>
      ))}
      {/* What was deleted may still stand in the address. */}
      {value !== '' && !options.some((each) => each.value === value) && <option value={value}>{value}</option>}
    </Select>
  </Field>
)

const days = { day: 1, week: 7, month: 30 } as const satisfies Record<(typeof eventAges)[number], number>

const ChosenEvents = () => {
  const { t } = useTranslation()
  const { kind, connection, integration, age } = route.useSearch()
  const [openedAt] = useState(Date.now)
  const filter = {
    ...(kind && { kind }),
    ...(connection && { connectionId: connection }),
    ...(integration && { integrationId: integration }),
    ...(age && { since: new Date(openedAt - days[age] * 86_400_000).toISOString() }),
  }
  return (
    <FoundEvents filter={filter}>
      {Object.keys(filter).length > 0 ? (
        <Empty title={t('events.noMatch')} about={t('events.noMatchAbout')}>
          <ButtonLink to="/events" search={{}}>
            {t('events.showAll')}
          </ButtonLink>
        </Empty>
      ) : (
        <Empty title={t('events.empty')} about={t('events.emptyAbout')} />
      )}
    </FoundEvents>
  )
}
