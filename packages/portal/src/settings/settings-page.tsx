import { Outlet, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../frame/page.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useMayAdminister } from '../session/session.ts'
import styles from './settings.module.css'

const ways = { keys: '/settings/keys', password: '/settings/password', about: '/settings/about' } as const
const tabs = ['keys', 'password', 'about'] as const

export const SettingsPage = () => {
  const { t } = useTranslation()
  const mayAdminister = useMayAdminister()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const tab = tabs.find((each) => path.startsWith(ways[each])) ?? 'keys'
  const shown = tabs.filter((each) => mayAdminister || each === 'about')
  return (
    <Page title={t('settings.title')}>
      <Tabs
        label={t('settings.sections')}
        selected={tab}
        tabs={shown.map((each) => ({ id: each, label: t(`settings.${each}`), to: ways[each] }))}
      >
        <div className={styles.panel}>
          <Outlet />
        </div>
      </Tabs>
    </Page>
  )
}
