import { Button, Tooltip } from '@fluentui/react-components'
import { AppsListFilled, AppsListRegular } from '@fluentui/react-icons/svg/apps-list'
import { HomeFilled, HomeRegular } from '@fluentui/react-icons/svg/home'
import { PanelLeftContractRegular } from '@fluentui/react-icons/svg/panel-left-contract'
import { PanelLeftExpandRegular } from '@fluentui/react-icons/svg/panel-left-expand'
import { PlugConnectedFilled, PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected'
import { PulseFilled, PulseRegular } from '@fluentui/react-icons/svg/pulse'
import { SettingsFilled, SettingsRegular } from '@fluentui/react-icons/svg/settings'
import { TableFilled, TableRegular } from '@fluentui/react-icons/svg/table'
import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './nav.module.css'

/** The entries that exist; on a narrow screen they are the bar at the bottom. `also` is what belongs to an entry, too. */
const entries = [
  { to: '/', word: 'overview', also: undefined, Icon: HomeRegular, ActiveIcon: HomeFilled },
  { to: '/integrations', word: 'integrations', also: undefined, Icon: AppsListRegular, ActiveIcon: AppsListFilled },
  {
    to: '/connections',
    word: 'connections',
    also: '/setups',
    Icon: PlugConnectedRegular,
    ActiveIcon: PlugConnectedFilled,
  },
  { to: '/records', word: 'records', also: undefined, Icon: TableRegular, ActiveIcon: TableFilled },
  { to: '/events', word: 'events', also: undefined, Icon: PulseRegular, ActiveIcon: PulseFilled },
  { to: '/settings', word: 'settings', also: undefined, Icon: SettingsRegular, ActiveIcon: SettingsFilled },
] as const

const key = 'landbridge.navigation'

export const MainNav = () => {
  const { t } = useTranslation()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [isNarrow, setNarrow] = useState(() => localStorage.getItem(key) === 'narrow')
  const toggle = () => {
    localStorage.setItem(key, isNarrow ? 'wide' : 'narrow')
    setNarrow(!isNarrow)
  }
  const toggleName = t(isNarrow ? 'frame.expand' : 'frame.collapse')

  return (
    <nav className={styles.nav} data-narrow={isNarrow || undefined} aria-label={t('frame.main')}>
      <ul className={styles.list}>
        {entries.map(({ to, word, also, Icon, ActiveIcon }) => {
          const isAlso = also !== undefined && path.startsWith(also)
          return (
            <li key={to}>
              <Link
                to={to}
                className={styles.entry}
                activeOptions={{ exact: to === '/', includeSearch: false }}
                title={isNarrow ? t(`frame.${word}`) : undefined}
                {...(isAlso ? { 'aria-current': 'page' } : {})}
              >
                {({ isActive }) => (
                  <>
                    {isActive || isAlso ? <ActiveIcon className={styles.icon} /> : <Icon className={styles.icon} />}
                    <span className={styles.label}>{t(`frame.${word}`)}</span>
                  </>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
      <Tooltip content={toggleName} relationship="label" positioning="after">
        <Button
          className={styles.toggle}
          appearance="subtle"
          icon={isNarrow ? <PanelLeftExpandRegular /> : <PanelLeftContractRegular />}
          onClick={toggle}
        />
      </Tooltip>
    </nav>
  )
}
