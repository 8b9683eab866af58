import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { Facts } from '../frame/facts.tsx'
import { Section } from '../frame/section.tsx'
import { Moment } from '../time/moment.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import styles from './settings.module.css'

export const AboutTab = () => {
  const { t } = useTranslation()
  const health = useQuery({ ...ask('health.read', {}), refetchInterval: 15_000 })
  return (
    <>
      <Section title={t('settings.aboutTitle')}>
        <Waiting query={health} shape="line">
          {({ version, status, store, uptimeSeconds }) => (
            <Facts
              facts={[
                [t('settings.version'), version],
                [t('settings.status'), t(`settings.${status}`)],
                [t('settings.store'), t(`settings.${store}`)],
                [
                  t('settings.uptime'),
                  <Moment key="since" at={new Date(health.dataUpdatedAt - uptimeSeconds * 1_000).toISOString()} />,
                ],
              ]}
            />
          )}
        </Waiting>
        <p className={styles.hint}>{t('settings.licence')}</p>
      </Section>
      <Section title={t('settings.reference')} about={t('settings.referenceAbout')}>
        <div>
          <Button as="a" href="/v1/reference" target="_blank" rel="noopener">
            {t('settings.openReference')}
          </Button>
        </div>
      </Section>
    </>
  )
}
