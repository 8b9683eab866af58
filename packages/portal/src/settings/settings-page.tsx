import { Outlet, useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../frame/page.tsx'
import { Tabs } from '../frame/tabs.tsx'
import { useMayAdminister } from '../session/session.ts'
import styles from './settings.module.css'

const ways = {
  keys: '/settings/keys',
  notices: '/settings/notices',
  password: '/settings/password',
  language: '/settings/language',
  about: '/settings/about',
} as const
const tabs = ['keys', 'notices', 'password', 'language', 'about'] as const
const forEverybody: readonly string[] = ['language', 'about']

export const SettingsPage = () => {
  const { t } = useTranslation()
  const mayAdminister = useMayAdminister()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const tab = tabs.find((each) => path.startsWith(ways[each])) ?? 'keys'
  const shown = tabs.filter((each) => mayAdminister || forEverybody.includes(each))
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
