import { Button, Spinner } from '@fluentui/react-components'
import { AppsListRegular } from '@fluentui/react-icons/svg/apps-list'
import { CodeRegular } from '@fluentui/react-icons/svg/code'
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { ButtonLink } from '../frame/links.tsx'
import styles from './overview.module.css'
import { useDemo } from './use-demo.ts'

/** What a workspace without connections shows. The demo is offered only while its simulator runs. */
export const WaysToBegin = () => {
  const { t } = useTranslation()
  const endpoints = useQuery(ask('catalogue.endpoints', {}))
  const choice = endpoints.data?.endpoints.find((each) => each.kind === 'demo')
  const demo = choice?.addresses && { kind: choice.kind, addresses: choice.addresses }
  const open = useDemo()
  return (
    <section className={styles.section} aria-labelledby="begin">
      <h2 id="begin">{t('overview.begin')}</h2>
      <p className={styles.sectionAbout}>{t('overview.beginAbout')}</p>
      {open.isError && <Failure error={open.error} />}
      <ul className={styles.ways}>
        {demo && (
          <Way icon={<PlugConnectedRegular />} name="demo" isFirst>
            <Button
              appearance="primary"
              size="large"
              disabledFocusable={open.isPending}
              {...(open.isPending ? { icon: <Spinner size="tiny" /> } : {})}
              onClick={() => open.mutate(demo)}
            >
              {t('overview.demo')}
            </Button>
          </Way>
        )}
        <Way icon={<AppsListRegular />} name="integration">
          <ButtonLink to="/integrations/new" size="large" appearance={demo ? 'secondary' : 'primary'}>
            {t('overview.integration')}
          </ButtonLink>
        </Way>
        <Way icon={<CodeRegular />} name="api">
          <ButtonLink to="/settings/keys" size="large">
            {t('overview.makeKey')}
          </ButtonLink>
        </Way>
      </ul>
    </section>
  )
}

interface WayProps {
  readonly icon: ReactNode
  readonly name: 'demo' | 'integration' | 'api'
  readonly isFirst?: boolean
  readonly children: ReactNode
}

const Way = ({ icon, name, isFirst = false, children }: WayProps) => {
  const { t } = useTranslation()
  return (
    <li className={styles.way} data-first={isFirst || undefined}>
      <span className={styles.wayIcon} aria-hidden>
        {icon}
      </span>
      <h3>{t(`overview.${name}`)}</h3>
      <p>{t(`overview.${name}About`)}</p>
      <p className={styles.small}>{t(`overview.${name}Minutes`)}</p>
      <div className={styles.wayAction}>{children}</div>
    </li>
  )
}
