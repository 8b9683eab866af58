import { SearchBox } from '@fluentui/react-components'
import type { EntitySetSummary } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask, forever } from '../calls/call.ts'
import { byArea, matchesWords } from '../entity-sets/areas.ts'
import { keyOf } from '../entity-sets/wanted.ts'
import { Waiting } from '../waiting/waiting.tsx'
import styles from './set-list.module.css'

interface Props {
  readonly connectionId: string
  readonly integrationId: string
  /** Where its headings stand in the page. */
  readonly level: 2 | 3
  readonly words: string
  readonly onWords: (words: string) => void
  readonly onChosen?: () => void
}

/** Entity sets to open: those of the integration first, then the others by area. Parts are reached from their whole. */
export const SetList = ({ connectionId, integrationId, level, words, onWords, onChosen }: Props) => {
  const { t } = useTranslation()
  const Heading = `h${level}` as const
  const AreaHeading = level === 2 ? 'h3' : 'h4'
  const sets = useQuery(ask('catalogue.sets', {}, forever))
  const integration = useQuery(ask('integrations.read', { integrationId }))
  const wanted = new Set(integration.data?.wanted.map(keyOf))
  return (
    <div className={styles.list}>
      <SearchBox
        className={styles.search}
        value={words}
        placeholder={t('records.searchSets')}
        aria-label={t('records.searchSets')}
        onChange={(_, { value }) => onWords(value)}
      />
      <Waiting query={sets} shape="list">
        {(all) => {
          const shown = all.sets.filter((each) => !each.needsParent && matchesWords(each, words.trim()))
          const ours = shown.filter((each) => wanted.has(keyOf(each)))
          const others = shown.filter((each) => !wanted.has(keyOf(each)) && each.route === 'standard')
          const links = (which: readonly EntitySetSummary[]) => (
            <SetLinks connectionId={connectionId} sets={which} onChosen={onChosen} />
          )
          return (
            <>
              {ours.length + others.length === 0 && <p>{t('records.noSet', { words })}</p>}
              {ours.length > 0 && (
                <section className={styles.group} aria-label={t('records.inIntegration')}>
                  <Heading>{t('records.inIntegration')}</Heading>
                  {links(ours)}
                </section>
              )}
              {others.length > 0 && (
                <details
                  key={String(words.trim() !== '' || ours.length === 0)}
                  className={styles.others}
                  open={words.trim() !== '' || ours.length === 0}
                >
                  <summary>
                    {t('records.others')} <span className={styles.note}>{t('records.othersAbout')}</span>
                  </summary>
                  {byArea(others).map(({ area, sets: each }) => (
                    <section key={area} className={styles.group} aria-label={t(`integrations.area.${area}`)}>
                      <AreaHeading className={styles.area}>{t(`integrations.area.${area}`)}</AreaHeading>
                      {links(each)}
                    </section>
                  ))}
                </details>
              )}
            </>
          )
        }}
      </Waiting>
    </div>
  )
}

interface LinksProps {
  readonly connectionId: string
  readonly sets: readonly EntitySetSummary[]
  readonly onChosen: (() => void) | undefined
}

const SetLinks = ({ connectionId, sets, onChosen }: LinksProps) => (
  <ul className={styles.sets}>
    {sets.map((each) => (
      <li key={keyOf(each)} className={styles.set}>
        <Link
          to="/connections/$connectionId/records/$set"
          params={{ connectionId, set: each.set }}
          search={each.route === 'automation' ? { route: each.route } : {}}
          className={styles.name}
          {...(onChosen && { onClick: onChosen })}
        >
          {each.set}
        </Link>
        <span className={styles.about}>{each.about}</span>
      </li>
    ))}
  </ul>
)
