import type { ActionView, Guide } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask, forever } from '../calls/call.ts'
import { CopyButton } from '../copying/copy-button.tsx'
import { LanguageMenu } from '../frame/language-menu.tsx'
import { Mark } from '../frame/mark.tsx'
import { useTitle } from '../frame/page.tsx'
import { Help } from '../setup/help.tsx'
import { InlineText } from '../setup/inline-text.tsx'
import { Instructions } from '../setup/instructions.tsx'
import { WhoBadge } from '../setup/who-badge.tsx'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { ActionChooser } from './action-chooser.tsx'
import styles from './guide-page.module.css'
import { NeedList } from './need-list.tsx'

const route = getRouteApi('/guide')

/** What an integration needs from a customer, for anybody who has the address: choices, permissions, and every step. */
export const GuidePage = () => {
  const { t } = useTranslation()
  const { actions = '', flow = 'service-to-service', version, name } = route.useSearch()
  const navigate = route.useNavigate()
  useTitle(t('guide.title'))
  const all = useQuery(ask('guide.actions', {}, forever))
  const chosen = actions.split(',').filter((id) => id !== '')
  const input = { actions, flow, ...(version !== undefined && { version }), ...(name !== undefined && { name }) }
  const guide = useQuery({ ...ask('guide.read', input, forever), enabled: actions !== '' })
  const choose = (ids: readonly string[]) =>
    void navigate({ search: (before) => ({ ...before, actions: ids.join(',') }), replace: true, resetScroll: false })
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.titleRow}>
          <Mark />
          <LanguageMenu />
        </div>
        <h1>{name === undefined ? t('guide.title') : t('guide.titleNamed', { name })}</h1>
        <p>{t('guide.about')}</p>
      </header>
      <main className={styles.columns}>
        <section className={styles.choices} aria-label={t('guide.choices')}>
          <Waiting query={all} shape="form">
            {({ actions: offered }: { actions: readonly ActionView[] }) => (
              <ActionChooser
                offered={offered}
                chosen={chosen}
                flow={flow}
                version={version}
                onChoose={choose}
                onFlow={(next) => void navigate({ search: (before) => ({ ...before, flow: next }), replace: true })}
                onVersion={(next) =>
                  void navigate({
                    search: ({ version: _, ...before }) => (next === undefined ? before : { ...before, version: next }),
                    replace: true,
                  })
                }
              />
            )}
          </Waiting>
        </section>
        <div className={styles.guide}>
          {actions === '' ? (
            <Empty title={t('guide.empty')} about={t('guide.emptyAbout')} />
          ) : (
            <Waiting query={guide} shape="form">
              {(drawn) => <Drawn guide={drawn} />}
            </Waiting>
          )}
        </div>
      </main>
    </div>
  )
}

const Drawn = ({ guide }: { guide: Guide }) => {
  const { t } = useTranslation()
  const { needs, steps, unavailable, version, flow, markdown } = guide
  return (
    <>
      <section className={styles.step}>
        <div className={styles.titleRow}>
          <h2>{t('guide.needs')}</h2>
          <CopyButton value={markdown} thing={t('guide.markdown')} />
        </div>
        {flow === 'delegated' ? (
          <NeedList title={t('integrations.scopes')} needs={needs.scopes} />
        ) : (
          <NeedList title={t('integrations.roles')} needs={needs.roles} />
        )}
        <NeedList
          title={t('integrations.permissionSets')}
          needs={needs.permissionSets.map(({ id, name, reason }) => ({ name: `${id} · ${name}`, reason }))}
        />
        {unavailable.length > 0 && (
          <NeedList
            title={t('guide.unavailable', { version })}
            needs={unavailable.map(({ title, since }) => ({ name: title, reason: t('guide.since', { since }) }))}
          />
        )}
      </section>
      {steps.map(({ id, title, who, explain }, index) => (
        <section key={id} className={styles.step}>
          <div className={styles.titleRow}>
            <h2>
              {index + 1}. {title}
            </h2>
            <WhoBadge who={who} />
          </div>
          <p>
            <InlineText text={explain.intro} />
          </p>
          <Instructions instructions={explain.instructions} />
          <Help help={explain.help} step={title} />
        </section>
      ))}
    </>
  )
}
