import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import type { Setup } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { CheckSummary } from '../check/check-summary.tsx'
import { CheckTable } from '../check/check-table.tsx'
import { useCheck } from '../check/use-check.ts'
import { CopyButton } from '../copying/copy-button.tsx'
import { ButtonLink } from '../frame/links.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import styles from './connected.module.css'

/** The end of the guide: what was proved, and the first three things to do. */
export const Connected = ({ setup }: { setup: Setup }) => {
  const { t } = useTranslation()
  const { connectionId, checkId } = setup
  const check = useCheck(connectionId ?? '', checkId ?? undefined)
  const connection = useQuery({
    ...ask('connections.read', { connectionId: connectionId ?? '' }),
    enabled: connectionId !== null,
  })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isCertain = check.data === undefined || check.data.verdict === 'pass'
  return (
    <article className={styles.end}>
      <header className={styles.head}>
        <CheckmarkCircleFilled className={styles.mark} aria-hidden />
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {t('setup.connected')}
          </h2>
          <p>{t(isCertain ? 'setup.connectedAbout' : 'setup.connectedPartly')}</p>
        </div>
      </header>
      {connectionId && (
        <FirstThings connectionId={connectionId} company={connection.data?.companies[0]?.displayName ?? ''} />
      )}
      {checkId && (
        <section className={styles.part} aria-labelledby="proved">
          <h3 id="proved">{t('setup.proved')}</h3>
          <Waiting query={check} shape="list">
            {(data) => (
              <>
                <CheckSummary check={data} />
                <CheckTable check={data} connection={connection.data} />
              </>
            )}
          </Waiting>
        </section>
      )}
    </article>
  )
}

const FirstThings = ({ connectionId, company }: { connectionId: string; company: string }) => {
  const { t } = useTranslation()
  const params = { connectionId }
  const command = `curl -H "Authorization: Bearer YOUR_KEY" "${location.origin}/v1/connections/${connectionId}/records/customers?top=5"`
  return (
    <section className={styles.part} aria-labelledby="first-things">
      <h3 id="first-things">{t('setup.firstThings')}</h3>
      <ol className={styles.things}>
        <Thing title={t('setup.records')} about={t('setup.recordsAbout', { company })}>
          <ButtonLink to="/connections/$connectionId/records" params={params} search={{}} appearance="primary">
            {t('setup.openRecords')}
          </ButtonLink>
        </Thing>
        <Thing title={t('setup.program')} about={t('setup.programAbout')}>
          <div className={styles.command}>
            <code>{command}</code>
            <CopyButton value={command} thing={t('setup.command')} />
          </div>
          <ButtonLink to="/settings/keys">{t('setup.makeKey')}</ButtonLink>
        </Thing>
        <Thing title={t('setup.again')} about={t('setup.againAbout')}>
          <ButtonLink to="/connections/$connectionId" params={params} search={{}}>
            {t('setup.openConnection')}
          </ButtonLink>
        </Thing>
      </ol>
    </section>
  )
}

const Thing = ({ title, about, children }: { title: string; about: string; children: ReactNode }) => (
  <li className={styles.thing}>
    <div className={styles.thingBody}>
      <h4>{title}</h4>
      <p>{about}</p>
      {children}
    </div>
  </li>
)
