import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { Needs as AllNeeds, Flow, WantedSet } from '@landbridge/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, forever } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { TextLink } from '../frame/links.tsx'
import { Section } from '../frame/section.tsx'
import { actionIds } from '../guide/action-ids.ts'
import styles from './needs-guide.module.css'
import { newlyNeeded } from './newly-needed.ts'

interface Props {
  readonly flow: Flow
  readonly wanted: readonly WantedSet[]
  /** What is stored: what those who are connected have granted. Absent while nobody can be. */
  readonly stored?: { readonly needs: AllNeeds; readonly connections: number }
}

/** What customers will be asked for: it follows from the choices at once, each permission with its reason. */
export const NeedsGuide = ({ flow, wanted, stored }: Props) => {
  const { t } = useTranslation()
  const actions = useDeferredValue(actionIds(wanted))
  const guide = useQuery({
    ...ask('guide.read', { actions, flow }, forever),
    enabled: actions !== '',
    placeholderData: keepPreviousData,
  })
  const needs = actions === '' ? undefined : guide.data?.needs
  return (
    <Section title={t('integrations.guide')} about={t('integrations.guideAbout')}>
      {actions === '' && <p className={styles.note}>{t('integrations.guideNew')}</p>}
      {guide.isError && <Failure error={guide.error} />}
      {needs && stored && <NewlyNeeded {...stored} after={needs} />}
      {needs && (
        <>
          {flow !== 'delegated' && (
            <>
              <h3 className={styles.heading}>{t('integrations.roles')}</h3>
              <Needs needs={needs.roles} />
            </>
          )}
          {flow === 'delegated' && (
            <>
              <h3 className={styles.heading}>{t('integrations.scopes')}</h3>
              <Needs needs={needs.scopes.map((each) => ({ ...each, id: each.name }))} />
            </>
          )}
          <h3 className={styles.heading}>{t('integrations.permissionSets')}</h3>
          <Needs
            needs={needs.permissionSets.map(({ id, name, reason }) => ({
              id,
              name: name === id || name === '' ? id : `${id} · ${name}`,
              reason,
            }))}
          />
          <TextLink to="/guide" search={{ actions, flow }}>
            {t('integrations.wholeGuide')}
          </TextLink>
        </>
      )}
    </Section>
  )
}

interface NewlyNeededProps {
  readonly needs: AllNeeds
  readonly connections: number
  readonly after: AllNeeds
}

/** What a changed choice means for the customers who are connected. */
const NewlyNeeded = ({ needs, connections, after }: NewlyNeededProps) => {
  const { t } = useTranslation()
  const names = newlyNeeded(needs, after)
  if (connections === 0 || names.length === 0) return null
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('integrations.newlyNeeded', { count: connections })}</MessageBarTitle>
        {t('integrations.newlyNeededAbout', { names: names.join(', ') })}
      </MessageBarBody>
    </MessageBar>
  )
}

const Needs = ({ needs }: { needs: readonly { id: string; name: string; reason: string }[] }) => {
  const { t } = useTranslation()
  if (needs.length === 0) return <p className={styles.note}>{t('integrations.noRoles')}</p>
  return (
    <ul className={styles.needs}>
      {needs.map(({ id, name, reason }) => (
        <li key={id}>
          <strong>{name}</strong>
          <p>{reason}</p>
        </li>
      ))}
    </ul>
  )
}
